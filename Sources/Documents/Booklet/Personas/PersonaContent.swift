import Domain
import Kernel

/// 人材像 by dimension: who belongs, what they do, what they can; then roles held beside.
struct PersonaContent: ChapterContent {
    struct Dimension {
        let id: String
        let title: Passage
        let groups: [Group]
        let citations: Citations?
    }

    /// Neighbours that share a group; a persona without one stands directly under the dimension.
    struct Group {
        let title: Passage?
        let personas: [Persona]
    }

    struct Persona {
        let id: String
        let heading: Int
        let name: Passage
        let description: Passage?
        let who: [Passage]
        let roles: [Statement]
        let hasRoles: Bool
        let standards: [Statement]
        let hasStandards: Bool
        let hasStatements: Bool
        let citations: Citations?
    }

    struct Statement {
        let text: Passage
        /// Who carries it, where it is not everyone's.
        let carrier: Passage?
        let levels: [Passage]
    }

    let words: [String: String]
    let rolesLabel: Passage
    let standardsLabel: Passage
    let dimensions: [Dimension]
    let roles: [OverlayRole]
    let hasRoles: Bool
    let posts: [Post]
    let hasPosts: Bool
    let parts: [Chapter.Part]
    let sources = [Source?]()

    init?(_ scribe: Scribe) {
        let plan = scribe.plan
        guard !plan.dimensions.isEmpty || !plan.roles.isEmpty else { return nil }
        let words = scribe.words(Self.words)
        let label = { (id: String) in
            let own = Self.words[id] ?? Phrase("")
            return scribe.heading(plan.sections.first { $0.id == id }?.title ?? own, or: own)
        }
        self.words = words
        rolesLabel = label("roles")
        standardsLabel = label("standards")
        dimensions = plan.dimensions.map { Self.dimension($0, scribe) }
        roles = plan.roles.indices.map { OverlayRole($0, scribe) }
        hasRoles = !roles.isEmpty
        posts = plan.posts.map {
            Post(name: scribe.passage($0.name), who: scribe.runs(scribe.words(of: $0.rule.condition)))
        }
        hasPosts = !posts.isEmpty
        parts =
            dimensions.map { Chapter.Part(id: $0.id, title: $0.title) }
            + (roles.isEmpty ? [] : [Chapter.Part(id: "roles", title: scribe.passage(words["overlay"] ?? ""))])
            + (posts.isEmpty ? [] : [Chapter.Part(id: "posts", title: scribe.passage(words["posts"] ?? ""))])
    }

    private static func dimension(_ dimension: Domain.Dimension, _ scribe: Scribe) -> Dimension {
        var groups = [(name: Phrase?, personas: [Persona])]()
        for kind in dimension.kinds {
            let persona = persona(kind, scribe)
            if let last = groups.last, last.name == kind.group {
                groups[groups.count - 1].personas.append(persona)
            } else {
                groups.append((kind.group, [persona]))
            }
        }
        return Dimension(
            id: "dimension-\(dimension.id)", title: scribe.passage(dimension.name),
            groups: groups.map { Group(title: $0.name.map(scribe.passage), personas: $0.personas) },
            citations: scribe.citations([dimension.source]))
    }

    private static func persona(_ persona: Domain.Persona, _ scribe: Scribe) -> Persona {
        let roles = persona.roles.map { Statement($0, scribe) }
        let standards = persona.standards.map { statement in
            Statement(
                text: scribe.passage(statement.text), carrier: nil,
                levels: statement.skills.map { scribe.passage(scribe.skillLevel($0)) })
        }
        return Persona(
            id: "persona-\(persona.id)", heading: persona.group == nil ? 4 : 5, name: scribe.passage(persona.name),
            description: persona.description.map(scribe.passage),
            who: scribe.runs(scribe.words(of: persona.rule.condition)),
            roles: roles, hasRoles: !roles.isEmpty, standards: standards, hasStandards: !standards.isEmpty,
            hasStatements: !roles.isEmpty || !standards.isEmpty,
            citations: scribe.citations(
                [persona.source] + persona.roles.map(\.source) + persona.standards.map(\.source)))
    }

    private static let words = [
        "who": Phrase(ja: "対象", en: "Who"),
        "roles": Phrase(ja: "求められる役割", en: "What they do"),
        "standards": Phrase(ja: "求められる知識及びスキル水準", en: "What they know and can do"),
        "overlay": Phrase(ja: "人材像に重ねて担う役割", en: "Roles held beside a profile"),
        "over": Phrase(ja: "担う人", en: "Held by"),
        "places": Phrase(ja: "配置", en: "Places"),
        "posts": Phrase(ja: "要件を定める職", en: "Posts with requirements of their own"),
        "order": Phrase(
            ja: "対象は上の人材像から順に確かめ、最初に当てはまるものをその職員の人材像とする。",
            en: "Profiles are tried from the top; the first that fits is the person's."),
    ]
}

extension PersonaContent.Statement {
    init(_ statement: RoleStatement, _ scribe: Scribe) {
        let role = statement.role.map { scribe.plan.roles[$0].name }
        self.init(
            text: scribe.passage(statement.text),
            carrier: role.map { scribe.passage(scribe.say(ja: "※\($0.ja)が担う", en: "carried by \($0.en)")) },
            levels: [])
    }
}
