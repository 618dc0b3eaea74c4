/// How well an item's answers follow its curve from sum to sum: of the people with each sum of right answers, how many
/// have this one right, held against what the items expect (S-X², Orlando & Thissen 2000, Appl. Psychol. Meas. 24:50–64).
///
/// No ability is estimated for it, so χ² has the distribution it is named after. Of people who answered every item, with
/// right or wrong.
package struct SumFit: Sendable, Hashable {
    package let chiSquared: Double
    /// Groups of sums less the item's estimated parameters.
    package let df: Int
    /// P(X ≥ χ²); NaN without degrees of freedom.
    package let p: Double

    /// Sums whose expected right or wrong answers are fewer join a neighbour.
    private static let leastExpected = 1.0

    /// Item by item; nil where an item has grades, nobody answered all items, or there are fewer than three.
    ///
    /// - Parameter estimated: parameters that were estimated of each item.
    package static func all(
        _ responses: Responses, items: [Item], estimated: [Int], mean: Double = 0, sd: Double = 1
    ) -> [SumFit]? {
        guard items.count == responses.items, items.count > 2, items.allSatisfy({ !$0.isGraded }) else { return nil }
        let complete = responses.complete
        guard !complete.isEmpty else { return nil }
        var people = [Double](repeating: 0, count: items.count + 1)
        var right = items.map { _ in people }
        for person in complete {
            let own = responses[person: person]
            let sum = own.reduce(0) { $0 + Int($1) }
            people[sum] += 1
            for (item, answer) in own.enumerated() where answer == 1 { right[item][sum] += 1 }
        }
        let grid = AbilityGrid(mean: mean, sd: sd)
        let whole = sums(items, grid) { _ in 1 }
        return items.indices.map { index in
            var others = items
            let item = others.remove(at: index)
            // The item right and the others making up the rest.
            let rest = sums(others, grid) { item.probability(of: 1, at: $0) }
            // With the lowest and the highest sum every answer is given away.
            let cells = (1..<items.count).compactMap { sum -> Cell? in
                let share = rest[sum - 1] / whole[sum]
                guard people[sum] > 0 else { return nil }
                return Cell(
                    right: right[index][sum], wrong: people[sum] - right[index][sum],
                    expectedRight: people[sum] * share,
                    expectedWrong: people[sum] * (1 - share))
            }
            return SumFit(joined(cells), estimated: estimated[index])
        }
    }

    private struct Cell {
        var right, wrong, expectedRight, expectedWrong: Double

        var people: Double { right + wrong }
        var least: Double { min(expectedRight, expectedWrong) }
        var chiSquared: Double {
            (right - expectedRight) * (right - expectedRight) / expectedRight
                + (wrong - expectedWrong) * (wrong - expectedWrong) / expectedWrong
        }

        mutating func join(_ other: Cell) {
            right += other.right
            wrong += other.wrong
            expectedRight += other.expectedRight
            expectedWrong += other.expectedWrong
        }
    }

    private init(_ cells: [Cell], estimated: Int) {
        chiSquared = cells.reduce(0) { $0 + $1.chiSquared }
        df = cells.count - estimated
        p = df > 0 ? Distributions.chiSquared(above: chiSquared, df: Double(df)) : .nan
    }

    /// From the lowest sum on, each too small a cell joins the neighbour with fewer people, the lower of two alike.
    private static func joined(_ cells: [Cell]) -> [Cell] {
        var cells = cells
        while cells.count > 1, let small = cells.firstIndex(where: { $0.least < leastExpected }) {
            let below = small > 0 ? cells[small - 1].people : .infinity
            let above = small + 1 < cells.count ? cells[small + 1].people : .infinity
            cells[below <= above ? small - 1 : small + 1].join(cells[small])
            cells.remove(at: small)
        }
        return cells
    }

    /// The share of the group expected with each sum, weighted at each ability.
    private static func sums(_ items: [Item], _ grid: AbilityGrid, _ weight: (Double) -> Double) -> [Double] {
        var total = [Double](repeating: 0, count: items.count + 1)
        for (node, theta) in grid.nodes.enumerated() {
            let height = grid.weights[node] * weight(theta)
            for (sum, chance) in SumScoreTable.chances(items, at: theta).enumerated() { total[sum] += height * chance }
        }
        return total
    }
}
