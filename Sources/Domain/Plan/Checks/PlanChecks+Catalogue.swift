import Kernel

extension PlanChecks {
    static let catalogue: [Check] = [
        programmesOutsideThePlan, raisesBeyondNeed, seatsWithoutAProgramme, yearsWithoutSeats, programmesWithoutSeats,
        emptyGroups, programmesLeadingNowhere,
    ]

    static func programmesOutsideThePlan(_ checked: CheckedPlan) -> [Diagnostic] {
        guard let period = checked.plan.about.period else { return [] }
        return checked.plan.programmes.compactMap { programme in
            guard let years = programme.years, !years.overlaps(period) else { return nil }
            return checked.warning(
                "P269", programme.place,
                ja: "研修「\(programme.name.ja)」の実施年度（\(years.written(in: .ja))）が計画の期間（\(period.written(in: .ja))）にありません",
                en: "the programme '\(programme.name.en)' runs in \(years.written(in: .en)), "
                    + "outside the plan's period \(period.written(in: .en))")
        }
    }

    static func raisesBeyondNeed(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.flatMap { programme in
            Set(programme.raises).sorted { ($0.skill, $0.from) < ($1.skill, $1.from) }.compactMap { raise in
                var needed = checked.highestRequired(raise.skill)
                for case .reached(let level) in plan.targets.map(\.measure) where level.skill == raise.skill {
                    needed = max(needed, level.rank)
                }
                // A skill that nobody needs at all is told of as such.
                guard needed > 0, raise.from >= needed else { return nil }
                let (skill, letter) = (plan.skills[raise.skill].name, checked.letter(raise.to, of: raise.skill))
                let most = checked.letter(needed, of: raise.skill)
                return checked.note(
                    "P270", programme.place,
                    ja: "研修「\(programme.name.ja)」は「\(skill.ja)」を \(letter) に上げますが、求められるのは最高でも \(most) です",
                    en: "the programme '\(programme.name.en)' raises '\(skill.en)' to \(letter), "
                        + "but no more than \(most) is asked of anyone")
            }
        }
    }

    static func seatsWithoutAProgramme(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.programmes.flatMap { programme in
            programme.seatsByYear.compactMap { seats in
                let idle = seats.keys.sorted().map(FiscalYear.init).filter { !programme.runs(in: $0) }
                guard !idle.isEmpty else { return nil }
                let years = Phrase(years: idle)
                return checked.warning(
                    "P271", programme.place,
                    ja: "研修「\(programme.name.ja)」に\(years.ja)の席がありますが、その年度には実施しません",
                    en: "the programme '\(programme.name.en)' has seats in \(years.en), when it does not run")
            }
        }
    }

    static func yearsWithoutSeats(_ checked: CheckedPlan) -> [Diagnostic] {
        let period = checked.plan.about.period
        return checked.plan.programmes.flatMap { programme in
            programme.seatsByYear.compactMap { seats -> Diagnostic? in
                guard let least = seats.keys.min(), let most = seats.keys.max() else { return nil }
                let starts = [programme.years?.from.year, period?.from.year].compactMap { $0 }
                let ends = [programme.years?.to?.year, period?.to?.year].compactMap { $0 }
                let (from, to) = (starts.max() ?? least, ends.min() ?? most)
                guard from <= to else { return nil }
                let missing = (from...to).filter { seats[$0] == nil }.map(FiscalYear.init)
                guard !missing.isEmpty else { return nil }
                let years = Phrase(years: missing)
                return checked.warning(
                    "P272", programme.place,
                    ja: "研修「\(programme.name.ja)」の席の数に\(years.ja)がなく、0席になります",
                    en: "the seats of the programme '\(programme.name.en)' "
                        + "do not mention \(years.en): there are none then")
            }
        }
    }

    static func programmesWithoutSeats(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.programmes.indices.filter { index in
            let halves = checked.halves(of: index)
            return !halves.isEmpty && halves.allSatisfy { $0.seats?.isNothing ?? false }
        }.map { index in
            checked.warning(
                "P273", plan.programmes[index].place, ja: "研修「\(plan.programmes[index].name.ja)」の席が0です",
                en: "the programme '\(plan.programmes[index].name.en)' has no seats")
        }
    }

    static func emptyGroups(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        return plan.groups.indices.filter { plan.programmes(in: .group($0)).isEmpty }.map { index in
            checked.warning(
                "P274", plan.groups[index].place, ja: "研修群「\(plan.groups[index].name.ja)」に研修がありません",
                en: "the programme group '\(plan.groups[index].name.en)' has no programmes")
        }
    }

    static func programmesLeadingNowhere(_ checked: CheckedPlan) -> [Diagnostic] {
        let plan = checked.plan
        var counted = Set<Int>()
        for target in plan.targets { counted.formUnion(target.measure.programme.map(plan.programmes(in:)) ?? []) }
        for reference in plan.growth.flatMap(\.through)
            + plan.programmes.flatMap({ $0.prerequisites?.references ?? [] })
        {
            counted.formUnion(plan.programmes(in: reference))
        }
        for case .completed(let programmes, _) in plan.rules.flatMap(\.condition.parts) {
            counted.formUnion(programmes)
        }
        return plan.programmes.indices.filter { plan.programmes[$0].raises.isEmpty && !counted.contains($0) }.map {
            index in
            checked.note(
                "P275", plan.programmes[index].place,
                ja: "研修「\(plan.programmes[index].name.ja)」はスキルを上げず、目標・条件・前提のどれにも使われていません",
                en: "the programme '\(plan.programmes[index].name.en)' raises no skill and counts for no target, "
                    + "rule or prerequisite")
        }
    }
}

extension Programme {
    /// The seats of the halves that state them year by year.
    fileprivate var seatsByYear: [[Int: Int]] {
        HalfKind.allCases.compactMap { kind in
            if case .byYear(let seats) = self[kind]?.seats { seats } else { nil }
        }
    }
}

extension Seats {
    fileprivate var isNothing: Bool {
        switch self {
        case .everyYear(let count): count == 0
        case .byYear(let counts): counts.values.allSatisfy { $0 == 0 }
        }
    }
}

extension Target.Measure {
    /// What is counted, where it is trainings.
    var programme: ProgrammeReference? {
        switch self {
        case .completed(let reference, _, _), .hours(let reference): reference
        default: nil
        }
    }
}
