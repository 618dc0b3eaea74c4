import Documents
import Domain
import Kernel
import Operations

/// Puts what is known of one person on a day into the words of the pages about people.
struct PersonWords {
    let state: CityState
    let member: Int
    let scribe: Scribe
    let usesEra: Bool

    init(_ state: CityState, member: Int, _ context: SignedInContext) {
        self.state = state
        self.member = member
        scribe = Scribe(plan: state.plan, language: context.language)
        usesEra = context.usesEra
    }

    var plan: Plan { state.plan }
    var standing: Standing { state.standing }
    var about: Staff.Member { standing.staff.members[member] }
    var person: Int { Int(about.person) }
    var language: Language { scribe.language }

    func say(_ ja: String, _ en: String) -> String { language == .ja ? ja : en }
    func name(_ phrase: Phrase) -> String { phrase[language] }
    func words(_ date: CalendarDate) -> String { date.written(in: language, usesEra: usesEra) }

    /// Nil for a day without end.
    func end(_ date: CalendarDate) -> String? { date == .distantFuture || date.year > 9000 ? nil : words(date) }

    var unit: String { standing.path(ofUnit: Int(about.post.unit)) }
    var grade: String { state.word(.grades, about.post.grade) }
    var absence: String? {
        if about.isOnLeave { return say("休職", "On leave") }
        return about.isSeconded ? say("派遣・出向", "Seconded") : nil
    }
}

// MARK: Personas and roles

extension PersonWords {
    struct PersonaLine: Sendable {
        let dimension: String
        let name: String
        let group: String?
        let text: String?
        let reason: String
    }

    struct RoleLine: Sendable {
        let name: String
        let unit: String
        let from: String
        let to: String?
        let text: String?
    }

    var personas: [(reference: PersonaReference, persona: Persona)] {
        plan.dimensions.indices.compactMap { dimension in
            let kind = Int(standing.facts.personas[dimension][member])
            guard kind >= 0 else { return nil }
            let reference = PersonaReference(dimension: dimension, kind: kind)
            return (reference, plan.persona(reference))
        }
    }

    var personaLines: [PersonaLine] {
        personas.map { reference, persona in
            let rule = scribe.words(of: persona.rule.condition)
            return PersonaLine(
                dimension: name(plan.dimensions[reference.dimension].name), name: name(persona.name),
                group: persona.group.map(name), text: persona.description.map(name),
                reason: say("\(rule)のため", "because: \(rule)"))
        }
    }

    var personaNames: String { personas.map { name($0.persona.name) }.joined(separator: say("・", ", ")) }

    var heldRoles: [RoleAssignment] { state.roster.roles(heldBy: [about.person], on: state.date) }

    var roleLines: [RoleLine] {
        heldRoles.map { role in
            let about = plan.roles[Int(role.role)]
            let unit = role.unit >= 0 ? role.unit : self.about.post.unit
            return RoleLine(
                name: name(about.name), unit: standing.roster.units[Int(unit)].name, from: words(role.from),
                to: end(role.to), text: about.statements.first.map { name($0.text) })
        }
    }

    /// What is expected: of the persona, of those who hold one of its roles, and of the roles themselves.
    var statements: [String] {
        let held = about.roles
        let ofPersonas = personas.flatMap { $0.persona.roles }
            .filter { $0.role.map { $0 < 64 && held & (1 << UInt64($0)) != 0 } ?? true }
        let ofRoles = plan.roles.indices.filter { $0 < 64 && held & (1 << UInt64($0)) != 0 }
            .flatMap { plan.roles[$0].statements }
        var seen = Set<String>()
        return (ofPersonas + ofRoles).map { name($0.text) }.filter { seen.insert($0).inserted }
    }
}

// MARK: Posts and certificates

extension PersonWords {
    struct PostLine: Sendable {
        let from: String
        let to: String?
        let unit: String
        let grade: String
        let kind: String
    }

    struct CertificateLine: Sendable {
        let name: String
        let date: String
        let expires: String?
        let state: String
    }

    var certificates: [CertificateLine] {
        standing.record.certificates(of: person).map { holding in
            let certificate = plan.certificates[Int(holding.certificate)]
            let expiry = holding.expires(certificate)
            let isOver = expiry.map { $0 < state.date } ?? false
            return CertificateLine(
                name: name(certificate.name), date: words(holding.passedOn), expires: expiry.map(words),
                state: isOver ? say("有効期限切れ", "expired") : say("確認済み", "confirmed"))
        }
    }

    /// The posts of a person of the roster, the latest first; those to come among them.
    static func posts(of person: Int, _ state: CityState, _ context: SignedInContext) -> [PostLine] {
        let language = context.language
        func words(_ date: CalendarDate) -> String { date.written(in: language, usesEra: context.usesEra) }
        return state.roster.posts(of: person).reversed().map { post in
            let kind = post.isMain ? Phrase(ja: "本務", en: "main post") : Phrase(ja: "兼務", en: "concurrent")
            return PostLine(
                from: words(post.from), to: post.to.year > 9000 ? nil : words(post.to),
                unit: state.standing.path(ofUnit: Int(post.unit)), grade: state.word(.grades, post.grade),
                kind: kind[language])
        }
    }
}

extension Roster {
    /// The roles that people hold on a day, each once for a unit, by its code: exports may tell of one several times.
    func roles(heldBy people: Set<Int32>, on date: CalendarDate) -> [RoleAssignment] {
        struct Key: Hashable {
            let person: Int32
            let role: Int32
            let unit: String?
        }
        var seen = Set<Key>()
        return roles.filter { role in
            guard people.contains(role.person), role.from <= date, date <= role.to else { return false }
            let unit = role.unit >= 0 ? units[Int(role.unit)].code : nil
            return seen.insert(Key(person: role.person, role: role.role, unit: unit)).inserted
        }
    }
}
