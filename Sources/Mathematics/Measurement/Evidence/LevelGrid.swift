import func Foundation.exp

/// The cuts of a scale laid on the nodes of the ability, once for all whose evidence is added up there.
package struct LevelGrid: Sendable {
    package let grid: AbilityGrid
    /// Cut × node: how much of the node reaches the cut.
    private let shares: [[Double]]
    /// Of each cut the first node that reaches it at all.
    private let firstNode: [Int]

    package init(
        _ grid: AbilityGrid = AbilityGrid(), cuts: LevelCuts, nodes rule: LevelProbabilities.NodeRule = .divided
    ) {
        self.grid = grid
        shares = cuts.abilities.map { cut in
            grid.nodes.enumerated().map { place, node in
                switch rule {
                case .divided: grid.share(of: place, above: cut)
                // Nodes such as 0.6 are a rounding error away from the cut they stand for.
                case .reaching: node + 1e-9 >= cut ? 1 : 0
                }
            }
        }
        firstNode = shares.map { shares in shares.firstIndex { $0 > 0 } ?? grid.count }
    }

    /// Logarithm of a normal prior at the nodes, but for a constant.
    package func logPrior(mean: Double, sd: Double) -> [Double] {
        grid.nodes.map { -($0 - mean) * ($0 - mean) / (2 * sd * sd) }
    }

    /// Turns logarithms into masses, the likeliest node's being 1.
    package static func raise(_ logs: UnsafeMutableBufferPointer<Double>) {
        let top = logs.max() ?? 0
        for node in 0..<logs.count { logs[node] = exp(logs[node] - top) }
    }

    static func raised(_ logs: [Double]) -> [Double] {
        var masses = logs
        masses.withUnsafeMutableBufferPointer { raise($0) }
        return masses
    }

    /// The chance of each level or a higher one, 1 for level 0. The masses need not add up to 1.
    package func atLeast(_ masses: UnsafeBufferPointer<Double>) -> [Double] {
        var total = 0.0
        for mass in masses { total += mass }
        var chances = [1.0]
        chances.reserveCapacity(shares.count + 1)
        for (cut, shares) in shares.enumerated() {
            var reached = 0.0
            for node in firstNode[cut]..<masses.count { reached += masses[node] * shares[node] }
            chances.append(reached / total)
        }
        return chances
    }

    /// By how much each piece moves the mean: the mean with all of them less the mean without it.
    ///
    /// - Parameter pieces: the log-likelihood of each at the nodes.
    package func influence(of pieces: [[Double]], on logPrior: [Double]) -> [Double] {
        let all = pieces.reduce(logPrior) { zip($0, $1).map { $0 + $1 } }
        let mean = grid.moments(of: Self.raised(all)).mean
        return pieces.map { piece in mean - grid.moments(of: Self.raised(zip(all, piece).map { $0 - $1 })).mean }
    }
}
