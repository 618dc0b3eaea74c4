package import Kernel

/// What the last 1 Aprils did to the city's people (clause K6): who stayed in their unit, who was moved, who left; and
/// the chances for the next ones that follow from it.
///
/// A chance of moving is that of people who stay in service. Thin cells are drawn toward the overall rate. Units that
/// ended with the year (merged, abolished) say nothing of personal moves and are left out. Who has reached the
/// retirement age (`RetirementAge`) with the year is counted apart: most leave, some are taken on again, usually
/// elsewhere. Concurrent posts do not count: the main post decides.
package struct TransferHistory: Sendable {
    /// The first days that were looked at, newest last; empty for a city whose roster reaches over no 1 April.
    package let aprils: [CalendarDate]
    /// Chances of moving out of the unit of a class: by class, then job family × grade × years.
    let moving: [Int: PooledChances]
    let leaving: PooledChances
    /// Of those who reached the age with the year: the chance to leave, and by class to be moved where they stay on.
    let retiring: TransferChance
    let movingPastAge: [Int: TransferChance]
    /// People-Aprils left out because the unit ended with the year (of the first class), and retirements.
    package let reorganised: Int
    package let retired: Int
    let grades: Int

    /// Whole years in the unit on 1 April, 0 to 6; the last stands for all longer times.
    package static var mostYears: Int { 6 }
    static var yearCells: Int { mostYears + 1 }
    /// Taken where there is no history: about a third of a city's staff change desks on 1 April (docs/decisions/0007).
    package static var usualMove: Double { 0.3 }
    package static var usualLeave: Double { 0.02 }

    /// Ages of the cells of leaving: under 30, 30s, 40s, 50s, 60 and over, unknown.
    static var ageBands: Int { 6 }
    static func ageBand(_ age: Int) -> Int { age < 0 ? 5 : min(4, max(0, age / 10 - 2)) }

    /// Looks at the Aprils up to the date, at most five, as far back as the roster's snapshots reach.
    ///
    /// - Parameter classes: the unit classes (indices) for which moving is to be told.
    package init(_ roster: Roster, plan: Plan, on date: CalendarDate, classes: [Int], retirement: RetirementAge = .law)
    {
        grades = plan.vocabulary[.grades].count + 1
        aprils = Self.aprils(roster, upTo: date)
        let identities = roster.unitIdentities
        let homes = classes.map { UnitHomes(roster, identities: identities, plan: plan, unitClass: $0) }
        let families = plan.vocabulary[.jobFamilies].count + 1
        var moves = [Tally](repeating: Tally(cells: families * grades * Self.yearCells), count: classes.count)
        var movesPastAge = [Tally](repeating: Tally(cells: 1), count: classes.count)
        var leaves = Tally(cells: grades * Self.ageBands)
        var retirements = Tally(cells: 1)
        var reorganised = 0
        for april in aprils {
            let eve = Staff(roster, plan: plan, on: april.previous)
            let day = Staff(roster, plan: plan, on: april)
            var lives = [Bool](repeating: false, count: roster.units.count)
            for (index, unit) in roster.units.enumerated() where unit.exists(on: april) {
                lives[Int(identities[index])] = true
            }
            let over = FiscalYear(of: eve.date)
            for member in eve.members {
                let after = day.memberOfPerson[Int(member.person)]
                let grade = Int(member.post.grade) + 1
                let reachedAge = roster.people[Int(member.person)].birth.map { retirement.lastYear(born: $0) == over }
                let isPastAge = reachedAge ?? false
                if isPastAge {
                    retirements.add(0, happened: after < 0)
                } else {
                    leaves.add(grade * Self.ageBands + Self.ageBand(Int(member.age)), happened: after < 0)
                }
                guard after >= 0 else { continue }
                let next = day.members[Int(after)].post
                for (place, homes) in homes.enumerated() {
                    let before = homes.home[Int(member.post.unit)]
                    guard before >= 0 else { continue }
                    guard lives[Int(before)] else {
                        if place == 0 { reorganised += 1 }
                        continue
                    }
                    if isPastAge {
                        movesPastAge[place].add(0, happened: homes.home[Int(next.unit)] != before)
                        continue
                    }
                    let years = min(Self.mostYears, max(0, homes.began(member.post, roster).years(until: april)))
                    moves[place].add(
                        Self.cell(Int(member.post.jobFamily), grade, years, grades: grades),
                        happened: homes.home[Int(next.unit)] != before)
                }
            }
        }
        moving = Dictionary(
            zip(
                classes,
                moves.map {
                    PooledChances(
                        events: $0.events, cases: $0.cases, columns: Self.yearCells, usual: Self.usualMove)
                }),
            uniquingKeysWith: { first, _ in first })
        leaving = PooledChances(
            events: leaves.events, cases: leaves.cases, columns: Self.ageBands, usual: Self.usualLeave)
        self.reorganised = reorganised
        retired = retirements.cases[0]
        // Where the roster knows nobody who has reached it, everybody is taken to leave.
        retiring = TransferChance(
            events: retirements.events[0], cases: retirements.cases[0], usual: 1, weight: Self.priorAtAge)
        movingPastAge = Dictionary(
            zip(
                classes,
                movesPastAge.map {
                    TransferChance(
                        events: $0.events[0], cases: $0.cases[0], usual: Self.usualMove, weight: Self.priorAtAge)
                }), uniquingKeysWith: { first, _ in first })
    }

    private static var priorAtAge: Double { 2 }

    /// The chance that 1 April takes somebody out of their unit of the class; `years` as of that day.
    ///
    /// By job family too: nurses and firefighters are moved less than clerks. -1 for none.
    package func chanceOfMoving(
        from unitClass: Int, family: Int8 = -1, grade: Int8, years: Int
    ) -> TransferChance? {
        moving[unitClass]?.cells[
            Self.cell(Int(family), Int(grade) + 1, min(Self.mostYears, max(0, years)), grades: grades)]
    }

    /// The chance that 1 April takes somebody out of service; -1 for an unknown age.
    package func chanceOfLeaving(grade: Int8, age: Int) -> TransferChance {
        leaving.cells[(Int(grade) + 1) * Self.ageBands + Self.ageBand(age)]
    }

    /// Aprils of which both the eve and the day are known.
    private static func aprils(_ roster: Roster, upTo date: CalendarDate) -> [CalendarDate] {
        let newest = FiscalYear(of: date)
        let lastBeginning = roster.posts.reduce(CalendarDate.distantPast) { max($0, $1.from <= date ? $1.from : $0) }
        return (0..<5).map { (newest + (-$0)).firstDay }.reversed().filter { april in
            (roster.snapshotDates.first.map { $0 < april } ?? true)
                && (lastBeginning >= april || roster.snapshotDates.last.map { $0 >= april } ?? true)
        }
    }

    private static func cell(_ family: Int, _ grade: Int, _ years: Int, grades: Int) -> Int {
        ((family + 1) * grades + grade) * yearCells + years
    }

    private struct Tally {
        var events: [Int]
        var cases: [Int]

        init(cells: Int) {
            events = [Int](repeating: 0, count: cells)
            cases = events
        }

        mutating func add(_ cell: Int, happened: Bool) {
            cases[cell] += 1
            if happened { events[cell] += 1 }
        }
    }
}
