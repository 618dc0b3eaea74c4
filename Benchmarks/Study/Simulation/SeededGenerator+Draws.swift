import Mathematics

import func Foundation.exp
import func Foundation.log

/// Draws of the distributions that people and items of the study come from.
extension SeededGenerator {
    /// Its own generator for a part of the study, so that one part does not move when another changes.
    init(seed: UInt64, part: UInt64, people: Int, replication: Int) {
        self.init(seed: seed &* 1_000_003 &+ part &* 7_919 &+ UInt64(people) &* 104_729 &+ UInt64(replication))
    }

    mutating func normal(mean: Double = 0, sd: Double = 1) -> Double {
        // Half a step off 0, where the quantile is infinite.
        mean + sd * Distributions.normalQuantile(unit() + 0x1p-54)
    }

    mutating func normals(_ count: Int, mean: Double = 0, sd: Double = 1) -> [Double] {
        (0..<count).map { _ in normal(mean: mean, sd: sd) }
    }

    /// Gamma with scale 1 and a shape of at least 1 (Marsaglia & Tsang 2000).
    mutating func gamma(shape: Double) -> Double {
        let d = shape - 1 / 3.0
        let c = 1 / (9 * d).squareRoot()
        while true {
            let x = normal()
            let v = (1 + c * x) * (1 + c * x) * (1 + c * x)
            if v > 0, log(unit() + 0x1p-54) < x * x / 2 + d - d * v + d * log(v) { return d * v }
        }
    }

    mutating func beta(_ a: Double, _ b: Double) -> Double {
        let x = gamma(shape: a)
        return x / (x + gamma(shape: b))
    }

    /// Slope e^N(0.2, 0.3), difficulty N(0, 1).
    mutating func item(lower: Double) -> Item {
        Item(slope: exp(normal(mean: 0.2, sd: 0.3)), difficulty: normal(), lower: lower)
    }

    mutating func items(_ count: Int, lower: Double) -> [Item] { (0..<count).map { _ in item(lower: lower) } }

    /// Items with four options whose true lower asymptotes are scattered: Beta(20, 65), 0.235 on average.
    mutating func itemsOfScatteredGuessing(_ count: Int) -> [Item] {
        (0..<count).map { _ in item(lower: beta(20, 65)) }
    }

    /// The category somebody of this ability gives.
    mutating func answer(_ item: Item, _ theta: Double) -> UInt8 {
        var left = unit()
        for category in 0..<(item.categories - 1) {
            left -= item.probability(of: category, at: theta)
            if left < 0 { return UInt8(category) }
        }
        return UInt8(item.categories - 1)
    }

    /// Everybody's answers to the items that are put to them.
    mutating func answers(
        _ thetas: [Double], _ items: [Item], isPut: (_ person: Int, _ item: Int) -> Bool = { _, _ in true }
    ) -> Responses {
        var cells: [UInt8] = []
        cells.reserveCapacity(thetas.count * items.count)
        for (person, theta) in thetas.enumerated() {
            for (index, item) in items.enumerated() {
                cells.append(isPut(person, index) ? answer(item, theta) : Responses.missing)
            }
        }
        return Responses(people: thetas.count, items: items.count, cells: cells)
    }
}
