import Domain
import Kernel
import Testing

@Suite("What records say of levels (clauses O8, O10, O11)")
struct RecordEvidenceTests {
    let plan: Plan
    let day = CalendarDate(year: 2026, month: 5, day: 20) ?? .distantPast

    init() throws { plan = try RecordFixture.plan() }

    private func completion(half: HalfKind?, passed: Bool = true) -> Completion {
        Completion(person: 0, programme: 0, half: half, date: day, hours: 6, passed: passed)
    }

    @Test("A completed half is evidence for the levels that it raises, and for nothing above them")
    func completedHalf() {
        var ledger = EvidenceLedger()
        RecordEvidence.append([completion(half: .elective)], plan: plan, to: &ledger)
        #expect(ledger.entries.map(\.skill) == [1])
        #expect(ledger.entries.map(\.rank) == [2] && ledger.entries.map(\.ceiling) == [2])
        #expect(ledger.entries.map(\.method) == [.programme])
        #expect(ledger.sources[Int(ledger.entries[0].source)].ja == "クラウド入門")
    }

    @Test("Where no half is stated, the raises of either count")
    func eitherHalf() {
        var ledger = EvidenceLedger()
        RecordEvidence.append([completion(half: nil)], plan: plan, to: &ledger)
        #expect(ledger.entries.map(\.skill) == [0, 1])
    }

    @Test("A training that was not passed is no evidence")
    func notPassed() {
        var ledger = EvidenceLedger()
        RecordEvidence.append([completion(half: .mandatory, passed: false)], plan: plan, to: &ledger)
        #expect(ledger.entries.isEmpty)
    }

    @Test("O11: a certificate counts to the last day of its validity and not after")
    func expiry() {
        let holding = CertificateHolding(person: 0, certificate: 0, passedOn: day, version: "2019", hasProof: true)
        for (year, month, dayOfMonth, counts) in [(2029, 5, 20, 1), (2029, 5, 21, 0)] {
            var ledger = EvidenceLedger()
            let date = CalendarDate(year: year, month: month, day: dayOfMonth) ?? .distantPast
            RecordEvidence.append([holding], plan: plan, on: date, to: &ledger)
            #expect(ledger.entries.count == counts)
        }
    }
}
