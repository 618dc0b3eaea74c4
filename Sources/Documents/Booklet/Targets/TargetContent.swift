import Domain
import Kernel

/// 目標: who, what, how many, by when and after; the plan of the years; and what the sources leave open.
struct TargetContent: ChapterContent {
    struct Row {
        let id: String
        let name: Passage
        let text: Passage?
        let who: [Passage]
        let what: [Passage]
        let goal: [Passage]
        let aim: [Passage]
        let deadline: [String]
        let after: String
        /// Anchor of the conflict's card, where the sources disagree.
        let conflict: String?
        let citations: Citations?
    }

    struct ScheduleRow {
        let name: Passage
        let values: [String]
        let total: String
    }

    /// What counts as one unit, for targets that count units.
    struct Denominator {
        let name: Passage
        let units: [Passage]
        let expected: String
        let citations: Citations?
    }

    let words: [String: String]
    let targets: [Row]
    let years: [String]
    let schedule: [ScheduleRow]
    let hasSchedule: Bool
    let denominators: [Denominator]
    let hasDenominators: Bool
    let conflicts: [Conflict]
    let hasConflicts: Bool
    let parts: [Chapter.Part]
    let sources = [Source?]()

    init?(_ scribe: Scribe) {
        let plan = scribe.plan
        guard !plan.targets.isEmpty else { return nil }
        let words = scribe.words(Self.words)
        self.words = words
        targets = plan.targets.map { Row($0, scribe) }
        let scheduled = plan.targets.filter { !$0.schedule.isEmpty }
        let years = Set(scheduled.flatMap { $0.schedule.map(\.year) }).sorted()
        self.years = years.map { FiscalYear($0).name(in: scribe.language) }
        schedule = scheduled.map { target in
            ScheduleRow(
                name: scribe.passage(target.name),
                values: years.map { year in
                    target.schedule.first { $0.year == year }.map { scribe.number($0.value) } ?? ""
                },
                total: scribe.number(target.schedule.reduce(0) { $0 + $1.value }))
        }
        hasSchedule = !schedule.isEmpty
        let counted = Set(
            plan.targets.compactMap(\.coverage?.denominator) + plan.roles.compactMap(\.perUnit?.denominator))
        denominators = counted.sorted().map { Denominator(plan.denominators[$0], scribe) }
        hasDenominators = !denominators.isEmpty
        conflicts = plan.targets.compactMap { Conflict($0, scribe) }
        hasConflicts = !conflicts.isEmpty
        let parts = [
            ("goals", true), ("schedule", hasSchedule), ("denominators", hasDenominators), ("conflicts", hasConflicts),
        ]
        self.parts = parts.filter(\.1).map { Chapter.Part(id: $0.0, title: scribe.passage(words[$0.0] ?? "")) }
    }

    private static let words = [
        "goals": Phrase(ja: "目標の一覧", en: "All targets"),
        "target": Phrase(ja: "目標", en: "Target"),
        "who": Phrase(ja: "対象者", en: "Who"),
        "what": Phrase(ja: "数えるもの", en: "What counts"),
        "goal": Phrase(ja: "目標値", en: "How many"),
        "deadline": Phrase(ja: "期限", en: "By when"),
        "after": Phrase(ja: "達成後", en: "After"),
        "conflictLink": Phrase(ja: "資料の記述に食い違いあり", en: "sources disagree"),
        "schedule": Phrase(ja: "年度ごとの予定", en: "Year by year"),
        "total": Phrase(ja: "計", en: "Total"),
        "denominators": Phrase(ja: "所属の数え方", en: "How units are counted"),
        "denominator": Phrase(ja: "呼び方", en: "Name"),
        "units": Phrase(ja: "数える所属", en: "Units that count"),
        "expected": Phrase(ja: "見込みの数", en: "Expected"),
        "conflicts": Phrase(ja: "資料の記述の食い違い", en: "Where the sources disagree"),
        "conflictsNote": Phrase(
            ja: "資料によって読みが異なる目標について、両方の読みと、この計画が従う読みを示す。",
            en: "Both readings of what the sources say differently, and which of them this plan follows."),
        "reading": Phrase(ja: "記述", en: "Reading"),
        "place": Phrase(ja: "箇所", en: "Place"),
        "state": Phrase(ja: "扱い", en: "State"),
        "inForce": Phrase(ja: "この計画が従う読み", en: "followed by this plan"),
        "notInForce": Phrase(ja: "従わない読み", en: "not followed"),
    ]
}

extension TargetContent.Row {
    fileprivate init(_ target: Target, _ scribe: Scribe) {
        let aimed = target.basis.needsCoverage ? nil : target.coverage
        self.init(
            id: "target-\(target.id)", name: scribe.passage(target.name), text: target.text.map(scribe.passage),
            who: scribe.runs(scribe.words(of: target.population?.condition ?? .everyone)),
            what: scribe.runs(scribe.measure(target.measure)),
            goal: scribe.runs(scribe.goal(target, target.goal, target.coverage)),
            aim: scribe.runs(aimed.map(scribe.aim) ?? ""),
            deadline: scribe.deadline(target.period, target.basis), after: scribe.after(target.after),
            conflict: target.conflict.map { _ in "conflict-\(target.id)" },
            citations: scribe.citations([target.source]))
    }
}

extension TargetContent.Denominator {
    fileprivate init(_ denominator: Domain.Denominator, _ scribe: Scribe) {
        let plan = scribe.plan
        let unitClass = plan.unitClasses[denominator.unitClass]
        let levels = plan.vocabulary[.unitLevels].enumerated().filter {
            unitClass.levels & (1 << UInt64($0.offset)) != 0
        }
        let codes = { (codes: Set<String>) in scribe.listed(codes.sorted()) }
        let parts = [
            scribe.listed(levels.map(\.element), or: true),
            unitClass.include.isEmpty
                ? ""
                : scribe.say(ja: "コード\(codes(unitClass.include))を含む", en: "with the codes \(codes(unitClass.include))"),
            unitClass.exclude.isEmpty
                ? ""
                : scribe.say(
                    ja: "コード\(codes(unitClass.exclude))を除く", en: "without the codes \(codes(unitClass.exclude))"),
            denominator.condition.map { scribe.words(of: $0.condition) } ?? "",
        ]
        self.init(
            name: scribe.passage(denominator.name),
            units: scribe.runs(parts.filter { !$0.isEmpty }.joined(separator: scribe.say(ja: "。", en: "; "))),
            expected: denominator.expected.map { scribe.number($0) } ?? "–",
            citations: scribe.citations([denominator.source]))
    }
}
