import Domain
import Kernel
import Mathematics
import Testing

/// Clause O10: where a level begins is said by judges (modified method of Angoff).
@Suite("Cuts by judges")
struct JudgementTests {
    private static func text(_ judges: [String]) -> String {
        """
        ikuseiInstrument: 1
        instrument: {id: judged, version: "1", title: 調査}
        items:
          - {id: r0, kind: selfRating, text: どれ, skills: [dx], options: [{id: "0", text: なし}, {id: "1", text: わかる, level: c}, {id: "2", text: 使う, level: b}]}

        """
            + judges.enumerated().map { number, judges in
                "  - {id: q\(number), kind: knowledge, text: 設問, skills: [dx], level: c, key: \"1\", judges: \(judges), "
                    + "options: [{id: \"1\", text: あ}, {id: \"2\", text: い}, {id: \"3\", text: う}, {id: \"4\", text: え}]}"
            }.joined(separator: "\n")
    }

    private static func read(_ judges: [String]) throws -> (instrument: Instrument, diagnostics: [Diagnostic]) {
        try InstrumentReader.read(text: text(judges), file: "judged.yaml")
    }

    private static let five = "{c: [60, 70, 55, 65, 60], b: [85, 90, 80, 85, 90]}"

    @Test("Figures of five judges who agree are taken without a word")
    func sound() throws {
        let (instrument, diagnostics) = try Self.read([Self.five, Self.five])
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.line(in: .en) })")
        #expect(instrument.items[1].judgements.map(\.level) == ["c", "b"])
        #expect(instrument.items[1].judgements[0].shares == [60, 70, 55, 65, 60])
    }

    @Test("Few judges and judges who differ widely are noted, once each; what cannot be is refused")
    func checked() throws {
        func codes(_ judges: [String]) throws -> [String] { try Self.read(judges).diagnostics.map(\.code) }
        #expect(try codes(["{c: [60, 70, 55]}", "{c: [50, 60, 45]}"]) == ["S028"])
        #expect(try codes([Self.five, "{c: [10, 95, 60, 30, 80]}"]) == ["S028"])
        #expect(try codes([Self.five, "{c: [60, 70, 55, 65]}"]) == ["S029"], "another number of judges")
        #expect(try codes([Self.five, "{c: [60, 70, 155, 65, 60]}"]) == ["S029"])
        #expect(try codes([Self.five, "{d: [60, 70, 55, 65, 60]}"]) == ["S029"], "no such level")
        #expect(try codes(["{c: 60}"]).contains("P003"))
    }

    @Test(
        "The level begins where as many are right as the judges expect, with their error; without judges at two in three"
    )
    func cut() throws {
        let (instrument, _) = try Self.read([Self.five, Self.five, Self.five])
        let scale = QuestionScale(instrument, SurveyResponses(itemCount: instrument.items.count))
        let places = instrument.levels.map { level in scale.cuts[instrument.levels.firstIndex(of: level) ?? 0] }
        let (c, b) = (try #require(places[0]), try #require(places[1]))
        #expect(c.judges == 5 && b.judges == 5 && b.ability > c.ability)
        let expected = scale.items.reduce(0) { $0 + $1.probability(of: 1, at: c.ability) } / 3
        #expect(abs(expected - 0.62) < 1e-6)
        // The judges' means differ by a standard deviation of 5.7 points, of five of them by 2.55.
        let steep = scale.items.scoreSlope(at: c.ability) / 3
        #expect(abs(try #require(c.error) - 0.0255 / steep) < 2e-3)

        let (bare, _) = try Self.read(["{}", "{}"])
        let alone = QuestionScale(bare, SurveyResponses(itemCount: bare.items.count))
        let first = try #require(alone.cuts[0])
        #expect(first.judges == 0 && first.error == nil && alone.cuts[1] == nil, "nothing asks about b")
        #expect(abs(alone.items[0].probability(of: 1, at: first.ability) - 2.0 / 3) < 1e-6)
    }

    @Test("Stricter judges put fewer people at the level")
    func strict() throws {
        let plan = try RecordFixture.plan()
        func reached(_ judges: String) throws -> Int {
            let text = Self.text([judges, judges, judges, judges]).replacing("skills: [dx]", with: "skills: [it]")
            let (instrument, _) = try InstrumentReader.read(text: text, file: "judged.yaml")
            var responses = SurveyResponses(itemCount: instrument.items.count)
            for person in 0..<60 {
                // One to four right in turn, spread over the questions.
                let codes = (0..<4).map { UInt8(($0 + person) % 4 <= person % 5 - 1 ? 0 : 1) }
                responses.put(
                    person: Int32(person), date: SurveyFixture.day(6, 3), codes: [AnswerCode.missing] + codes)
            }
            var ledger = EvidenceLedger()
            SurveyEvidence(instrument.binding(to: plan)).append(responses, to: &ledger)
            return ledger.entries.count { $0.rank >= 1 }
        }
        let (mild, strict) = (
            try reached("{c: [35, 40, 35, 40, 35]}"), try reached("{c: [90, 95, 90, 95, 90]}")
        )
        #expect(mild > strict, "\(mild) \(strict)")
    }
}
