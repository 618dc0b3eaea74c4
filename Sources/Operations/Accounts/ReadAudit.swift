package import Domain
import Storage

/// The log, newest first.
package enum ReadAudit {
    package struct Page: Sendable {
        package var rows: [AuditRow]
        /// The number before which the next page begins; nil: this is the last.
        package var next: Int64?
        /// Whose data the rows are about: name and staff number, as they are today.
        package var people: [Int64: (name: String, number: String)]
        /// Names of the accounts of those who did it.
        package var accounts: [Int64: String]
    }

    package static func run(
        _ filter: AuditFilter = AuditFilter(), before id: Int64? = nil, limit: Int = 100, by caller: Caller,
        in city: OperationContext
    ) async throws -> Page {
        try caller.require(.seeAudit)
        let limit = min(max(limit, 1), 1000)
        let page = try await city.database.read { transaction in
            let found = try transaction.auditRows(filter, before: id, limit: limit + 1)
            let shown = Array(found.prefix(limit))
            return Page(
                rows: shown, next: found.count > limit ? shown.last?.id : nil,
                people: try transaction.namesInAudit(Array(Set(shown.compactMap(\.entry.person)))),
                accounts: try transaction.accountNames(Array(Set(shown.compactMap(\.entry.account)))))
        }
        try await NoteListing.run(.audit, rows: page.rows.count, hasMore: page.next != nil, by: caller, in: city)
        return page
    }
}

extension ReadAudit {
    /// Whom a word means, to ask what was done about them: by a staff number that they have or had, or by their name.
    /// Nobody, one, or two where it does not say which of several.
    package static func people(
        known word: String, by caller: Caller, in city: OperationContext
    ) async throws -> [Int64] {
        try caller.require(.seeAudit)
        return try await city.database.read { try $0.peopleKnown(as: word) }
    }
}
