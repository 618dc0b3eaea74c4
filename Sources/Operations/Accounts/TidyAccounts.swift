import Domain
import Kernel
import Storage

/// Takes out sessions that are over and attempts that no limit looks at any more, and answers kept for
/// programs that ask again. For a job, once in a while.
package enum TidyAccounts {
    /// - Parameter days: for how long sessions and attempts are kept once they are over.
    package static func run(in city: OperationContext, keeping days: Int = 0) async throws {
        let now = city.clock.now().adding(seconds: -days * 86_400)
        let idle = city.sessionLimits.idle
        let window = city.signInLimits.addressWindow
        try await city.database.write { transaction in
            _ = try transaction.clearSessions(at: now, idle: idle)
            _ = try transaction.clearAttempts(before: now.adding(seconds: -window))
            try transaction.clearIdentityAnswers(at: now)
            try transaction.clearAnswers(begunBefore: now.adding(seconds: -AnswerOnce.secondsKept))
        }
    }
}
