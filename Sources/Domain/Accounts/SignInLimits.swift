package import Kernel

/// How often one may be wrong. Pure: failures and times in, a verdict out.
///
/// Both limits count attempts that did not succeed, each from the moment it begins, so that many at once are not let
/// through before the first has failed.
package struct SignInLimits: Sendable, Hashable {
    /// Failures of an account before its first lock.
    package var failures = 5
    /// Seconds of the first lock; each further failure doubles it.
    package var firstLock = 15 * 60
    package var longestLock = 24 * 60 * 60
    /// A lock that has been over for so long is forgotten with its failures.
    package var memory = 24 * 60 * 60
    /// Attempts of an address within its window.
    package var addressAttempts = 30
    package var addressWindow = 15 * 60

    package init() {}

    package enum Verdict: Sendable, Hashable {
        case allowed
        case waitUntil(Instant)
    }

    /// What is known of an account's failures.
    package struct Count: Sendable, Hashable {
        package var failures: Int
        package var lockedUntil: Instant?

        package init(failures: Int = 0, lockedUntil: Instant? = nil) {
            self.failures = failures
            self.lockedUntil = lockedUntil
        }
    }

    package func verdict(on count: Count, at now: Instant) -> Verdict {
        if let until = count.lockedUntil, now < until { return .waitUntil(until) }
        return .allowed
    }

    /// The count after one more attempt, taken as a failure until it has succeeded. Only after `.allowed`.
    package func counting(_ count: Count, at now: Instant) -> Count {
        let isForgotten = count.lockedUntil.map { now >= $0.adding(seconds: memory) } ?? false
        let total = isForgotten ? 1 : count.failures + 1
        guard total >= failures else { return Count(failures: total) }
        return Count(failures: total, lockedUntil: now.adding(seconds: lockLength(after: total)))
    }

    /// The count after an attempt counted by `counting` turned out to be none, as when only the second factor is still
    /// awaited: one failure less, and without the lock that it brought. Failures before it stay.
    package func pardoning(_ count: Count, lockedBy lock: Instant?) -> Count {
        Count(
            failures: max(0, count.failures - 1), lockedUntil: count.lockedUntil == lock ? nil : count.lockedUntil)
    }

    /// - Parameter attempts: when the address failed, newest first.
    package func verdict(onAddress attempts: [Instant], at now: Instant) -> Verdict {
        let recent = attempts.filter { now < $0.adding(seconds: addressWindow) }
        guard recent.count >= addressAttempts, addressAttempts > 0 else { return .allowed }
        return .waitUntil(recent[addressAttempts - 1].adding(seconds: addressWindow))
    }

    func lockLength(after total: Int) -> Int {
        var length = firstLock
        for _ in failures..<max(failures, total) where length < longestLock { length *= 2 }
        return min(length, longestLock)
    }
}
