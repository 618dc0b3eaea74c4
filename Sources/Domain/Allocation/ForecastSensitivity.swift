package import Kernel
import Mathematics

/// How a target's figures at its deadline change where one assumption is a little otherwise and the nominations stay.
package struct ForecastSensitivity: Sendable, Hashable {
    package enum Assumption: String, CaseIterable, Sendable {
        /// A fifth more people are moved on each 1 April.
        case moreMoves
        /// Five of a hundred fewer complete.
        case fewerCompletions
        /// Everyone retires at sixty, as before 2023.
        case earlierRetirement

        package var name: Phrase {
            switch self {
            case .moreMoves: Phrase(ja: "異動が2割多い", en: "a fifth more transfers")
            case .fewerCompletions: Phrase(ja: "修了が100人に5人少ない", en: "five of a hundred fewer complete")
            case .earlierRetirement: Phrase(ja: "定年が60歳", en: "retirement at 60")
            }
        }
    }

    package var assumption: Assumption
    package var target: Int
    /// Changes of the expected flow, stock and covered units, and of the chance that the target is met.
    package var flow: Double
    package var stock: Double
    package var coverage: Double
    package var chance: Double

    /// For every target with a forecast and every assumption, the weightiest first within a target.
    package static func all(_ answer: NominationPlan) throws(UnfitAssumptions) -> [ForecastSensitivity] {
        var all: [ForecastSensitivity] = []
        for assumption in Assumption.allCases {
            let changed = try assumption.changed(answer.question)
            let then = NominationPlan(changed, nominations: answer.nominations, runs: 0).forecasts
            for (before, after) in zip(answer.forecasts, then) {
                guard let year = answer.question.deadlineYear(of: before.target), before.years.indices.contains(year)
                else { continue }
                let (a, b) = (before.years[year], after.years[year])
                all.append(
                    ForecastSensitivity(
                        assumption: assumption, target: before.target,
                        flow: (b.flow?.expected ?? 0) - (a.flow?.expected ?? 0),
                        stock: (b.stock?.expected ?? 0) - (a.stock?.expected ?? 0),
                        coverage: (b.coverage?.expected ?? 0) - (a.coverage?.expected ?? 0),
                        chance: (b.chance ?? 0) - (a.chance ?? 0)))
            }
        }
        return all.sorted { ($0.target, -$0.weight) < ($1.target, -$1.weight) }
    }

    private var weight: Double { abs(chance) * 1e6 + abs(coverage) + abs(stock) + abs(flow) }
}

extension ForecastSensitivity.Assumption {
    fileprivate func changed(_ question: NominationCase) throws(UnfitAssumptions) -> NominationCase {
        var assumptions = question.assumptions
        assumptions.years = question.years
        switch self {
        case .moreMoves: assumptions.movingFactor = min(3, assumptions.movingFactor * 1.2)
        case .fewerCompletions: assumptions.completion = max(0.1, question.completionShare - 0.05)
        case .earlierRetirement: assumptions.retirement = .fixed(60)
        }
        return try NominationCase(question.standing, history: question.history, assumptions: assumptions)
    }
}

extension NominationCase {
    /// The year of the plan by whose end a target is to be met.
    fileprivate func deadlineYear(of target: Int) -> Int? {
        PlanSpan(standing.plan, from: first, years: years).deadline(of: standing.plan.targets[target])
    }
}
