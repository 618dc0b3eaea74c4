/// Where an installation keeps its databases: a folder of SQLite files, or a PostgreSQL server with a schema for each.
package protocol Engine: BackingUp {
    var dialect: Dialect { get }

    /// Opens a database by its name (lower-case Latin letters, digits and `_`), and makes it where there is none. The
    /// caller migrates it.
    func open(_ name: String) async throws -> any Database

    /// Whether there is a database of that name already.
    func exists(_ name: String) async throws -> Bool

    /// What it is and where, without a password, for logs.
    var description: String { get }
}
