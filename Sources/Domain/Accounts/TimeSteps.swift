package import Kernel

/// The clock of one-time codes (RFC 6238): which steps of 30 seconds a code may belong to.
package struct TimeSteps: Sendable, Hashable {
    /// Seconds of a step.
    package var length = 30
    /// How many steps a phone's clock may be off, either way.
    package var tolerance = 1

    package init() {}

    package func step(at now: Instant) -> Int64 { now.milliseconds / (Int64(length) * 1000) }

    /// The steps whose codes are good now, the likeliest first; none up to the last one used, because a code works once.
    package func candidates(at now: Instant, lastUsed: Int64) -> [Int64] {
        let middle = step(at: now)
        var around = [middle]
        for distance in 0..<Int64(tolerance) { around += [middle - distance - 1, middle + distance + 1] }
        return around.filter { $0 > lastUsed }
    }
}
