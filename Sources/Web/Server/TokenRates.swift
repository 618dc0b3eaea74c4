import Kernel
import Synchronization

/// How fast each token may ask, counted by this server alone.
package final class TokenRates: Sendable {
    package struct Limit: Sendable, Hashable {
        package var perMinute: Int
        package var atOnce: Int

        package init(perMinute: Int, atOnce: Int) {
            self.perMinute = perMinute
            self.atOnce = atOnce
        }
    }

    /// When a token that asked evenly would be due again, in milliseconds (generic cell rate algorithm).
    private let due = Mutex<[String: Int64]>([:])

    /// Nil: it may go on. Otherwise when it may ask again.
    func verdict(on key: String, at now: Instant, _ limit: Limit) -> Instant? {
        let step = Int64(60_000 / max(1, limit.perMinute))
        let room = step * Int64(max(0, limit.atOnce - 1))
        return due.withLock { due in
            let next = max(due[key] ?? 0, now.milliseconds)
            guard next - now.milliseconds <= room else { return Instant(milliseconds: next - room) }
            due[key] = next + step
            return nil
        }
    }
}
