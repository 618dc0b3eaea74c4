package import Domain
package import Kernel

/// A hash function: SHA-256, given by the floor that may import it.
package typealias Digest = @Sendable (_ bytes: [UInt8]) -> [UInt8]

/// Where the log begins: the last row that was taken out.
package struct AuditCut: Sendable, Hashable {
    package var id: Int64
    package var hash: [UInt8]
}

extension Transaction {
    /// Adds an entry to the log; gives its number. Its hash covers the row before, so none can be changed, taken out or
    /// put elsewhere unnoticed. Entries are added one at a time (`lock("audit")`, held to the end of the transaction), so
    /// it is the last thing that a transaction does.
    @discardableResult
    package func appendAudit(_ entry: AuditEntry, at now: Instant, digest: Digest) throws -> Int64 {
        try lock("audit")
        let last = try auditHead()
        let id = (last?.id ?? 0) + 1
        let hash = digest(AuditChain.bytes(id: id, at: now, entry, after: last?.hash ?? []))
        try run(
            """
            INSERT INTO audit (id, at, account_id, actor, action, subject, person_id, detail, address, hash)
            VALUES (\(id), \(now), \(entry.account.sqlValue), \(entry.actor), \(entry.action), \(entry.subject), \(entry.person.sqlValue),
                \(entry.detail), \(entry.address), \(hash))
            """)
        return id
    }

    /// The end of what was taken out after its time; nil where the log is there from its first row.
    package func auditCut() throws -> AuditCut? {
        try row("SELECT last_id, last_hash FROM audit_cut ORDER BY id DESC LIMIT 1") {
            AuditCut(id: try $0.integer(0), hash: try $0.blob(1))
        }
    }

    /// The last row of all that are from before a moment; nil where there is none. Reads the log from its beginning.
    package func lastAuditRow(before moment: Instant) throws -> Int64? {
        // The numbers go with time: the first row that stays ends what goes.
        let kept = try row("SELECT min(id) FROM audit WHERE at >= \(moment)") { try $0.optionalInteger(0) } ?? nil
        return try kept.map { $0 - 1 } ?? auditHead()?.id
    }

    /// Takes rows up to one (`lastAuditRow`) out of the log, oldest first, at most `limit`, and keeps the hash of the
    /// last, to which the next row is chained. Within an erasure only. The newest row always stays. Gives how many went.
    package func cutAudit(upTo end: Int64, limit: Int, at now: Instant) throws -> Int {
        try lock("audit")
        guard let head = try auditHead() else { return 0 }
        let first = try auditCut()?.id ?? 0
        let last = min(first + Int64(limit), end, head.id - 1)
        guard last > first, let hash = try row("SELECT hash FROM audit WHERE id = \(last)", { try $0.blob(0) }) else {
            return 0
        }
        try run("INSERT INTO audit_cut (last_id, last_hash, cut_at) VALUES (\(last), \(hash), \(now))")
        return try run("DELETE FROM audit WHERE id <= \(last)")
    }

    /// The newest row's number and hash; nil for an empty log.
    package func auditHead() throws -> (id: Int64, hash: [UInt8])? {
        try row("SELECT id, hash FROM audit ORDER BY id DESC LIMIT 1") { (try $0.integer(0), try $0.blob(1)) }
    }

    /// The rows after a number, oldest first: for walking the chain in pages.
    package func auditRows(after id: Int64, limit: Int) throws -> [AuditRow] {
        try rows("SELECT \(sql: AuditRow.columns) FROM audit WHERE id > \(id) ORDER BY id LIMIT \(limit)") {
            try AuditRow($0)
        }
    }
}

extension AuditRow {
    static let columns: SQL = "id, at, account_id, actor, action, subject, person_id, detail, address, hash"

    init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), at: row.instant(1),
            entry: AuditEntry(
                account: row.optionalInteger(2), actor: row.text(3), action: row.text(4), subject: row.text(5),
                person: row.optionalInteger(6), detail: row.text(7), address: row.text(8)),
            hash: row.blob(9))
    }
}
