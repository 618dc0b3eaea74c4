import Crypto
import Foundation
import Kernel
package import Storage

/// Where a city's copies are put.
package struct BackupShelf: Sendable {
    package let folder: String
    /// How many copies are kept; older ones go.
    package let keeps: Int
    private let engine: any Engine
    private let database: String

    package init(folder: String, keeps: Int, engine: any Engine, database: String) {
        self.folder = folder
        self.keeps = max(keeps, 1)
        self.engine = engine
        self.database = database
    }

    /// Bytes that can still be written there; nil where it cannot be told.
    package var free: Int64? {
        let folder =
            FileManager.default.fileExists(atPath: folder) ? folder : (folder as NSString).deletingLastPathComponent
        let facts = try? FileManager.default.attributesOfFileSystem(forPath: folder.isEmpty ? "." : folder)
        return facts?[.systemFreeSize] as? Int64
    }

    /// `city_aoba-20261001-020000.sqlite`
    func fileName(at moment: Instant) -> String {
        let clock = moment.clockInJapan
        let time = [clock.hour, clock.minute, clock.second].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined()
        return "\(database)-\(moment.dayInJapan.description.filter { $0 != "-" })-\(time).\(engine.backupEnding)"
    }

    /// Copies the database and compares the copy with it. The list of work of `jobs`, the same database, says which
    /// older copies there are.
    func backUp(
        _ jobs: any Database, due moment: Instant, at now: Instant, into detail: inout JobDetail
    ) async throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let name = fileName(at: moment)
        let path = "\(folder)/\(name)"
        // What a turn before this one left half done.
        try? FileManager.default.removeItem(atPath: path)
        let facts = try await engine.backUp(database, to: path)
        detail["file"] = name
        detail["bytes"] = "\(facts.bytes)"
        detail["tables"] = "\(facts.tables.count)"
        detail["depth"] = facts.depth.rawValue
        if facts.depth == .rows { detail["rows"] = "\(facts.rows)" }
        detail["sum"] = facts.fingerprint
        detail["sha256"] = try await Self.digest(path)
        detail["verified"] = "\(now.milliseconds)"
        detail["broken"] = nil
        try await clear(jobs, but: name)
    }

    /// Reads a copy through again and compares it with what was noted when it was made. Nil: it is whole.
    func flaw(in detail: JobDetail) async throws -> String? {
        guard let path = path(of: detail) else { return "no file" }
        guard try await Self.digest(path) == detail["sha256"] else { return "sha256" }
        do {
            let facts = try await engine.inspect(path, of: database)
            // An older copy may have been made when less was compared.
            if detail["depth"] != facts.depth.rawValue { return nil }
            return facts.fingerprint == detail["sum"] ? nil : "sum"
        } catch BackupError.broken(let reason) {
            return reason
        }
    }

    /// The copy's file, where it is still there.
    package func path(of detail: JobDetail) -> String? {
        guard let name = detail["file"], !name.contains("/") else { return nil }
        let path = "\(folder)/\(name)"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// The copies of this city made before a moment, by their names: also those that the list of work has forgotten.
    func made(before moment: Instant) -> [String] {
        let limit = fileName(at: moment)
        // Day and time stand in the name so that it sorts by them.
        return all.filter { $0 < limit }
    }

    private var all: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let length = fileName(at: Instant(milliseconds: 0)).utf8.count
        return names.filter { name in
            name.utf8.count == length && name.hasPrefix(database + "-") && name.hasSuffix("." + engine.backupEnding)
        }.sorted()
    }

    /// Takes them away, but for the newest copy of all; gives how many.
    func clear(madeBefore moment: Instant) throws -> Int {
        let newest = all.last
        let old = made(before: moment).filter { $0 != newest }
        for name in old { try FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        return old.count
    }

    /// Takes away the oldest copies beyond those to be kept; only files that the list of work names.
    private func clear(_ jobs: any Database, but newest: String) async throws {
        let done = try await jobs.read { try $0.finishedJobs(JobKind.backup.rawValue, limit: 1000) }
        let files = done.map { JobDetail($0.detail) }.filter { $0["file"] != newest }.compactMap(path(of:))
        for path in files.dropFirst(keeps - 1) { try? FileManager.default.removeItem(atPath: path) }
    }

    static func digest(_ path: String) async throws -> String {
        try await Calculation.run {
            guard let handle = FileHandle(forReadingAtPath: path) else { throw BackupError.broken("no file") }
            defer { try? handle.close() }
            var hash = SHA256()
            while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty { hash.update(data: data) }
            return hash.finalize().map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
        }
    }
}
