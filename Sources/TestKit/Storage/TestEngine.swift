import Foundation
package import Storage
import StoragePostgres
import StorageSQLite

/// Both engines, for tests that hold on each: `@Test(arguments: TestEngine.allCases)`. There are no doubles.
package enum TestEngine: String, CaseIterable, Sendable {
    case sqlite, postgres

    /// An empty database of its own. Whoever asks for it removes it; `with` does both.
    package func database(connections: Int = 4, statementTimeout: Int = 30) async throws -> TestDatabase {
        switch self {
        case .sqlite:
            let folder = FileManager.default.temporaryDirectory.appending(path: "ikusei-test-\(UUID())")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            return try TestDatabase(place: .folder(folder), connections, statementTimeout)
        case .postgres:
            guard let server = ProcessInfo.processInfo.environment["IKUSEI_TEST_POSTGRES"] else {
                throw MissingServer()
            }
            let schema = "test_" + String(UInt64.random(in: .min ... .max), radix: 36)
            return try TestDatabase(place: .schema(schema, server: server), connections, statementTimeout)
        }
    }

    /// Runs the body with a database of the newest version of the schema, and removes the database whatever happens.
    @discardableResult
    package func with<Result>(
        schema: Schema = Schema(tables: []), connections: Int = 4, statementTimeout: Int = 30,
        _ body: (any Database) async throws -> Result
    ) async throws -> Result {
        try await withTestDatabase(connections: connections, statementTimeout: statementTimeout) { test in
            try await test.database.migrate(to: schema, at: TestDatabase.now)
            return try await body(test.database)
        }
    }

    /// As `with`, for tests that migrate themselves or open the same data a second time.
    @discardableResult
    package func withTestDatabase<Result>(
        connections: Int = 4, statementTimeout: Int = 30, _ body: (TestDatabase) async throws -> Result
    ) async throws -> Result {
        let test = try await database(connections: connections, statementTimeout: statementTimeout)
        do {
            let result = try await body(test)
            try await test.remove()
            return result
        } catch {
            try? await test.remove()
            throw error
        }
    }
}

/// Tests on PostgreSQL fail without a server; left out silently, they would prove nothing.
package struct MissingServer: Error, CustomStringConvertible {
    package init() {}

    package var description: String {
        "IKUSEI_TEST_POSTGRES names no server: run the tests through `make test` or `scripts/with-postgres swift test`"
    }
}
