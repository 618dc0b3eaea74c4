import Kernel

/// Measures the targets of a plan on a date.
package struct TargetMeter {
    let plan: Plan
    let roster: Roster
    let facts: Facts
    let record: TrainingRecord
    let surveys: [SurveyParticipation]
    let date: CalendarDate
    /// Staff on the eve and the day of the last 1 April, for what the transfers did.
    let eveOfApril: Staff
    let firstOfApril: Staff
    /// By programme; kept apart because programmes are large values and completions many.
    private let hasMandatory: [Bool]
    private let repetitions: [Repetition]

    package init(facts: Facts, record: TrainingRecord, surveys: [SurveyParticipation]) {
        plan = facts.plan
        roster = facts.roster
        self.facts = facts
        self.record = record
        self.surveys = surveys
        date = facts.staff.date
        hasMandatory = plan.programmes.map { $0.mandatory != nil }
        repetitions = plan.programmes.map { ($0.mandatory ?? $0.elective)?.repetition ?? .once }
        let april = FiscalYear(of: date).firstDay
        eveOfApril = Staff(roster, plan: plan, on: april.adding(days: -1))
        firstOfApril = april == date ? facts.staff : Staff(roster, plan: plan, on: april)
    }

    package func all() -> [TargetStatus] { plan.targets.indices.map(status) }

    package func status(_ index: Int) -> TargetStatus {
        let target = plan.targets[index]
        let period = target.period
        var status = TargetStatus(
            target: index, attained: nil, goal: target.goal, expected: nil,
            isShare: [.shareOfUnits, .shareOfStaff, .shareWithinUnit, .perUnit].contains(target.basis), flow: nil,
            stock: nil, population: 0, years: [], coverage: nil, lastApril: nil, neededPace: nil, actualPace: nil,
            grade: nil, isUnresolvedConflict: target.conflict.map { !$0.isResolved } ?? false, remark: nil)
        let population = facts.staff.members.indices.filter { isCounted($0, target) }
        status.population = population.count
        guard let stockRule = stockRule(target, on: date) else {
            return unmeasured(status, target)
        }
        var fulfils = [Bool](repeating: false, count: roster.people.count)
        for member in population where stockRule(Int(facts.staff.members[member].person)) {
            fulfils[Int(facts.staff.members[member].person)] = true
        }
        status.stock = fulfils.count { $0 }
        if let events = events(target) {
            status.years = yearFigures(events, target)
            status.flow = flow(events, target, from: period?.from.firstDay ?? .distantPast, to: date)
        }
        addCoverage(&status, target, fulfils)
        addFigures(&status, target, fulfils, population)
        addPaceAndGrade(&status, target)
        if status.goal != nil, status.attained == nil, status.remark == nil, target.basis != .none {
            status.remark = Phrase(
                ja: "対象となる職員・所属がないか、測れる年度ではありません", en: "no people or units to measure, or no year to measure")
        }
        return status
    }

    // MARK: Who counts

    /// In service, of the target's population, and not left out by its counting rules.
    func isCounted(_ member: Int, _ target: Target) -> Bool {
        let about = facts.staff.members[member]
        if !target.counting.secondedIncluded, about.isSeconded { return false }
        if !target.counting.onLeaveIncluded, about.isOnLeave { return false }
        return target.population.map { facts.holds($0.condition, for: member) } ?? true
    }

    /// Whether a person fulfils the measure on a day, whenever they came to do so; nil where it cannot be measured.
    func stockRule(_ target: Target, on day: CalendarDate) -> ((Int) -> Bool)? {
        switch target.measure {
        case .completed(let reference, let need, let half):
            let members = ProgrammeSet(plan.programmes(in: reference), of: plan)
            let count = count(of: need, among: members.count)
            return { person in
                var done = members.none
                for completion in record.completions(of: person)
                where completion.passed && completion.date <= day && members.contains(completion.programme)
                    && (half == nil || covers(completion, half)) && isStillGood(completion, on: day)
                {
                    if members.add(completion.programme, to: &done) >= count { return true }
                }
                return false
            }
        case .holds(let certificates):
            let wanted = Set(certificates.map { Int16($0) })
            return { person in
                record.certificates(of: person).contains { holding in
                    wanted.contains(holding.certificate) && holding.passedOn <= day
                        && (holding.expires(plan.certificates[Int(holding.certificate)]).map { day <= $0 } ?? true)
                }
            }
        case .role(let role):
            var holders = Set<Int32>()
            for assignment in roster.roles
            where Int(assignment.role) == role && assignment.from <= day && day <= assignment.to {
                holders.insert(assignment.person)
            }
            return { holders.contains(Int32($0)) }
        case .reached(let level):
            guard day == date else { return nil }
            return { person in
                let member = facts.staff.memberOfPerson[person]
                return member >= 0 && Int(facts.levels[Int(member), level.skill].rank) >= level.rank
            }
        case .persona(let reference):
            guard day == date else { return nil }
            return { person in
                let member = facts.staff.memberOfPerson[person]
                return member >= 0 && facts.persona(reference, isThatOf: Int(member))
            }
        case .answered(let instrument):
            guard let survey = surveys.first(where: { $0.instrument == instrument }) else { return nil }
            return { survey.answered[$0] }
        case .hours(let reference):
            let programmes = Set(plan.programmes(in: reference).map { Int16($0) })
            let year = FiscalYear(of: day)
            return { person in
                record.completions(of: person).contains {
                    $0.passed && programmes.contains($0.programme) && year.contains($0.date) && $0.date <= day
                }
            }
        case .score, .outputs, .satisfaction: return nil
        }
    }

    private func count(of need: Target.Need, among programmes: Int) -> Int {
        switch need {
        case .any: 1
        case .all: max(1, programmes)
        case .atLeast(let count): count
        }
    }

    func covers(_ completion: Completion, _ half: HalfKind?) -> Bool {
        guard let half else { return true }
        return (completion.half ?? (hasMandatory[Int(completion.programme)] ? .mandatory : .elective)) == half
    }

    private func isStillGood(_ completion: Completion, on day: CalendarDate) -> Bool {
        switch repetitions[Int(completion.programme)] {
        case .once: true
        case let repetition: repetition.isStillGood(FiscalYear(of: completion.date), in: FiscalYear(of: day))
        }
    }

    // MARK: Flow

    /// For each person, the days on which they fulfilled the measure (anew); nil for measures that are states.
    func events(_ target: Target) -> [(person: Int32, date: CalendarDate)]? {
        switch target.measure {
        case .completed(let reference, let need, let half):
            let members = ProgrammeSet(plan.programmes(in: reference), of: plan)
            let count = count(of: need, among: members.count)
            var events = [(person: Int32, date: CalendarDate)]()
            for person in roster.people.indices {
                var done = members.none
                var year: FiscalYear?
                for completion in record.completions(of: person)
                where completion.passed && completion.date <= date && members.contains(completion.programme)
                    && covers(completion, half)
                {
                    // What must be done every year starts afresh on 1 April.
                    if target.basis == .annual, count > 1, year != FiscalYear(of: completion.date) {
                        year = FiscalYear(of: completion.date)
                        done = members.none
                    }
                    if members.add(completion.programme, to: &done) >= count {
                        events.append((Int32(person), completion.date))
                    }
                }
            }
            return events
        case .holds(let certificates):
            let wanted = Set(certificates.map { Int16($0) })
            return record.certificates.filter { wanted.contains($0.certificate) && $0.passedOn <= date }
                .map { ($0.person, $0.passedOn) }
        default: return nil
        }
    }

    /// Distinct people with an event between two days.
    private func flow(
        _ events: [(person: Int32, date: CalendarDate)], _ target: Target, from: CalendarDate, to: CalendarDate
    ) -> Int {
        var last: Int32 = -1
        var count = 0
        for event in events where from <= event.date && event.date <= to && event.person != last {
            guard target.counting.leaversKept || facts.staff.memberOfPerson[Int(event.person)] >= 0 else { continue }
            // Events come person by person, so one look back keeps people distinct.
            last = event.person
            count += 1
        }
        return count
    }

    private func yearFigures(
        _ events: [(person: Int32, date: CalendarDate)], _ target: Target
    ) -> [TargetStatus.YearFigure] {
        let now = FiscalYear(of: date)
        let from = target.period?.from ?? now
        // A target that goes on after its period is followed to the running year.
        let end = target.after == .continue ? max(target.period?.to ?? now, now) : target.period?.to ?? now
        let to = max(min(end, from + 30), from)
        var actual = [Int](repeating: 0, count: to - from + 1)
        // Events come person by person in the order of days, so a person's last counted year tells repetitions.
        var counted: (person: Int32, year: Int) = (-1, -1)
        for event in events {
            let year = FiscalYear(of: event.date) - from
            guard actual.indices.contains(year) else { continue }
            guard target.counting.leaversKept || facts.staff.memberOfPerson[Int(event.person)] >= 0 else { continue }
            // A cumulative target counts a person in the first year only.
            if counted.person == event.person, counted.year == year || target.basis != .annual { continue }
            counted = (event.person, year)
            actual[year] += 1
        }
        return actual.indices.map { offset in
            let year = from + offset
            return TargetStatus.YearFigure(
                year: year, scheduled: scheduled(target, in: year), actual: Double(actual[offset]),
                isOver: year.lastDay <= date)
        }
    }

    /// The plan's own schedule, or an even share of the goal.
    func scheduled(_ target: Target, in year: FiscalYear) -> Double? {
        if let entry = target.schedule.first(where: { $0.year == year.year }) { return entry.value }
        guard target.schedule.isEmpty, let goal = target.goal else { return nil }
        switch target.basis {
        case .annual: return goal
        case .cumulative:
            guard let years = target.period?.years, years.contains(year) else { return nil }
            return goal / Double(years.count)
        default: return nil
        }
    }

    // MARK: Stock in units

    private func addCoverage(_ status: inout TargetStatus, _ target: Target, _ fulfils: [Bool]) {
        guard let wanted = target.coverage, target.basis != .shareWithinUnit else { return }
        let denominator = plan.denominators[wanted.denominator]
        status.coverage = Coverage(
            denominator, perUnit: wanted.perUnit, roster: roster, staff: facts.staff, counts: { fulfils[$0] })
        // Without a snapshot of the time before, nobody is known to have moved.
        guard roster.snapshotDates.first.map({ $0 <= eveOfApril.date }) ?? true else { return }
        // What must be renewed every year lapses on the same day: to show the transfers alone, both days ask who
        // fulfilled the measure on the eve.
        guard let before = stockRule(target, on: eveOfApril.date),
            let after = isRenewed(target) ? before : stockRule(target, on: firstOfApril.date)
        else { return }
        status.lastApril = (
            Coverage(denominator, perUnit: wanted.perUnit, roster: roster, staff: eveOfApril, counts: before),
            Coverage(denominator, perUnit: wanted.perUnit, roster: roster, staff: firstOfApril, counts: after)
        )
    }

    /// Whether the measure must be fulfilled again after some years.
    private func isRenewed(_ target: Target) -> Bool {
        guard case .completed(let reference, _, _) = target.measure else { return false }
        return plan.programmes(in: reference).contains { repetitions[$0] != .once }
    }

    // MARK: Figures in the target's own terms

    private func addFigures(
        _ status: inout TargetStatus, _ target: Target, _ fulfils: [Bool], _ population: [Int]
    ) {
        let people = Double(max(1, population.count))
        switch target.basis {
        case .cumulative: status.attained = (status.flow ?? status.stock).map(Double.init)
        case .annual:
            let year = measuredYear(target)
            status.attained =
                status.years.isEmpty ? status.stock.map(Double.init) : status.years.first { $0.year == year }?.actual
        case .inPost: status.attained = status.stock.map(Double.init)
        case .perUnit, .shareOfUnits:
            status.attained = status.coverage.flatMap { $0.total > 0 ? 100 * $0.share : nil }
            if target.basis == .perUnit { status.goal = 100 }
        case .shareOfStaff:
            status.attained = population.isEmpty ? nil : status.stock.map { 100 * Double($0) / people }
        case .shareWithinUnit: addShareWithinUnits(&status, target, fulfils)
        case .hoursPerPerson: status.attained = hours(target, population).map { $0 / people }
        case .count: status.attained = (status.flow ?? status.stock).map(Double.init)
        case .rating, .none: break
        }
    }

    /// The share of units in which at least the goal's share of the population fulfils the measure.
    private func addShareWithinUnits(_ status: inout TargetStatus, _ target: Target, _ fulfils: [Bool]) {
        guard let wanted = target.coverage, let goal = target.goal else { return }
        let denominator = plan.denominators[wanted.denominator]
        let inPopulation = Set(
            facts.staff.members.indices.filter { isCounted($0, target) }.map { facts.staff.members[$0].person })
        let all = Coverage(
            denominator, perUnit: 1, roster: roster, staff: facts.staff, counts: { inPopulation.contains(Int32($0)) })
        let those = Coverage(denominator, perUnit: 1, roster: roster, staff: facts.staff, counts: { fulfils[$0] })
        // A unit is covered where its people suffice, each unit by its own number; one without any of the population
        // has no share to reach.
        let asked = all.people.indices.filter { all.people[$0] > 0 }
        status.coverage = Coverage(
            those, units: asked.map { those.units[$0] },
            people: asked.map { index in
                Double(those.people[index]) >= goal / 100 * Double(all.people[index]) - 1e-9 ? 1 : 0
            })
        status.attained = asked.isEmpty ? nil : status.coverage.map { 100 * $0.share }
        status.goal = 100
    }

    private func hours(_ target: Target, _ population: [Int]) -> Double? {
        guard case .hours(let reference) = target.measure else { return nil }
        let programmes = Set(plan.programmes(in: reference).map { Int16($0) })
        let year = measuredYear(target)
        var hours = 0.0
        for member in population {
            for completion in record.completions(of: Int(facts.staff.members[member].person))
            where completion.passed && programmes.contains(completion.programme) && year.contains(completion.date)
                && completion.date <= date
            {
                hours += Double(completion.hours)
            }
        }
        return hours
    }

    // MARK: Pace and grade

    private func addPaceAndGrade(_ status: inout TargetStatus, _ target: Target) {
        guard let goal = status.goal, target.basis != .none, let attained = status.attained else { return }
        let elapsed = elapsedYears(target)
        let years = target.period?.years?.count
        switch target.basis {
        case .annual, .hoursPerPerson:
            let year = measuredYear(target)
            status.expected = (scheduled(target, in: year) ?? goal) * year.elapsed(at: date)
        default:
            if target.schedule.isEmpty {
                status.expected = years.map { goal * min(1, elapsed / Double($0)) } ?? goal
            } else if target.basis == .perUnit || target.basis == .shareWithinUnit {
                // The schedule speaks of the goal inside a unit, the figure of units that reached it.
                status.expected = years.map { goal * min(1, elapsed / Double($0)) } ?? goal
            } else if target.basis == .cumulative || target.basis == .count {
                status.expected = target.schedule.reduce(0) { sum, entry in
                    sum + entry.value * FiscalYear(entry.year).elapsed(at: date)
                }
            } else {
                status.expected = stateBySchedule(target)
            }
        }
        if target.basis == .cumulative || target.basis == .inPost, let years {
            let left = Double(years) - elapsed
            status.neededPace = attained >= goal ? 0 : left > 0.05 ? (goal - attained) / left : nil
            status.actualPace = elapsed > 0.05 ? attained / elapsed : nil
        }
        // On the first days of a period next to nothing is due, and a grade would say nothing.
        guard let ratio = status.ratio, let expected = status.expected, expected >= 0.05 * goal else { return }
        // To the percent: half a person short of the schedule is on schedule.
        let rounded = (ratio * 100).rounded() / 100
        status.grade =
            rounded >= target.grades.a ? .a : rounded >= target.grades.b ? .b : rounded >= target.grades.c ? .c : .d
    }

    /// The running fiscal year, or the period's last where a target has stopped.
    private func measuredYear(_ target: Target) -> FiscalYear {
        let now = FiscalYear(of: date)
        guard target.after == .stop, let last = target.period?.to else { return now }
        return min(now, last)
    }

    /// For a target on a state the schedule gives the state at each year's end: the way between two is even.
    private func stateBySchedule(_ target: Target) -> Double {
        var expected = 0.0
        var before = 0.0
        for entry in target.schedule {
            expected += (entry.value - before) * FiscalYear(entry.year).elapsed(at: date)
            before = entry.value
        }
        return expected
    }

    /// Years of the period that have passed at the end of the date, with the fraction of the running one.
    private func elapsedYears(_ target: Target) -> Double {
        guard let period = target.period else { return 0 }
        let now = FiscalYear(of: date)
        guard period.from <= now else { return 0 }
        return Double(now - period.from) + now.elapsed(at: date)
    }

    private func unmeasured(_ status: TargetStatus, _ target: Target) -> TargetStatus {
        var status = status
        switch target.measure {
        case .answered:
            status.remark = Phrase(ja: "回答データがありません", en: "no survey answers were given")
        case .score(let instrument, let atLeast, _):
            guard let survey = surveys.first(where: { $0.instrument == instrument }), let mean = survey.meanScore else {
                status.remark = Phrase(ja: "回答データがありません", en: "no survey answers were given")
                return status
            }
            status.attained = mean
            status.goal = target.goal ?? atLeast
            if status.goal == nil { status.remark = Phrase(ja: "伸びはまだ測れません", en: "a gain is not measured yet") }
            addPaceAndGrade(&status, target)
        default:
            status.remark = Phrase(ja: "市が別に記録する数値です", en: "a figure that the city records elsewhere")
        }
        return status
    }
}

extension Coverage {
    /// Units with a count of their own.
    init(_ other: Coverage, units: [Int], people: [Int]) {
        date = other.date
        perUnit = other.perUnit
        self.units = units
        self.people = people
    }
}
