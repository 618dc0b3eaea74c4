/// All tables of a database, and how a database of any earlier version becomes one of the newest.
package struct Schema: Sendable {
    package var tables: [Table]
    /// What a version changes beyond new tables, columns and indices, in SQL that both engines read.
    package var changes: [Int: [SQL]]

    package init(tables: [Table], changes: [Int: [SQL]] = [:]) {
        self.tables = tables
        self.changes = changes
    }

    package var version: Int {
        let described = tables.flatMap { table in
            [table.since] + table.columns.map(\.since) + table.indices.map(\.since)
        }
        return max(described.max() ?? 0, changes.keys.max() ?? 0)
    }

    /// The statements that make an empty database one of `version`, for reading and for the committed copy.
    package func script(for dialect: Dialect, version: Int? = nil) -> String {
        let version = version ?? self.version
        return tables.filter { $0.since <= version }.map { table in
            var text = dialect.creation(of: table, in: 0...version)
            for index in table.indices where index.since <= version {
                text += dialect.creation(of: index, on: table)
            }
            if table.name == Self.erasureSwitch { text += dialect.erasureFunction }
            if table.isAppendOnly { text += dialect.guarding(table, in: version) }
            return text
        }.joined(separator: "\n")
    }

    /// The statements that lead from the version before to `version`.
    func step(to version: Int, for dialect: Dialect) -> String {
        var text = ""
        for table in tables where table.since <= version {
            if table.since == version {
                text += dialect.creation(of: table, in: version...version)
                if table.name == Self.erasureSwitch { text += dialect.erasureFunction }
                if table.isAppendOnly { text += dialect.guarding(table, in: version) }
            } else {
                if version == Self.firstWithErasures, table.isAppendOnly, table.yielding != .nothing {
                    text += dialect.guardingAnew(table, in: version)
                }
                for column in table.columns where column.since == version {
                    text += dialect.addition(of: column, to: table)
                }
            }
            for index in table.indices
            where index.since == version || (table.since == version && index.since <= version) {
                text += dialect.creation(of: index, on: table)
            }
        }
        return text
    }

    /// The table whose one row, while it is there, tells the guards that an erasure is under way.
    static let erasureSwitch = "erasure_switch"
    static let firstWithErasures = 2
}
