import Documents
import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// The plan in force, by its own ids: what other systems name when they record something.
    func addPlanAPI() {
        api(
            Endpoint<NoValue>(
                method: .get, path: "plan", id: "getPlan", scope: .planRead,
                title: Phrase(ja: "施行中の計画の語と番号", en: "The plan in force: its words and ids"), values: [],
                query: [.asOf], gives: .one(.named(.plan)), canConflict: true)
        ) { call in
            try call.caller.require(.seePlan)
            let state = try await call.state()
            return .one(.plan(state.plan, id: state.planID), tag: state.tag)
        }
    }
}

extension Shape.Component {
    static let plan = Self(
        "Plan",
        [
            .init("version", .id, Phrase(ja: "版の番号", en: "the version's id")), .init("label", .word),
            .init("title", .phrase), .init("scales", .many(.named(.scale))), .init("skills", .many(.named(.skill))),
            .init(
                "dimensions", .many(.named(.dimension)), Phrase(ja: "人材像の分け方", en: "ways to sort people into personas")),
            .init("roles", .many(.named(.named))), .init("programmes", .many(.named(.programme))),
            .init("certificates", .many(.named(.certificate))), .init("targets", .many(.named(.named))),
            .init("unitClasses", .many(.named(.named))), .init("grades", .many(.word)),
        ])
    static let scale = Self(
        "Scale", [.init("id", .planID), .init("name", .phrase), .init("levels", .many(.named(.named)))])
    static let skill = Self(
        "Skill",
        [.init("id", .planID), .init("name", .phrase), .init("field", .named(.named)), .init("scale", .planID)])
    static let dimension = Self(
        "Dimension", [.init("id", .planID), .init("name", .phrase), .init("personas", .many(.named(.named)))])
    static let programme = Self(
        "Programme",
        [
            .init("id", .planID), .init("name", .phrase),
            .init("mode", .choice(Programme.Mode.allCases.map(\.rawValue))),
            .init("organiser", .choice(Programme.Organiser.allCases.map(\.rawValue))),
            .init("halves", .many(.choice(HalfKind.allCases.map(\.rawValue)))),
        ])
    static let certificate = Self(
        "Certificate", [.init("id", .planID), .init("name", .phrase), .init("validYears", .count, optional: true)])
}

extension JSON {
    fileprivate static func plan(_ plan: Plan, id: Int64) -> JSON {
        [
            "version": .integer(id), "label": .text(plan.about.version), "title": .phrase(plan.about.title),
            "scales": .list(
                plan.scales.map { scale in
                    [
                        "id": .text(scale.id), "name": .phrase(scale.name),
                        "levels": .list(scale.levels.map { .named($0.id, $0.name) }),
                    ]
                }),
            "skills": .list(
                plan.skills.map { skill in
                    let field = plan.skillFields[skill.field]
                    return [
                        "id": .text(skill.id), "name": .phrase(skill.name), "field": .named(field.id, field.name),
                        "scale": .text(plan.scales[skill.scale].id),
                    ]
                }),
            "dimensions": .list(
                plan.dimensions.map { dimension in
                    [
                        "id": .text(dimension.id), "name": .phrase(dimension.name),
                        "personas": .list(dimension.kinds.map { .named($0.id, $0.name) }),
                    ]
                }),
            "roles": .list(plan.roles.map { .named($0.id, $0.name) }),
            "programmes": .list(plan.programmes.map(programme)),
            "certificates": .list(
                plan.certificates.map { certificate in
                    [
                        "id": .text(certificate.id), "name": .phrase(certificate.name),
                        "validYears": certificate.validYears.map(JSON.count),
                    ]
                }),
            "targets": .list(plan.targets.map { .named($0.id, $0.name) }),
            "unitClasses": .list(plan.unitClasses.map { .named($0.id, $0.name) }),
            "grades": .list(plan.vocabulary[.grades].map(JSON.text)),
        ]
    }

    private static func programme(_ programme: Programme) -> JSON {
        [
            "id": .text(programme.id), "name": .phrase(programme.name), "mode": .text(programme.mode.rawValue),
            "organiser": .text(programme.organiser.rawValue),
            "halves": .list(HalfKind.allCases.filter { programme[$0] != nil }.map { .text($0.rawValue) }),
        ]
    }
}
