package import Kernel

/// Who did what to whom: a row of the log that is only ever added to.
package struct AuditEntry: Sendable, Hashable {
    /// Nil: the program itself, or someone not signed in.
    package var account: Int64?
    /// As written at the time, for accounts may be closed and people renamed.
    package var actor: String
    /// What was done, by a name that does not change: `role.grant`.
    package var action: String
    /// To what: a login, a file, a version.
    package var subject: String
    /// The person whose data it was.
    package var person: Int64?
    package var detail: String
    package var address: String

    package init(
        account: Int64?, actor: String, action: String, subject: String, person: Int64? = nil, detail: String = "",
        address: String
    ) {
        self.account = account
        self.actor = actor
        self.action = action
        self.subject = subject
        self.person = person
        self.detail = detail
        self.address = address
    }
}

/// An entry as it stands in the log.
package struct AuditRow: Sendable, Hashable {
    /// One after the other from 1, without a gap.
    package var id: Int64
    package var at: Instant
    package var entry: AuditEntry
    /// Covers the entry and the row before.
    package var hash: [UInt8]

    package init(id: Int64, at: Instant, entry: AuditEntry, hash: [UInt8]) {
        self.id = id
        self.at = at
        self.entry = entry
        self.hash = hash
    }
}

/// Which rows of the log; every condition narrows.
package struct AuditFilter: Sendable, Hashable {
    package var account: Int64?
    package var person: Int64?
    /// The action's name, or its beginning up to a full stop: `role` takes `role.grant` and `role.withdraw`.
    package var action: String?
    /// Stands somewhere in the login or the name of who did it.
    package var actor: String?
    /// Stands somewhere in actor, subject or detail.
    package var text: String?
    package var from: Instant?
    /// Not itself.
    package var until: Instant?

    package init(
        account: Int64? = nil, person: Int64? = nil, action: String? = nil, actor: String? = nil, text: String? = nil,
        from: Instant? = nil, until: Instant? = nil
    ) {
        self.account = account
        self.person = person
        self.action = action
        self.actor = actor
        self.text = text
        self.from = from
        self.until = until
    }
}
