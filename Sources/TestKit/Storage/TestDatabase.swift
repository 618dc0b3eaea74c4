package import Foundation
package import Kernel
package import Storage
import StoragePostgres
import StorageSQLite

/// A database made for one test: a file in a folder of its own, or a schema with a name of its own.
package struct TestDatabase: Sendable {
    package enum Place: Sendable {
        case folder(URL)
        case schema(String, server: String)
    }

    package let database: any Database
    package let place: Place

    /// The moment at which fixtures are made: 2026-04-01, nine o'clock in Japan.
    package static let now = Instant(milliseconds: 1_775_001_600_000)

    init(place: Place, _ connections: Int, _ statementTimeout: Int) throws {
        self.place = place
        database = try Self.open(place, connections, statementTimeout)
    }

    /// The same data, opened again as another server would. Whoever asks for it closes it.
    package func another(connections: Int = 4, statementTimeout: Int = 30) throws -> any Database {
        try Self.open(place, connections, statementTimeout)
    }

    private static func open(
        _ place: Place, _ connections: Int, _ statementTimeout: Int
    ) throws -> any Database {
        switch place {
        case .folder(let folder):
            try SQLiteDatabase(path: folder.appending(path: "city.sqlite").path, readers: connections)
        case .schema(let schema, let server):
            try PostgresDatabase(
                url: server, schema: schema, connections: connections, statementTimeout: statementTimeout)
        }
    }

    /// Closes it and leaves nothing behind.
    package func remove() async throws {
        await database.close()
        switch place {
        case .folder(let folder): try FileManager.default.removeItem(at: folder)
        case .schema(let schema, _):
            let other = try another(connections: 1)
            do {
                try await other.write { try $0.runScript("DROP SCHEMA \(schema) CASCADE") }
            } catch {
                await other.close()
                throw error
            }
            await other.close()
        }
    }
}
