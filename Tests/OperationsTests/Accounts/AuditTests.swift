import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("The log")
struct AuditTests {
    /// Five entries of different kinds.
    private func fill(_ office: Office) async throws {
        for (number, action) in ["role.grant", "role.withdraw", "rolex", "sign-in", "sign-in.refused"].enumerated() {
            let entry = AuditEntry(
                account: number % 2 == 0 ? 7 : nil, actor: "佐藤", action: action, subject: "s100\(number)",
                person: number == 3 ? 42 : nil, detail: "", address: "192.0.2.\(number)")
            let now = office.now
            try await office.city.database.write { try $0.audit(entry, at: now) }
            office.pass(minutes: 1)
        }
    }

    private func verify(_ office: Office, since head: VerifyAudit.Head? = nil) async throws -> VerifyAudit.Result {
        try await VerifyAudit.run(since: head, pageSize: 2, by: .console, in: office.city)
    }

    /// Changes the log as somebody might who has the file in hand.
    private func tamper(_ office: Office, _ statements: SQL...) async throws {
        try await office.city.database.write { transaction in
            for verb in ["update", "delete"] {
                let table = transaction.dialect == .postgres ? " ON audit" : ""
                try transaction.runScript("DROP TRIGGER audit_no_\(verb)\(table)")
            }
            for statement in statements { try transaction.run(statement) }
        }
    }

    @Test("is whole while nobody touches it", arguments: TestEngine.allCases)
    func whole(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            #expect(try await verify(office) == .whole(nil))
            try await fill(office)
            guard case .whole(let head?) = try await verify(office) else {
                Issue.record("not whole")
                return
            }
            #expect(head.id == 5 && head.hash.count == 32)
            try await fill(office)
            #expect(try await verify(office, since: head) != .notTheSame(as: head))
        }
    }

    @Test("cannot be changed through the database's own doors", arguments: TestEngine.allCases)
    func appendOnly(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            try await fill(office)
            for statement: SQL in ["UPDATE audit SET actor = ''", "DELETE FROM audit"] {
                await #expect(throws: StorageError.self) {
                    try await office.city.database.write { _ = try $0.run(statement) }
                }
            }
            #expect(try await verify(office) != .broken(row: 1))
        }
    }

    @Test(
        "shows each field that was changed",
        arguments: TestEngine.allCases,
        [
            "account_id = 8", "account_id = NULL", "actor = '田中'", "action = 'sign-out'", "subject = 's'",
            "person_id = 9",
            "detail = 'x'", "address = ''", "at = at + 1",
        ])
    func changed(engine: TestEngine, change: String) async throws {
        try await Office.open(on: engine) { office in
            try await fill(office)
            try await tamper(office, SQL(stringLiteral: "UPDATE audit SET \(change) WHERE id = 3"))
            #expect(try await verify(office) == .broken(row: 3))
        }
    }

    @Test("shows that a row was taken out, the first one too", arguments: TestEngine.allCases)
    func removed(engine: TestEngine) async throws {
        for id in 1...4 {
            try await Office.open(on: engine) { office in
                try await fill(office)
                try await tamper(office, "DELETE FROM audit WHERE id = \(id)")
                #expect(try await verify(office) == .broken(row: Int64(id + 1)))
            }
        }
    }

    @Test("shows that two rows changed places", arguments: TestEngine.allCases)
    func swapped(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            try await fill(office)
            try await tamper(
                office, "UPDATE audit SET id = 99 WHERE id = 2", "UPDATE audit SET id = 2 WHERE id = 3",
                "UPDATE audit SET id = 3 WHERE id = 99")
            #expect(try await verify(office) == .broken(row: 2))
        }
    }

    @Test("shows that its end was cut off to whoever noted the end down", arguments: TestEngine.allCases)
    func cut(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            try await fill(office)
            guard case .whole(let head?) = try await verify(office) else {
                Issue.record("not whole")
                return
            }
            try await tamper(office, "DELETE FROM audit WHERE id = 5")
            #expect(try await verify(office) != .broken(row: 5))
            #expect(try await verify(office, since: head) == .notTheSame(as: head))
        }
    }

    @Test("is read newest first, in pages, by action, person, account, time and text", arguments: TestEngine.allCases)
    func reading(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let begin = office.now
            try await fill(office)
            func ids(_ filter: AuditFilter, before: Int64? = nil, limit: Int = 10) async throws -> [Int64] {
                try await ReadAudit.run(filter, before: before, limit: limit, by: .console, in: office.city).rows.map(
                    \.id)
            }
            #expect(try await ids(AuditFilter()) == [5, 4, 3, 2, 1])
            let page = try await ReadAudit.run(limit: 2, by: .console, in: office.city)
            #expect(page.rows.map(\.id) == [5, 4] && page.next == 4)
            #expect(try await ids(AuditFilter(), before: 2) == [1])
            #expect(try await ids(AuditFilter(action: "role")) == [2, 1])
            #expect(try await ids(AuditFilter(action: "sign-in")) == [5, 4])
            #expect(try await ids(AuditFilter(person: 42)) == [4])
            #expect(try await ids(AuditFilter(account: 7)) == [5, 3, 1])
            #expect(try await ids(AuditFilter(text: "S1002")) == [3])
            let window = AuditFilter(from: begin.adding(seconds: 60), until: begin.adding(seconds: 180))
            #expect(try await ids(window) == [3, 2])
        }
    }

    @Test("takes entries that come at once one after the other", arguments: TestEngine.allCases)
    func race(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            await withTaskGroup(of: Void.self) { group in
                for _ in 1...4 { group.addTask { try? await fill(office) } }
            }
            guard case .whole(let head?) = try await verify(office) else {
                Issue.record("not whole")
                return
            }
            #expect(head.id == 20)
        }
    }
}
