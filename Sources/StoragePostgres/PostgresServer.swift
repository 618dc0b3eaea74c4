package import Storage

/// A PostgreSQL server (or several of one cluster) with a schema for each database.
package struct PostgresServer: Engine {
    package let dialect = Dialect.postgres
    let url: String

    package init(url: String) { self.url = url }

    /// Without the password, should the address hold one.
    package var description: String {
        guard let start = url.firstRange(of: "://") else { return "PostgreSQL" }
        let rest = url[start.upperBound...].prefix { $0 != "?" }
        return "PostgreSQL " + (rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest)
    }

    package func open(_ name: String) async throws -> any Database {
        try PostgresDatabase(url: url, schema: name)
    }

    package func exists(_ name: String) async throws -> Bool {
        let database = try PostgresDatabase(url: url, schema: "public", connections: 1)
        let found = try await database.read { transaction in
            try transaction.int("SELECT count(*) FROM information_schema.schemata WHERE schema_name = \(name)")
        }
        await database.close()
        return found > 0
    }
}
