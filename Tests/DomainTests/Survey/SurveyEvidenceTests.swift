import Domain
import Kernel
import Testing

@Suite("From answers to levels (clauses O1, O6, O10)")
struct SurveyEvidenceTests {
    let evidence: SurveyEvidence

    init() throws { evidence = try SurveyEvidence(SurveyFixture.instrument().binding(to: RecordFixture.plan())) }

    private func responses(_ cells: String) throws -> SurveyResponses {
        try SurveyFixture.read("職員番号,回答日,q01,q02,q03,q04,q05,q06\n00101,2026-06-03,\(cells)\n").responses
    }

    private func selfRating(_ cells: String, skill: Int = 0) throws -> SurveyEvidence.Finding? {
        try evidence.selfRating(responses(cells), 0, skill: skill)
    }

    @Test("O6: a rating of b that the can-do item at b confirms is b")
    func confirmed() throws {
        #expect(try selfRating("2,yes,,,,") == SurveyEvidence.Finding(rank: 2, ceiling: 3))
    }

    @Test("O6: where rating and can-do contradict each other, the level both allow is the rank")
    func contradicted() throws {
        // Rating a: +1 on c, b, a. Cannot do b: against b and a. c stands alone.
        #expect(try selfRating("3,no,,,,") == SurveyEvidence.Finding(rank: 1, ceiling: 3))
        // Rating nothing, can do b: a tie at c and b, and a tie is no majority.
        #expect(try selfRating("0,yes,,,,") == SurveyEvidence.Finding(rank: 0, ceiling: 3))
    }

    @Test("O6: partly is half a vote each way")
    func partly() throws {
        // c: 1 + 0.5 for; b: 1 for, 0.5 for and 0.5 against; a: 1 against and 0.5 against.
        #expect(try selfRating("2,partly,,,,") == SurveyEvidence.Finding(rank: 2, ceiling: 3))
        // Alone: c has half a vote for, b is undecided.
        #expect(try selfRating(",partly,,,,") == SurveyEvidence.Finding(rank: 1, ceiling: 3))
    }

    @Test("A yes to a can-do item says nothing about the levels above it")
    func ceiling() throws {
        #expect(try selfRating("1,,yes,,,", skill: 1) == SurveyEvidence.Finding(rank: 1, ceiling: 1))
        #expect(try selfRating("1,,no,,,", skill: 1) == SurveyEvidence.Finding(rank: 0, ceiling: 3))
    }

    @Test("No answer is no evidence, which is not the lowest level")
    func missing() throws {
        #expect(try selfRating(",,yes,,,", skill: 0) == nil)
    }

    @Test("Each response gives one self entry and one test entry for a skill, dated by the day of answering")
    func entries() throws {
        var ledger = EvidenceLedger()
        evidence.append(try responses("2,yes,yes,2,1,2"), to: &ledger)
        #expect(ledger.entries.map(\.skill) == [0, 1, 1])
        #expect(ledger.entries.map(\.method) == [.self, .self, .test])
        #expect(ledger.entries.allSatisfy { $0.date == SurveyFixture.day(6, 3) })
        #expect(ledger.sources.map(\.ja) == ["短い調査"])
    }
}
