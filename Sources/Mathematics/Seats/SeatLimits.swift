/// How long the search for seats may take, and who is told.
package struct SeatLimits: Sendable {
    /// Seconds of `elapsed`; infinity for none.
    package var seconds: Double
    /// Seconds since the search began, measured by the caller: there is no clock here.
    package var elapsed: @Sendable () -> Double
    /// Called at every better value or bound and now and then between; `false` stops the search.
    package var report: @Sendable (SeatProgress) -> Bool

    package init(
        seconds: Double = .infinity, elapsed: @escaping @Sendable () -> Double = { 0 },
        report: @escaping @Sendable (SeatProgress) -> Bool = { _ in true }
    ) {
        self.seconds = seconds
        self.elapsed = elapsed
        self.report = report
    }
}

/// How far a search is.
package struct SeatProgress: Sendable, Hashable {
    /// The level that is being solved, 1 to 5.
    package var level: Int
    /// The best seating so far, and what each level cannot go below given the levels before it.
    package var levels: SeatLevels
    package var bounds: SeatLevels

    /// The level's place among the five; nil for the moves of a repair, which stand beside them.
    package var place: Int? { (1...5).contains(level) ? level - 1 : nil }
}

/// The seats found, with the proof of how good they are.
package struct SeatAnswer: Sendable, Hashable {
    package var seating: Seating
    package var levels: SeatLevels
    /// What each level cannot go below, given that the levels before it have their value. Equal to the value: optimal.
    package var bounds: SeatLevels
    /// Whether the search ended by itself, not by a limit.
    package var isFinished: Bool
    /// Why the solver broke off before the end, where it did; what was found until then is here.
    package var failure: SolverError?

    /// The first level, 1 to 5, that is not proven optimal.
    package var firstOpenLevel: Int? {
        zip(levels.values, bounds.values).enumerated().first { $0.element.0 > $0.element.1 }.map { $0.offset + 1 }
    }
}
