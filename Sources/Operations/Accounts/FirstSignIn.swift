import Domain
import Storage

/// Somebody invited, or who lost the password, shows the code that the administrator gave them and chooses a password.
package enum FirstSignIn {
    /// - Parameter secondFactor: its code, where the account kept one.
    package static func run(
        login: String, oneTimeCode: String, newPassword: String, secondFactor: String? = nil, from origin: Origin,
        in city: OperationContext
    ) async throws -> SignedIn {
        let attempt = try await SignInAttempt.begin(login, from: origin, in: city)
        // For nobody, the same comparison with what nothing equals.
        let typed = OneTimeCode(typed: oneTimeCode).hash(for: attempt.record?.account.id ?? 0)
        let kept = try attempt.record?.codeHash ?? Secrets.random(typed.count)
        guard Secrets.areEqual(typed, kept), let record = attempt.record,
            let expiry = record.account.codeExpiresAt, city.clock.now() < expiry
        else {
            try await attempt.fail("first-sign-in.refused", from: origin, "code", in: city)
            throw AccountError.refused
        }
        try await attempt.requirePasswordUse(by: record.account, in: city)
        let step = try await SignIn.checkSecondFactor(secondFactor, record, attempt, from: origin, in: city)
        do {
            try NewPassword.check(newPassword, for: record.account)
        } catch {
            try await attempt.pardon(in: city)
            throw error
        }
        let hash = try await attempt.costing(in: city) { try await city.passwords.hash(newPassword) }
        let token = try Secrets.token()
        let now = city.clock.now()
        let limits = city.sessionLimits
        return try await city.database.write { transaction in
            // Of two who show the same code at once, one finds it used.
            guard try transaction.redeemCode(of: record.account.id, hash: typed, password: hash, at: now) else {
                throw AccountError.refused
            }
            if let step, try !transaction.useTimeStep(step, of: record.account.id) {
                throw AccountError.secondFactorRefused
            }
            try transaction.endSessions(of: record.account.id)
            try attempt.succeed(transaction)
            try transaction.notify(.passwordChanged, record.account.id, in: city, at: now)
            return try SignedIn.open(
                record.account, token: token, from: origin, withSecondFactor: step != nil, action: "first-sign-in",
                limits: limits, at: now, in: transaction)
        }
    }
}

/// The rule for a password that somebody chooses.
enum NewPassword {
    static func check(_ password: String, for account: Account) throws(AccountError) {
        let faults = PasswordRule(avoiding: [account.login, account.name]).faults(in: password)
        guard faults.isEmpty else { throw .passwordRefused(faults) }
    }
}
