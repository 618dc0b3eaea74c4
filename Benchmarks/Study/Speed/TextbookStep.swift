import Mathematics

import func Foundation.exp
import func Foundation.log

/// The E-step as a textbook has it: for each person the logarithms of all answers' chances are added up at every node
/// from tables, and the posterior is added to the counts of every answer. The reference that other jobs are told as
/// multiples of, since machines differ.
struct TextbookStep {
    let responses: Responses
    let grid = AbilityGrid()
    private let logs: [[Double]]

    /// - Parameter items: with right and wrong answers.
    init(_ responses: Responses, _ items: [Item]) {
        self.responses = responses
        let nodes = grid.nodes
        logs = items.flatMap { item in
            (0..<2).map { category in nodes.map { log(item.probability(of: category, at: $0)) } }
        }
    }

    /// Expected people at each node who gave each answer, and the log-likelihood.
    func run() -> (counts: [Double], logLikelihood: Double) {
        let (nodes, items) = (grid.count, responses.items)
        let table = logs.flatMap { $0 }
        let prior = grid.weights.map { log($0) }
        var counts = [Double](repeating: 0, count: table.count)
        var total = 0.0
        var sums = prior
        table.withUnsafeBufferPointer { table in
            responses.cells.withUnsafeBufferPointer { cells in
                counts.withUnsafeMutableBufferPointer { counts in
                    sums.withUnsafeMutableBufferPointer { sums in
                        for person in 0..<responses.people {
                            for node in 0..<nodes { sums[node] = prior[node] }
                            for item in 0..<items {
                                let cell = cells[person * items + item]
                                guard cell != Responses.missing else { continue }
                                let row = (2 * item + Int(cell)) * nodes
                                for node in 0..<nodes { sums[node] += table[row + node] }
                            }
                            total += Self.normalise(sums)
                            for item in 0..<items {
                                let cell = cells[person * items + item]
                                guard cell != Responses.missing else { continue }
                                let row = (2 * item + Int(cell)) * nodes
                                for node in 0..<nodes { counts[row + node] += sums[node] }
                            }
                        }
                    }
                }
            }
        }
        return (counts, total)
    }

    /// Logarithms to shares of 1. The answer is the logarithm of their sum.
    private static func normalise(_ sums: UnsafeMutableBufferPointer<Double>) -> Double {
        var most = sums[0]
        for node in 0..<sums.count { most = max(most, sums[node]) }
        var sum = 0.0
        for node in 0..<sums.count {
            sums[node] = exp(sums[node] - most)
            sum += sums[node]
        }
        for node in 0..<sums.count { sums[node] /= sum }
        return most + log(sum)
    }
}
