/// Abilities from answers to calibrated items. Without an answer EAP and MAP are the prior's, WLE and ML are not a number.
package struct Scoring: Sendable {
    package let items: [Item]
    /// The prior of EAP and MAP.
    package let mean: Double
    package let sd: Double
    let grid: AbilityGrid

    package init(_ items: [Item], mean: Double = 0, sd: Double = 1, nodes: Int = 61, limit: Double = 6) {
        self.items = items
        self.mean = mean
        self.sd = sd
        grid = AbilityGrid(mean: mean, sd: sd, count: nodes, limit: limit)
    }

    /// An answer that its item does not have, or another number of items. Counted from 0.
    package enum Failure: Error, Sendable, Hashable {
        case shape(items: Int, calibrated: Int)
        case category(person: Int, item: Int, value: Int)
    }

    /// The estimate for every person.
    ///
    /// - Throws: `Failure`.
    package func estimates(_ responses: Responses, by method: ScoringMethod) throws(Failure) -> [AbilityEstimate] {
        try check(responses)
        if method == .eap { return means(responses) }
        let search = AbilitySearch(items, mean: mean, sd: sd)
        return (0..<responses.people).map { search.estimate(responses[person: $0], by: method) }
    }

    /// The posterior of every person at the nodes of the grid, person by person: for levels and their chances.
    package func posteriors(
        _ responses: Responses, _ use: (_ person: Int, _ shares: UnsafeBufferPointer<Double>) -> Void
    ) throws(Failure) {
        try check(responses)
        let categories = items.map(\.categories)
        var expectation = Expectation(
            AnswerBlocks(responses, categories: categories), categories: categories, grid: grid, groupOf: nil, groups: 1
        )
        expectation.posteriors(items, weights: [grid.weights]) {
            use($0, UnsafeBufferPointer(rebasing: $1[..<grid.count]))
        }
    }

    private func check(_ responses: Responses) throws(Failure) {
        guard responses.items == items.count else { throw .shape(items: responses.items, calibrated: items.count) }
        for person in 0..<responses.people {
            for (item, cell) in responses[person: person].enumerated()
            where cell != Responses.missing && Int(cell) >= items[item].categories {
                throw .category(person: person, item: item, value: Int(cell))
            }
        }
    }

    private func means(_ responses: Responses) -> [AbilityEstimate] {
        let nodes = grid.nodes
        var estimates: [AbilityEstimate] = []
        estimates.reserveCapacity(responses.people)
        let categories = items.map(\.categories)
        var expectation = Expectation(
            AnswerBlocks(responses, categories: categories), categories: categories, grid: grid, groupOf: nil, groups: 1
        )
        nodes.withUnsafeBufferPointer { nodes in
            expectation.posteriors(items, weights: [grid.weights]) { _, shares in
                var first = 0.0
                var second = 0.0
                for node in 0..<nodes.count {
                    first += shares[node] * nodes[node]
                    second += shares[node] * nodes[node] * nodes[node]
                }
                estimates.append(AbilityEstimate(theta: first, error: max(0, second - first * first).squareRoot()))
            }
        }
        return estimates
    }
}
