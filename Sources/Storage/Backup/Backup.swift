import Foundation

/// What a copy of a database holds, as far as its engine can tell.
package struct BackupFacts: Sendable, Hashable {
    package enum Depth: String, Sendable {
        /// Every row was read and compared with the original at the same moment.
        case rows
        /// The copy's list of contents was read; rows were not.
        case contents
    }

    package var depth: Depth
    package var bytes: Int64
    /// Each table with its rows and a sum over them; without rows and sum where only the contents are known.
    package var tables: [TableFacts]

    package init(depth: Depth, bytes: Int64, tables: [TableFacts]) {
        self.depth = depth
        self.bytes = bytes
        self.tables = tables
    }

    package var rows: Int { tables.reduce(0) { $0 + ($1.rows ?? 0) } }

    /// One number for all tables: two copies of the same data give the same.
    package var fingerprint: String {
        var sum = RowSum()
        for table in tables {
            sum.add(table.name)
            sum.add(Int64(table.rows ?? -1))
            sum.add(Int64(bitPattern: table.sum ?? 0))
        }
        return String(sum.value, radix: 16)
    }
}

/// A table of a copy.
package struct TableFacts: Sendable, Hashable {
    package var name: String
    package var rows: Int?
    package var sum: UInt64?

    package init(name: String, rows: Int?, sum: UInt64?) {
        self.name = name
        self.rows = rows
        self.sum = sum
    }
}

/// A sum over values in their order (FNV-1a, 64 bits), each with its kind and length: against damage, not against a
/// forger.
package struct RowSum: Sendable {
    package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    package init() {}

    package mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    package mutating func add(_ number: Int64) {
        add(1 as UInt8)
        var rest = UInt64(bitPattern: number)
        for _ in 0..<8 {
            add(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    package mutating func add(_ text: String) { add(kind: 3, text.utf8) }

    package mutating func add(kind: UInt8, _ bytes: some Collection<UInt8>) {
        add(kind)
        add(Int64(bytes.count))
        for byte in bytes { add(byte) }
    }
}

/// Why a copy could not be made, or is none.
package enum BackupError: Error, Sendable, Equatable {
    /// A tool of the engine's own is needed and not there.
    case toolMissing(String)
    case toolFailed(String)
    /// The copy cannot be read, or differs from the original.
    case broken(String)
    /// There is a database of that name, and it was not said that it may be replaced.
    case isThere(String)
    /// A server, or another command, works with the databases.
    case inUse
}

/// How an engine carries a database away and brings it back.
package protocol BackingUp: Sendable {
    /// The ending of a copy's file name, without the full stop.
    var backupEnding: String { get }

    /// Copies a database to a new file while it is in use, and compares the copy with it. Throws `BackupError`.
    func backUp(_ name: String, to path: String) async throws -> BackupFacts

    /// Reads a copy and tells what is in it. Throws `BackupError.broken` where it is not whole.
    func inspect(_ path: String, of name: String) async throws -> BackupFacts

    /// Whether a server or another command has the database open.
    func isInUse(_ name: String) async throws -> Bool

    /// Makes a database from a copy. One of the same name, where it may be replaced, is kept under the name given back.
    /// Nothing may use it meanwhile: throws `BackupError.inUse` where something does.
    func restore(_ path: String, as name: String, replacing: Bool, stamp: String) async throws -> String?
}

/// Files that hold everything about everybody.
package enum PrivateFile {
    /// Makes an empty file that its owner alone can read, from the first byte on. Throws `BackupError.isThere`.
    package static func make(_ path: String) throws {
        let handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard handle >= 0 else {
            if errno == EEXIST { throw BackupError.isThere(path) }
            throw StorageError.failed("\(path): \(String(cString: strerror(errno)))")
        }
        close(handle)
    }

    /// Copies a file into one of that kind.
    package static func copy(_ source: String, to target: String) throws {
        try make(target)
        guard let from = FileHandle(forReadingAtPath: source), let to = FileHandle(forWritingAtPath: target) else {
            throw StorageError.failed(source)
        }
        defer {
            try? from.close()
            try? to.close()
        }
        while let data = try from.read(upToCount: 1 << 20), !data.isEmpty { try to.write(contentsOf: data) }
        try to.synchronize()
    }
}
