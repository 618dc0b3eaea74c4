import Kernel

/// What the plan's targets ask for, put as tracks, headcounts and coverages.
struct TrackList {
    let plan: Plan
    private(set) var tracks: [NominationTrack] = []
    /// For each target its track; nil for none and for those asked for every year.
    private(set) var trackOfTarget: [Int?]
    private(set) var remarks: [Phrase] = []

    init(_ plan: Plan, _ span: PlanSpan) {
        self.plan = plan
        trackOfTarget = [Int?](repeating: nil, count: plan.targets.count)
        for (index, target) in plan.targets.enumerated() where span.deadline(of: target) != nil {
            guard let track = NominationTrack(target, plan), target.basis != .annual || target.coverage != nil else {
                continue
            }
            if let known = tracks.firstIndex(of: track) {
                trackOfTarget[index] = known
                continue
            }
            if let other = tracks.first(where: { !Set($0.programmes).isDisjoint(with: track.programmes) }) {
                let names = (track.name(plan), other.name(plan))
                remarks.append(
                    Phrase(
                        ja: "「\(names.0.ja)」と「\(names.1.ja)」は同じ研修を数えるため、席は先の目標が使います",
                        en: "\(names.0.en) and \(names.1.en) count the same programmes; the first target has the seats")
                )
            }
            trackOfTarget[index] = tracks.count
            tracks.append(track)
        }
    }

    /// For each track whether each member needs it no more: fulfilled by record, and still good at the last deadline.
    func done(_ standing: Standing, _ meter: TargetMeter, _ span: PlanSpan) -> [[Bool]] {
        tracks.indices.map { track in
            let asking = plan.targets.indices.filter { trackOfTarget[$0] == track }
            let last = asking.compactMap { index in
                span.deadline(of: plan.targets[index]).map { (index, $0) }
            }.max { $0.1 < $1.1 }
            guard let last, let rule = meter.stockRule(plan.targets[last.0], on: (span.first + last.1).lastDay) else {
                return [Bool](repeating: false, count: standing.staff.members.count)
            }
            return standing.staff.members.map { rule(Int($0.person)) }
        }
    }

    func coverages(_ standing: Standing, _ meter: TargetMeter, _ span: PlanSpan) -> [CoverageGoal] {
        plan.targets.enumerated().compactMap { index, target in
            guard let wanted = target.coverage, let deadline = span.deadline(of: target) else { return nil }
            let denominator = plan.denominators[wanted.denominator]
            let units = denominator.units(of: standing.roster, on: standing.staff.units)
            var place = [Int32](repeating: -1, count: standing.roster.units.count)
            for (index, unit) in units.enumerated() { place[unit] = Int32(index) }
            let home = standing.roster.units.indices.map { unit -> Int32 in
                let home = standing.staff.units.unit(ofClass: denominator.unitClass, atOrAbove: Int32(unit))
                return home < 0 ? -1 : place[Int(home)]
            }
            var goal = CoverageGoal(
                target: index, track: trackOfTarget[index], unitClass: denominator.unitClass, deadline: deadline,
                units: units, need: [Int32](repeating: Int32(wanted.perUnit), count: units.count),
                unitOfMember: standing.staff.members.enumerated().map { member, about in
                    meter.isCounted(member, target) ? home[Int(about.post.unit)] : -1
                })
            if target.basis == .shareWithinUnit, let share = target.goal {
                goal.need = goal.membersByUnit.map { Int32((share / 100 * Double($0.count) - 1e-9).rounded(.up)) }
            }
            return goal
        }
    }

    /// Headcounts still to be reached, by the end of each year of the schedule and of the deadline.
    func goals(_ standing: Standing, _ span: PlanSpan, completion: Double) -> [NominationCase.Goal] {
        plan.targets.indices.flatMap { index -> [NominationCase.Goal] in
            let (target, status) = (plan.targets[index], standing.targets[index])
            guard let track = trackOfTarget[index], let deadline = span.deadline(of: target),
                let have = Self.have(status, target)
            else { return [] }
            return (0...deadline).compactMap { year in
                guard let due = target.due(by: span.first + year, population: status.population) else { return nil }
                let missing = Int(((due - have) / completion - 1e-6).rounded(.up))
                return missing > 0 ? .init(target: index, track: track, year: year, people: missing) : nil
            }
        }
    }

    private static func have(_ status: TargetStatus, _ target: Target) -> Double? {
        switch target.basis {
        case .cumulative: (status.flow ?? status.stock).map(Double.init)
        case .inPost, .shareOfStaff: status.stock.map(Double.init)
        default: nil
        }
    }

    /// Elective training that a target wants of some people in every year; the running year less who has done it.
    func yearlyGoals(_ standing: Standing, _ span: PlanSpan, completion: Double) -> [YearlyGoal] {
        plan.targets.enumerated().compactMap { index, target in
            guard target.basis == .annual, span.deadline(of: target) != nil, trackOfTarget[index] == nil,
                let track = NominationTrack(target, plan)
            else { return nil }
            let people = (0..<span.years).map { offset -> Int? in
                let year = span.first + offset
                guard let due = target.due(by: year, population: 0) else { return nil }
                let have = standing.targets[index].years.first { $0.year == year }?.actual ?? 0
                return max(0, Int(((due - have) / completion - 1e-6).rounded(.up)))
            }
            return YearlyGoal(target: index, track: track, people: people)
        }
    }
}

extension Target {
    /// People that the target asks for by a year's end (in that year, where it asks every year): the schedule, or an
    /// even way to the goal; nil where it asks for no number of people then.
    func due(by year: FiscalYear, population: Int) -> Double? {
        guard let goal else { return nil }
        switch basis {
        case .annual:
            guard period.map({ $0.contains(year) || after == .continue && $0.from <= year }) ?? true else { return nil }
            return schedule.isEmpty ? goal : schedule.first { $0.year == year.year }?.value
        case .cumulative:
            guard !isOver(by: year) else { return goal }
            if !schedule.isEmpty { return schedule.reduce(0) { $0 + ($1.year <= year.year ? $1.value : 0) } }
            return share(by: year) * goal
        case .inPost, .shareOfStaff:
            let whole = basis == .inPost ? goal : goal / 100 * Double(population)
            guard !isOver(by: year) else { return whole }
            if let state = schedule.filter({ $0.year <= year.year }).max(by: { $0.year < $1.year }) {
                return basis == .inPost ? state.value : state.value / 100 * Double(population)
            }
            return share(by: year) * whole
        default: return nil
        }
    }

    /// Whether the whole goal is due at the year's end.
    private func isOver(by year: FiscalYear) -> Bool { period?.to.map { $0 <= year } ?? false }

    private func share(by year: FiscalYear) -> Double {
        guard let years = period?.years, let first = years.first, !years.isEmpty else { return 1 }
        return min(1, max(0, Double(year - first + 1) / Double(years.count)))
    }
}
