import Documents
import Domain
import Kernel
import Operations

/// Where a day lies in the yearly turn of plan, do, check and act. The months are those of the fiscal year's usual
/// course; a survey that is open is the check whatever the month.
struct PlanCycle: Sendable {
    enum Step: CaseIterable, Sendable { case plan, `do`, check, act }

    let step: Step

    init(_ plan: Plan, _ survey: SurveyFacts?, on date: CalendarDate) {
        let year = FiscalYear(of: date)
        if survey?.phase(on: date) == .open {
            step = .check
        } else if let period = plan.about.period, year < period.from {
            step = .plan
        } else if let end = plan.about.period?.to, end < year {
            step = .act
        } else {
            switch date.month {
            case 4, 5: step = .plan
            case 2: step = .check
            case 3: step = .act
            default: step = .do
            }
        }
    }
}

extension PlannerHomePage {
    struct Step: Sendable {
        let letter: String
        let name: String
        let text: String
        let current: Bool
    }

    static func cycle(_ state: CityState, _ view: HomeView) -> [Step] {
        let now = PlanCycle(state.plan, state.surveyFacts, on: state.date).step
        return PlanCycle.Step.allCases.map { step in
            let (letter, name, text) = words(of: step, state, view)
            return Step(letter: letter, name: name, text: text, current: step == now)
        }
    }

    private static func words(of step: PlanCycle.Step, _ state: CityState, _ view: HomeView) -> (
        String, String, String
    ) {
        let scribe = view.scribe
        switch step {
        case .plan:
            let version = state.plan.about.version
            return (
                "P", scribe.say(ja: "計画", en: "Plan"),
                version.isEmpty
                    ? scribe.say(ja: "4〜5月", en: "April to May")
                    : scribe.say(
                        ja: "第\(version)版が有効（4〜5月に確認）", en: "version \(version) in force; reviewed April to May")
            )
        case .do:
            let year = state.standing.year
            let done = state.standing.record.completions.count { $0.passed && year.contains($0.date) }
            return (
                "D", scribe.say(ja: "実施", en: "Do"),
                scribe.say(
                    ja: "6〜1月。今年度の修了 \(done.grouped)件", en: "June to January; \(done.grouped) completions this year")
            )
        case .check:
            guard let survey = state.surveyFacts else {
                return (
                    "C", scribe.say(ja: "評価", en: "Check"), scribe.say(ja: "2月。調査はまだない", en: "February; no survey yet")
                )
            }
            let (from, to) = (view.date(survey.opensOn), view.date(survey.lastDay))
            return (
                "C", scribe.say(ja: "評価", en: "Check"),
                scribe.say(ja: "2月と調査の期間（\(from)〜\(to)）", en: "February, and the survey (\(from) to \(to))")
            )
        case .act:
            return (
                "A", scribe.say(ja: "改善", en: "Act"),
                scribe.say(ja: "3月。次年度に向けた見直し", en: "March; what next year changes")
            )
        }
    }
}
