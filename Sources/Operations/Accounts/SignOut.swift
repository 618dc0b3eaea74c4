import Domain
import Storage

package enum SignOut {
    package static func run(by caller: Caller, in city: OperationContext) async throws {
        let session = try caller.requireSession()
        let now = city.clock.now()
        try await city.database.write { transaction in
            guard try transaction.endSession(session.id, of: session.account) else { return }
            try transaction.audit(caller.entry("sign-out", caller.login), at: now)
        }
    }
}
