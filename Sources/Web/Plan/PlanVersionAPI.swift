import Documents
import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// The versions of the plan: read, checked, kept, put in force.
    func addPlanVersionAPI() {
        let version = [Parameter("version", .id, Phrase(ja: "版の番号", en: "the version's id"))]
        api(
            Endpoint<NoValue>(
                method: .get, path: "plan/versions", id: "listPlanVersions", scope: .planRead,
                title: Phrase(ja: "計画の版の一覧（番号順）", en: "The versions of the plan, by id"), values: [],
                query: [.limit, .cursor], gives: .page(.named(.planVersion)))
        ) { call in
            let versions = try await KeepPlan(call.city).versions(for: call.caller)
            return call.page(versions, by: \.id) { .version($0) }
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "plan/versions/{version}", id: "getPlanVersion", scope: .planRead,
                title: Phrase(ja: "計画の版", en: "A version of the plan"), values: version,
                gives: .one(.named(.planVersion)))
        ) { call in
            .one(.version(try await KeepPlan(call.city).version(call.value, for: call.caller).version))
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "plan/versions/{version}/text", id: "getPlanText", scope: .planRead,
                title: Phrase(ja: "計画ファイルの全文", en: "The plan file itself"), values: version,
                gives: .file(type: "application/yaml"))
        ) { call in
            .file(Array(try await KeepPlan(call.city).version(call.value, for: call.caller).text.utf8))
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "plan/check", id: "checkPlan", scope: .planRead,
                title: Phrase(ja: "計画ファイルを検査する（保存しない）", en: "Check a plan file, without keeping it"), values: [],
                takes: .init(shape: .object([.init("text", .lines(2_000_000))]), example: ["text": "plan: …"]),
                gives: .one(.object([.init("isUsable", .flag), .init("findings", .many(.named(.finding)))])),
                isQuestion: true)
        ) { call in
            try call.caller.require(.seePlan)
            let (plan, found) = KeepPlan(call.city).check(call.body["text"]?.text ?? "", on: call.today)
            return .one([
                "isUsable": .flag(plan != nil && !found.hasErrors), "findings": .list(found.map(JSON.finding)),
            ])
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "plan/versions", id: "keepPlanDraft", scope: .planWrite,
                title: Phrase(ja: "計画ファイルを下書きとして保存する", en: "Keep a plan file as a draft"), values: [],
                takes: .init(
                    shape: .object([.init("text", .lines(2_000_000)), .init("note", .text(0...200), optional: true)]),
                    example: ["text": "plan: …", "note": "第2版の案"]),
                gives: .one(.named(.created), status: .created))
        ) { call in
            let id = try await KeepPlan(call.city).addDraft(
                call.body["text"]?.text ?? "", note: call.body["note"]?.text ?? "", for: call.caller)
            return APIAnswer(body: ["id": .integer(id)], location: "plan/versions/\(id)")
        }
        api(
            Endpoint<Int64>(
                method: .delete, path: "plan/versions/{version}", id: "discardPlanDraft", scope: .planWrite,
                title: Phrase(ja: "下書き、またはまだ始まらない版をやめる", en: "Discard a draft, or a version still to come"),
                values: version, gives: .nothing)
        ) { call in
            try await KeepPlan(call.city).discard(call.value, for: call.caller)
            return .nothing
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "plan/versions/{version}/effect", id: "getPlanEffect", scope: .planWrite,
                title: Phrase(ja: "施行中の版との違いと、職員への影響", en: "What a version changes, and for how many people"),
                values: version, gives: .one(.named(.planEffect)), canConflict: true)
        ) { call in
            let found = try await KeepPlan(call.city).effect(of: call.value, for: call.caller)
            return .one(.effect(found.difference, found.effect, found.diagnostics))
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "plan/versions/{version}/enactment", id: "putPlanInForce", scope: .planWrite,
                title: Phrase(ja: "版の施行日を決める", en: "Put a version in force from a day"), values: version,
                takes: .init(shape: .object([.init("from", .day)]), example: ["from": "2027-04-01"]),
                gives: .one(.named(.planVersion)))
        ) { call in
            let keeping = KeepPlan(call.city)
            try await keeping.putInForce(call.value, from: call.body["from"]?.day ?? call.today, for: call.caller)
            return .one(.version(try await keeping.version(call.value, for: call.caller).version))
        }
    }
}

extension Shape.Component {
    static let planVersion = Self(
        "PlanVersion",
        [
            .init("id", .id), .init("label", .word), .init("title", .word), .init("addedAt", .moment),
            .init("addedBy", .word, optional: true),
            .init("inForceFrom", .day, optional: true, Phrase(ja: "下書きにはない", en: "absent for a draft")),
        ])
    static let planEffect = Self(
        "PlanEffect",
        [
            .init("isUsable", .flag), .init("findings", .many(.named(.finding))),
            .init(
                "changes",
                .many(
                    .object([
                        .init("kind", .word), .init("entry", .phrase),
                    ]))),
            .init("peopleMoved", .count, optional: true, Phrase(ja: "人材像が変わる職員", en: "people whose persona changes")),
            .init(
                "moves",
                .many(
                    .object([
                        .init("dimension", .phrase), .init("from", .phrase, optional: true),
                        .init("to", .phrase, optional: true), .init("people", .count),
                    ])), optional: true),
            .init(
                "skills",
                .many(
                    .object([.init("skill", .phrase), .init("newGaps", .count), .init("closedGaps", .count)])),
                optional: true),
        ])
}

extension JSON {
    static func version(_ version: KeepPlan.Version) -> JSON {
        [
            "id": .integer(version.id), "label": .text(version.label), "title": .text(version.title),
            "addedAt": .moment(version.addedAt), "addedBy": version.addedBy.map(JSON.text),
            "inForceFrom": .day(version.inForceFrom),
        ]
    }

    fileprivate static func effect(
        _ difference: PlanDifference, _ effect: PlanEffect?, _ found: [Diagnostic]
    ) -> JSON {
        [
            "isUsable": .flag(!found.hasErrors), "findings": .list(found.map(JSON.finding)),
            "changes": .list(
                difference.changes.map { ["kind": .text($0.kind), "entry": .phrase($0.entry.name)] }),
            "peopleMoved": effect.map { .count($0.peopleMoved) },
            "moves": effect.map { effect in
                .list(
                    effect.moves.map { move in
                        [
                            "dimension": .phrase(move.move.dimension), "from": move.move.from.map(JSON.phrase),
                            "to": move.move.to.map(JSON.phrase), "people": .count(move.people),
                        ]
                    })
            },
            "skills": effect.map { effect in
                .list(
                    effect.skills.map { skill in
                        [
                            "skill": .phrase(skill.skill), "newGaps": .count(skill.newGaps),
                            "closedGaps": .count(skill.closedGaps),
                        ]
                    })
            },
        ]
    }
}

extension KeepPlan.Failure: Refusing {
    package var refusal: Refusal {
        switch self {
        case .unknownVersion: .notFound
        case .alreadyDecided:
            .conflict(
                Phrase(ja: "この版の扱いは、すでに決まっています。", en: "What becomes of this version has been decided already."))
        case .hasErrors(let found):
            .impossible(found.filter { $0.severity == .error }.prefix(20).map(ShapeFault.init(_:)))
        }
    }
}
