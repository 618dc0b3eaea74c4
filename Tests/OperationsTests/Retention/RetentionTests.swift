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
                    let last = try #require(try transaction.lastAuditRow(before: moment))
                    return try transaction.erasing {
                        try transaction.cutAudit(upTo: last, limit: limit, at: start)
                    }
                }
            }
            #expect(try await database.read { try $0.lastAuditRow(before: start) } == 0)
            let noted = try await database.read { try $0.auditRows(after: 0, limit: 10) }.map {
                VerifyAudit.Head(id: $0.id, hash: $0.hash)
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
            #expect(try await VerifyAudit.walk(since: noted[2], in: context) == .takenOut(noted[2], end: head))
            #expect(try await VerifyAudit.walk(since: noted[5], in: context) == .whole(head), "the last that went")
            #expect(try await VerifyAudit.walk(since: noted[7], in: context) == .whole(head))
            let other = VerifyAudit.Head(id: 6, hash: noted[0].hash)
            #expect(try await VerifyAudit.walk(since: other, in: context) == .notTheSame(as: other))
            let none = try await database.write { transaction in
                try transaction.erasing {
                    let last = try #require(try transaction.lastAuditRow(before: start.adding(seconds: 99)))
                    return try transaction.cutAudit(upTo: last, limit: 100, at: start)
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

    private func turnOn(_ kinds: [RetentionClass], in city: City) async throws {
        try await city.database.write { transaction in
            for kind in kinds {
                try transaction.choose(
                    RetentionPeriod(kind, amount: kind.range.lowerBound, isOn: true), by: nil, at: TestDatabase.now)
            }
        }
    }

    @Test("Without a plan nothing fails where no file is due", arguments: TestEngine.allCases)
    func nothingDue(engine: TestEngine) async throws {
        try await Office.open(on: engine) { office in
            let library = try InstallationLibrary(folder: ServedCity.root)
            let now = office.now
            let city = City(
                slug: "city", name: Phrase("市"), database: office.city.database, library: library,
                clock: OperationClock { now }, passwords: PasswordHashing(cost: .least))
            try await turnOn([.rosterFiles, .peopleWhoLeft], in: city)
            var detail = JobDetail()
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["gone"] == nil)
        }
    }

    @Test(
        "A class that fails does not keep the others from being done, and is told at the end",
        arguments: TestEngine.allCases)
    func oneFails(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let person = try #require(
                try await city.database.read { transaction in
                    try transaction.row("SELECT id FROM person LIMIT 1") { try $0.integer(0) }
                })
            try await city.database.write { transaction in
                _ = try transaction.addAbsence(
                    .leave, person: person, from: FixtureCity.day("2008-06-01"), to: FixtureCity.day("2008-07-01"),
                    by: nil, at: TestDatabase.now)
                // No file can be read any more.
                try transaction.run("UPDATE roster_import SET mapping_text = '-', applied_at = 0")
            }
            try await turnOn([.peopleWhoLeft, .absences, .rosterFiles], in: city)
            served.clock.pass(days: 4000)
            var detail = JobDetail()
            do {
                try await ApplyRetention(city).run(into: &detail) { _ in }
                Issue.record("nothing was thrown")
            } catch let refusal as ErasePeople.Refusal {
                guard case .fileUnreadable = refusal else {
                    Issue.record("\(refusal)")
                    return
                }
            }
            #expect(detail["absences"] == "1" && detail["gone"] == "1")
            let logged = try await city.database.read {
                try $0.auditRows(AuditFilter(action: "retention.apply"), limit: 5)
            }
            #expect(logged.map(\.entry.detail) == ["absences=1"])
        }
    }

    @Test(
        "While an import waits nobody is erased by the calendar, for 14 days; then it is dropped and the log says so",
        arguments: TestEngine.allCases)
    func waitingImport(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            served.clock.pass(days: 4000)
            try await turnOn([.peopleWhoLeft], in: city)
            let uploaded = city.now
            let id = try await city.database.write { transaction in
                try transaction.addRosterImport(
                    files: [KeptRosterFile(name: "roster.csv", bytes: [1])], mappingName: "x", mappingText: "",
                    confirmedLeaving: false, by: nil, at: uploaded)
            }
            var detail = JobDetail()
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["peopleWhoLeft"] == nil && detail["waiting"] != nil)
            #expect(try await city.database.read { try $0.waitingRosterImports() }.map(\.id) == [id])

            let leaver = try #require(
                try await city.database.read { try $0.peopleWhoLeft(before: uploaded.dayInJapan, limit: 1) }.first)
            #expect(try await RequestErasure(city).look(at: leaver, for: .console).waitingImports == 1)

            served.clock.pass(days: 15)
            detail = JobDetail()
            try await ApplyRetention(city).run(into: &detail) { _ in }
            #expect(detail["peopleWhoLeft"] != nil && detail["waiting"] == nil && detail["skipped"] == nil)
            let logged = try await city.database.read {
                try $0.auditRows(AuditFilter(action: "roster.drop"), limit: 5)
            }
            #expect(logged.map(\.entry.subject) == ["\(id)"])
            #expect(try await city.database.read { try $0.waitingRosterImports() }.isEmpty)
        }
    }
}
