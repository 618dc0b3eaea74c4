import Domain
import Storage

/// I choose a new password. My other sessions end; this one goes on.
package enum ChangePassword {
    package static func run(
        from oldPassword: String, to newPassword: String, by caller: Caller, in city: OperationContext
    ) async throws {
        let session = try caller.requireSession()
        let (attempt, record) = try await ReAuthenticate.prove(oldPassword, by: caller, in: city)
        do {
            try NewPassword.check(newPassword, for: record.account)
        } catch {
            try await attempt.pardon(in: city)
            throw error
        }
        let hash = try await attempt.costing(in: city) { try await city.passwords.hash(newPassword) }
        let now = city.clock.now()
        try await city.database.write { transaction in
            guard
                try transaction.setPassword(
                    of: session.account, to: hash, insteadOf: record.passwordHash, at: now)
            else { throw AccountError.changedMeanwhile }
            try attempt.succeed(transaction)
            try transaction.endSessions(of: session.account, except: session.id)
            try transaction.notify(.passwordChanged, session.account, in: city, at: now)
            try transaction.audit(caller.entry("password.change", caller.login, person: caller.visitor.person), at: now)
        }
    }
}
