import Domain
import Storage

/// I show a code of the authenticator that I set up; from now on it is asked for. This session counts as signed in with
/// it, and the others end.
package enum ConfirmSecondFactor {
    package static func run(
        secret: String, seal: String, code: String, by caller: Caller, in city: OperationContext
    ) async throws {
        let session = try caller.requireSession()
        try caller.requireFresh(in: city)
        guard let bytes = Base32.bytes(secret), bytes.count == TOTP.secretLength,
            Secrets.areEqual(Array(seal.utf8), Array(EnrolSecondFactor.seal(bytes, for: caller).utf8))
        else { throw AccountError.enrolmentNotOffered }
        let now = city.clock.now()
        guard let step = TOTP.step(of: code, secret: bytes, at: now, lastUsed: 0) else {
            throw AccountError.secondFactorRefused
        }
        try await city.database.write { transaction in
            try transaction.setSecondFactor(of: session.account, secret: bytes, step: step, at: now)
            try transaction.authenticateSession(session.id, at: now, withSecondFactor: true)
            try transaction.endSessions(of: session.account, except: session.id)
            try transaction.notify(.secondFactorSet, session.account, in: city, at: now)
            try transaction.audit(
                caller.entry("second-factor.set", caller.login, person: caller.visitor.person), at: now)
        }
    }
}
