package import Kernel

/// What can be said of a plan that was read: contradictions, gaps and doubts (`docs/diagnostics.md`: P2xx).
///
/// An error is a plan that cannot run as written, a warning what is probably not meant, a note what is worth knowing.
package enum PlanChecks {
    typealias Check = @Sendable (CheckedPlan) -> [Diagnostic]

    /// Every finding, in the order of the file. `date` is the day against which validity is held.
    package static func all(_ plan: Plan, packs: [FrameworkPack], on date: CalendarDate) -> [Diagnostic] {
        let checked = CheckedPlan(plan, packs: packs, on: date)
        return everyCheck.flatMap { $0(checked) }.inReadingOrder()
    }

    static var everyCheck: [Check] {
        metadata + names + scales + requirements + frameworks + exams + units + rules + personas + growth + programmes
            + catalogue + targets + schedules + measures + conflicts
    }
}

/// A plan under examination, with what several checks need of it.
struct CheckedPlan: Sendable {
    let plan: Plan
    let packs: [FrameworkPack]
    let date: CalendarDate
    let space: RuleSpace
    /// The programmes that someone can come to take (`Attainability`).
    let attainable: Set<Int>

    init(_ plan: Plan, packs: [FrameworkPack], on date: CalendarDate) {
        self.plan = plan
        self.packs = packs
        self.date = date
        space = RuleSpace(plan)
        attainable = Attainability.programmes(of: plan)
    }

    func error(_ code: String, _ place: Place, ja: String, en: String, suggestion: String? = nil) -> Diagnostic {
        Diagnostic(.error, code, at: place, Phrase(ja: ja, en: en), suggestion: suggestion)
    }

    func warning(_ code: String, _ place: Place, ja: String, en: String, suggestion: String? = nil) -> Diagnostic {
        Diagnostic(.warning, code, at: place, Phrase(ja: ja, en: en), suggestion: suggestion)
    }

    func note(_ code: String, _ place: Place, ja: String, en: String) -> Diagnostic {
        Diagnostic(.note, code, at: place, Phrase(ja: ja, en: en))
    }

    /// The highest level that the skill map asks of anyone; 0 where nobody needs the skill.
    func highestRequired(_ skill: Int) -> Int {
        plan.requirements.filter { $0.skill == skill }.flatMap(\.levels).map(\.rank).max() ?? 0
    }

    /// What the skill map asks of a holder; 0 where it asks nothing.
    func required(_ skill: Int, of holder: RequirementHolder) -> Int {
        plan.requirements.filter { $0.skill == skill }.compactMap { $0.rank(for: holder) }.max() ?? 0
    }

    func letter(_ rank: Int, of skill: Int) -> String { plan.scale(of: skill).letter(rank) }

    func halves(of programme: Int) -> [ProgrammeHalf] {
        HalfKind.allCases.compactMap { plan.programmes[programme][$0] }
    }
}

extension Phrase {
    /// The first few of some fiscal years.
    init(years: [FiscalYear]) {
        func list(_ language: Language, _ comma: String, _ more: String) -> String {
            years.prefix(4).map { $0.name(in: language) }.joined(separator: comma) + (years.count > 4 ? more : "")
        }
        self.init(ja: list(.ja, "、", "ほか"), en: list(.en, ", ", " and more"))
    }
}
