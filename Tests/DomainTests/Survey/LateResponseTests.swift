import Domain
import Kernel
import Testing

/// Results of a survey that was opened again cannot be subtracted from those before.
@Suite("Responses after a survey was opened again") struct LateResponseTests {
    private let responses: [(person: Int32, at: Instant)] = (0..<20).map {
        (Int32($0), Instant(milliseconds: Int64($0)))
    }

    private func counted(_ reopenings: [Int64], isSafe: ([Int32]) -> Bool) -> Int {
        LateResponses.counted(responses, reopenings.map(Instant.init(milliseconds:)), isSafe: isSafe).count
    }

    @Test("all count where it never was")
    func never() { #expect(counted([]) { _ in false } == 20) }

    @Test("count together where the difference is of many, and not at all where it is of few")
    func once() {
        #expect(counted([9]) { $0.count >= 5 } == 20)
        #expect(counted([16]) { $0.count >= 5 } == 16)
    }

    @Test("that were too few wait for the next ones")
    func twice() {
        #expect(counted([12, 16]) { $0.count >= 9 } == 12)
        #expect(counted([12, 16]) { $0.count >= 7 } == 20)
    }
}
