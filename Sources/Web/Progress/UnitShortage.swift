import Domain
import Kernel

/// A unit that has too few people of a kind: trained as a target wants, or holding a role.
struct UnitShortage: Sendable {
    /// Index into `Roster.units`.
    let unit: Int
    let what: Phrase
    /// Nil for a role.
    let target: String?
    let has: Int
    let wants: Int

    var lacks: Int { wants - has }

    /// Those that lack most first, then in the order of the units.
    static func all(_ standing: Standing) -> [UnitShortage] {
        let byTarget = standing.targets.flatMap { status in
            of(status, standing)
        }
        // A target may count the holders of a role unit by unit: then its row says it already.
        let counted = Set(
            standing.targets.compactMap { status -> Int? in
                guard status.coverage != nil, case .role(let role) = standing.plan.targets[status.target].measure else {
                    return nil
                }
                return role
            })
        let byRole = standing.vacancies.filter { !counted.contains($0.role) }.map { vacancy in
            UnitShortage(
                unit: vacancy.unit, what: standing.plan.roles[vacancy.role].name, target: nil, has: vacancy.holders,
                wants: vacancy.wanted)
        }
        return (byTarget + byRole).enumerated().sorted { a, b in
            let (one, other) = (standing.roster.units[a.element.unit].code, standing.roster.units[b.element.unit].code)
            return (b.element.lacks, one, a.offset) < (a.element.lacks, other, b.offset)
        }.map(\.element)
    }

    /// In the order of the denominator's units.
    static func of(_ status: TargetStatus, _ standing: Standing) -> [UnitShortage] {
        guard let coverage = status.coverage else { return [] }
        let target = standing.plan.targets[status.target]
        return coverage.units.indices.filter { coverage.people[$0] < coverage.perUnit }.map { place in
            UnitShortage(
                unit: coverage.units[place], what: target.name, target: target.id, has: coverage.people[place],
                wants: coverage.perUnit)
        }
    }
}

extension FiscalYear {
    /// 令和8年度 or 2026年度, as the visitor likes it.
    func written(in language: Language, usesEra: Bool) -> String {
        language == .ja && !usesEra ? "\(year)年度" : name(in: language)
    }
}
