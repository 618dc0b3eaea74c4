import Domain
import Kernel

/// Who holds the plan's roles (役割), year by year from the plan's first.
///
/// A role that each unit of a set should have goes to someone of the unit who keeps it while they stay, three years at
/// most; some units are without for a year. A role that a share of each unit should hold spreads from year to year.
struct RoleHolders: Sendable {
    struct Assignment: Sendable {
        var person: Int32
        var role: Int32
        var unit: Int32
        var from: CalendarDate
        var to: CalendarDate?
        /// Snapshots at which it is held.
        var snapshots: ClosedRange<Int>
    }

    private(set) var assignments = [Assignment]()
    private let dice: Dice
    private let population: Population

    init(_ population: Population, seed: UInt64) {
        self.population = population
        dice = Dice(seed: seed, for: "roles")
        for role in population.plan.roles.indices.prefix(64) { assign(role) }
        assignments.sort { ($0.from, $0.role, $0.unit, $0.person) < ($1.from, $1.role, $1.unit, $1.person) }
    }

    /// Masks of the roles that everyone holds in the year after a snapshot.
    func masks(at snapshot: Int) -> [UInt64] {
        var masks = [UInt64](repeating: 0, count: population.careers.people.count)
        for assignment in assignments where assignment.snapshots.contains(snapshot) {
            masks[Int(assignment.person)] |= 1 << UInt64(assignment.role)
        }
        return masks
    }

    private func firstYear() -> Int {
        let programmes = population.plan.programmes.compactMap { $0.years?.from.year }.min()
        return max(population.plan.about.period?.from.year ?? 0, programmes ?? 0)
    }

    private mutating func assign(_ role: Int) {
        let (plan, careers) = (population.plan, population.careers)
        let about = plan.roles[role]
        var share: Double?
        var denominator = about.perUnit?.denominator
        var rule = about.over.isEmpty ? Rule?.none : nil
        for target in plan.targets {
            guard case .role(role) = target.measure else { continue }
            rule = rule ?? target.population
            denominator = denominator ?? target.coverage?.denominator
            if target.basis == .shareWithinUnit || target.basis == .shareOfStaff { share = (target.goal ?? 20) / 100 }
        }
        if about.perUnit == nil, share == nil, denominator == nil { share = 0.015 }
        let may = CompiledRule(condition(about, rule), units: population.tree)
        let unitOf = denominator.map { population.tree.units(in: $0, of: plan) } ?? population.tree.section
        // Whether the role is held at a snapshot, and since which; by person.
        var heldSince = [Int32: Int]()
        var open = [Int32: Int]()
        let snapshots = careers.dates.indices.filter { FiscalYear(of: careers.dates[$0]).year >= firstYear() }
        for snapshot in snapshots {
            let holders =
                share.map { spread($0, role, may, unitOf, snapshot, of: snapshots) }
                ?? perUnit(role, about.perUnit?.count ?? 1, may, unitOf, snapshot, keeping: heldSince)
            var now = [Int32: Int]()
            for (person, unit) in holders {
                now[person] = heldSince[person] ?? snapshot
                if let index = open[person], assignments[index].unit == unit {
                    assignments[index].snapshots = assignments[index].snapshots.lowerBound...snapshot
                } else {
                    if let index = open[person] { close(index, before: snapshot) }
                    let from = start(snapshot)
                    assignments.append(
                        Assignment(
                            person: person, role: Int32(role), unit: unit, from: from, to: nil,
                            snapshots: snapshot...snapshot))
                    open[person] = assignments.count - 1
                }
            }
            for (person, index) in open.sorted(by: { $0.key < $1.key }) where now[person] == nil {
                close(index, before: snapshot)
                open[person] = nil
            }
            heldSince = now
        }
    }

    /// Leaders are named a month after the transfers of 1 April.
    private func start(_ snapshot: Int) -> CalendarDate {
        let date = population.careers.dates[snapshot]
        let isApril = date.month == 4 && date.day == 1
        let named = isApril ? date.adding(months: 1) : date
        return min(named, population.careers.dates.last ?? named)
    }

    private mutating func close(_ index: Int, before snapshot: Int) {
        let end = population.careers.dates[snapshot].adding(days: -1)
        assignments[index].to = max(end, assignments[index].from)
    }

    private func condition(_ role: Role, _ rule: Rule?) -> Condition {
        let over = role.over.map { Condition.persona($0) }
        let ordinary = Condition.not(.onLeave)
        return .all([over.isEmpty ? rule?.condition ?? .everyone : .any(over), ordinary, .not(.seconded)])
    }

    private func profile(_ person: Int, _ snapshot: Int) -> Profile? {
        guard var profile = population.profile(person, at: snapshot) else { return nil }
        population.decidePersonas(&profile)
        return profile
    }

    private func perUnit(
        _ role: Int, _ count: Int, _ may: CompiledRule, _ unitOf: [Int32], _ snapshot: Int, keeping held: [Int32: Int]
    ) -> [(Int32, Int32)] {
        var best = [[(score: Double, person: Int32)]](repeating: [], count: unitOf.count)
        for person in population.careers.history[snapshot].indices {
            guard let profile = profile(person, snapshot), unitOf[Int(profile.unit)] >= 0,
                may.holds(profile, skills: population.skills)
            else { continue }
            let unit = Int(unitOf[Int(profile.unit)])
            let keeps = held[Int32(person)].map { snapshot - $0 < 3 } ?? false
            let isRegular = population.careers.history[snapshot][person].contract == .regular
            let score = dice.unit(person, role) + (keeps ? 4 : isRegular ? 2 : 0)
            best[unit].append((score, Int32(person)))
            if best[unit].count > 4 * count {
                best[unit].sort { $0.score > $1.score }
                best[unit].removeLast(best[unit].count - count)
            }
        }
        var holders = [(Int32, Int32)]()
        let year = FiscalYear(of: population.careers.dates[snapshot]).year
        for unit in best.indices where !best[unit].isEmpty {
            // One unit in ten has no one for a year.
            if dice.chance(0.1, unit, -(year * 64 + role + 1)) { continue }
            for entry in best[unit].sorted(by: { $0.score > $1.score }).prefix(count) {
                holders.append((entry.person, Int32(unit)))
            }
        }
        return holders
    }

    private func spread(
        _ goal: Double, _ role: Int, _ may: CompiledRule, _ unitOf: [Int32], _ snapshot: Int, of snapshots: [Int]
    ) -> [(Int32, Int32)] {
        let years = Double(snapshot - (snapshots.first ?? 0) + 1)
        var holders = [(Int32, Int32)]()
        for person in population.careers.history[snapshot].indices {
            guard let profile = profile(person, snapshot), unitOf[Int(profile.unit)] >= 0,
                may.holds(profile, skills: population.skills)
            else { continue }
            let unit = Int(unitOf[Int(profile.unit)])
            let pace = 0.25 + 0.3 * dice.unit(unit, -1 - role)
            if dice.chance(goal * min(1.1, years * pace), person, role) { holders.append((Int32(person), Int32(unit))) }
        }
        return holders
    }
}
