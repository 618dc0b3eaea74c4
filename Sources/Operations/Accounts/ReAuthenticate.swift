import Domain
import Storage

/// Somebody signed in shows the password again (and the second factor), so that dangerous actions are open for a while.
/// Being wrong counts as for signing in.
package enum ReAuthenticate {
    package static func run(
        password: String, code: String? = nil, by caller: Caller, in city: OperationContext
    ) async throws {
        let session = try caller.requireSession()
        let (attempt, record) = try await prove(password, by: caller, in: city)
        let origin = Origin(address: caller.address, agent: session.agent)
        let step = try await SignIn.checkSecondFactor(code, record, attempt, from: origin, in: city)
        let now = city.clock.now()
        try await city.database.write { transaction in
            if let step, try !transaction.useTimeStep(step, of: record.account.id) {
                throw AccountError.secondFactorRefused
            }
            try attempt.succeed(transaction)
            try transaction.authenticateSession(session.id, at: now, withSecondFactor: step != nil)
            try transaction.audit(caller.entry("re-authenticate", caller.login), at: now)
        }
    }

    /// The caller's account, once the password has proved right.
    static func prove(
        _ password: String, by caller: Caller, in city: OperationContext
    ) async throws -> (SignInAttempt, AccountRecord) {
        let session = try caller.requireSession()
        let origin = Origin(address: caller.address, agent: session.agent)
        let attempt = try await SignInAttempt.begin(caller.login, from: origin, in: city)
        let isRight = try await attempt.costing(in: city) {
            try await city.passwords.verify(password, against: attempt.record?.passwordHash)
        }
        guard isRight, let record = attempt.record, record.account.id == session.account,
            record.account.state == .active
        else {
            try await attempt.fail("re-authenticate.refused", from: origin, "password", in: city)
            throw AccountError.refused
        }
        return (attempt, record)
    }
}
