import Domain
import Storage

/// That a program was given a list in which people are told of. Of people it is known what they open; a program takes
/// page after page.
package enum NoteListing {
    package enum Kind: String, Sendable {
        case people = "people.list"
        case accounts = "account.list"
        case audit = "audit.read"
        case provisioning = "scim.read"
    }

    /// One entry for the log, with the person where it is one that was asked for, with how many rows there were and whether more follow, and never what was looked for. None
    /// for a list without rows, and none for callers who are no programs.
    package static func run(
        _ kind: Kind, rows: Int, hasMore: Bool, about person: Int64? = nil, by caller: Caller, in city: OperationContext
    ) async throws {
        guard caller.token != nil, rows > 0 else { return }
        let now = city.clock.now()
        let detail = AuditDetail([("rows", "\(rows)"), ("more", hasMore ? "1" : "")]).text
        try await city.database.write { transaction in
            try transaction.audit(caller.entry(kind.rawValue, "", person: person, detail), at: now)
        }
    }
}
