/// Where trained people will be: in their unit still, in another unit of the city, or gone.
package struct Whereabouts: Sendable, Hashable {
    /// The unit of each trained person, −1 for one outside the denominator set.
    package var unit: [Int32]
    /// Chance of each to be in the same unit still, and to have left the city; the rest is to be in another unit.
    package var stays: [Double]
    package var leaves: [Double]
    /// The group of each: people are moved within it.
    package var group: [Int32]
    /// By group, how likely a unit is where a moved person comes to, in proportion (its posts); own units are left out.
    package var weights: [[Double]]
    /// By group the weight of units outside the denominator set.
    package var weightsElsewhere: [Double]

    package init(
        unit: [Int32], stays: [Double], leaves: [Double], group: [Int32], weights: [[Double]],
        weightsElsewhere: [Double]
    ) {
        self.unit = unit
        self.stays = stays
        self.leaves = leaves
        self.group = group
        self.weights = weights
        self.weightsElsewhere = weightsElsewhere
    }

    /// All of one group.
    package init(
        unit: [Int32], stays: [Double], leaves: [Double], weight: [Double], weightElsewhere: Double = 0
    ) {
        self.init(
            unit: unit, stays: stays, leaves: leaves, group: [Int32](repeating: 0, count: unit.count),
            weights: [weight], weightsElsewhere: [weightElsewhere])
    }

    /// Chance of each unit to have as many as it needs, and its expected places, movers-in counted: exact, since where one
    /// person goes does not depend on another.
    ///
    /// The number of covered units is not a sum of independent chances any more; `simulate` gives its distribution.
    package func exact(needs: [Int]) -> (chances: [Double], places: [Double]) {
        let whole = zip(weights, weightsElsewhere).map { $0.reduce($1, +) }
        let most = needs.max() ?? 0
        var chances: [Double] = []
        var places: [Double] = []
        var held = [Double](repeating: 0, count: most + 1)
        for (target, need) in needs.enumerated() {
            // held[k]: chance of exactly k so far, held[need]: of need or more.
            for k in held.indices { held[k] = 0 }
            held[0] = 1
            for person in unit.indices {
                let chance: Double
                if Int(unit[person]) == target {
                    chance = stays[person]
                } else {
                    let among = Int(group[person])
                    let others = whole[among] - (unit[person] < 0 ? 0 : weights[among][Int(unit[person])])
                    let moves = max(0, 1 - stays[person] - leaves[person])
                    chance = others > 0 ? moves * weights[among][target] / others : 0
                }
                guard need > 0, chance > 0 else { continue }
                held[need] += held[need - 1] * chance
                var k = need - 1
                while k > 0 {
                    held[k] = held[k] * (1 - chance) + held[k - 1] * chance
                    k -= 1
                }
                held[0] *= 1 - chance
            }
            chances.append(need == 0 ? 1 : held[need])
            places.append((0...need).reduce(0) { $0 + Double($1) * held[$1] })
        }
        return (chances, places)
    }
}
