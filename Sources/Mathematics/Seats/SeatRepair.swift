/// Seats after something changed in the year: a session fell away, people were moved or can no longer come on a day.
///
/// People have been told their seats. A seat counts as moved when its person does not keep just that session; seats that
/// the changed year no longer allows are moved in any case.
package struct SeatRepair: Sendable, Hashable {
    package enum Order: Sendable, Hashable {
        /// Fewest moves before everything else: only those move who must.
        case movesFirst
        /// Fewest moves among the best in L1 to L4, before the cost.
        case movesAfterServing
    }

    package var answer: SeatAnswer
    /// Seats told and not kept, and the fewest possible (given the levels before).
    package var moved: Int
    package var movedBound: Int

    /// Solved on the whole model, which knows each person's session.
    ///
    /// - Parameters:
    ///   - year: the year as it now is, in which a session that fell away has 0 seats.
    ///   - told: the seats people know of.
    /// - Throws: `SolverError` when the solver breaks off.
    package static func solve(
        _ year: SeatYear, told: Seating, order: Order, limits: SeatLimits = SeatLimits()
    ) throws(SolverError) -> SeatRepair {
        let model = WholeSeatModel(year)
        switch order {
        case .movesFirst:
            var search = try WholeSeatSearch(model, told: told, limits)
            search.begin(at: told.lawful(in: year))
            return try search.run([WholeSeatSearch.moves, 0, 1, 2, 3, 4])
        case .movesAfterServing:
            let best = try SeatSolver.solve(year, limits: limits)
            var search = try WholeSeatSearch(model, told: told, limits)
            search.begin(with: best)
            return try search.run([0, 1, 2, 3, WholeSeatSearch.moves, 4])
        }
    }
}
