package import Kernel

/// Somebody who can sign in; nothing in it lets anybody do so.
package struct Account: Sendable, Hashable {
    package var id: Int64
    /// The id of their row in the roster; nil for someone who is not on it.
    package var person: Int64?
    /// The staff number or a name of their own, in lower case.
    package var login: String
    package var name: String
    package var mail: String
    package var state: AccountState
    package var hasPassword: Bool
    /// Until when the code for the first sign-in can be used; nil: there is none.
    package var codeExpiresAt: Instant?
    package var hasSecondFactor: Bool
    package var failures: Int
    package var lockedUntil: Instant?
    package var preferences: Preferences
    package var createdAt: Instant
    package var lastSignInAt: Instant?

    package init(
        id: Int64, person: Int64?, login: String, name: String, mail: String, state: AccountState, hasPassword: Bool,
        codeExpiresAt: Instant?, hasSecondFactor: Bool, failures: Int, lockedUntil: Instant?, preferences: Preferences,
        createdAt: Instant, lastSignInAt: Instant?
    ) {
        self.id = id
        self.person = person
        self.login = login
        self.name = name
        self.mail = mail
        self.state = state
        self.hasPassword = hasPassword
        self.codeExpiresAt = codeExpiresAt
        self.hasSecondFactor = hasSecondFactor
        self.failures = failures
        self.lockedUntil = lockedUntil
        self.preferences = preferences
        self.createdAt = createdAt
        self.lastSignInAt = lastSignInAt
    }
}

/// Where an account stands.
package enum AccountState: String, CaseIterable, Sendable {
    /// Made, and never signed in: there is no password yet.
    case invited
    case active
    /// For good. The row stays, because others tell of it.
    case closed

    package var name: Phrase {
        switch self {
        case .invited: Phrase(ja: "初回待ち", en: "Not started")
        case .active: Phrase(ja: "利用中", en: "Active")
        case .closed: Phrase(ja: "終了", en: "Closed")
        }
    }
}

/// How somebody wants to read the product.
package struct Preferences: Sendable, Hashable {
    package var language: Language
    /// Years as 令和8年 instead of 2026年.
    package var usesEra: Bool

    package init(language: Language = .ja, usesEra: Bool = false) {
        self.language = language
        self.usesEra = usesEra
    }
}
