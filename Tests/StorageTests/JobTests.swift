import Kernel
import Storage
import TestKit
import Testing

@Suite struct JobTests {
    private let now = TestDatabase.now

    @Test("Two servers that claim at once share the work, and no piece is done twice", arguments: TestEngine.allCases)
    func twoClaimers(engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            try await test.database.migrate(to: .city, at: now)
            let other = try test.another()
            try await test.database.write { transaction in
                for minute in 0..<40 { try transaction.addJob("tidy", dueAt: now.adding(seconds: -60 * minute)) }
            }
            @Sendable func claimAll(_ name: String, _ database: any Database) async throws -> [Int64] {
                var ids = [Int64]()
                while let job = try await database.write({ try $0.claimJob(by: name, at: now) }) { ids.append(job.id) }
                return ids
            }
            async let first = claimAll("a", test.database)
            async let second = claimAll("b", other)
            let (a, b) = try await (first, second)
            #expect(a.count + b.count == 40)
            #expect(Set(a + b).count == 40)
            let attempts = try await test.database.read { try $0.int("SELECT max(attempts) FROM job") }
            #expect(attempts == 1)
            await other.close()
        }
    }

    @Test("The same work for the same moment is asked for once", arguments: TestEngine.allCases)
    func once(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let ids = try await database.write { transaction in
                (try transaction.addJob("backup", dueAt: now), try transaction.addJob("backup", dueAt: now))
            }
            #expect(ids.0 != nil)
            #expect(ids.1 == nil)
        }
    }

    @Test("What is not due yet waits, and the longest due comes first", arguments: TestEngine.allCases)
    func order(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            let claimed = try await database.write { transaction in
                try transaction.addJob("later", dueAt: now.adding(seconds: 1))
                try transaction.addJob("second", dueAt: now)
                try transaction.addJob("first", dueAt: now.adding(seconds: -5))
                return try (0..<3).map { _ in try transaction.claimJob(by: "a", at: now)?.kind }
            }
            #expect(claimed == ["first", "second", nil])
        }
    }

    @Test(
        "Work of a server that fell silent goes to another, and the first can no longer end it",
        arguments: TestEngine.allCases)
    func silence(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            try await database.write { transaction in
                try transaction.addJob("backup", dueAt: now)
                let job = try #require(try transaction.claimJob(by: "a", at: now))
                let later = now.adding(seconds: 400)
                let recovered = try transaction.recoverJobs(
                    unheardSince: now.adding(seconds: 100), mostAttempts: 3, at: later)
                #expect(recovered == 1)
                let again = try #require(try transaction.claimJob(by: "b", at: later))
                #expect(again.id == job.id)
                #expect(again.attempts == 2)
                #expect(try !transaction.touchJob(job.id, by: "a", progress: 0.5, at: later))
                #expect(try !transaction.finishJob(job.id, by: "a", as: .done, detail: "", at: later))
                #expect(try transaction.touchJob(job.id, by: "b", progress: 0.5, at: later))
                #expect(try transaction.job(job.id)?.progress == 0.5)
                #expect(try transaction.finishJob(job.id, by: "b", as: .done, detail: "file=x", at: later))
                #expect(try transaction.finishedJobs("backup", limit: 5).map(\.detail) == ["file=x"])
            }
        }
    }

    @Test("Work that was tried too often has failed", arguments: TestEngine.allCases)
    func failure(engine: TestEngine) async throws {
        try await engine.with(schema: .city) { database in
            try await database.write { transaction in
                try transaction.addJob("backup", dueAt: now)
                _ = try transaction.claimJob(by: "a", at: now)
                try transaction.recoverJobs(unheardSince: now.adding(seconds: 1), mostAttempts: 1, at: now)
                #expect(try transaction.jobCounts() == [.failed: 1])
                #expect(try transaction.failedJobs(since: now) == 1)
                #expect(try transaction.clearJobs(finishedBefore: now.adding(seconds: 1), except: "other") == 1)
            }
        }
    }
}
