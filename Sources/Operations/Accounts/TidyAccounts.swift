import Domain
import Kernel
import Storage

/// Takes out sessions that are over and attempts that no limit looks at any more. For a job, once in a while.
package enum TidyAccounts {
    package static func run(in city: OperationContext) async throws {
        let now = city.clock.now()
        let idle = city.sessionLimits.idle
        let window = city.signInLimits.addressWindow
        try await city.database.write { transaction in
            _ = try transaction.clearSessions(at: now, idle: idle)
            _ = try transaction.clearAttempts(before: now.adding(seconds: -window))
            try transaction.clearIdentityAnswers(at: now)
        }
    }
}
