import Kernel

/// For each member of staff and each 1 April ahead: the chance to be in service still, and in the same unit of a class.
struct StayChances: Sendable {
    let years: Int
    /// The last year (from 0) at whose end each member is in service by age; the last of all years where nothing is
    /// known.
    let lastYear: [Int32]
    /// Not to have left, member × April.
    let serving: [Double]
    /// By unit class: not to have left and not to have been moved, member × April.
    private(set) var staying: [Int: [Double]] = [:]

    init(
        _ standing: Standing, _ history: TransferHistory, _ assumptions: NominationAssumptions, years: Int,
        classes: [Int]
    ) {
        self.years = years
        let (staff, roster) = (standing.staff, standing.roster)
        let aprils = (0..<years).map { (standing.year + ($0 + 1)).firstDay }
        // Beyond that age and in service: no retirement by age applies.
        let last = staff.members.map { member in
            roster.people[Int(member.person)].birth.map { assumptions.retirement.lastYear(born: $0) - standing.year }
                ?? -1
        }
        lastYear = last.map { $0 < 0 ? Int32(years - 1) : Int32(min(years - 1, $0)) }
        var serving: [Double] = []
        serving.reserveCapacity(staff.members.count * years)
        for (member, last) in zip(staff.members, last) {
            let born = roster.people[Int(member.person)].birth
            for (year, april) in aprils.enumerated() {
                if year == last {
                    serving.append(1 - history.retiring.value)
                    continue
                }
                let age = born.map { $0.years(until: april.previous) } ?? -1
                serving.append(1 - history.chanceOfLeaving(grade: member.post.grade, age: age).value)
            }
        }
        self.serving = serving
        let identities = roster.unitIdentities
        for unitClass in classes {
            let homes = UnitHomes(roster, identities: identities, plan: standing.plan, unitClass: unitClass)
            var chances = serving
            for (index, member) in staff.members.enumerated() {
                let began = homes.began(member.post, roster)
                for (year, april) in aprils.enumerated() {
                    let moved =
                        year == last[index]
                        ? history.movingPastAge[unitClass]?.value
                        : history.chanceOfMoving(
                            from: unitClass, family: member.post.jobFamily, grade: member.post.grade,
                            years: began.years(until: april))?.value
                    chances[index * years + year] *=
                        1 - min(1, (moved ?? TransferHistory.usualMove) * assumptions.movingFactor)
                }
            }
            staying[unitClass] = chances
        }
    }

    /// The chance that a member is in service at the end of a year, having been so in an earlier one.
    func serving(_ member: Int, from year: Int, to end: Int) -> Double {
        product(serving, member, from: year, to: end)
    }

    /// The chance that a member sits in the same unit of a class at the end of a year, having done so in an earlier one.
    func staying(_ member: Int, in unitClass: Int, from year: Int, to end: Int) -> Double {
        product(staying[unitClass] ?? serving, member, from: year, to: end)
    }

    /// The chance that the next 1 April leaves a member in the same unit of a class.
    func stayingOverNextApril(_ member: Int, in unitClass: Int) -> Double {
        (staying[unitClass] ?? serving)[member * years]
    }

    private func product(_ chances: [Double], _ member: Int, from year: Int, to end: Int) -> Double {
        guard year <= end else { return 0 }
        var product = 1.0
        for april in year..<end { product *= chances[member * years + april] }
        return product
    }
}
