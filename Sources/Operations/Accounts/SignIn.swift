import Domain
import Storage

/// Somebody shows login and password, and the code of the second factor where the account has one.
package enum SignIn {
    package static func run(
        login: String, password: String, code: String? = nil, from origin: Origin, in city: OperationContext
    ) async throws -> SignedIn {
        let attempt = try await SignInAttempt.begin(login, from: origin, in: city)
        let oldHash = attempt.record?.passwordHash
        let isRight = try await attempt.costing(in: city) {
            try await city.passwords.verify(password, against: oldHash)
        }
        guard isRight, let record = attempt.record, let oldHash,
            record.account.state == .active
        else {
            try await attempt.fail("sign-in.refused", from: origin, "password", in: city)
            throw AccountError.refused
        }
        try await attempt.requirePasswordUse(by: record.account, in: city)
        let step = try await checkSecondFactor(code, record, attempt, from: origin, in: city)
        // A hash of an older cost is made anew when there is time for it.
        let newHash = city.passwords.isOutdated(oldHash) ? try? await city.passwords.hash(password) : nil
        let token = try Secrets.token()
        let now = city.clock.now()
        let limits = city.sessionLimits
        return try await city.database.write { transaction in
            // The account may have been closed, or the password changed, while it was checked.
            guard let current = try transaction.account(id: record.account.id), current.account.state == .active,
                current.passwordHash == oldHash, current.account.hasSecondFactor == record.account.hasSecondFactor
            else { throw AccountError.refused }
            if let step, try !transaction.useTimeStep(step, of: record.account.id) {
                throw AccountError.secondFactorRefused
            }
            try attempt.succeed(transaction)
            if let newHash {
                try transaction.replacePasswordHash(of: record.account.id, with: newHash, insteadOf: oldHash)
            }
            return try SignedIn.open(
                record.account, token: token, from: origin, withSecondFactor: step != nil, action: "sign-in",
                limits: limits, at: now, in: transaction)
        }
    }

    /// The time step of the code; nil where the account has no second factor.
    static func checkSecondFactor(
        _ code: String?, _ record: AccountRecord, _ attempt: SignInAttempt, from origin: Origin,
        in city: OperationContext
    ) async throws -> Int64? {
        guard let secret = record.totpSecret else { return nil }
        guard let code, !code.trimmingSpaces.isEmpty else {
            try await attempt.pardon(in: city)
            throw AccountError.secondFactorNeeded
        }
        guard
            let step = TOTP.step(of: code, secret: secret, at: city.clock.now(), lastUsed: record.totpLastStep)
        else {
            try await attempt.fail("sign-in.refused", from: origin, "second factor", in: city)
            throw AccountError.secondFactorRefused
        }
        return step
    }
}
