import func Foundation.log

/// Several skills scored together: what is known of how they hang together lets the answers to one skill speak for the
/// others too. With few items a skill this is the largest saving of questions there is.
///
/// Each item measures one skill; abilities are multivariate normal. The mode of the posterior by Fisher scoring, errors
/// from the inverse of the expected information with the prior's.
package struct JointScoring: Sendable {
    package enum Failure: Error, Sendable, Hashable {
        /// The covariance is not a positive definite one.
        case covariance
        case shape(items: Int, calibrated: Int, skills: Int)
        /// An item's skill is not among those of the covariance, or an answer not among those of the item.
        case skill(item: Int)
        case category(person: Int, item: Int, value: Int)
    }

    package let items: [Item]
    /// The skill of each item, counted from 0.
    package let skillOf: [Int]
    package let covariance: SquareMatrix
    package let means: [Double]
    let precision: SquareMatrix

    /// - Throws: `Failure`.
    package init(_ items: [Item], skillOf: [Int], covariance: SquareMatrix, means: [Double]? = nil) throws(Failure) {
        guard skillOf.count == items.count else {
            throw .shape(items: items.count, calibrated: skillOf.count, skills: covariance.size)
        }
        if let item = skillOf.firstIndex(where: { !(0..<covariance.size).contains($0) }) { throw .skill(item: item) }
        guard let precision = covariance.inverse() else { throw .covariance }
        self.items = items
        self.skillOf = skillOf
        self.covariance = covariance
        self.means = means ?? [Double](repeating: 0, count: covariance.size)
        self.precision = precision
    }

    package var skills: Int { covariance.size }

    /// A person's abilities, one for each skill, and the covariance of what is left uncertain.
    package struct Profile: Sendable, Hashable {
        package var abilities: [AbilityEstimate]
        package var covariance: SquareMatrix
    }

    /// - Throws: `Failure.shape`, `Failure.category`.
    package func profiles(_ responses: Responses) throws(Failure) -> [Profile] {
        try check(responses)
        return (0..<responses.people).map { profile(of: responses[person: $0]) }
    }

    func check(_ responses: Responses) throws(Failure) {
        guard responses.items == items.count else {
            throw .shape(items: responses.items, calibrated: items.count, skills: skills)
        }
        for person in 0..<responses.people {
            for (item, cell) in responses[person: person].enumerated()
            where cell != Responses.missing && Int(cell) >= items[item].categories {
                throw .category(person: person, item: item, value: Int(cell))
            }
        }
    }

    func profile(of answers: ArraySlice<UInt8>) -> Profile {
        let answered = zip(items.indices, answers).compactMap { index, cell in
            cell == Responses.missing ? nil : (item: items[index], skill: skillOf[index], category: Int(cell))
        }
        var theta = means
        var height = height(theta, answered)
        for _ in 0..<50 {
            var gradient = precision * zip(means, theta).map { $0 - $1 }
            var information = precision
            for (item, skill, category) in answered {
                gradient[skill] += item.score(of: category, at: theta[skill])
                information[skill, skill] += item.information(at: theta[skill])
            }
            guard let step = information.cholesky()?.solve(gradient) else { break }
            var share = 1.0
            var next = theta
            var nextHeight = -Double.infinity
            for _ in 0..<30 {
                next = zip(theta, step).map { $0 + share * $1 }
                nextHeight = self.height(next, answered)
                if nextHeight >= height - 1e-13 * abs(height) { break }
                share /= 2
            }
            guard nextHeight >= height - 1e-13 * abs(height) else { break }
            let change = step.map { abs($0) * share }.max() ?? 0
            (theta, height) = (next, nextHeight)
            if change < 1e-9 { break }
        }
        var information = precision
        for (item, skill, _) in answered { information[skill, skill] += item.information(at: theta[skill]) }
        let left = information.inverse() ?? covariance
        return Profile(
            abilities: theta.indices.map { AbilityEstimate(theta: theta[$0], error: left[$0, $0].squareRoot()) },
            covariance: left)
    }

    private func height(_ theta: [Double], _ answered: [(item: Item, skill: Int, category: Int)]) -> Double {
        let distance = zip(theta, means).map { $0 - $1 }
        let prior = zip(distance, precision * distance).reduce(0) { $0 + $1.0 * $1.1 }
        return answered.reduce(-prior / 2) {
            $0 + log(max($1.item.probability(of: $1.category, at: theta[$1.skill]), .leastNormalMagnitude))
        }
    }
}
