import CLibpq
import Dispatch
import Foundation
package import Storage

extension PostgresServer {
    package var backupEnding: String { "dump" }

    /// The copy is made of one moment of the database, restored beside it, and compared with that moment, every row.
    package func backUp(_ name: String, to path: String) async throws -> BackupFacts {
        let schema = try SchemaName(name)
        let login = try ServerLogin(url)
        guard let tool = PostgresTool.path(of: "pg_dump") else { throw BackupError.toolMissing("pg_dump") }
        try PrivateFile.make(path)
        do {
            let database = try PostgresDatabase(url: url, schema: name, connections: 1, statementTimeout: 3600)
            let original: [TableFacts]
            do {
                original = try await database.read { transaction in
                    let moment = try transaction.row("SELECT pg_export_snapshot()") { try $0.text(0) } ?? ""
                    _ = try PostgresTool.runNow(
                        tool, "pg_dump",
                        [
                            "--format=custom", "--no-owner", "--schema=\(schema.quoted)", "--snapshot=\(moment)",
                            "--file=\(path)", "--dbname=\(login.address)",
                        ], login)
                    return try PostgresInspection.tables(of: transaction, schema)
                }
            } catch {
                await database.close()
                throw error
            }
            await database.close()
            let copy = try await inspect(path, of: name)
            let differing = Set(original).symmetricDifference(copy.tables).map(\.name)
            guard differing.isEmpty else { throw BackupError.broken(Set(differing).sorted().joined(separator: ", ")) }
            return copy
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    /// Restores the copy into a schema of its own, which is dropped again, and counts and sums up every table.
    package func inspect(_ path: String, of name: String) async throws -> BackupFacts {
        let schema = try SchemaName(name)
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64
        guard let size else { throw BackupError.broken("no file") }
        let scratch = try SchemaName("check_" + String(UInt64.random(in: .min ... .max), radix: 36))
        let login = try ServerLogin(url)
        let script = path + "." + scratch.text
        try PrivateFile.make(script)
        defer { try? FileManager.default.removeItem(atPath: script) }
        do {
            _ = try await PostgresTool.run("pg_restore", ["--no-owner", "--file=\(script)", path], nil)
        } catch BackupError.toolFailed(let message) {
            throw BackupError.broken(message)
        }
        let moved = script + ".sql"
        try PrivateFile.make(moved)
        defer { try? FileManager.default.removeItem(atPath: moved) }
        guard try PostgresInspection.rename(script, to: moved, from: schema.text, to: scratch.text) else {
            throw BackupError.broken("no tables of \(schema.text)")
        }
        let database = try PostgresDatabase(url: url, schema: scratch.text, connections: 1, statementTimeout: 3600)
        do {
            do {
                _ = try await PostgresTool.run(
                    "psql",
                    [
                        "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", "--file=\(moved)",
                        "--dbname=\(login.address)",
                    ], login)
            } catch BackupError.toolFailed(let message) {
                throw BackupError.broken(message)
            }
            let tables = try await database.read { try PostgresInspection.tables(of: $0, scratch) }
            guard !tables.isEmpty else { throw BackupError.broken("no tables of \(schema.text)") }
            try await database.write { try $0.runScript("DROP SCHEMA \(scratch.quoted) CASCADE") }
            await database.close()
            return BackupFacts(depth: .rows, bytes: size, tables: tables)
        } catch {
            _ = try? await database.write { try $0.runScript("DROP SCHEMA IF EXISTS \(scratch.quoted) CASCADE") }
            await database.close()
            throw error
        }
    }

    package func isInUse(_ name: String) async throws -> Bool {
        let database = try PostgresDatabase(url: url, schema: "public", connections: 1)
        let found = try await database.read { transaction in
            try transaction.int(
                """
                SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
                    AND application_name = \(ConnectionSettings.applicationName(name))
                """)
        }
        await database.close()
        return found > 0
    }

    package func restore(
        _ path: String, as name: String, replacing: Bool, stamp: String
    ) async throws -> String? {
        let schema = try SchemaName(name)
        _ = try await inspect(path, of: name)
        var kept: SchemaName?
        if try await exists(name) {
            guard replacing else { throw BackupError.isThere(name) }
            guard try await !isInUse(name) else { throw BackupError.inUse }
            let aside = try SchemaName(String((name + "_before_" + stamp).prefix(63)))
            try await alter("ALTER SCHEMA \(schema.quoted) RENAME TO \(aside.quoted)")
            kept = aside
        }
        let login = try ServerLogin(url)
        do {
            _ = try await PostgresTool.run(
                "pg_restore",
                ["--no-owner", "--exit-on-error", "--single-transaction", "--dbname=\(login.address)", path], login)
        } catch {
            if let kept { try await alter("ALTER SCHEMA \(kept.quoted) RENAME TO \(schema.quoted)") }
            throw error
        }
        return kept?.text
    }

    private func alter(_ statement: String) async throws {
        let database = try PostgresDatabase(url: url, schema: "public", connections: 1)
        try await database.write { try $0.runScript(statement) }
        await database.close()
    }
}

/// A server's address for its tools: the password apart, for a list of arguments can be read by everyone on a machine.
struct ServerLogin: Sendable {
    private(set) var address = ""
    private(set) var password: String?

    init(_ url: String) throws {
        var message: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(url, &message)
        defer {
            PQconninfoFree(options)
            PQfreemem(message)
        }
        guard var option = options else {
            throw StorageError.failed("the address of the PostgreSQL server cannot be read")
        }
        var parts = [String]()
        while let keyword = option.pointee.keyword {
            let name = String(cString: keyword)
            if let value = option.pointee.val.map({ String(cString: $0) }) {
                switch name {
                case "password": password = value
                case "sslpassword": throw StorageError.failed("sslpassword cannot be given to the tools")
                default:
                    let quoted = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
                    parts.append("\(name)='\(quoted)'")
                }
            }
            option = option.advanced(by: 1)
        }
        address = parts.joined(separator: " ")
    }
}

/// A program that comes with PostgreSQL.
enum PostgresTool {
    /// Its standard output. Throws `BackupError.toolMissing` where it is not there.
    static func run(_ name: String, _ arguments: [String], _ login: ServerLogin?) async throws -> String {
        guard let path = path(of: name) else { throw BackupError.toolMissing(name) }
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try runNow(path, name, arguments, login) })
            }
        }
    }

    static func runNow(
        _ path: String, _ name: String, _ arguments: [String], _ login: ServerLogin?
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["PGPASSWORD"] = login?.password
        environment["LC_ALL"] = "C.UTF-8"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        // The errors are few; the list of contents is not.
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let message = String(decoding: said.prefix(500), as: UTF8.self).split(separator: "\n").first.map(
                String.init)
            throw BackupError.toolFailed(message ?? "\(name): \(process.terminationStatus)")
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (folders + ["/usr/bin", "/usr/local/bin"]).map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
