import Domain
import Kernel

extension PersonaContent {
    /// A role that is held beside a persona.
    struct OverlayRole {
        let id: String
        let name: Passage
        let over: [Passage]
        let places: [Passage]
        let statements: [Statement]
        let hasStatements: Bool
        let citations: Citations?

        init(_ index: Int, _ scribe: Scribe) {
            let plan = scribe.plan
            let role = plan.roles[index]
            // A statement that stands with a persona but is carried by this role belongs here as much as there.
            let carried = plan.personas.flatMap(\.persona.roles).filter { $0.role == index }
            let statements = (role.statements + carried).map { statement in
                Statement(text: scribe.passage(statement.text), carrier: nil, levels: [])
            }
            id = "role-\(role.id)"
            name = scribe.passage(role.name)
            over = scribe.runs(scribe.listed(role.over.map { plan.persona($0).name[scribe.language] }, or: true))
            places = scribe.runs(
                role.perUnit.map { place in
                    let unit = plan.denominators[place.denominator].name
                    let count = scribe.people(Double(place.count))
                    return scribe.say(ja: "\(unit.ja)ごとに\(count)", en: "\(count) in each of \(unit.en)")
                } ?? "")
            self.statements = statements
            hasStatements = !statements.isEmpty
            citations = scribe.citations([role.source] + (role.statements + carried).map(\.source))
        }
    }

    struct Post {
        let name: Passage
        let who: [Passage]
    }
}
