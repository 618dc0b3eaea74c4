package import Kernel

/// Who must, who should and who may take what in a fiscal year, and why (clauses K4, K5).
package struct Obligations: Sendable {
    package enum Status: String, CaseIterable, Sendable {
        /// Must, and has not yet.
        case due
        /// Must or should, but needs another training first.
        case blocked
        /// May, and it would close a gap or help a target.
        case recommended

        package var name: Phrase {
            switch self {
            case .due: Phrase(ja: "必須・未修了", en: "mandatory, due")
            case .blocked: Phrase(ja: "前提研修待ち", en: "needs another first")
            case .recommended: Phrase(ja: "推奨", en: "recommended")
            }
        }
    }

    package struct Entry: Sendable, Hashable {
        package var member: Int32
        package var programme: Int16
        package var half: HalfKind
        package var status: Status
        /// The gap's skill that makes an elective training recommended; -1 where it is another reason.
        package var skill: Int16
    }

    /// One half of a programme in the year.
    package struct Tally: Sendable {
        package var programme: Int
        package var half: HalfKind
        /// People in the audience.
        package var audience = 0
        /// Of them, those who need not take it (again) this year.
        package var done = 0
        package var due = 0
        package var blocked = 0
        package var recommended = 0
        /// Seats in the year; nil where unlimited.
        package var seats: Int?
    }

    package let year: FiscalYear
    /// By member, then in the plan's order. People of the audience who merely may are counted, not listed.
    package private(set) var entries: [Entry] = []
    package private(set) var tallies: [Tally] = []

    package init(_ facts: Facts, gaps: Gaps, record: TrainingRecord, year: FiscalYear) {
        self.year = year
        let plan = facts.plan
        var halves = [Half]()
        let targeted = Self.targeted(plan)
        for (index, programme) in plan.programmes.enumerated() where programme.runs(in: year) {
            for kind in HalfKind.allCases {
                guard let half = programme[kind] else { continue }
                halves.append(
                    Half(
                        programme: index, half: kind, rule: half.audience.condition, repetition: half.repetition,
                        raises: half.raises, takesUnstated: kind == .mandatory || programme.mandatory == nil,
                        isChained: programme.prerequisites != nil))
                tallies.append(
                    Tally(programme: index, half: kind, seats: half.seats.flatMap { $0.count(in: year) }))
            }
        }
        for member in facts.staff.members.indices {
            let completions = record.completions(of: Int(facts.staff.members[member].person))
            for (slot, half) in halves.enumerated() where facts.holds(half.rule, for: member) {
                tallies[slot].audience += 1
                let isDone = completions.contains {
                    Int($0.programme) == half.programme && $0.passed && $0.date <= facts.staff.date
                        && ($0.half.map { $0 == half.half } ?? half.takesUnstated)
                        && half.repetition.isStillGood(FiscalYear(of: $0.date), in: year)
                }
                if isDone {
                    tallies[slot].done += 1
                    continue
                }
                var skill = -1
                if half.half == .elective {
                    skill = half.raises.first { Self.helps($0, member, gaps, facts.levels) }?.skill ?? -1
                    if skill < 0, !targeted[half.programme] { continue }
                }
                let isBlocked =
                    half.isChained && !Self.isReady(for: plan.programmes[half.programme], member, facts)
                let status: Status = isBlocked ? .blocked : half.half == .mandatory ? .due : .recommended
                switch status {
                case .due: tallies[slot].due += 1
                case .blocked: tallies[slot].blocked += 1
                case .recommended: tallies[slot].recommended += 1
                }
                entries.append(
                    Entry(
                        member: Int32(member), programme: Int16(half.programme), half: half.half, status: status,
                        skill: Int16(skill)))
            }
        }
    }

    /// What is on a member's list, in the plan's order.
    package func entries(of member: Int) -> ArraySlice<Entry> {
        func first(from bound: Int) -> Int {
            var (low, high) = (0, entries.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(entries[middle].member) < bound { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return entries[first(from: member)..<first(from: member + 1)]
    }

    /// Programmes whose completions a target with a number counts: whoever may take them helps it.
    private static func targeted(_ plan: Plan) -> [Bool] {
        var targeted = [Bool](repeating: false, count: plan.programmes.count)
        for target in plan.targets { for programme in counted(by: target, plan) { targeted[programme] = true } }
        return targeted
    }

    /// The programmes whose elective completions a target with a number counts.
    private static func counted(by target: Target, _ plan: Plan) -> [Int] {
        guard target.goal != nil, target.basis != .none, case .completed(let reference, _, let half) = target.measure,
            half != .mandatory
        else { return [] }
        return plan.programmes(in: reference)
    }

    /// One half of a programme that runs in the year, with what the walk over everyone needs of it.
    private struct Half {
        let programme: Int
        let half: HalfKind
        let rule: Condition
        let repetition: Repetition
        let raises: [Raise]
        /// A record that names no half counts for the mandatory one where there is one.
        let takesUnstated: Bool
        let isChained: Bool
    }

    private static func helps(_ raise: Raise, _ member: Int, _ gaps: Gaps, _ levels: SkillLevels) -> Bool {
        let rank = max(0, Int(levels[member, raise.skill].rank))
        return gaps.gap(member, raise.skill) > 0 && raise.from <= rank && rank < raise.to
    }

    private static func isReady(for programme: Programme, _ member: Int, _ facts: Facts) -> Bool {
        missingPrerequisites(of: programme, member, facts).isEmpty
    }

    /// What a member must complete first; empty where nothing stands in the way.
    package static func missingPrerequisites(
        of programme: Programme, _ member: Int, _ facts: Facts
    ) -> [ProgrammeReference] {
        guard let prerequisites = programme.prerequisites else { return [] }
        let missing = prerequisites.references.filter { reference in
            !facts.plan.programmes(in: reference).contains { facts.hasCompleted($0, member: member) }
        }
        switch prerequisites.need {
        case .all: return missing
        case .any: return missing.count < prerequisites.references.count ? [] : missing
        }
    }

    /// Why an entry is on a person's list, in words.
    package func reason(for entry: Entry, _ facts: Facts, gaps: Gaps) -> Phrase {
        let plan = facts.plan
        let programme = plan.programmes[Int(entry.programme)]
        switch entry.status {
        case .due:
            let rule = programme.mandatory?.audience.text ?? ""
            return Phrase(ja: "必須の対象: \(rule)", en: "mandatory for: \(rule)")
        case .blocked:
            let names = Self.missingPrerequisites(of: programme, Int(entry.member), facts).map { plan.name(of: $0) }
            return Phrase(
                ja: "先に必要: \(names.map(\.ja).joined(separator: "、"))",
                en: "first needs: \(names.map(\.en).joined(separator: ", "))")
        case .recommended where entry.skill < 0:
            let target = plan.targets.first { Self.counted(by: $0, plan).contains(Int(entry.programme)) }
            return Phrase(ja: "目標: \(target?.name.ja ?? "")", en: "target: \(target?.name.en ?? "")")
        case .recommended:
            let skill = Int(entry.skill)
            let scale = plan.scale(of: skill)
            let has = scale.letter(Int(facts.levels[Int(entry.member), skill].rank))
            let needs = scale.letter(Int(gaps.need(Int(entry.member), skill)?.rank ?? 0))
            return Phrase(
                ja: "\(plan.skills[skill].name.ja) \(has) → 必要 \(needs)",
                en: "\(plan.skills[skill].name.en) \(has) → needs \(needs)")
        }
    }
}

extension TrainingRecord {
    /// Whether a person has a half of a programme behind them that is still good in a fiscal year. A record that names no
    /// half counts for the mandatory one where there is one.
    package func hasDone(
        _ programme: Int, _ half: HalfKind, of plan: Plan, person: Int, in year: FiscalYear
    ) -> Bool {
        let about = plan.programmes[programme]
        guard let repetition = about[half]?.repetition else { return false }
        return completions(of: person).contains {
            Int($0.programme) == programme && $0.passed
                && ($0.half.map { $0 == half } ?? (half == .mandatory || about.mandatory == nil))
                && repetition.isStillGood(FiscalYear(of: $0.date), in: year)
        }
    }
}

extension Repetition {
    /// Whether a completion of one fiscal year still counts in another.
    package func isStillGood(_ completed: FiscalYear, in year: FiscalYear) -> Bool {
        switch self {
        case .once: true
        case .every(let years): completed <= year && year - completed < years
        }
    }
}
