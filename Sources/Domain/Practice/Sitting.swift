package import Kernel

/// Some time with questions: ten minutes of practice, a mock exam, or a survey's questions put one by one.
package struct Sitting: Sendable {
    package enum Kind: String, Sendable { case practice, mock, adaptive }

    package var id: Int64
    package var kind: Kind
    package var bank: String
    package var survey: Int64?
    /// Ids of a mock exam's questions.
    package var items: [String]
    package var minutes: Int
    package var prior: (mean: Double, sd: Double)?
    package var startedAt: Instant
    package var finishedAt: Instant?

    package init(
        id: Int64, kind: Kind, bank: String, survey: Int64?, items: [String], minutes: Int,
        prior: (mean: Double, sd: Double)?, startedAt: Instant, finishedAt: Instant?
    ) {
        self.id = id
        self.kind = kind
        self.bank = bank
        self.survey = survey
        self.items = items
        self.minutes = minutes
        self.prior = prior
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }
}

/// An answer given in a sitting.
package struct SittingAnswer: Sendable, Hashable {
    package var position: Int
    package var item: String
    package var chosen: String
    package var isRight: Bool
    /// `sure`, `unsure` or `guessed`.
    package var confidence: String
    package var seconds: Int
    package var at: Instant

    package init(
        position: Int, item: String, chosen: String, isRight: Bool, confidence: String, seconds: Int, at: Instant
    ) {
        self.position = position
        self.item = item
        self.chosen = chosen
        self.isRight = isRight
        self.confidence = confidence
        self.seconds = seconds
        self.at = at
    }
}

/// What somebody wants to reach with a bank.
package struct PracticeGoal: Sendable, Hashable {
    package var bank: String
    package var examOn: CalendarDate?
    /// A day.
    package var minutes: Int

    package init(bank: String, examOn: CalendarDate?, minutes: Int) {
        self.bank = bank
        self.examOn = examOn
        self.minutes = minutes
    }
}
