import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite(.serialized) struct RetentionTests {
    @Test("Nothing goes until somebody turns it on; what would go is counted first", arguments: TestEngine.allCases)
    func turnedOn(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let managing = ManageRetention(city)
            let person = try #require(
                try await city.database.read { transaction in
                    try transaction.row("SELECT id FROM person LIMIT 1") { try $0.integer(0) }
                })
            let long = city.now.adding(seconds: -5 * 366 * 86_400)
            try await city.database.write { transaction in
                _ = try transaction.register(
                    KeptCertificate(
                        person: person, certificate: "x", version: "", passedOn: long.dayInJapan, hasProof: true,
                        state: .refused), proof: KeptProof(name: "p", mediaType: "m", bytes: [1]), digest: [1], by: nil,
                    at: long)
                try transaction.addAbsence(
                    .leave, person: person, from: FixtureCity.day("2018-06-01"), to: FixtureCity.day("2018-07-01"),
                    by: nil, at: long)
                try transaction.addAbsence(
                    .leave, person: person, from: FixtureCity.day("2018-03-01"), to: FixtureCity.day("2018-04-01"),
                    by: nil, at: long)
            }
            var detail = JobDetail()
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["gone"] == nil)
            let due = try await managing.see(for: served.planner).lines
            #expect(due.first { $0.period.kind == .proofs }?.due == 1)
            #expect(due.first { $0.period.kind == .absences }?.due == 1)

            for kind in [RetentionClass.proofs, .absences] {
                try await managing.choose(RetentionPeriod(kind, amount: kind.proposal, isOn: true), for: .console)
            }
            await #expect(throws: WorkError.self) {
                try await managing.choose(RetentionPeriod(.proofs, amount: 99, isOn: true), for: .console)
            }
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["proofs"] == "1" && detail["absences"] == "1")
            let changes = try await managing.see(for: served.planner).changes
            #expect(changes.map(\.by) == ["", ""])
            // The absence over the fiscal year's end is counted by that day's figures.
            #expect(
                try await city.database.read { try $0.absencesTold(endedBefore: served.city.now.dayInJapan) }.count == 1
            )
        }
    }

    @Test("The log loses its oldest rows and can still be verified", arguments: TestEngine.allCases)
    func logIsCut(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let start = TestDatabase.now
            try await database.write { transaction in
                for number in 0..<10 {
                    try transaction.appendAudit(
                        ApplyRetention.entry("x", detail: "\(number)"), at: start.adding(seconds: number),
                        digest: Secrets.sha256)
                }
            }
            let moment = start.adding(seconds: 6)
            func cut(_ limit: Int) async throws -> Int {
                try await database.write { transaction in
                    try transaction.erasing { try transaction.cutAudit(before: moment, limit: limit, at: start) }
                }
            }
            #expect(try await cut(4) == 4)
            #expect(try await cut(4) == 2)
            #expect(try await cut(4) == 0)
            let context = OperationContext(database: database)
            guard case .whole(let head) = try await VerifyAudit.walk(in: context) else {
                Issue.record("broken")
                return
            }
            #expect(head?.id == 10)
            let none = try await database.write { transaction in
                try transaction.erasing {
                    try transaction.cutAudit(before: start.adding(seconds: 99), limit: 100, at: start)
                }
            }
            #expect(none == 3, "the newest row stays")
            await #expect(throws: StorageError.self) { try await database.write { try $0.run("DELETE FROM audit") } }
        }
    }

    @Test("Files of imports lose what is not read, and the roster stays to the day", arguments: TestEngine.allCases)
    func filesAreReduced(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let before = try await city.state().roster.posts
            let size = try await city.database.read { try $0.storedRosterFiles().map(\.file.bytes.count) }
            try await city.database.write { transaction in
                try transaction.run("UPDATE roster_import SET applied_at = 0")
                try transaction.choose(
                    RetentionPeriod(.rosterFiles, amount: 1, isOn: true), by: nil, at: TestDatabase.now)
            }
            var detail = JobDetail()
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["rosterFiles"] == "\(size.count)")
            _ = try await ImportRoster(city).readAgain(on: city.now.dayInJapan)
            #expect(try await city.state().roster.posts == before)
            detail = JobDetail()
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["rosterFiles"] == nil)
        }
    }
}
