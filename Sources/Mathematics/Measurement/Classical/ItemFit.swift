/// How well an item's answers fit what it expects of people at their abilities: mean squares, 1 where they fit, above
/// for noise, below where the answers follow the ability more closely than the item says (Wright and Masters 1982).
///
/// With Rasch items and maximum likelihood abilities these are the usual figures; with EAP abilities they lie lower,
/// as EAP is drawn to the mean.
package struct ItemFit: Sendable, Hashable {
    /// Mean of the squared standardised residuals: moved by surprises far from the item's difficulty.
    package let outfit: Double
    /// The same weighted by the variance of the answers: moved by people near the item's difficulty.
    package let infit: Double
    /// Answers used: those of people with a finite ability.
    package let count: Int

    /// Item by item; NaN where nobody with a finite ability answered. Nil where items or abilities are not as many as
    /// the answers.
    package static func all(_ responses: Responses, items: [Item], thetas: [Double]) -> [ItemFit]? {
        guard items.count == responses.items, thetas.count == responses.people else { return nil }
        return items.enumerated().map { index, item in
            var squares = 0.0
            var weighted = 0.0
            var weights = 0.0
            var count = 0
            for (person, theta) in thetas.enumerated() where theta.isFinite {
                guard let answer = responses[person, index], answer < item.categories else { continue }
                let mean = item.expectedScore(at: theta)
                let variance = item.probabilities(at: theta).enumerated().reduce(0) {
                    $0 + $1.element * (Double($1.offset) - mean) * (Double($1.offset) - mean)
                }
                guard variance > 0 else { continue }
                let residual = (Double(answer) - mean) * (Double(answer) - mean)
                squares += residual / variance
                weighted += residual
                weights += variance
                count += 1
            }
            return ItemFit(outfit: squares / Double(count), infit: weighted / weights, count: count)
        }
    }
}
