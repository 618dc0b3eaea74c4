import Domain
import Kernel
import Testing

@Suite("A session's limits")
struct SessionLimitsTests {
    private let limits = SessionLimits()
    private let start = Instant(milliseconds: 1_800_000_000_000)

    private func session(seen: Int = 0, authenticated: Int = 0) -> SessionFacts {
        SessionFacts(
            id: 1, account: 1, createdAt: start, seenAt: start.adding(seconds: seen),
            expiresAt: start.adding(seconds: limits.absolute), authenticatedAt: start.adding(seconds: authenticated),
            hasSecondFactor: false, address: "", agent: "")
    }

    @Test(
        "end it after an hour without a page and after twelve hours anyway",
        arguments: [
            (0, 0, .open), (0, 59, .open), (0, 60, .openToTouch), (0, 3599, .openToTouch), (0, 3600, .idle),
            (43_190, 43_199, .open), (43_190, 43_200, .expired),
        ] as [(Int, Int, SessionLimits.Verdict)])
    func verdicts(seen: Int, now: Int, verdict: SessionLimits.Verdict) {
        #expect(limits.verdict(on: session(seen: seen), at: start.adding(seconds: now)) == verdict)
    }

    @Test("leave dangerous actions open for ten minutes after the password was shown")
    func fresh() {
        #expect(limits.isFresh(session(authenticated: 100), at: start.adding(seconds: 699)))
        #expect(!limits.isFresh(session(authenticated: 100), at: start.adding(seconds: 700)))
    }
}

@Suite("The steps of one-time codes")
struct TimeStepsTests {
    @Test("are 30 seconds; the one before and the one after are good too, and none that was used")
    func candidates() {
        let steps = TimeSteps()
        let now = Instant(milliseconds: 59_999)
        #expect(steps.step(at: now) == 1)
        #expect(steps.step(at: Instant(milliseconds: 60_000)) == 2)
        #expect(steps.candidates(at: now, lastUsed: -1) == [1, 0, 2])
        #expect(steps.candidates(at: now, lastUsed: 1) == [2])
        #expect(steps.candidates(at: now, lastUsed: 2) == [])
    }
}
