package import Kernel

extension Database {
    /// Brings the database to the schema's newest version, each version in a transaction of its own. Does nothing where
    /// it is there already; safe when two servers start at once. Throws `StorageError.tooNew` for a database of a newer
    /// program.
    package func migrate(to schema: Schema, at now: Instant, upTo last: Int? = nil) async throws {
        let last = last ?? schema.version
        let dialect = dialect
        var version = try await write { transaction in
            try transaction.lock("migration")
            try transaction.runScript(dialect.migrationTable)
            return try transaction.int("SELECT coalesce(max(version), 0) FROM migration")
        }
        guard version <= schema.version else { throw StorageError.tooNew(found: version, known: schema.version) }
        while version < last {
            let next = version + 1
            version = try await write { transaction in
                try transaction.lock("migration")
                let found = try transaction.int("SELECT coalesce(max(version), 0) FROM migration")
                guard found < next else { return found }
                try transaction.runScript(schema.step(to: next, for: dialect))
                for change in schema.changes[next] ?? [] { try transaction.run(change) }
                try transaction.run("INSERT INTO migration (version, applied_at) VALUES (\(next), \(now))")
                return next
            }
        }
    }
}

extension Dialect {
    var migrationTable: String {
        switch self {
        case .sqlite:
            "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL) STRICT;"
        case .postgres:
            """
            CREATE TABLE IF NOT EXISTS migration (version bigint PRIMARY KEY, applied_at bigint NOT NULL);
            CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation'; END $$;
            """
        }
    }
}
