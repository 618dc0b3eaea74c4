import Kernel
import Storage
import TestKit
import Testing

/// A schema that grew: version 2 brought a column with a default and an index, version 3 a table and a change of data.
@Suite struct MigrationTests {
    static let schema = Schema(
        tables: [
            Table(
                "unit", unique: [["code"]],
                indices: [Index("parent_id", since: 2), Index("code", "kind", unique: true, since: 3)],
                [
                    Column("id", .id),
                    Column("code", .text),
                    Column("parent_id", .reference("unit", onDelete: .setNull), optional: true),
                    Column("kind", .choice(["課", "係"]), default: "'課'", since: 2),
                    Column("is_open", .flag, default: "TRUE", since: 2),
                    Column("from_day", .day, default: "'0001-01-01'", since: 3),
                ]),
            Table(
                "duty", since: 3, key: ["unit_id", "name"], indices: [Index("name", where: "weight > 0", since: 3)],
                checks: ["weight >= 0"], appendOnly: true,
                [
                    Column("unit_id", .reference("unit", onDelete: .restrict), since: 3),
                    Column("name", .text, since: 3),
                    Column("weight", .real, default: "1", since: 3),
                ]),
        ],
        changes: [3: ["UPDATE unit SET kind = \("係") WHERE parent_id IS NOT NULL"]])

    @Test(
        "From any version on, rows stay and the structure is the described one", arguments: TestEngine.allCases, 0...3)
    func fromEachVersion(_ engine: TestEngine, _ start: Int) async throws {
        try await engine.withTestDatabase { test in
            let database = test.database
            try await database.migrate(to: Self.schema, at: TestDatabase.now, upTo: start)
            if start > 0 {
                try await database.write { transaction in
                    try transaction.insert(
                        into: "unit", ["id", "code", "parent_id"],
                        [[.integer(1), .text("税務課"), .null], [.integer(2), .text("市民税係"), .integer(1)]])
                }
            }
            try await database.migrate(to: Self.schema, at: TestDatabase.now)
            try await database.migrate(to: Self.schema, at: TestDatabase.now)
            let rows = try await database.read { transaction in
                try transaction.rows("SELECT code, kind, is_open, from_day FROM unit ORDER BY id") { row in
                    "\(try row.text(0)) \(try row.text(1)) \(try row.flag(2)) \(try row.day(3) == .distantPast)"
                }
            }
            let secondKind = start == 3 ? "課" : "係"
            #expect(rows == (start == 0 ? [] : ["税務課 課 true true", "市民税係 \(secondKind) true true"]))
            let versions = try await database.read { transaction in
                try transaction.rows("SELECT version FROM migration ORDER BY version") { try $0.int(0) }
            }
            #expect(versions == [1, 2, 3])

            let structure = try await structure(of: database)
            #expect(structure.count > 15)
            let described = try await engine.with(schema: Schema(tables: [])) { fresh in
                let script = Self.schema.script(for: fresh.dialect)
                try await fresh.write { try $0.runScript(script) }
                return try await self.structure(of: fresh)
            }
            #expect(structure == described)
        }
    }

    /// Columns with type, obligation and default, then indices, constraints and triggers, each as a line.
    private func structure(of database: any Database) async throws -> [String] {
        let queries: [SQL]
        switch database.dialect {
        case .sqlite:
            queries = [
                """
                SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '')
                    || ' ' || c.pk FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'
                """,
                """
                SELECT m.name || ' -> ' || f."from" || ' ' || f."table" || ' ' || f.on_delete
                FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table'
                """,
                "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE type <> 'table'",
            ]
        case .postgres:
            queries = [
                """
                SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default, is_identity,
                    collation_name) FROM information_schema.columns WHERE table_schema = current_schema()
                """,
                "SELECT replace(indexdef, current_schema(), '') FROM pg_indexes WHERE schemaname = current_schema()",
                """
                SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
                WHERE connamespace = current_schema()::regnamespace
                """,
                """
                SELECT replace(pg_get_triggerdef(oid), current_schema(), '') FROM pg_trigger
                WHERE NOT tgisinternal AND tgrelid IN
                    (SELECT oid FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
                """,
            ]
        }
        return try await database.read { transaction in
            try queries.flatMap { try transaction.rows($0) { try $0.text(0) } }.sorted()
        }
    }

    @Test("Servers that start at once migrate once", arguments: TestEngine.allCases)
    func atOnce(_ engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            let servers = [test.database] + (try (1...3).map { _ in try test.another() })
            try await withThrowingTaskGroup { group in
                for server in servers {
                    group.addTask { try await server.migrate(to: Self.schema, at: TestDatabase.now) }
                }
                try await group.waitForAll()
            }
            for server in servers.dropFirst() { await server.close() }
            let versions = try await test.database.read { transaction in
                try transaction.rows("SELECT version FROM migration ORDER BY version") { try $0.int(0) }
            }
            #expect(versions == [1, 2, 3])
        }
    }

    @Test("A step that fails leaves the version before", arguments: TestEngine.allCases)
    func failingStep(_ engine: TestEngine) async throws {
        try await engine.withTestDatabase { test in
            let database = test.database
            try await database.migrate(to: Self.schema, at: TestDatabase.now, upTo: 2)
            var faulty = Self.schema
            faulty.changes[3] = ["UPDATE unit SET kind = 'unknown'", "UPDATE nowhere SET kind = 'x'"]
            let broken = faulty
            await #expect(throws: StorageError.self) { try await database.migrate(to: broken, at: TestDatabase.now) }
            let version = try await database.read { try $0.int("SELECT max(version) FROM migration") }
            #expect(version == 2)
            try await database.migrate(to: Self.schema, at: TestDatabase.now)
        }
    }

    @Test("A database of a newer program is refused", arguments: TestEngine.allCases)
    func tooNew(_ engine: TestEngine) async throws {
        try await engine.with(schema: Self.schema) { database in
            await #expect(throws: StorageError.tooNew(found: 3, known: 1)) {
                try await database.migrate(to: .sample, at: TestDatabase.now)
            }
        }
    }
}
