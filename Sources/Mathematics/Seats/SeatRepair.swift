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

    /// With the moves first, what can be kept is kept and the rest is solved beside it; where that leaves a question, and
    /// with the moves later, on the whole model, which knows each person's session.
    ///
    /// - Parameters:
    ///   - year: the year as it now is, in which a session that fell away has 0 seats.
    ///   - told: the seats people know of.
    /// - Throws: `SolverError` when the solver breaks off.
    package static func solve(
        _ year: SeatYear, told: Seating, order: Order, limits: SeatLimits = SeatLimits()
    ) throws(SolverError) -> SeatRepair {
        switch order {
        case .movesFirst:
            let kept = KeptSeats(told, in: year)
            var beside = limits
            if !kept.isExact { beside.seconds = (limits.seconds + limits.elapsed()) / 2 }
            let answer = kept.joined(try SeatSolver.solve(kept.year, limits: beside))
            let moved = told.seats.count - kept.seats.count
            if kept.isExact { return SeatRepair(answer: answer, moved: moved, movedBound: moved) }
            var search = try WholeSeatSearch(WholeSeatModel(year), told: told, limits)
            search.begin(at: answer.seating)
            return try search.run([WholeSeatSearch.moves, 0, 1, 2, 3, 4])
        case .movesAfterServing:
            let best = try SeatSolver.solve(year, limits: limits)
            var search = try WholeSeatSearch(WholeSeatModel(year), told: told, limits)
            search.begin(with: best)
            return try search.run([0, 1, 2, 3, WholeSeatSearch.moves, 4])
        }
    }
}
