package import Domain
import Kernel

/// An account with what proves that somebody is it. Never leaves Operations.
package struct AccountRecord: Sendable {
    package var account: Account
    package var passwordHash: String?
    package var codeHash: [UInt8]?
    /// The confirmed second factor's.
    package var totpSecret: [UInt8]?
    package var totpLastStep: Int64
}

extension Account {
    static let columns: SQL = """
        account.id, account.person_id, account.login, account.name, account.mail, account.state, \
        account.password_hash IS NOT NULL, account.code_expires_at, account.totp_confirmed_at IS NOT NULL, \
        account.failures, account.locked_until, account.language, account.uses_era, account.created_at, \
        account.last_sign_in_at
        """
    static let columnCount = 15

    init(_ row: any Row) throws {
        try self.init(
            id: row.integer(0), person: row.optionalInteger(1), login: row.text(2), name: row.text(3),
            mail: row.text(4), state: row.choice(5), hasPassword: row.flag(6), codeExpiresAt: row.optionalInstant(7),
            hasSecondFactor: row.flag(8), failures: row.int(9), lockedUntil: row.optionalInstant(10),
            preferences: Preferences(language: row.choice(11), usesEra: row.flag(12)), createdAt: row.instant(13),
            lastSignInAt: row.optionalInstant(14))
    }
}

extension AccountRecord {
    static let columns: SQL =
        Account.columns + ", account.password_hash, account.code_hash, account.totp_secret, "
        + "account.totp_last_step"

    init(_ row: any Row) throws {
        account = try Account(row)
        let first = Account.columnCount
        passwordHash = try row.optionalText(first)
        codeHash = try row.optionalBlob(first + 1)
        totpSecret = account.hasSecondFactor ? try row.optionalBlob(first + 2) : nil
        totpLastStep = try row.integer(first + 3)
    }
}
