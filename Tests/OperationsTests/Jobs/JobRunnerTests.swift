import Foundation
import Kernel
import Storage
import Synchronization
import TestKit
import Testing

@testable import Operations

@Suite struct JobRunnerTests {
    @Test("Two servers do the work of the day once", arguments: TestEngine.allCases)
    func daily(engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            try await test.database.migrate(to: .city, at: TestDatabase.now)
            let other = try test.another()
            let cities = try [test.database, other].map { try TestCity.city($0) }
            await withTaskGroup { group in
                for city in cities {
                    group.addTask {
                        await JobRunner([city], name: "server") { outcome in
                            #expect(outcome.failure == nil, "\(outcome.kind)")
                        }.turn(in: city)
                    }
                }
            }
            let done = try await test.database.read { try $0.finishedJobs(limit: 50) }
            #expect(done.map(\.kind).sorted() == ["closeLeavers", "retention", "tidy", "verifyAudit"])
            #expect(done.allSatisfy { $0.state == .done && $0.attempts == 1 })
            await other.close()
        }
    }

    @Test(
        "Work that goes wrong is told as failed, with a reason that gives nothing away", arguments: TestEngine.allCases)
    func failure(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let city = try TestCity.city(database)
            try await database.write { try $0.addJob("nonsense", dueAt: TestDatabase.now) }
            #expect(try await JobRunner([city]) { _ in }.doNext(in: city))
            let failed = try #require(try await database.read { try $0.finishedJobs(limit: 1) }.first)
            #expect(failed.state == .failed)
            #expect(JobDetail(failed.detail)["error"] == "UnknownKind")
        }
    }

    @Test(
        "Work that throws is tried three times, after a minute and after ten, then told as failed",
        arguments: TestEngine.allCases)
    func again(engine: TestEngine) async throws {
        struct Trouble: Error {}
        try await engine.with(schema: .city) { database in
            let moment = Mutex(TestDatabase.now)
            let turn = JobTurn(database: database, name: "server") { moment.withLock { $0 } }
            @Sendable func pass(_ seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
            func next() async throws -> JobTurn.Result? { try await turn.next { _, _ in throw Trouble() } }
            try await database.write { try $0.addJob("tidy", dueAt: TestDatabase.now) }
            #expect(try await next()?.isTriedAgain == true)
            pass(59)
            #expect(try await next() == nil, "not before a minute has passed")
            pass(1)
            #expect(try await next()?.isTriedAgain == true)
            pass(599)
            #expect(try await next() == nil, "not before ten minutes have passed")
            pass(1)
            #expect(try await next()?.isTriedAgain == false)
            pass(86_400)
            #expect(try await next() == nil)
            let job = try #require(try await database.read { try $0.finishedJobs(limit: 1) }.first)
            #expect(job.state == .failed && job.attempts == 3)
            #expect(JobDetail(job.detail)["error"] == "Trouble")
        }
    }

    @Test(
        "Work that fails once and then succeeds is done, and says nothing of its failure",
        arguments: TestEngine.allCases)
    func recovered(engine: TestEngine) async throws {
        struct Trouble: Error {}
        try await engine.with(schema: .city) { database in
            let moment = Mutex(TestDatabase.now)
            let turn = JobTurn(database: database, name: "server") { moment.withLock { $0 } }
            try await database.write { try $0.addJob("tidy", dueAt: TestDatabase.now) }
            _ = try await turn.next { _, _ in throw Trouble() }
            moment.withLock { $0 = $0.adding(seconds: 60) }
            let done = try await turn.next { job, _ in
                #expect(job.attempts == 2)
                var detail = JobDetail(job.detail)
                detail["error"] = nil
                return detail
            }
            #expect(done?.failure == nil)
            #expect(try await database.read { try $0.finishedJobs(limit: 1) }.first?.state == .done)
        }
    }

    @Test("Reading the roster again a second time changes nothing", arguments: TestEngine.allCases)
    func readTwice(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine, staff: 60) { served in
            let city = served.city
            func read(_ seconds: Int) async throws -> [String] {
                let moment = city.now.adding(seconds: -seconds)
                try await city.database.write { _ = try $0.addJob(JobKind.readRoster.rawValue, dueAt: moment) }
                let runner = JobRunner([city]) { #expect($0.failure == nil) }
                let isDone = try await runner.doNext(in: city)
                #expect(isDone)
                return try await city.database.read { transaction in
                    let posts = try transaction.rows(
                        "SELECT person_id, grade, valid_from, valid_to FROM post ORDER BY 1, 3, 4, 2"
                    ) { "\(try $0.integer(0)) \(try $0.text(1)) \(try $0.day(2)) \(try $0.day(3))" }
                    let people = try transaction.rows("SELECT id, key, name, mail FROM person ORDER BY 1") {
                        "\(try $0.integer(0)) \(try $0.text(1)) \(try $0.text(2)) \(try $0.text(3))"
                    }
                    return posts + people
                }
            }
            let (first, second) = (try await read(1), try await read(2))
            #expect(first == second && first.count > 100)
        }
    }

    @Test("Detail survives being written down, and a line break in it does no harm")
    func detail() {
        var detail = JobDetail(["by": "a=b"])
        detail["error"] = "one\ntwo=three"
        #expect(JobDetail(detail.text) == detail)
        #expect(JobDetail(detail.text)["error"] == "one two=three")
    }
}

/// A city on a test's database, at the moment of the fixtures.
enum TestCity {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    static func city(_ database: any Database, at now: Instant = TestDatabase.now) throws -> City {
        City(
            slug: "aoba", name: Phrase(ja: "青葉市", en: "Aoba City"), database: database,
            library: try InstallationLibrary(folder: root), clock: OperationClock { now })
    }
}
