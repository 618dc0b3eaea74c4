package import Mathematics

/// How likely somebody passes an exam by its rule, from their answers: an estimate (目安), for how the exam turns answers
/// into marks is not published (clause O11).
///
/// The answers to all fields are scored together. Marks are taken as the share of right answers, which is how the rule's
/// least marks become questions; the bank's questions stand for the exam's.
package struct ExamForecast: Sendable {
    /// Answers below which nothing is said.
    package static let fewest = 15
    /// How strongly abilities in the fields of an exam go together: an assumption, as in docs/algorithms/measurement.md.
    static let correlation = 0.7

    package let rule: ExamRule
    package let answers: Int
    /// 0…1.
    package let chance: Double
    /// Of `chance`, from the draws.
    package let error: Double
    /// Of full marks: what is expected, and the marks between which the result lies four times in five.
    package let marks: (mean: Double, low: Double, high: Double)
    package let fields: [Field]

    package struct Field: Sendable {
        /// Of full marks.
        package var marks: Double
        /// Chance to reach the least marks of the field.
        package var chance: Double
        package var answers: Int
    }

    /// Nil with fewer than `fewest` answers.
    ///
    /// - Parameters:
    ///   - items: the bank's questions as calibrated.
    ///   - right: of each question whether it was right; nil where it was not answered.
    package init?(_ bank: QuestionBank, rule: ExamRule, items: [Item], right: [Bool?], seed: UInt64 = 1) {
        let answers = right.count { $0 != nil }
        guard answers >= Self.fewest, items.count == bank.count, right.count == bank.count else { return nil }
        let fields = bank.fields.count
        var covariance = SquareMatrix.identity(fields)
        for a in 0..<fields { for b in 0..<fields where a != b { covariance[a, b] = Self.correlation } }
        let cells = right.map { $0.map { $0 ? 1 as UInt8 : 0 } }
        guard let scoring = try? JointScoring(items, skillOf: bank.fieldOf, covariance: covariance),
            let profile = try? scoring.profiles(Responses([cells])).first
        else { return nil }
        let parts = rule.fields.enumerated().map { place, field in
            PassForecast.Field(
                items: items.indices.filter { bank.fieldOf[$0] == place }.map { items[$0] }, scored: field.scored,
                least: Self.questions(field.scored, rule.eachField))
        }
        guard
            let forecast = PassForecast(
                fields: parts, means: profile.abilities.map(\.theta), covariance: profile.covariance,
                least: Self.questions(rule.scored, rule.total), seed: seed)
        else { return nil }
        self.rule = rule
        self.answers = answers
        chance = forecast.chance
        error = forecast.error
        let unit = Double(rule.fullMarks) / Double(forecast.questions)
        marks = (forecast.right.mean * unit, Double(forecast.right.low) * unit, Double(forecast.right.high) * unit)
        self.fields = forecast.fields.enumerated().map { place, field in
            Field(
                marks: field.right / Double(field.scored) * Double(rule.fullMarks), chance: field.chance,
                answers: right.indices.count { right[$0] != nil && bank.fieldOf[$0] == place })
        }
    }

    /// The fewest right answers that make so large a share.
    private static func questions(_ scored: Int, _ share: Double) -> Int {
        Int((Double(scored) * share - 1e-9).rounded(.up))
    }
}
