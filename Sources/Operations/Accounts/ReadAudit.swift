package import Domain
import Storage

/// The log, newest first.
package enum ReadAudit {
    package struct Page: Sendable {
        package var rows: [AuditRow]
        /// The number before which the next page begins; nil: this is the last.
        package var next: Int64?
    }

    package static func run(
        _ filter: AuditFilter = AuditFilter(), before id: Int64? = nil, limit: Int = 100, by caller: Caller,
        in city: OperationContext
    ) async throws -> Page {
        try caller.require(.seeAudit)
        let limit = min(max(limit, 1), 1000)
        return try await city.database.read { transaction in
            let found = try transaction.auditRows(filter, before: id, limit: limit + 1)
            let shown = Array(found.prefix(limit))
            return Page(rows: shown, next: found.count > limit ? shown.last?.id : nil)
        }
    }
}

extension ReadAudit {
    /// The person who has, or had, a staff number: for asking what was done about them.
    package static func person(
        staffNumber: String, by caller: Caller, in city: OperationContext
    ) async throws -> Int64? {
        try caller.require(.seeAudit)
        return try await city.database.read { try $0.person(staffNumber: staffNumber) }
    }
}
