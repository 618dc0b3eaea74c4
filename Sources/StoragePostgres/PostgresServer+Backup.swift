import CLibpq
import Dispatch
import Foundation
package import Storage

extension PostgresServer {
    package var backupEnding: String { "dump" }

    package func backUp(_ name: String, to path: String) async throws -> BackupFacts {
        let schema = try SchemaName(name)
        guard !FileManager.default.fileExists(atPath: path) else { throw BackupError.isThere(path) }
        let login = try ServerLogin(url)
        do {
            _ = try await PostgresTool.run(
                "pg_dump",
                [
                    "--format=custom", "--no-owner", "--schema=\(schema.quoted)", "--file=\(path)",
                    "--dbname=\(login.address)",
                ],
                login)
            chmod(path, 0o600)
            let facts = try await inspect(path, of: name)
            let expected = try await tables(of: name)
            let missing = expected.subtracting(facts.tables.map(\.name))
            guard missing.isEmpty else { throw BackupError.broken(missing.sorted().joined(separator: ", ")) }
            return facts
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw error
        }
    }

    package func inspect(_ path: String, of name: String) async throws -> BackupFacts {
        let schema = try SchemaName(name).text
        let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64
        guard let size else { throw BackupError.broken("no file") }
        let list: String
        do {
            list = try await PostgresTool.run("pg_restore", ["--list", path], nil)
        } catch BackupError.toolFailed(let message) {
            throw BackupError.broken(message)
        }
        // `3421; 0 16386 TABLE DATA city_name person owner`
        let tables = list.split(separator: "\n").compactMap { line -> TableFacts? in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "DATA"), at > 0, words[at - 1] == "TABLE", words.count > at + 2,
                words[at + 1] == schema
            else { return nil }
            return TableFacts(name: String(words[at + 2]), rows: nil, sum: nil)
        }
        guard !tables.isEmpty else { throw BackupError.broken("no tables of \(schema)") }
        return BackupFacts(depth: .contents, bytes: size, tables: tables.sorted { $0.name < $1.name })
    }

    package func restore(
        _ path: String, as name: String, replacing: Bool, stamp: String
    ) async throws -> String? {
        let schema = try SchemaName(name)
        _ = try await inspect(path, of: name)
        var kept: SchemaName?
        if try await exists(name) {
            guard replacing else { throw BackupError.isThere(name) }
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

    private func tables(of name: String) async throws -> Set<String> {
        let database = try PostgresDatabase(url: url, schema: "public", connections: 1)
        let found = try await database.read { transaction in
            try transaction.rows(
                """
                SELECT CAST(table_name AS text) FROM information_schema.tables
                WHERE table_schema = \(name) AND table_type = 'BASE TABLE'
                """
            ) { try $0.text(0) }
        }
        await database.close()
        return Set(found)
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

    private static func runNow(
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

    private static func path(of name: String) -> String? {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return (folders + ["/usr/bin", "/usr/local/bin"]).map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
