import Documents
import Domain
import Kernel
import Operations

/// A person's card as programs read it: what the page of a person says, by the plan's ids.
struct PersonDocument {
    private let state: CityState
    private let index: Int
    private let member: Int?

    init(_ state: CityState, _ index: Int) {
        self.state = state
        self.index = index
        member = state.member(ofPerson: state.personID(at: index))
    }

    private var plan: Plan { state.plan }
    private var standing: Standing { state.standing }

    var head: JSON {
        [
            "id": .integer(state.personID(at: index)), "asOf": .day(state.date),
            "staffNumber": .text(state.roster.people[index].staffNumber), "isInService": .flag(member != nil),
        ]
    }

    // MARK: Personas

    private var held: [(dimension: Dimension, persona: Persona)] {
        plan.dimensions.indices.compactMap { dimension in
            guard let member else { return nil }
            let kind = Int(standing.facts.personas[dimension][member])
            guard kind >= 0 else { return nil }
            return (plan.dimensions[dimension], plan.persona(PersonaReference(dimension: dimension, kind: kind)))
        }
    }

    var personas: JSON {
        let (ja, en) = (Scribe(plan: plan, language: .ja), Scribe(plan: plan, language: .en))
        return .list(
            held.map { dimension, persona in
                let rule = persona.rule.condition
                return [
                    "dimension": .text(dimension.id), "persona": .text(persona.id), "name": .phrase(persona.name),
                    "reason": .phrase(Phrase(ja: ja.words(of: rule), en: en.words(of: rule))),
                ]
            })
    }

    /// What is expected of the personas: the plan's statements of what they can do.
    var expectations: JSON {
        .list(held.flatMap { $0.persona.standards }.map { .phrase($0.text) })
    }

    // MARK: Levels

    /// Skills that are required of the person or that something is known about, in the plan's order.
    var levels: JSON {
        let lines = plan.skills.indices.compactMap { skill -> JSON? in
            guard let member else { return nil }
            let need = standing.gaps.need(member, skill)
            let level = standing.facts.levels[member, skill]
            return need != nil || level.rank >= 0 ? line(skill, need, level, member) : nil
        }
        return ["levels": .list(lines)]
    }

    private func line(_ skill: Int, _ need: Gaps.Need?, _ level: MeasuredLevel, _ member: Int) -> JSON {
        let entries = SkillLevels.entries(of: index, skill: skill, in: standing.ledger)
        let scale = plan.scale(of: skill)
        let influences = Dictionary(
            standing.measurements[plan.skills[skill].scale]
                .carriers(from: entries, levels: scale.levels.count, on: state.date).map { ($0.entry, $0.influence) }
        ) { first, _ in first }
        return [
            "skill": .text(plan.skills[skill].id), "name": .phrase(plan.skills[skill].name),
            "required": need.flatMap { self.level(Int($0.rank), skill) }, "level": self.level(Int(level.rank), skill),
            "confirmed": self.level(Int(level.confirmed), skill),
            "isKnown": .flag(level.rank >= 0), "certainty": level.rank >= 0 ? .number(Double(level.certainty)) : nil,
            "gap": .count(standing.gaps.gap(member, skill)),
            "sources": .list(
                entries.filter { $0.date <= state.date }.reversed().map { entry in
                    [
                        "day": .day(entry.date), "method": .text(entry.method.rawValue),
                        "level": self.level(Int(entry.rank), skill),
                        "source": .phrase(standing.ledger.sources[Int(entry.source)]),
                        "moves": influences[entry].map { .number($0) },
                    ]
                }),
        ]
    }

    /// Nil below the scale, as for what is not known.
    private func level(_ rank: Int, _ skill: Int) -> JSON? {
        let levels = plan.scale(of: skill).levels
        return (1...max(1, levels.count)).contains(rank) && rank <= levels.count ? .text(levels[rank - 1].id) : nil
    }

    // MARK: Training

    var training: JSON {
        let open = member.map { Array(standing.obligations.entries(of: $0)) } ?? []
        let record = standing.record
        return [
            "obligations": .list(open.map(obligation)),
            "completions": .list(
                record.completions(of: index).filter { $0.date <= state.date }.map { done in
                    [
                        "programme": .text(plan.programmes[Int(done.programme)].id),
                        "half": done.half.map { .text($0.rawValue) }, "day": .day(done.date),
                        "hours": .number(Double(done.hours)), "passed": .flag(done.passed),
                    ]
                }),
            "certificates": .list(
                record.certificates(of: index).map { holding in
                    let certificate = plan.certificates[Int(holding.certificate)]
                    return [
                        "certificate": .text(certificate.id), "name": .phrase(certificate.name),
                        "passedOn": .day(holding.passedOn), "lastDay": .day(holding.expires(certificate)),
                    ]
                }),
        ]
    }

    private func obligation(_ entry: Obligations.Entry) -> JSON {
        let programme = plan.programmes[Int(entry.programme)]
        let reason = standing.obligations.reason(for: entry, standing.facts, gaps: standing.gaps)
        return [
            "programme": .text(programme.id), "name": .phrase(programme.name), "half": .text(entry.half.rawValue),
            "status": .text(entry.status.rawValue),
            "by": entry.half == .mandatory ? .day(standing.year.lastDay) : nil, "reason": .phrase(reason),
        ]
    }
}

extension Shape.Component {
    private static let personHead: [Shape.Field] = [
        .init("id", .id), .init("asOf", .day), .init("staffNumber", .word), .init("isInService", .flag),
    ]
    private static let levelFields: [Shape.Field] = [
        .init("levels", .many(.named(.skillLevel)), Phrase(ja: "必要な、または分かっているスキル", en: "skills needed, or known"))
    ]
    private static let trainingFields: [Shape.Field] = [
        .init(
            "obligations",
            .many(
                .object([
                    .init("programme", .planID), .init("name", .phrase),
                    .init("half", .choice(HalfKind.allCases.map(\.rawValue))),
                    .init("status", .choice(Obligations.Status.allCases.map(\.rawValue))),
                    .init("by", .day, optional: true), .init("reason", .phrase),
                ]))),
        .init(
            "completions",
            .many(
                .object([
                    .init("programme", .planID),
                    .init("half", .choice(HalfKind.allCases.map(\.rawValue)), optional: true), .init("day", .day),
                    .init("hours", .figure), .init("passed", .flag),
                ]))),
        .init(
            "certificates",
            .many(
                .object([
                    .init("certificate", .planID), .init("name", .phrase), .init("passedOn", .day),
                    .init("lastDay", .day, optional: true),
                ]))),
    ]
    private static let personaFields: [Shape.Field] = [
        .init(
            "personas",
            .many(
                .object([
                    .init("dimension", .planID), .init("persona", .planID), .init("name", .phrase),
                    .init("reason", .phrase),
                ]))), .init("expectations", .many(.phrase)),
    ]
    static let skillLevel = Self(
        "SkillLevel",
        [
            .init("skill", .planID), .init("name", .phrase), .init("required", .planID, optional: true),
            .init("level", .planID, optional: true), .init("confirmed", .planID, optional: true),
            .init("isKnown", .flag), .init("certainty", .number(0...1), optional: true), .init("gap", .count),
            .init(
                "sources",
                .many(
                    .object([
                        .init("day", .day), .init("method", .choice(EvidenceMethod.allCases.map(\.rawValue))),
                        .init("level", .planID, optional: true), .init("source", .phrase),
                        .init(
                            "moves", .number(-12...12), optional: true,
                            Phrase(
                                ja: "この記録が推定を動かした幅（職員の標準偏差）。数えない記録にはない",
                                en: "how far the entry moves the estimate, in standard deviations of staff; none where "
                                    + "it does not count")),
                    ])), Phrase(ja: "新しい順", en: "the latest first")),
        ])
    static let card = Self("Card", personHead + personaFields + levelFields + trainingFields)
    static let personLevels = Self("PersonLevels", personHead + levelFields)
    static let personTraining = Self("PersonTraining", personHead + trainingFields)
}
