import Domain
import Foundation
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// The roster: uploaded, looked at, imported, taken back.
    func addRosterAPI() {
        let number = [Parameter("import", .id, Phrase(ja: "取込の番号", en: "the import's id"))]
        api(
            Endpoint<NoValue>(
                method: .get, path: "roster/mappings", id: "listMappings", scope: .rosterWrite,
                title: Phrase(ja: "使える対応表", en: "The mappings that can be named"), values: [],
                gives: .one(.object([.init("items", .many(.object([.init("name", .word)])))])))
        ) { call in
            try call.caller.require(.importRoster)
            return .one(["items": .list(call.city.library.mappings().map { ["name": .text($0.name)] })])
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "roster/imports", id: "listImports", scope: .rosterWrite,
                title: Phrase(ja: "取込の履歴（番号順）", en: "The imports, by id"), values: [], query: [.limit, .cursor],
                gives: .page(.named(.rosterImport)))
        ) { call in
            let history = try await ImportRoster(call.city).history(for: call.caller)
            return call.page(history.imports, by: \.id) { .rosterImport($0, newest: history.newest) }
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "roster/imports", id: "uploadRoster", scope: .rosterWrite,
                title: Phrase(ja: "名簿のファイルを送る（まだ取り込まない）", en: "Upload roster files, without importing them yet"),
                values: [],
                takes: .init(shape: .object(Self.upload), example: Self.uploadExample, isUpload: true),
                gives: .one(.named(.created), status: .created))
        ) { call in
            let files = call.body["files"]?.list ?? []
            let read = files.map { file in
                RosterFile(
                    name: file["name"]?.text ?? "",
                    bytes: Data(base64Encoded: file["content"]?.text ?? "").map { Array($0) } ?? [])
            }
            guard Set(read.map(\.name)).count == read.count else {
                throw WorkError.invalid(
                    field: "files", Phrase(ja: "同じ名前のファイルがあります。", en: "Two files have the same name."))
            }
            let id = try await ImportRoster(call.city).keep(read, reading: call.mapping, for: call.caller)
            return APIAnswer(body: ["id": .integer(id)], location: "roster/imports/\(id)")
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "roster/imports/{import}", id: "lookAtImport", scope: .rosterWrite,
                title: Phrase(ja: "取り込むと何が変わるか", en: "What an import would change"), values: number,
                gives: .one(.named(.rosterLook)), canConflict: true)
        ) { call in
            .one(.look(try await ImportRoster(call.city).look(at: call.value, for: call.caller)))
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "roster/imports/{import}/application", id: "applyImport", scope: .rosterWrite,
                title: Phrase(ja: "取り込む", en: "Import it"), values: number,
                takes: .init(
                    shape: .object([
                        .init(
                            "confirmedLeaving", .flag,
                            Phrase(
                                ja: "1割を超える減少を確かめたとき true", en: "true where it was checked that over a tenth leave"))
                    ]), example: ["confirmedLeaving": .flag(false)]),
                gives: .one(.object([.init("closedAccounts", .count), .init("accountsLeftOpen", .count)])))
        ) { call in
            let leavers = try await ImportRoster(call.city).apply(
                call.value, confirmedLeaving: call.body["confirmedLeaving"]?.flag ?? false, for: call.caller)
            return .one(["closedAccounts": .count(leavers.closed), "accountsLeftOpen": .count(leavers.leftOpen)])
        }
        api(
            Endpoint<Int64>(
                method: .delete, path: "roster/imports/{import}", id: "withdrawImport", scope: .rosterWrite,
                title: Phrase(ja: "取込をやめる、または最新の取込を取り消す", en: "Drop an import, or take the newest back"),
                values: number, gives: .nothing)
        ) { call in
            try await ImportRoster(call.city).withdraw(call.value, for: call.caller)
            return .nothing
        }
    }

    private static let upload: [Shape.Field] = [
        .init(
            "files",
            .list(.object([.init("name", .text(1...200)), .init("content", .base64(50 << 20))]), 1...50),
            Phrase(ja: "CSV。文字コードは自動で見分ける", en: "CSV files; their encoding is recognised")),
        .init(
            "mapping",
            .object([
                .init("kind", .choice(["shipped", "last", "guessed", "own"])),
                .init("name", .text(1...200), optional: true, Phrase(ja: "shipped のとき", en: "with `shipped`")),
                .init("text", .lines(200_000), optional: true, Phrase(ja: "own のとき、対応表（YAML）", en: "with `own`: YAML")),
            ])),
    ]

    private static let uploadExample: JSON = [
        "files": [["name": "roster.csv", "content": "6IG35ZOh55Wq5Y+3LOawj+WQjQo="]],
        "mapping": ["kind": "guessed"],
    ]
}

extension APICall {
    fileprivate var mapping: ImportRoster.MappingChoice {
        let mapping = body["mapping"]
        switch mapping?["kind"]?.text {
        case "shipped": return .shipped(mapping?["name"]?.text ?? "")
        case "last": return .last
        case "own": return .own(name: "mapping.yaml", text: mapping?["text"]?.text ?? "")
        default: return .guessed
        }
    }
}

extension Shape.Component {
    static let rosterImport = Self(
        "RosterImport",
        [
            .init("id", .id), .init("uploadedAt", .moment), .init("uploadedBy", .word, optional: true),
            .init("mapping", .word), .init("files", .count),
            .init("state", .choice(["waiting", "applied", "withdrawn"])),
            .init("appliedAt", .moment, optional: true), .init("withdrawnAt", .moment, optional: true),
            .init("canBeUndone", .flag),
            .init("joined", .count, optional: true), .init("left", .count, optional: true),
            .init("moved", .count, optional: true),
        ])
    static let rosterLook = Self(
        "RosterLook",
        [
            .init("id", .id), .init("people", .count), .init("needsConfirmation", .flag), .init("hasErrors", .flag),
            .init("findings", .many(.named(.finding))), .init("accountsOfLeavers", .count),
            .init("joined", .many(.named(.staffNumber))), .init("left", .many(.named(.staffNumber))),
            .init(
                "moved",
                .many(
                    .object([
                        .init("staffNumber", .word), .init("name", .word), .init("from", .word), .init("to", .word),
                    ]))),
            .init("unitsFounded", .many(.word)), .init("unitsAbolished", .many(.word)),
        ])
    static let staffNumber = Self("StaffNumber", [.init("staffNumber", .word), .init("name", .word)])
}

extension JSON {
    fileprivate static func rosterImport(_ kept: ImportRoster.Kept, newest: Int64?) -> JSON {
        let state = kept.withdrawnAt != nil ? "withdrawn" : kept.appliedAt != nil ? "applied" : "waiting"
        return [
            "id": .integer(kept.id), "uploadedAt": .moment(kept.uploadedAt),
            "uploadedBy": kept.uploadedBy.map(JSON.text), "mapping": .text(kept.mapping), "files": .count(kept.files),
            "state": .text(state), "appliedAt": .moment(kept.appliedAt), "withdrawnAt": .moment(kept.withdrawnAt),
            "canBeUndone": .flag(kept.id == newest), "joined": kept.counts["joined"].map(JSON.count),
            "left": kept.counts["left"].map(JSON.count), "moved": kept.counts["moved"].map(JSON.count),
        ]
    }

    fileprivate static func look(_ look: ImportRoster.Look) -> JSON {
        let (preview, before, after) = (look.preview, look.preview.before, look.preview.roster)
        func person(_ person: Person) -> JSON {
            ["staffNumber": .text(person.staffNumber), "name": .text(person.name)]
        }
        let found = preview.comparison
        return [
            "id": .integer(look.kept.id), "people": .count(after.people.count),
            "needsConfirmation": .flag(preview.needsConfirmation), "hasErrors": .flag(preview.diagnostics.hasErrors),
            "findings": .list(preview.diagnostics.map(finding)), "accountsOfLeavers": .count(look.accounts),
            "joined": .list((found?.joined ?? []).map { person(after.people[$0]) }),
            "left": .list((found?.left ?? []).map { person(before.people[$0]) }),
            "moved": .list(
                (found?.moved ?? []).map { move in
                    let about = after.people[move.person.after]
                    return person(about) + [
                        "from": .text(before.units[move.from].code), "to": .text(after.units[move.to].code),
                    ]
                }),
            "unitsFounded": .list((found?.unitsFounded ?? []).map { .text(after.units[$0].code) }),
            "unitsAbolished": .list((found?.unitsAbolished ?? []).map { .text(before.units[$0].code) }),
        ]
    }
}
