/// The chance to pass an exam that wants a share of the points in all and a least share in each field.
///
/// Abilities are multivariate normal about what is known of somebody. Given them, the right answers of a field are a sum
/// of independent chances, so the rule is reckoned exactly (`PoissonBinomial`) and only the abilities are drawn: the chance
/// is the mean over the draws, `error` its standard error. The same seed gives the same figures. Time grows with draws ×
/// questions².
package struct PassForecast: Sendable {
    package struct Field: Sendable, Hashable {
        /// What is asked in the field: as many questions as are scored are taken from them in turn.
        package var items: [Item]
        package var scored: Int
        /// Questions that must be right in the field; 0 for none.
        package var least: Int

        package init(items: [Item], scored: Int, least: Int) {
            self.items = items
            self.scored = scored
            self.least = least
        }
    }

    /// 0…1.
    package let chance: Double
    /// Standard error of `chance` from the draws.
    package let error: Double
    /// Right answers in all: mean, and the counts between which the exam's lies with a chance of 80 %.
    package let right: (mean: Double, low: Int, high: Int)
    /// Mean right answers of each field, and the chance to have enough there.
    package let fields: [FieldForecast]
    package let questions: Int

    package struct FieldForecast: Sendable, Hashable {
        package var right: Double
        package var scored: Int
        package var chance: Double
    }

    /// Nil where a field has no item or no question, where the shapes differ, or where the covariance is none.
    ///
    /// - Parameters:
    ///   - means: the abilities, one for each field, with `covariance`.
    ///   - least: questions that must be right in all.
    package init?(
        fields: [Field], means: [Double], covariance: SquareMatrix, least: Int, draws: Int = 400, seed: UInt64 = 1
    ) {
        guard !fields.isEmpty, fields.count == means.count, covariance.size == means.count, draws > 0,
            fields.allSatisfy({ !$0.items.isEmpty && $0.scored > 0 }), means.allSatisfy(\.isFinite),
            let lower = covariance.cholesky()?.lower
        else { return nil }
        let questions = fields.reduce(0) { $0 + $1.scored }
        let asked = fields.map { field in (0..<field.scored).map { field.items[$0 % field.items.count] } }
        var generator = SeededGenerator(seed: seed)
        var (sum, squares) = (0.0, 0.0)
        var counts = [Double](repeating: 0, count: questions + 1)
        var (rights, enough) = (
            [Double](repeating: 0, count: fields.count), [Double](repeating: 0, count: fields.count)
        )
        for _ in 0..<draws {
            let normals = means.map { _ in Distributions.normalQuantile(max(1e-12, generator.unit())) }
            let theta = zip(means, lower * normals).map { $0 + $1 }
            // Of so many right, with every field enough so far; and the same whatever the fields.
            var passing = [1.0]
            var all = [1.0]
            for (place, field) in fields.enumerated() {
                let number = PoissonBinomial(asked[place].map { $0.reaching(0, at: theta[place]) })
                rights[place] += number.mean
                enough[place] += number.chance(ofAtLeast: field.least)
                all = Self.convolved(all, number.probabilities, from: 0)
                passing = Self.convolved(passing, number.probabilities, from: field.least)
            }
            let passed = passing.enumerated().reduce(0) { $1.offset >= least ? $0 + $1.element : $0 }
            sum += passed
            squares += passed * passed
            for count in all.indices { counts[count] += all[count] }
        }
        let number = Double(draws)
        chance = min(1, max(0, sum / number))
        error = (max(0, squares / number - chance * chance) / max(1, number - 1)).squareRoot()
        let total = counts.reduce(0, +)
        let mean = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / total
        func quantile(_ level: Double) -> Int {
            var below = 0.0
            for count in counts.indices {
                below += counts[count] / total
                if below >= level { return count }
            }
            return questions
        }
        right = (mean, quantile(0.1), quantile(0.9))
        self.questions = questions
        self.fields = fields.indices.map {
            FieldForecast(right: rights[$0] / number, scored: fields[$0].scored, chance: min(1, enough[$0] / number))
        }
    }

    /// Counts of `b` below `least` are left out.
    private static func convolved(_ a: [Double], _ b: [Double], from least: Int) -> [Double] {
        var result = [Double](repeating: 0, count: a.count + b.count - 1)
        for (i, first) in a.enumerated() where first > 0 {
            for j in max(0, least)..<max(max(0, least), b.count) { result[i + j] += first * b[j] }
        }
        return result
    }
}
