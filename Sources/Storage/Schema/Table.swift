/// A table, described once and written for each engine.
package struct Table: Sendable {
    package var name: String
    package var columns: [Column]
    package var primaryKey: [String]
    package var unique: [[String]]
    package var indices: [Index]
    /// Conditions over several columns, in SQL that both engines read.
    package var checks: [String]
    /// The version of the schema with which it came.
    package var since: Int
    /// Conditions beyond `checks`, each a line of the table, in SQL that both engines read.
    package var constraints: [String]
    /// Rows are never changed nor deleted: both engines refuse it themselves.
    package var isAppendOnly: Bool
    /// What an erasure may do all the same (`Transaction.erasing`).
    package var yielding: Yielding

    /// What the guard of a table that is only added to lets an erasure do.
    package enum Yielding: Sendable {
        case nothing, deletion, everything

        func allows(_ verb: String) -> Bool {
            switch self {
            case .nothing: false
            case .deletion: verb == "DELETE"
            case .everything: true
            }
        }
    }

    /// - Parameter key: the columns of the primary key; none: the column `id`.
    package init(
        _ name: String, since: Int = 1, key: [String] = ["id"], unique: [[String]] = [], indices: [Index] = [],
        checks: [String] = [], constraints: [String] = [], appendOnly: Bool = false, yielding: Yielding = .nothing,
        _ columns: [Column]
    ) {
        self.name = name
        self.columns = columns
        primaryKey = key
        self.unique = unique
        self.indices = indices
        self.checks = checks
        self.since = since
        self.constraints = constraints
        isAppendOnly = appendOnly
        self.yielding = yielding
    }
}

/// A column of a table.
package struct Column: Sendable {
    package enum Kind: Sendable {
        /// The row's number, given by the engine.
        case id
        case integer
        case real
        case flag
        case text
        /// A word of a closed list.
        case choice([String])
        case day
        /// Milliseconds since 1970, UTC.
        case instant
        case blob
        /// The id of a row of another table.
        case reference(String, onDelete: Deletion)
    }

    package enum Deletion: String, Sendable {
        case restrict = "RESTRICT"
        case cascade = "CASCADE"
        case setNull = "SET NULL"
    }

    package var name: String
    package var kind: Kind
    package var isOptional: Bool
    /// As SQL; needed for a column that came after its table and may not be null.
    package var fallback: String?
    package var since: Int

    package init(_ name: String, _ kind: Kind, optional: Bool = false, default fallback: String? = nil, since: Int = 1)
    {
        self.name = name
        self.kind = kind
        isOptional = optional
        self.fallback = fallback
        self.since = since
    }
}

/// An index of a table.
package struct Index: Sendable {
    package var columns: [String]
    package var isUnique: Bool
    /// The rows it holds, in SQL that both engines read; nil: all.
    package var condition: String?
    package var since: Int

    package init(_ columns: String..., unique: Bool = false, where condition: String? = nil, since: Int = 1) {
        self.columns = columns
        isUnique = unique
        self.condition = condition
        self.since = since
    }
}
