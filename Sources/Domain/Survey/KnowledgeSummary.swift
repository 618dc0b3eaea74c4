/// What the knowledge questions of a survey say of all who answered.
package struct KnowledgeSummary: Sendable {
    /// Of the questions on their scale, for a later survey; none where nothing was asked or answered.
    package let anchors: QuestionScale.Anchors
    /// Of a survey in which questions are put one by one, harder ones to whoever knows more: the share of right answers, 0…1,
    /// that all who answered would reach, by item. Only of questions with figures of their own; nil for other surveys.
    package let expectedShares: [Int: Double]?
    /// The mean of that over all questions, 0…100; nil for other surveys.
    package let meanScore: Double?

    /// - Parameter isChosen: whether questions were put one by one (`AdaptiveQuestions.arePut`).
    package init(_ scale: QuestionScale?, _ responses: SurveyResponses, isChosen: Bool) {
        anchors = scale?.anchors ?? [:]
        guard isChosen, let scale, let shares = scale.expectedShares(responses) else {
            (expectedShares, meanScore) = (nil, nil)
            return
        }
        let known = scale.questions.indices.filter { scale.isCalibrated[$0] }
        expectedShares = Dictionary(uniqueKeysWithValues: known.map { (scale.questions[$0], shares[$0]) })
        meanScore = 100 * shares.reduce(0, +) / Double(max(1, shares.count))
    }
}
