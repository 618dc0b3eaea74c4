import Domain
import Kernel
import Testing

@Suite("The limits of signing in")
struct SignInLimitsTests {
    private let limits = SignInLimits()
    private let start = Instant(milliseconds: 1_800_000_000_000)

    private func after(_ failures: Int, at now: Instant) -> SignInLimits.Count {
        (0..<failures).reduce(SignInLimits.Count()) { count, _ in limits.counting(count, at: now) }
    }

    @Test("Four failures lock nothing, the fifth locks for 15 minutes")
    func firstLock() {
        #expect(limits.verdict(on: after(4, at: start), at: start) == .allowed)
        let count = after(5, at: start)
        #expect(limits.verdict(on: count, at: start) == .waitUntil(start.adding(seconds: 900)))
        #expect(limits.verdict(on: count, at: start.adding(seconds: 899)) != .allowed)
        #expect(limits.verdict(on: count, at: start.adding(seconds: 900)) == .allowed)
    }

    @Test(
        "Each further failure doubles the lock, up to a day",
        arguments: [
            (5, 15), (6, 30), (7, 60), (8, 120), (9, 240), (10, 480), (11, 960), (12, 1440), (13, 1440), (99, 1440),
        ])
    func doubling(failures: Int, minutes: Int) {
        #expect(after(failures, at: start).lockedUntil == start.adding(seconds: minutes * 60))
    }

    @Test("A day after a lock has ended its failures are forgotten")
    func forgetting() throws {
        let locked = after(7, at: start)
        let end = try #require(locked.lockedUntil)
        #expect(limits.counting(locked, at: end.adding(seconds: 86_399)).failures == 8)
        #expect(limits.counting(locked, at: end.adding(seconds: 86_400)) == SignInLimits.Count(failures: 1))
    }

    @Test("A pardoned attempt leaves the failures before it, and takes only its own lock away")
    func pardon() {
        let fifth = after(5, at: start)
        #expect(limits.pardoning(fifth, lockedBy: fifth.lockedUntil) == SignInLimits.Count(failures: 4))
        let sixth = limits.counting(fifth, at: start.adding(seconds: 1))
        #expect(limits.pardoning(sixth, lockedBy: fifth.lockedUntil).lockedUntil == sixth.lockedUntil)
    }

    @Test("An address has 30 failures in 15 minutes, and is heard again when the oldest of them is 15 minutes old")
    func address() {
        let attempts = (0..<30).map { start.adding(seconds: 290 - $0 * 10) }
        let now = start.adding(seconds: 300)
        #expect(limits.verdict(onAddress: Array(attempts.dropLast()), at: now) == .allowed)
        #expect(limits.verdict(onAddress: attempts, at: now) == .waitUntil(start.adding(seconds: 900)))
        #expect(limits.verdict(onAddress: attempts, at: start.adding(seconds: 900)) == .allowed)
    }
}
