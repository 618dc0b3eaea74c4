import func Foundation.exp
import func Foundation.log

/// Shares in proportion to e to the power of each value, and the logarithm of their sum, without overflow.
struct LogShares {
    var shares: [Double]
    var logSum: Double

    init(_ logs: [Double]) {
        let most = logs.max() ?? -.infinity
        guard most > -.infinity else {
            shares = [Double](repeating: 0, count: logs.count)
            logSum = -.infinity
            return
        }
        let heights = logs.map { exp($0 - most) }
        let sum = heights.reduce(0, +)
        shares = heights.map { $0 / sum }
        logSum = most + log(sum)
    }
}
