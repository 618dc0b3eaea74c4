import Kernel

extension PlanChecks {
    static let schedules: [Check] = [
        schedulesThatDoNotAddUp, scheduledYearsOutsideThePeriod, unscheduledYears, goalsBeyondTheSeats,
    ]

    /// People reached in all add up; people a year and shares do not.
    static func schedulesThatDoNotAddUp(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.flatMap { target -> [Diagnostic] in
            guard let goal = target.goal, let last = target.schedule.last else { return [] }
            switch target.basis {
            case .none, .hoursPerPerson: return []
            case .cumulative, .count:
                let sum = target.schedule.map(\.value).reduce(0, +)
                guard abs(sum - goal) > 1e-6 else { return [] }
                return [
                    checked.warning(
                        "P285", target.place,
                        ja: "目標「\(target.name.ja)」の年度ごとの数の合計（\(sum.plain)）が目標の数（\(goal.plain)）と合いません",
                        en:
                            "the schedule of the target '\(target.name.en)' "
                            + "adds up to \(sum.plain), not to \(goal.plain)"
                    )
                ]
            case .annual:
                return target.schedule.filter { $0.value != goal }.map { year, value, place in
                    checked.warning(
                        "P285", place,
                        ja:
                            "目標「\(target.name.ja)」は毎年度\(goal.plain)ですが、"
                            + "\(FiscalYear(year).name(in: .ja))の予定は\(value.plain)です",
                        en:
                            "the target '\(target.name.en)' is \(goal.plain) "
                            + "every year, but FY\(year) has \(value.plain)"
                    )
                }
            case .inPost, .perUnit, .shareOfUnits, .shareOfStaff, .shareWithinUnit, .rating:
                guard last.value != goal else { return [] }
                return [
                    checked.warning(
                        "P285", last.place,
                        ja: "目標「\(target.name.ja)」の最後の年度の予定（\(last.value.plain)）が目標の数（\(goal.plain)）と合いません",
                        en: "the last year of the schedule of '\(target.name.en)' has \(last.value.plain), "
                            + "not the goal \(goal.plain)")
                ]
            }
        }
    }

    static func scheduledYearsOutsideThePeriod(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.flatMap { target -> [Diagnostic] in
            guard let period = target.period else { return [] }
            return target.schedule.filter { !period.contains(FiscalYear($0.year)) }.map { year, _, place in
                checked.warning(
                    "P286", place,
                    ja: "目標「\(target.name.ja)」の予定の\(FiscalYear(year).name(in: .ja))は期間（\(period.written(in: .ja))）の外です",
                    en: "FY\(year) of the schedule of '\(target.name.en)' lies outside its period, "
                        + period.written(in: .en))
            }
        }
    }

    static func unscheduledYears(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard !target.schedule.isEmpty, let wanted = target.period?.years else { return nil }
            let missing = wanted.filter { year in !target.schedule.contains { $0.year == year.year } }
            guard !missing.isEmpty else { return nil }
            let years = Phrase(years: missing)
            return checked.note(
                "P287", target.place,
                ja: "目標「\(target.name.ja)」の予定に\(years.ja)がありません",
                en: "the schedule of '\(target.name.en)' leaves out \(years.en)")
        }
    }

    /// The most people that the seats let through is below the goal, even if every seat is filled.
    static func goalsBeyondTheSeats(_ checked: CheckedPlan) -> [Diagnostic] {
        checked.plan.targets.compactMap { target in
            guard let goal = target.goal, case .completed(let reference, let need, let half) = target.measure,
                let years = target.period?.years
            else { return nil }
            let programmes = checked.plan.programmes(in: reference).map { checked.plan.programmes[$0] }
            // Too few programmes, or none with that half, is an error of its own.
            if case .atLeast(let number) = need, number > programmes.count { return nil }
            guard programmes.contains(where: { half.map($0.hasHalf) ?? true }) else { return nil }
            func seats(_ years: [FiscalYear]) -> Int? {
                mostPeople(need, places: programmes.map { $0.places(in: years, half: half) })
            }
            switch target.basis {
            case .cumulative:
                guard let most = seats(years), Double(most) < goal else { return nil }
                return checked.warning(
                    "P288", target.place,
                    ja: "目標「\(target.name.ja)」の\(goal.plain)人に、期間中の席（最大\(most)人分）が足りません",
                    en: "the seats of the period let at most \(most) people through, "
                        + "short of the \(goal.plain) of the target '\(target.name.en)'")
            case .annual:
                let yearly = years.compactMap { year in seats([year]).map { (year, $0) } }
                guard let worst = yearly.first(where: { Double($0.1) < goal }) else { return nil }
                return checked.warning(
                    "P288", target.place,
                    ja: "目標「\(target.name.ja)」の毎年度\(goal.plain)人に、\(worst.0.name(in: .ja))の席（最大\(worst.1)人分）が足りません",
                    en: "the seats of \(worst.0.name(in: .en)) let at most \(worst.1) people through, "
                        + "short of the \(goal.plain) a year of the target '\(target.name.en)'")
            default: return nil
            }
        }
    }

    /// The most people who can each finish `need` of the programmes, given the places of each; nil without a limit.
    ///
    /// X people can, exactly when the places, no more than X of each programme, are at least need × X.
    static func mostPeople(_ need: Target.Need, places: [Int?]) -> Int? {
        let wanted =
            switch need {
            case .any: 1
            case .all: max(1, places.count)
            case .atLeast(let number): max(1, number)
            }
        guard places.filter({ $0 == nil }).count < wanted else { return nil }
        var (low, high) = (0, places.compactMap { $0 }.reduce(0, +))
        while low < high {
            let people = (low + high + 1) / 2
            let usable = places.map { min($0 ?? people, people) }.reduce(0, +)
            if usable >= wanted * people { low = people } else { high = people - 1 }
        }
        return low
    }
}

extension Programme {
    fileprivate func hasHalf(_ kind: HalfKind) -> Bool { self[kind] != nil }

    /// The places over several years; nil without a limit.
    fileprivate func places(in years: [FiscalYear], half: HalfKind?) -> Int? {
        var sum = 0
        for kind in HalfKind.allCases where half == nil || half == kind {
            guard let part = self[kind] else { continue }
            for year in years where runs(in: year) {
                guard let seats = part.seats, let count = seats.count(in: year) else { return nil }
                sum += count
            }
        }
        return sum
    }
}
