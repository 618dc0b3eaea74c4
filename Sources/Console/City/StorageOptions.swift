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
    func open(_ roof: Roof) async throws -> Installation {
        let folder =
            library ?? PlanLibrary.folder(named: "frameworks", near: "./x").map {
                URL(fileURLWithPath: $0).deletingLastPathComponent().path
            } ?? "."
        return try await Installation.open(
            try roof.engine(place), library: try InstallationLibrary(folder: folder), at: .now)
    }
}

extension Instant {
    /// The clock's.
    static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
