/// Ability of a person and difficulty of an item moved towards each other after every answer (Elo 1978; for learners,
/// Pelánek 2016): a first guess at the difficulty of new items, until there are answers enough to calibrate.
package struct EloRating: Sendable, Hashable {
    /// In logits, and how many answers it rests on.
    package struct Standing: Sendable, Hashable, Codable {
        package var value: Double
        package var answers: Int

        package init(value: Double = 0, answers: Int = 0) {
            self.value = value
            self.answers = answers
        }

        mutating func move(_ step: Double) {
            value += step
            answers += 1
        }
    }

    /// c: the chance to guess the right answer.
    package let lower: Double
    /// K(n) = gain/(1 + damping·n) after n answers.
    package let gain: Double
    package let damping: Double

    package init(lower: Double = 0, gain: Double = 0.8, damping: Double = 0.05) {
        self.lower = lower
        self.gain = gain
        self.damping = damping
    }

    /// Chance of a right answer: c + (1 − c)·s(θ − b).
    package func right(person: Standing, item: Standing) -> Double {
        lower + (1 - lower) * Item.logistic(person.value - item.value)
    }

    /// Moves both after an answer; what is uncertain moves further.
    package func record(right: Bool, person: inout Standing, item: inout Standing) {
        let surprise = (right ? 1 : 0) - self.right(person: person, item: item)
        person.move(step(person) * surprise)
        item.move(-step(item) * surprise)
    }

    private func step(_ standing: Standing) -> Double { gain / (1 + damping * Double(standing.answers)) }
}
