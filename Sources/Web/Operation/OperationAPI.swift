import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// The log of actions, system checks, running work.
    func addOperationAPI() {
        api(
            Endpoint<NoValue>(
                method: .get, path: "audit", id: "readAudit", scope: .auditRead,
                title: Phrase(ja: "操作記録（新しい順）", en: "The log of actions, the newest first"), values: [],
                query: [
                    Parameter("account", .id, Phrase(ja: "誰が（利用者の番号）", en: "who did it: the account's id")),
                    Parameter("person", .id, Phrase(ja: "誰のデータに（職員の番号）", en: "to whose data: the person's id")),
                    Parameter(
                        "action", .text(1...60), Phrase(ja: "操作の名前、またはその始まり", en: "the action's name, or its beginning")
                    ),
                    Parameter("text", .text(1...100), Phrase(ja: "含む文字", en: "a text that it contains")),
                    Parameter("from", .moment, Phrase(ja: "この日時から", en: "from this moment on")),
                    Parameter("until", .moment, Phrase(ja: "この日時より前", en: "before this moment")), .limit, .cursor,
                ], gives: .page(.named(.auditEntry)))
        ) { call in
            let filter = AuditFilter(
                account: call.query["account"]?.integer, person: call.query["person"]?.integer,
                action: call.text("action"), text: call.text("text"),
                from: call.text("from").flatMap(Instant.init(rfc3339:)),
                until: call.text("until").flatMap(Instant.init(rfc3339:)))
            let page = try await ReadAudit.run(
                filter, before: call.cursor, limit: call.limit, by: call.caller, in: call.city.context)
            return .page(page.rows.map(JSON.auditEntry), next: page.next.map { "\($0)" })
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "health", id: "getHealth", scope: .healthRead,
                title: Phrase(ja: "システムの点検", en: "System checks"), values: [],
                gives: .one(.object([.init("checks", .many(.named(.check)))])))
        ) { call in
            .one(["checks": .list(try await CheckHealth.run(in: call.city, by: call.caller).map(JSON.check))])
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "jobs", id: "listJobs", scope: .healthRead,
                title: Phrase(ja: "処理の状況（進行中と、最近終わったもの）", en: "Running work, and what is lately over"), values: [],
                gives: .one(.object([.init("open", .many(.named(.job))), .init("over", .many(.named(.job)))])))
        ) { call in
            let page = try await SeeJobs.run(by: call.caller, in: call.city.context)
            return .one(["open": .list(page.open.map(JSON.job)), "over": .list(page.over.map(JSON.job))])
        }
    }
}

extension Shape.Component {
    static let auditEntry = Self(
        "AuditEntry",
        [
            .init("id", .id), .init("at", .moment),
            .init("account", .integer(0...9_007_199_254_740_991), optional: true),
            .init("actor", .word), .init("action", .word), .init("subject", .word),
            .init("person", .id, optional: true), .init("detail", .word), .init("address", .word),
        ])
    static let check = Self(
        "Check",
        [
            .init("name", .phrase), .init("state", .choice(["well", "attention", "failed"])), .init("found", .phrase),
            .init("help", .phrase, optional: true),
        ])
    static let job = Self(
        "Job",
        [
            .init("id", .id), .init("kind", .choice(JobKind.allCases.map(\.rawValue)), optional: true),
            .init("dueAt", .moment), .init("state", .choice(["waiting", "running", "done", "failed"])),
            .init("startedAt", .moment, optional: true), .init("finishedAt", .moment, optional: true),
            .init("attempts", .count), .init("progress", .number(0...1), optional: true),
        ])
}

extension JSON {
    fileprivate static func auditEntry(_ row: AuditRow) -> JSON {
        [
            "id": .integer(row.id), "at": .moment(row.at), "account": row.entry.account.map(JSON.integer),
            "actor": .text(row.entry.actor), "action": .text(row.entry.action), "subject": .text(row.entry.subject),
            "person": row.entry.person.map(JSON.integer), "detail": .text(row.entry.detail),
            "address": .text(row.entry.address),
        ]
    }

    fileprivate static func check(_ check: CheckHealth.Check) -> JSON {
        let state =
            switch check.state {
            case .well: "well"
            case .attention: "attention"
            case .failed: "failed"
            }
        return [
            "name": .phrase(check.name), "state": .text(state), "found": .phrase(check.found),
            "help": check.help.map(JSON.phrase),
        ]
    }

    fileprivate static func job(_ line: SeeJobs.Line) -> JSON {
        let state =
            switch line.state {
            case .waiting: "waiting"
            case .running: "running"
            case .done: "done"
            case .failed: "failed"
            }
        return [
            "id": .integer(line.id), "kind": line.kind.map { .text($0.rawValue) }, "dueAt": .moment(line.dueAt),
            "state": .text(state), "startedAt": .moment(line.startedAt), "finishedAt": .moment(line.finishedAt),
            "attempts": .count(line.attempts), "progress": line.progress.map(JSON.number),
        ]
    }
}
