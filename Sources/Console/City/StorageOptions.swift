import ArgumentParser
import Foundation
import Kernel
import Operations
import Storage

/// Where the databases are, and what ships.
struct StorageOptions: ParsableArguments {
    @Option(help: "データベースのフォルダ（SQLite） / folder of the databases（SQLite）")
    var data: String?

    @Option(help: "PostgreSQLのアドレス / address of a PostgreSQL server: postgres://…")
    var database: String?

    @Option(help: "frameworks・instruments・mappingsのあるフォルダ / folder with frameworks, instruments and mappings")
    var library: String?

    func validate() throws {
        guard (data == nil) != (database == nil) else {
            throw ValidationError("--data か --database のどちらか一つ / either --data or --database")
        }
    }

    var place: StoragePlace {
        if let database { return .server(url: database) }
        return .folder(data ?? "")
    }

    /// Opens the installation with all its databases.
    func open(_ roof: Roof, backups: BackupFolder? = nil) async throws -> Installation {
        try await Installation.open(try roof.engine(place), library: try shipped(), backups: backups, at: .now)
    }

    func shipped() throws -> InstallationLibrary { try .found(library) }
}

extension InstallationLibrary {
    /// The folder named, or else the nearest at or above the working one or the program's own that has the packs.
    static func found(_ folder: String?) throws(InputErrors) -> InstallationLibrary {
        let near = PlanLibrary.folder(named: "frameworks", near: "./x")
        let found = near.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        return try InstallationLibrary(folder: folder ?? found ?? ".")
    }
}

extension StoragePlace {
    /// `postgres://…` is a server, anything else a folder.
    init(_ text: String) {
        let isServer = text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
        self = isServer ? .server(url: text) : .folder(text)
    }
}

extension Instant {
    /// The clock's.
    static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
