package import Domain
package import Kernel

/// The chain of hashes over the log. Each row's hash is that of its bytes, which begin with the hash of the row before
/// (nothing before the first); each field is written with its length, so no two entries have the same bytes.
package struct AuditChain: Sendable {
    /// The number and hash up to which the chain is known to hold.
    package private(set) var id: Int64 = 0
    package private(set) var hash = [UInt8]()

    /// From the first row on, or from where the log was cut after its time.
    package init(after cut: AuditCut? = nil) {
        if let cut {
            id = cut.id
            hash = cut.hash
        }
    }

    /// Follows the chain over the next row. False where the row is not the one that was added there.
    package mutating func follow(_ row: AuditRow, digest: Digest) -> Bool {
        guard row.id == id + 1 else { return false }
        guard digest(Self.bytes(id: row.id, at: row.at, row.entry, after: hash)) == row.hash else { return false }
        id = row.id
        hash = row.hash
        return true
    }

    package static func bytes(id: Int64, at: Instant, _ entry: AuditEntry, after hash: [UInt8]) -> [UInt8] {
        var writer = FieldWriter()
        writer.append(hash)
        writer.append(id)
        writer.append(at.milliseconds)
        writer.append(entry.account)
        writer.append(entry.actor)
        writer.append(entry.action)
        writer.append(entry.subject)
        writer.append(entry.person)
        writer.append(entry.detail)
        writer.append(entry.address)
        return writer.bytes
    }
}

/// Writes fields so that what comes before and after each can be told from it.
private struct FieldWriter {
    var bytes = [UInt8]()

    mutating func append(_ number: Int64) {
        for shift in stride(from: Int64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }

    mutating func append(_ number: Int64?) {
        bytes.append(number == nil ? 0 : 1)
        if let number { append(number) }
    }

    mutating func append(_ field: [UInt8]) {
        append(Int64(field.count))
        bytes += field
    }

    mutating func append(_ text: String) { append(Array(text.utf8)) }
}
