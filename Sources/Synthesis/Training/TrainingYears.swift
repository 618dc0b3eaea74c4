import Domain
import Kernel

/// Who completed what, fiscal year by fiscal year, so that some of the plan's targets are on time and some late.
///
/// What is mandatory nearly everyone does; what has seats is filled to what they allow; a group that a cumulative
/// target counts takes in as many new people a year as its schedule asks, times a pace of its own.
final class TrainingYears {
    let population: Population
    let roles: RoleHolders
    let scale: Double
    let dice: Dice
    let asOf: CalendarDate
    /// What everyone has completed so far, by person.
    private(set) var completed: [ProgrammeSet]
    /// What everyone has completed in the year being made, by person.
    private var completedInYear: [ProgrammeSet]
    private let rules: [(programme: Int, half: HalfKind, rule: CompiledRule)]
    var halves: [HalfOfYear] = []
    var seatsTaken: [Int] = []
    /// Where everyone is in the year being made.
    var seats: [Seat] = []

    init(_ population: Population, roles: RoleHolders, scale: Double, seed: UInt64, asOf: CalendarDate) {
        self.population = population
        self.roles = roles
        self.scale = scale
        self.asOf = asOf
        dice = Dice(seed: seed, for: "training")
        completed = [ProgrammeSet](repeating: ProgrammeSet(), count: population.careers.people.count)
        completedInYear = completed
        var rules = [(programme: Int, half: HalfKind, rule: CompiledRule)]()
        for (index, programme) in population.plan.programmes.enumerated() where index < 128 {
            for kind in HalfKind.allCases {
                guard let half = programme[kind] else { continue }
                let rule = CompiledRule(half.audience.condition, units: population.tree)
                if !rule.isNobody { rules.append((index, kind, rule)) }
            }
        }
        self.rules = rules
    }

    /// The fiscal years of the record with the snapshot that tells who was where: those that begin with a snapshot,
    /// and before them those of the plan for which the first snapshot has to do.
    var years: [(year: FiscalYear, snapshot: Int)] {
        let dates = population.careers.dates
        let snapshots = dates.indices.filter { dates[$0] == FiscalYear(of: dates[$0]).firstDay }
        let first = FiscalYear(of: dates[0])
        let planned = population.plan.programmes.compactMap { $0.years?.from.year }.min() ?? first.year
        let before = max(planned, first.year - Self.mostYearsBefore)..<max(first.year, planned)
        return before.map { (FiscalYear($0), 0) } + snapshots.map { (FiscalYear(of: dates[$0]), $0) }
    }

    private static let mostYearsBefore = 5

    /// Makes one year, handing out each line as it is made.
    func pass(_ year: FiscalYear, _ snapshot: Int, _ emit: (MadeCompletion) throws -> Void) rethrows {
        findAudiences(snapshot, year)
        completedInYear = [ProgrammeSet](repeating: ProgrammeSet(), count: completedInYear.count)
        seats = population.careers.history[snapshot]
        let plan = population.plan
        seatsTaken = [Int](repeating: 0, count: halves.count)
        var inCohort = [Bool](repeating: false, count: plan.programmes.count)
        for (index, target) in plan.targets.enumerated() {
            guard target.basis == .cumulative, let goal = target.goal,
                case .completed(let reference, let need, let half) = target.measure
            else { continue }
            let programmes = plan.programmes(in: reference)
            for programme in programmes { inCohort[programme] = true }
            try passCohort(index, goal: goal, programmes, need, half, year, emit)
        }
        for index in halves.indices {
            let half = halves[index]
            if half.half == .mandatory {
                try passMandatory(half, year, emit)
            } else if !inCohort[half.programme] {
                try passElective(index, year, emit)
            }
        }
    }

    private func findAudiences(_ snapshot: Int, _ year: FiscalYear) {
        let plan = population.plan
        let running = rules.filter { plan.programmes[$0.programme].runs(in: year) }
        halves = running.map { HalfOfYear(programme: $0.programme, half: $0.half) }
        guard !running.isEmpty else { return }
        let masks = roles.masks(at: snapshot)
        for person in population.careers.history[snapshot].indices {
            guard population.careers.people[person].hired <= year.lastDay,
                var profile = population.profile(person, at: snapshot)
            else { continue }
            profile.roles = masks[person]
            profile.completed = completed[person]
            population.decidePersonas(&profile)
            for (index, entry) in running.enumerated() where entry.rule.holds(profile, skills: population.skills) {
                halves[index].people.append(Int32(person))
            }
        }
    }

    func mayBegin(_ programme: Int, _ person: Int32) -> Bool {
        let plan = population.plan
        guard let prerequisites = plan.programmes[programme].prerequisites else { return true }
        let met = prerequisites.references.map { reference in
            plan.programmes(in: reference).contains { completed[Int(person)].contains($0) }
        }
        return prerequisites.need == .all ? met.allSatisfy { $0 } : met.contains(true)
    }

    func complete(
        _ person: Int32, _ programme: Int, _ half: HalfKind, _ sessions: Sessions, _ year: FiscalYear,
        _ emit: (MadeCompletion) throws -> Void
    ) rethrows {
        let salt = year.year * 1024 + programme * 4 + (half == .mandatory ? 0 : 1)
        let date = sessions.date(dice.unit(Int(person), salt))
        guard date <= asOf else { return }
        let mode = population.plan.programmes[programme].mode
        let draw = dice.unit(Int(person), -salt)
        var result = MadeCompletion.Result.passed
        if draw < 0.015 {
            result = .failed
        } else {
            if mode == .onDemand, dice.chance(0.5, programme, -1) { result = .score(UInt8(60 + Int(draw * 41))) }
            completed[Int(person)].insert(programme)
            completedInYear[Int(person)].insert(programme)
        }
        try emit(
            MadeCompletion(person: person, programme: Int16(programme), half: half, date: date, result: result))
    }

    /// The halves of the last year made, with the people at work who have yet to take them.
    var open: [HalfOfYear] {
        halves.map { half in
            let isYearly =
                switch population.plan.programmes[half.programme][half.half]?.repetition ?? .once {
                case .once: false
                case .every: true
                }
            var half = half
            half.people = half.people.filter { person in
                let done = (isYearly ? completedInYear : completed)[Int(person)].contains(half.programme)
                return !done && seats[Int(person)].absence == .none && mayBegin(half.programme, person)
            }
            return half
        }
    }

    // MARK: What everyone must

    private func passMandatory(
        _ half: HalfOfYear, _ year: FiscalYear, _ emit: (MadeCompletion) throws -> Void
    ) rethrows {
        let about = population.plan.programmes[half.programme]
        let repetition = about.mandatory?.repetition ?? .once
        let sessions = Sessions(about.mode, year: year, programme: half.programme, dice: dice)
        let usual = 0.91 + 0.05 * dice.unit(half.programme, -2)
        for person in half.people {
            let has = completed[Int(person)].contains(half.programme)
            let field = population.careers.people[Int(person)].field
            var chance: Double
            switch repetition {
            case .once:
                if has { continue }
                // Three years to bring everyone through.
                chance = 0.55
            case .every(let years):
                if years > 1, has, (year.year + Int(person)) % years != 0 { continue }
                chance = years > 1 ? 0.75 : usual
            }
            if field == .labour { chance -= 0.08 }
            if seats[Int(person)].absence == .parental || seats[Int(person)].absence == .sick { chance *= 0.15 }
            if population.careers.people[Int(person)].hasMail == false { chance -= 0.03 }
            if dice.chance(chance, Int(person), year.year * 256 + half.programme) {
                try complete(person, half.programme, .mandatory, sessions, year, emit)
            }
        }
    }

    // MARK: What people choose

    func mostPeople(_ programme: Int, _ half: HalfKind, _ year: FiscalYear) -> Int? {
        population.plan.programmes[programme][half]?.seats?.count(in: year).map { Int(Double($0) * max(1, scale)) }
    }

    private func passElective(
        _ index: Int, _ year: FiscalYear, _ emit: (MadeCompletion) throws -> Void
    ) rethrows {
        let half = halves[index]
        let about = population.plan.programmes[half.programme]
        let open = half.people.filter { person in
            let isDue =
                switch about.elective?.repetition ?? .once {
                case .once: !completed[Int(person)].contains(half.programme)
                case .every(let years): years < 2 || (year.year + Int(person)) % years == 0
                }
            return isDue && seats[Int(person)].absence == .none && mayBegin(half.programme, person)
        }
        var wanted = Double(open.count) * 0.05
        if let goal = yearlyGoal(half.programme) {
            wanted = goal * (0.82 + 0.25 * dice.unit(half.programme, year.year))
        } else if let most = mostPeople(half.programme, .elective, year) {
            wanted = min(Double(open.count) * 0.35, Double(most) * (0.7 + 0.28 * dice.unit(half.programme, year.year)))
        }
        wanted = min(wanted, mostPeople(half.programme, .elective, year).map(Double.init) ?? wanted)
        let sessions = Sessions(about.mode, year: year, programme: half.programme, dice: dice)
        for person in choose(Int(wanted.rounded()), of: open, salt: year.year * 256 + half.programme) {
            try complete(person, half.programme, .elective, sessions, year, emit)
        }
    }

    /// What a yearly target asks of the elective half.
    private func yearlyGoal(_ programme: Int) -> Double? {
        for target in population.plan.targets where target.basis == .annual {
            if case .completed(.programme(programme), _, .elective) = target.measure {
                return target.goal.map { $0 * scale }
            }
        }
        return nil
    }

    /// Exactly so many, each as likely as the other, in the list's order.
    private func choose(_ count: Int, of people: [Int32], salt: Int) -> [Int32] {
        var (left, open) = (min(count, people.count), people.count)
        var chosen = [Int32]()
        chosen.reserveCapacity(left)
        for person in people where left > 0 {
            if dice.unit(Int(person), -(salt + 1)) * Double(open) < Double(left) {
                chosen.append(person)
                left -= 1
            }
            open -= 1
        }
        return chosen
    }
}
