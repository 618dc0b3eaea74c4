/// Whether one skill is known, traced answer by answer (Bayesian knowledge tracing, Corbett and Anderson 1995; with
/// forgetting). A small extra: it needs many answers of a person in a skill.
package struct KnowledgeTracing: Sendable, Hashable {
    /// T: the chance that an unknown skill is learnt at an answer.
    package let learning: Double
    /// G: the chance of a right answer without the skill.
    package let guessing: Double
    /// S: the chance of a wrong answer with it.
    package let slipping: Double
    /// F: the chance that a known skill is forgotten at an answer; 0 in the original.
    package let forgetting: Double

    /// All from 0 to 1; nil otherwise.
    package init?(learning: Double, guessing: Double, slipping: Double, forgetting: Double = 0) {
        guard [learning, guessing, slipping, forgetting].allSatisfy((0...1).contains) else { return nil }
        self.learning = learning
        self.guessing = guessing
        self.slipping = slipping
        self.forgetting = forgetting
    }

    /// Chance of a right answer of somebody who knows the skill with the chance `known`.
    package func right(known: Double) -> Double { known * (1 - slipping) + (1 - known) * guessing }

    /// The chance that the skill was known, given the answer. As before where the answer was impossible.
    package func posterior(known: Double, right: Bool) -> Double {
        let knowing = known * (right ? 1 - slipping : slipping)
        let total = knowing + (1 - known) * (right ? guessing : 1 - guessing)
        return total > 0 ? knowing / total : known
    }

    /// The chance that the skill is known after the answer and what it taught.
    package func next(known: Double, right: Bool) -> Double {
        let posterior = posterior(known: known, right: right)
        return posterior * (1 - forgetting) + (1 - posterior) * learning
    }
}
