/// How well a card was recalled, in the four grades of spaced repetition.
package enum MemoryRating: Int, Sendable, Hashable, CaseIterable, Codable {
    case again = 1
    case hard, good, easy
}

/// How sure somebody was of an answer to a question with options.
package enum AnswerConfidence: String, Sendable, Hashable, CaseIterable, Codable {
    case sure, unsure, guessed
}

extension MemoryRating {
    /// The grade of a quiz answer: wrong or guessed is `again`, right but unsure or slow is `hard`, right is `good`.
    /// Never `easy`: a right answer among four options says too little for that.
    ///
    /// - Parameters:
    ///   - seconds: time taken; nil where it was not measured.
    ///   - slowBeyond: seconds beyond which a right answer counts as slow.
    package init(
        right: Bool, confidence: AnswerConfidence = .sure, seconds: Double? = nil, slowBeyond limit: Double = .infinity
    ) {
        if !right || confidence == .guessed {
            self = .again
        } else if confidence == .unsure || (seconds ?? 0) > limit {
            self = .hard
        } else {
            self = .good
        }
    }
}
