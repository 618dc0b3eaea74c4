/// What the knowledge questions of a survey say of all who answered.
package struct KnowledgeSummary: Sendable {
    /// Of the questions on their scale, for a later survey; none where nothing was asked or answered.
    package let anchors: QuestionScale.Anchors
    /// Of a survey laid on an earlier one, in which not everybody is put the same questions, and harder ones whoever knows
    /// more: the share of right answers, 0…1, that all who answered would reach, by item. Only of questions with figures of
    /// their own; empty for other surveys.
    package let expectedShares: [Int: Double]
    /// The mean of that over all questions, 0…100; nil for other surveys.
    package let meanScore: Double?

    package init(_ scale: QuestionScale?, _ responses: SurveyResponses, isLater: Bool) {
        anchors = scale?.anchors ?? [:]
        guard isLater, let scale, let shares = scale.expectedShares(responses) else {
            (expectedShares, meanScore) = ([:], nil)
            return
        }
        let known = scale.questions.indices.filter { scale.isCalibrated[$0] }
        expectedShares = Dictionary(uniqueKeysWithValues: known.map { (scale.questions[$0], shares[$0]) })
        meanScore = 100 * shares.reduce(0, +) / Double(max(1, shares.count))
    }
}
