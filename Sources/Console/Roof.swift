package import Operations
package import Storage

/// What the executable puts together and the commands use: the floors that the console does not know.
package struct Roof: Sendable {
    /// The engine at a place: a folder of SQLite files, or `postgres://…`.
    package var engine: @Sendable (StoragePlace) throws -> any Engine
    /// Serves an installation until it is told to stop.
    package var serve: @Sendable (Installation, ServerSettings) async throws -> Void

    package init(
        engine: @escaping @Sendable (StoragePlace) throws -> any Engine,
        serve: @escaping @Sendable (Installation, ServerSettings) async throws -> Void
    ) {
        self.engine = engine
        self.serve = serve
    }
}

/// Where the databases are.
package enum StoragePlace: Sendable, Hashable {
    case folder(String)
    case server(url: String)
}
