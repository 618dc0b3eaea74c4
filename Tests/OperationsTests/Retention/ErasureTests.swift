import Documents
import Domain
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// Erasing people who have left: who they were goes from every table and file, and figures of the past stay.
@Suite(.serialized) struct ErasureTests {
    private static let dates = ["2026-10-01", "2026-04-01", "2026-03-31", "2025-03-31", "2024-07-15"]

    private func figures(_ city: City) async throws -> [String] {
        var all = [String]()
        for text in Self.dates {
            let state = try await city.state(on: FixtureCity.day(text))
            let report = try StandingReport(state.standing).html(language: .ja)
            let counts = state.standing.targets.map {
                "\($0.target) \(String(describing: $0.flow)) \(String(describing: $0.stock))"
            }
            let results = state.survey.map { survey in
                "\(survey.results.participation) "
                    + survey.results.tables.map { table in
                        table.rows.map { "\($0.members) \(String(describing: $0.participation))" }.joined()
                    }.joined()
            }
            let completed = Dictionary(
                state.standing.record.completions.map {
                    ("\(FiscalYear(of: $0.date).year) \($0.programme) \($0.passed)", 1)
                },
                uniquingKeysWith: +
            ).sorted { $0.key < $1.key }
            all.append(report)
            all.append("\(counts)\(results ?? "")\(completed)\(state.standing.skillFigures)")
        }
        return all
    }

    /// Gives a leaver what people leave behind: an account, words, a proof.
    private func leaveTraces(_ person: Int64, in city: City) async throws {
        let now = city.now
        try await city.database.write { transaction in
            let account = try transaction.integer(
                """
                INSERT INTO account (person_id, login, name, mail, state, created_at)
                VALUES (\(person), 'tsukiyo.hotaru', '月夜 蛍', 'hotaru@tsukiyo.example', 'closed', \(now)) RETURNING id
                """)
            try transaction.run(
                "INSERT INTO sign_in_attempt (at, address, account_id, succeeded) VALUES (\(now), '192.0.2.77', \(account), \(false))"
            )
            try transaction.run("UPDATE person SET mail = 'hotaru@tsukiyo.example' WHERE id = \(person)")
            try transaction.run(
                """
                INSERT INTO former_name (person_id, name, kana, until) VALUES (\(person), '旧姓月夜', 'キュウセイツキヨ', '2019-01-01')
                """)
            let skill = try transaction.row("SELECT skill, level, ceiling, person_id FROM evidence LIMIT 1") {
                (try $0.text(0), try $0.text(1), try $0.text(2), try $0.integer(3))
            }
            if let skill {
                try transaction.record(
                    [
                        KeptEvidence(
                            person: skill.3, skill: skill.0, level: skill.1, ceiling: skill.2, method: .head,
                            day: FixtureCity.day("2023-05-01"), source: Phrase("月夜 蛍"))
                    ], by: account, at: now)
            }
            _ = try transaction.register(
                KeptCertificate(
                    person: person, certificate: "x", version: "", passedOn: FixtureCity.day("2020-05-01"),
                    hasProof: true, state: .refused, note: "月夜さんの写しが不鮮明"),
                proof: KeptProof(name: "proof.pdf", mediaType: "application/pdf", bytes: Array("%PDF-月夜の証書".utf8)),
                digest: [1], by: account, at: now)
            let sitting = try transaction.addSitting(of: person, .practice, bank: "ip-practice", minutes: 10, at: now)
            _ = try transaction.addSittingAnswer(
                SittingAnswer(
                    position: 1, item: "s01", chosen: "1", isRight: true, confidence: "sure", seconds: 20, at: now),
                to: sitting, replacing: false)
            try transaction.setPracticeGoal(
                PracticeGoal(bank: "ip-practice", examOn: nil, minutes: 10), of: person, at: now)
            let responses = try transaction.rows("SELECT id FROM response WHERE person_id = \(person)") {
                try $0.integer(0)
            }
            for response in responses {
                try transaction.run(
                    "INSERT INTO answer (response_id, item, value, saved_at) VALUES (\(response), 'free', '月夜の自由記述', \(now))"
                )
            }
        }
    }

    @Test(
        "The report of five dates is the same before and after, and nothing tells who they were",
        arguments: TestEngine.allCases)
    func figuresStay(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let today = city.now.dayInJapan
            let leavers = try await city.database.read { try $0.peopleWhoLeft(before: today, limit: 1000) }
            #expect(leavers.count > 5)
            try await leaveTraces(try #require(leavers.first), in: city)
            city.forget()
            let before = try await figures(city)
            let identities = try await city.database.read { transaction in
                try leavers.compactMap { try transaction.identity(of: $0) }
            }
            let others = try await city.database.read { transaction in
                Set(
                    try transaction.rows("SELECT name FROM person WHERE id NOT IN \(list: leavers)") {
                        try $0.text(0)
                    })
            }

            let now = city.now
            let count = try await ErasePeople(city).run(leavers, at: now) {
                ApplyRetention.entry("person.erase", person: $0, detail: "retention")
            }
            #expect(count == leavers.count)
            try await city.database.scrub()

            let after = try await figures(city)
            #expect(after == before)
            #expect(try await city.database.read { try $0.peopleWhoLeft(before: today, limit: 10) }.isEmpty)

            var texts: [String] = ["旧姓月夜", "キュウセイツキヨ", "月夜の", "hotaru", "月夜 蛍", "192.0.2.77", "月夜さん"]
            for identity in identities {
                texts += identity.names.filter { !others.contains($0) && $0.count > 2 }
            }
            // Some numbers are the code of a unit too.
            let codes = Set(try await city.state().roster.units.map(\.code))
            let numbers = identities.flatMap(\.numbers).filter { !codes.contains($0) }
            #expect(texts.count > 7 && !numbers.isEmpty)
            for bytes in try await everything(in: served) {
                for text in texts where contains(bytes, Array(text.utf8)) { Issue.record("\(text)") }
                for number in numbers where contains(bytes, Array(number.utf8), isWhole: true) {
                    Issue.record("\(number)")
                }
            }
            // What they practised is nobody's business and counts for nothing: it goes whole.
            let practised = try await city.database.read { transaction in
                try ["sitting", "sitting_answer", "practice_goal"].map { table in
                    try transaction.int("SELECT count(*) FROM \(sql: SQL(stringLiteral: table))")
                }
            }
            #expect(practised == [0, 0, 0])
            // The files still tell the same roster, and the log is whole.
            #expect(try await ImportRoster(city).readAgain(on: today).allSatisfy { $0.severity != .error })
            let again = try await figures(city)
            #expect(again == before)
            guard case .whole = try await VerifyAudit.walk(in: city.context) else {
                Issue.record("the log is broken")
                return
            }
        }
    }

    /// The bytes of the SQLite files, or of the dump of the schema.
    private func everything(in served: ServedCity) async throws -> [[UInt8]] {
        switch try #require(served.place) {
        case .folder(let folder):
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return try names.map { try [UInt8](Data(contentsOf: folder.appending(path: $0))) }
        case .schema(let schema, let server):
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["pg_dump", "--schema=\(schema)", "--dbname=\(server)"]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0 && data.count > 100_000)
            // Files of imports and proofs are written in hexadecimal.
            let files = try await served.city.database.read { transaction in
                try transaction.storedRosterFiles().map(\.file.bytes)
            }
            return [[UInt8](data)] + files
        }
    }

    private func contains(_ bytes: [UInt8], _ text: [UInt8], isWhole: Bool = false) -> Bool {
        var from = bytes.startIndex
        while let range = bytes[from...].firstRange(of: text) {
            func isDigit(_ at: Int) -> Bool { bytes.indices.contains(at) && (0x30...0x39).contains(bytes[at]) }
            if !isWhole || !(isDigit(range.lowerBound - 1) || isDigit(range.upperBound)) { return true }
            from = range.upperBound
        }
        return false
    }

    @Test(
        "Somebody in service is not erased; somebody who left is, once, by an administrator",
        arguments: TestEngine.allCases)
    func byRequest(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let today = city.now.dayInJapan
            let erasing = RequestErasure(city)
            let state = try await city.state()
            let present = state.personID(at: Int(state.standing.staff.members[0].person))
            #expect(try await erasing.look(at: present, for: .console).refusal != nil)
            let leaver = try #require(
                try await city.database.read { try $0.peopleWhoLeft(before: today, limit: 1) }.first)
            let number = try await erasing.look(at: leaver, for: .console).staffNumber
            await #expect(throws: AccountError.notAllowed(.manageAccounts)) {
                try await erasing.erase(
                    leaver, because: .request, reference: "", staffNumber: number, for: served.planner)
            }
            await #expect(throws: WorkError.self) {
                try await erasing.erase(leaver, because: .request, reference: "", staffNumber: "x", for: .console)
            }
            try await erasing.erase(
                leaver, because: .request, reference: "令8人第12号", staffNumber: number, for: .console)
            await #expect(throws: WorkError.notFound) { _ = try await erasing.look(at: leaver, for: .console) }
            let logged = try await city.database.read {
                try $0.auditRows(AuditFilter(action: "person.erase"), limit: 5)
            }
            #expect(logged.map(\.entry.person) == [leaver] && logged[0].entry.detail == "令8人第12号")
        }
    }
}
