import func Foundation.log

/// How well a person's answers fit what the items expect at the person's ability.
package enum PersonFit {
    /// lz, also Zh: the log likelihood of the answers, less its mean, in its standard deviations (Drasgow, Levine and
    /// Williams 1985). About standard normal; below −2 somebody missed easy items and got hard ones. The same for grades.
    ///
    /// Unanswered items are left out. NaN for an ability that is not finite, without answers, or where the answers could
    /// not have been other.
    ///
    /// - Parameter answers: one for each item.
    package static func lz(_ answers: some Collection<UInt8>, items: [Item], theta: Double) -> Double {
        guard theta.isFinite else { return .nan }
        var distance = 0.0
        var variance = 0.0
        for (item, answer) in zip(items, answers) where answer != Responses.missing && Int(answer) < item.categories {
            let logs = item.probabilities(at: theta).map { (p: $0, log: $0 > 0 ? log($0) : 0) }
            let mean = logs.reduce(0) { $0 + $1.p * $1.log }
            let square = logs.reduce(0) { $0 + $1.p * ($1.log - mean) * ($1.log - mean) }
            distance += logs[Int(answer)].log - mean
            variance += square
        }
        return variance > 0 ? distance / variance.squareRoot() : .nan
    }

    /// lz of everybody; NaN throughout where abilities or items are not as many as the answers.
    package static func lz(_ responses: Responses, items: [Item], thetas: [Double]) -> [Double] {
        guard items.count == responses.items, thetas.count == responses.people else {
            return [Double](repeating: .nan, count: responses.people)
        }
        return (0..<responses.people).map { lz(responses[person: $0], items: items, theta: thetas[$0]) }
    }
}
