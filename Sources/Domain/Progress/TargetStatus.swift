package import Kernel

/// Where a target stands on a date: flow and stock side by side, pace, schedule, grade.
package struct TargetStatus: Sendable {
    package enum Grade: String, Sendable, CaseIterable { case a = "A", b = "B", c = "C", d = "D" }

    package var target: Int
    /// What the target's own basis counts; nil where nothing can be measured.
    package var attained: Double?
    /// The number to reach in the target's own terms; nil for a target without one.
    package var goal: Double?
    /// What the schedule (or an even pace) asks by the date.
    package var expected: Double?
    /// `%` for shares.
    package var isShare: Bool
    /// Distinct people who fulfilled the measure within the period up to the date, leavers by the target's rule.
    package var flow: Int?
    /// People in service on the date who fulfil it.
    package var stock: Int?
    /// People in service whom the target speaks of.
    package var population: Int
    /// The same measure year by year: people who fulfilled it in that fiscal year, with the schedule's value.
    package var years: [YearFigure]
    package var coverage: Coverage?
    /// The coverage on the eve and the day of the last 1 April.
    package var lastApril: (before: Coverage, after: Coverage)?
    /// People a year that would still reach the goal, and people a year so far.
    package var neededPace: Double?
    package var actualPace: Double?
    package var grade: Grade?
    package var isUnresolvedConflict: Bool
    /// Why there is no figure, where there is none.
    package var remark: Phrase?

    package struct YearFigure: Sendable, Hashable {
        package var year: FiscalYear
        package var scheduled: Double?
        package var actual: Double
        /// The year has ended by the date.
        package var isOver: Bool
    }

    /// Attained ÷ expected; nil where nothing is expected.
    package var ratio: Double? {
        guard let attained, let expected, expected > 0 else { return nil }
        return attained / expected
    }
}

/// What the targets need to know of the surveys: who answered which instrument by the date.
package struct SurveyParticipation: Sendable {
    package var instrument: String
    package var answered: [Bool]
    /// Mean share of correct knowledge answers, 0…100; nil where the instrument asks none.
    package var meanScore: Double?

    package init(instrument: String, answered: [Bool], meanScore: Double?) {
        self.instrument = instrument
        self.answered = answered
        self.meanScore = meanScore
    }
}
