import Domain
import Storage

/// Walks the whole log and tells whether every row is as it was written, and where it first is not.
package enum VerifyAudit {
    /// The end of the log at some time: what an auditor notes down, to show later that nothing was cut off.
    package struct Head: Sendable, Hashable {
        package var id: Int64
        package var hash: [UInt8]

        package init(id: Int64, hash: [UInt8]) {
            self.id = id
            self.hash = hash
        }
    }

    package enum Result: Sendable, Hashable {
        /// Nil: the log is empty.
        case whole(Head?)
        /// The first row that is not the one written there; where rows are missing, the first after them.
        case broken(row: Int64)
        /// The rows up to the head noted down are gone or others.
        case notTheSame(as: Head)
        /// What is left is whole; the row noted down was taken out after its time, so nothing can be said of it.
        case takenOut(Head, end: Head?)
    }

    package static func run(
        since noted: Head? = nil, pageSize: Int = 1000, by caller: Caller, in city: OperationContext
    ) async throws -> Result {
        try caller.require(.seeAudit)
        return try await walk(since: noted, pageSize: pageSize, in: city)
    }

    /// As `run`, and the log tells that it was done and what came of it.
    package static func runAndNote(
        since noted: Head? = nil, by caller: Caller, in city: OperationContext
    ) async throws -> Result {
        let result = try await run(since: noted, by: caller, in: city)
        let found =
            switch result {
            case .whole(let head): head?.text ?? ""
            case .broken(let row): "broken \(row)"
            case .notTheSame(let head): "not the same as \(head.text)"
            case .takenOut(let head, _): "taken out after its time: \(head.text)"
            }
        let now = city.clock.now()
        try await city.database.write { try $0.audit(caller.entry("audit.verify", found), at: now) }
        return result
    }

    static func walk(since noted: Head? = nil, pageSize: Int = 1000, in city: OperationContext) async throws -> Result {
        while true {
            let cut = try await city.database.read { try $0.auditCut() }
            let result = try await walk(from: cut, since: noted, pageSize: pageSize, in: city)
            // Rows whose time is over may go while the others are read.
            guard case .broken = result, try await city.database.read({ try $0.auditCut() }) != cut else {
                return result
            }
        }
    }

    private static func walk(
        from cut: AuditCut?, since noted: Head?, pageSize: Int, in city: OperationContext
    ) async throws -> Result {
        var chain = AuditChain(after: cut)
        var isNotedFound = noted == nil || cut.map { noted == Head(id: $0.id, hash: $0.hash) } ?? false
        while true {
            let id = chain.id
            let page = try await city.database.read { try $0.auditRows(after: id, limit: pageSize) }
            for row in page {
                guard chain.follow(row, digest: Secrets.sha256) else { return .broken(row: row.id) }
                if let noted, noted == Head(id: row.id, hash: row.hash) { isNotedFound = true }
            }
            if page.count < pageSize { break }
        }
        let end = chain.id == 0 ? nil : Head(id: chain.id, hash: chain.hash)
        guard let noted, !isNotedFound else { return .whole(end) }
        if let cut, noted.id < cut.id { return .takenOut(noted, end: end) }
        return .notTheSame(as: noted)
    }
}

extension VerifyAudit.Head {
    /// `123:9f86d0…`, for noting down.
    package var text: String { "\(id):" + hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }

    /// Reads what was noted down; nil where it is none.
    package init?(_ text: String) {
        let parts = text.split(separator: ":")
        guard parts.count == 2, let id = Int64(parts[0]), parts[1].utf8.count % 2 == 0 else { return nil }
        let digits = Array(parts[1])
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        guard bytes.count * 2 == digits.count else { return nil }
        self.init(id: id, hash: bytes)
    }
}
