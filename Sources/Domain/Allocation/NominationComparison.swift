package import Kernel
package import Mathematics

/// One way of naming people, in the figures by which ways are compared (K6): the optimised beside what offices do today.
package struct NominationComparison: Sendable, Hashable {
    package var name: Phrase
    package var people: Int
    /// People short of the headcount targets.
    package var shortfall: Int
    /// Units with what they need: for each coverage of the question the number expected at its deadline.
    package var units: [Double]
    /// Places covered at the deadlines as expected, over all coverages.
    package var places: Double
    package var points: Int

    package init(_ name: Phrase, _ question: NominationCase, _ nominations: [Mathematics.Nomination]) {
        self.name = name
        let outlook = CoverageOutlook(question, nominations)
        let values = question.instance.values(of: nominations)
        people = Set(nominations.map(\.person)).count
        shortfall = values.shortfall
        points = values.points
        units = question.coverages.indices.map { index in
            outlook.covered(index, at: question.coverages[index].deadline).reduce(0, +)
        }
        places = question.coverages.indices.reduce(0) { sum, index in
            let goal = question.coverages[index]
            return zip(outlook.chances(index, at: goal.deadline), goal.need).reduce(sum) { sum, unit in
                sum + PoissonBinomial(unit.0).expectation(limitedTo: Int(unit.1))
            }
        }
    }

    /// An answer beside what offices do today with the same seats; the seed draws who comes first.
    package static func all(_ answer: NominationPlan, seed: UInt64) -> [NominationComparison] {
        let question = answer.question
        func custom(_ baseline: NominationBaseline, _ name: Phrase) -> NominationComparison {
            NominationComparison(name, question, baseline.plan(of: question.instance, seed: seed))
        }
        return [
            NominationComparison(Phrase(ja: "最適化した案", en: "optimised"), question, answer.nominations),
            custom(.quota, Phrase(ja: "所属ごとに順に割り当て", en: "in turn by section")),
            custom(.firstCome, Phrase(ja: "先着順", en: "first come, first served")),
        ]
    }
}
