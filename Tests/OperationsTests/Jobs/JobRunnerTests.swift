import Foundation
import Kernel
import Storage
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
            #expect(done.map(\.kind).sorted() == ["closeLeavers", "tidy", "verifyAudit"])
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
