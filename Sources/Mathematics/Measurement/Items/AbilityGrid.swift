import func Foundation.exp

/// Abilities at which everything about a person's ability is summed: equally spaced nodes with the weights of a normal
/// distribution, which add up to 1. 61 from −6 to 6 unless told.
package struct AbilityGrid: Sendable, Hashable {
    package let nodes: [Double]
    package let weights: [Double]

    package init(mean: Double = 0, sd: Double = 1, count: Int = 61, limit: Double = 6) {
        nodes = AbilityGrid.nodes(count, limit)
        weights = AbilityGrid.weights(nodes, mean, sd)
    }

    /// The same nodes under another distribution.
    package func reweighted(mean: Double, sd: Double) -> AbilityGrid {
        AbilityGrid(nodes: nodes, weights: AbilityGrid.weights(nodes, mean, sd))
    }

    private init(nodes: [Double], weights: [Double]) {
        self.nodes = nodes
        self.weights = weights
    }

    package var count: Int { nodes.count }

    /// How much of what a node stands for, half a step to either side, lies above an ability: 0…1.
    package func share(of node: Int, above cut: Double) -> Double {
        let step = nodes[1] - nodes[0]
        return min(1, max(0, (nodes[node] - cut) / step + 0.5))
    }

    /// Mean and standard deviation of a distribution over the nodes: `masses` need not add up to 1.
    package func moments(of masses: [Double]) -> (mean: Double, sd: Double) {
        var total = 0.0
        var first = 0.0
        for (node, mass) in zip(nodes, masses) {
            total += mass
            first += mass * node
        }
        let mean = first / total
        var second = 0.0
        for (node, mass) in zip(nodes, masses) { second += mass * (node - mean) * (node - mean) }
        return (mean, (second / total).squareRoot())
    }

    private static func nodes(_ count: Int, _ limit: Double) -> [Double] {
        (0..<count).map { -limit + 2 * limit * Double($0) / Double(count - 1) }
    }

    private static func weights(_ nodes: [Double], _ mean: Double, _ sd: Double) -> [Double] {
        let heights = nodes.map { exp(-($0 - mean) * ($0 - mean) / (2 * sd * sd)) }
        let total = heights.reduce(0, +)
        return heights.map { $0 / total }
    }
}
