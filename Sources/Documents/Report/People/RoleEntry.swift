import Domain
import Kernel

extension StandingReport {
    /// A role that every unit of a set should have holders of, and where they are missing.
    struct RoleEntry {
        let anchor: String
        let name: Passage
        let summary: [Passage]
        let bar: Drawing
        let list: UnitList?

        init?(_ index: Int, _ figures: Figures, _ scribe: Scribe) {
            let role = scribe.plan.roles[index]
            guard let perUnit = role.perUnit else { return nil }
            let standing = figures.standing
            let vacancies = standing.vacancies.filter { $0.role == index }
            let denominator = scribe.plan.denominators[perUnit.denominator]
            let all = denominator.units(of: standing.roster, on: standing.staff.units)
            let filled = all.count - vacancies.count
            anchor = Self.anchor(of: role)
            name = scribe.passage(role.name)
            let share = scribe.share(filled, of: all.count)
            summary = scribe.runs(
                scribe.say(
                    ja: "\(denominator.name.ja) \(scribe.units(all.count))のうち \(scribe.units(filled))（\(share)）に"
                        + "\(perUnit.count)人以上いる。足りない所属は \(vacancies.count.grouped)。",
                    en: "\(filled.grouped) of \(scribe.units(all.count)) (\(denominator.name.en)), \(share), have "
                        + "\(perUnit.count) or more; \(vacancies.count.grouped) lack a holder."))
            bar = Drawing.bar([("attained", all.isEmpty ? 0 : Double(filled) / Double(all.count))])
            var missing = [Int: Int]()
            for vacancy in vacancies { missing[vacancy.unit] = vacancy.wanted - vacancy.holders }
            list = UnitList(of: all, lacking: missing, perUnit: perUnit.count, figures, scribe)
        }

        static func anchor(of role: Role) -> String { "role-\(role.id)" }
    }
}
