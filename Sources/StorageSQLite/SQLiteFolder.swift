import Foundation
package import Storage

/// A folder with a file for each database.
package struct SQLiteFolder: Engine {
    package let dialect = Dialect.sqlite
    let path: String

    /// Makes the folder where there is none, readable by its owner alone.
    package init(path: String) throws {
        self.path = path
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StorageError.unavailable("\(path): \(error.localizedDescription)")
        }
    }

    package var description: String { "SQLite \(path)" }

    package func open(_ name: String) async throws -> any Storage.Database {
        try SQLiteDatabase(path: file(name))
    }

    package func exists(_ name: String) async throws -> Bool {
        FileManager.default.fileExists(atPath: file(name))
    }

    func file(_ name: String) -> String { "\(path)/\(name).sqlite" }
}
