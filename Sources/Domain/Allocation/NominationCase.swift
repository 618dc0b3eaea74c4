package import Kernel
package import Mathematics

/// A city's standing as a question to the optimiser: whom to name for what in which year of the plan, so that its
/// targets hold through the transfers to come (clauses K4, K6).
///
/// People of the instance are the members of staff in their order, years those from the running one on. Reasons, words
/// and forecasts of an answer are `NominationPlan`.
package struct NominationCase: Sendable {
    package let standing: Standing
    package let history: TransferHistory
    package let assumptions: NominationAssumptions
    package let years: Int
    package let tracks: [NominationTrack]
    package let instance: NominationInstance
    /// The unit (of the roster) of each section of the instance.
    package let sections: [Int32]
    /// What stands behind `instance.groups` and `instance.targets`.
    package let groups: [Group]
    package let goals: [Goal]
    package let coverages: [CoverageGoal]
    package let yearlyGoals: [YearlyGoal]
    /// Nominations of an earlier result that are to be kept as far as `assumptions.loyalty` says.
    package let previous: [Mathematics.Nomination]
    /// What of the plan could not be put as a question, in words.
    package let remarks: [Phrase]
    let readings: [TrackReading]
    let stay: StayChances
    let meter: TargetMeter
    let completion: TransferChance
    let seatsOfProgramme: [[Int]]

    package struct Group: Sendable, Hashable {
        /// Index into `coverages`, and of the unit in it.
        package var coverage: Int
        package var unit: Int
    }

    /// A headcount by a year's end.
    package struct Goal: Sendable, Hashable {
        package var target: Int
        package var track: Int
        package var year: Int
        /// People still to be named for it.
        package var people: Int
    }

    package var first: FiscalYear { standing.year }
    package func year(_ index: Int) -> FiscalYear { first + index }
    package var lastYear: FiscalYear { first + (years - 1) }

    /// Share of those nominated who complete: the assumption's, or the record's.
    package var completionShare: Double { assumptions.completion ?? completion.value }

    /// - Parameter earlier: the nominations of an earlier result to stay close to (`NominationPlan.named`).
    /// - Throws: what is wrong with the assumptions.
    package init(
        _ standing: Standing, history: TransferHistory, assumptions: NominationAssumptions = NominationAssumptions(),
        earlier: [NominationAssumptions.Named] = []
    ) throws(UnfitAssumptions) {
        let problems = assumptions.problems(for: standing)
        guard problems.isEmpty else { throw UnfitAssumptions(problems: problems) }
        self.standing = standing
        self.history = history
        self.assumptions = assumptions
        let plan = standing.plan
        let span = PlanSpan(plan, from: standing.year, years: assumptions.years)
        years = span.years
        let record = standing.recordSoFar
        meter = TargetMeter(facts: standing.facts, record: record, surveys: [])
        let found = TrackList(plan, span)
        tracks = found.tracks
        completion = Self.completion(standing.plan, record)

        let members = standing.staff.members
        let classes = plan.coverageClasses
        stay = StayChances(standing, history, assumptions, years: span.years, classes: classes)
        let done = found.done(standing, meter, span)
        readings = found.tracks.indices.map {
            TrackReading(found.tracks[$0], among: found.tracks, isDone: done[$0], standing)
        }
        let usage = YearUsage(standing, record, found.tracks, span)
        seatsOfProgramme = usage.seats(assumptions)
        coverages = found.coverages(standing, meter, span)
        let share = assumptions.completion ?? completion.value
        goals = found.goals(standing, span, completion: share)
        yearlyGoals = found.yearlyGoals(standing, span, completion: share)
        remarks = found.remarks

        let sectioning = Sectioning(standing, classes: classes)
        sections = sectioning.units
        var groups: [Group] = []
        var groupsOfInstance: [NominationInstance.Group] = []
        for (index, coverage) in coverages.enumerated() {
            guard let track = coverage.track else { continue }
            let reading = readings[track]
            for (unit, people) in coverage.membersByUnit.enumerated() where coverage.need[unit] > 0 {
                let able = people.filter { reading.isEligible[Int($0)] || done[track][Int($0)] }
                guard !able.isEmpty else { continue }
                groups.append(Group(coverage: index, unit: unit))
                groupsOfInstance.append(
                    NominationInstance.Group(
                        track: Int32(track), need: coverage.need[unit], deadline: Int32(coverage.deadline),
                        members: able))
            }
        }
        self.groups = groups
        let flat = { (value: (Int, Int) -> Bool) in
            members.indices.flatMap { member in found.tracks.indices.map { value(member, $0) } }
        }
        let readings = readings
        let volunteering = found.tracks.reduce(UInt64(0)) { $0 | $1.intents(plan) }
        var instance = NominationInstance(
            years: span.years, section: sectioning.section, lastYear: stay.lastYear,
            isVolunteer: members.map { standing.roster.people[Int($0.person)].intents & volunteering != 0 },
            hours: usage.hoursLeft(assumptions), stay: Self.stay(stay, coverages, members.count),
            hoursNeeded: found.tracks.map { Int32($0.hours(plan)) },
            countsAsAbsence: found.tracks.map { $0.isAway(plan) },
            prerequisites: readings.map { $0.openers.map(Int32.init) },
            seats: usage.seats(found.tracks, readings, assumptions).map(Int32.init(clamping:)),
            absenceCap: usage.absenceCaps(sectioning, assumptions),
            isEligible: flat { readings[$1].isEligible[$0] }, isDone: flat { done[$1][$0] },
            isWaived: flat { readings[$1].isFree[$0] },
            points: members.indices.flatMap { member in readings.map { $0.points[member] } },
            groups: groupsOfInstance,
            targets: goals.map {
                NominationInstance.Target(track: Int32($0.track), people: Int32($0.people), deadline: Int32($0.year))
            })
        let wishes = NominationWishes(
            standing, assumptions, found.tracks, yearly: yearlyGoals.map(\.track), years: span.years)
        let unfit = wishes.problems(instance)
        guard unfit.isEmpty else { throw UnfitAssumptions(problems: unfit) }
        instance.pinned = wishes.pinned
        instance.forbidden = wishes.forbidden
        self.instance = instance
        self.previous = wishes.kept(earlier)
    }

    /// Of a person in units of several classes the finest decides, so that nothing is hoped for that a transfer within
    /// a larger unit would take away. Reported figures take each target's own class (`NominationPlan`).
    private static func stay(_ stay: StayChances, _ coverages: [CoverageGoal], _ members: Int) -> [Double] {
        var chances = stay.serving
        for coverage in coverages {
            guard let own = stay.staying[coverage.unitClass] else { continue }
            for member in 0..<members where coverage.unitOfMember[member] >= 0 {
                for place in member * stay.years..<(member + 1) * stay.years {
                    chances[place] = min(chances[place], own[place])
                }
            }
        }
        return chances
    }

    /// Passed records of elective halves of the last years, against all; nineteen of twenty where there are none.
    private static func completion(_ plan: Plan, _ record: TrainingRecord) -> TransferChance {
        let elective = plan.programmes.map { $0.elective != nil }
        var passed = 0
        var all = 0
        for completion in record.completions
        where elective[Int(completion.programme)] && completion.half != .mandatory {
            all += 1
            if completion.passed { passed += 1 }
        }
        return TransferChance(events: passed, cases: all, usual: 0.95, weight: 20)
    }
}

/// Assumptions with which a city's case cannot be stated.
package struct UnfitAssumptions: Error, Sendable, Hashable {
    package var problems: [Phrase]
}

extension TransferHistory {
    /// The history for what a standing's plan counts.
    package init(_ standing: Standing, assumptions: NominationAssumptions = NominationAssumptions()) {
        self.init(
            standing.roster, plan: standing.plan, on: standing.date, classes: standing.plan.coverageClasses,
            retirement: assumptions.retirement)
    }
}

extension Plan {
    /// Unit classes against which some target asks for coverage, in the order of the targets.
    var coverageClasses: [Int] {
        var classes: [Int] = []
        for target in targets {
            guard let coverage = target.coverage else { continue }
            let unitClass = denominators[coverage.denominator].unitClass
            if !classes.contains(unitClass) { classes.append(unitClass) }
        }
        return classes
    }
}

extension Standing {
    /// The record as it was known on the date.
    var recordSoFar: TrainingRecord {
        guard
            record.completions.contains(where: { $0.date > date })
                || record.certificates.contains(where: { $0.passedOn > date })
        else { return record }
        return TrainingRecord(
            completions: record.completions.filter { $0.date <= date },
            certificates: record.certificates.filter { $0.passedOn <= date }, people: roster.people.count)
    }
}

extension NominationTrack {
    /// Intents that the audiences ask for: who declares one of them is a volunteer.
    func intents(_ plan: Plan) -> UInt64 {
        programmes.reduce(0) { mask, programme in
            (plan.programmes[programme].elective?.audience.condition.parts ?? []).reduce(mask) { mask, part in
                switch part {
                case .intent(let intent): mask | 1 << UInt64(intent)
                case .word(.intents, let among): mask | among
                default: mask
                }
            }
        }
    }
}
