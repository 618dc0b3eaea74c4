import Domain
import Kernel
import Testing

@Suite("Reading answers (clause O1)")
struct AnswerReaderTests {
    private func row(_ responses: SurveyResponses, _ response: Int = 0) -> [UInt8] {
        (0..<responses.itemCount).map { responses.code(response, item: $0) }
    }

    private static let expected: [UInt8] = [
        2, AnswerCode.partly, AnswerCode.yes, 1, 0, AnswerCode.missing, AnswerCode.written,
    ]

    @Test("One row for each person: words, ids and texts of options become codes, an empty cell no answer")
    func wide() throws {
        let (responses, diagnostics) = try SurveyFixture.read(
            """
            職員番号,回答日,q01,q02,q03,q04,q05,q06,q07
            00101,2026-06-03,2,partly,はい,2,1,,忙しい
            00102,2026/06/04 10:15:30,使う,一部できる,○,２,切り離す, 　,"時間が、
            ない"

            """)
        #expect(diagnostics.isEmpty)
        #expect(responses.people == [0, 1])
        #expect(responses.dates == [SurveyFixture.day(6, 3), SurveyFixture.day(6, 4)])
        #expect(row(responses, 0) == Self.expected)
        #expect(row(responses, 1) == Self.expected)
    }

    @Test("One row for each answer gives the same responses")
    func long() throws {
        let (responses, diagnostics) = try SurveyFixture.read(
            """
            職員番号,設問,回答,回答日
            00101,q01,2,2026-06-03
            00101,q02,partly,2026-06-03
            00101,q03,yes,2026-06-02
            00101,q04,2,2026-06-02
            00101,q05,1,2026-06-03
            00101,q06,,2026-06-03
            00101,q07,忙しい,2026-06-03

            """)
        #expect(diagnostics.isEmpty)
        #expect(responses.count == 1 && responses.dates == [SurveyFixture.day(6, 3)])
        #expect(row(responses) == Self.expected)
    }

    @Test("CP932 is read like UTF-8, in both layouts")
    func cp932() throws {
        let wide = "職員番号,回答日,q02\r\n00101,令和8年6月3日,はい\r\n"
        let long = "職員番号\t設問\t回答\t回答日\r\n00101\tq02\tはい\tR8.6.3\r\n"
        for text in [wide, long] {
            let (responses, diagnostics) = try AnswerReader.read(
                RecordFixture.cp932(text), file: "answers.csv", instrument: SurveyFixture.instrument(),
                people: RecordFixture.staff)
            #expect(responses.dates == [SurveyFixture.day(6, 3)])
            #expect(responses.code(0, item: 1) == AnswerCode.yes)
            #expect(!diagnostics.hasErrors)
        }
    }

    @Test("Of two responses by one person the newer counts, wherever it stands")
    func duplicates() throws {
        let (responses, diagnostics) = try SurveyFixture.read(
            """
            職員番号,回答日,q01
            00101,2026-06-03,1
            00102,2026-06-09,3
            00101,2026-06-05,2
            00102,2026-06-04,0

            """)
        #expect(responses.people == [0, 1])
        #expect(responses.code(0, item: 0) == 2 && responses.code(1, item: 0) == 3)
        let duplicates = diagnostics.filter { $0.code == "S035" }
        #expect(duplicates.map(\.place.line) == [4, 5])
        #expect(duplicates[1].message.en.contains("does not count"))
    }

    @Test("In rows of single answers the newest answer to each item counts")
    func duplicateAnswers() throws {
        let (responses, diagnostics) = try SurveyFixture.read(
            """
            職員番号,設問,回答,回答日
            00101,q01,3,2026-06-09
            00101,q01,1,2026-06-03
            00101,q02,yes,2026-06-03

            """)
        #expect(responses.code(0, item: 0) == 3 && responses.code(0, item: 1) == AnswerCode.yes)
        #expect(responses.dates == [SurveyFixture.day(6, 9)])
        #expect(diagnostics.map(\.code) == ["S035"])
    }

    @Test("Findings show row, column and content; the other answers of the row are kept")
    func findings() throws {
        let (responses, diagnostics) = try SurveyFixture.read(
            """
            職員番号,氏名,回答日,q01,q02,q3,q04
            00101,山田,2026-06-03,9,yes,yes,2
            00199,誰か,2026-06-03,1,yes,yes,2
            00102,佐藤,6月3日,1,yes,yes,2
            00103,鈴木,2026-07-03,1,,,
            00102,佐藤,2026-06-03,,,,

            """)
        #expect(responses.people == [0, 2])
        #expect(row(responses)[0] == AnswerCode.missing && row(responses)[1] == AnswerCode.yes)
        let important = diagnostics.filter { $0.code != "S033" }
        #expect(important.map(\.code) == ["S031", "S034", "S005", "S006", "S036", "S037"])
        #expect(important.map(\.place.line) == [1, 2, 3, 4, 5, 6])
        #expect(important[0].suggestion == "q03" && important[0].place.column == 21)
        #expect(important[1].message.ja.contains("「9」") && important[1].place.column == 21)
        #expect(important[2].message.ja.contains("00199"))
    }

    @Test("A bad file of a hundred thousand rows prints a few lines, not a hundred thousand")
    func capped() throws {
        let rows = (0..<100_000).map { "9\($0),2026-06-03,1" }.joined(separator: "\n")
        let (responses, diagnostics) = try SurveyFixture.read("職員番号,回答日,q01\n" + rows)
        #expect(responses.count == 0)
        #expect(diagnostics.filter { $0.code == "S005" }.count == 21)
        #expect(diagnostics.contains { $0.message.ja == "同じ種類の指摘がほかに99980件あります" })
    }

    @Test("A file without item columns is refused")
    func noItems() throws {
        let (responses, diagnostics) = try SurveyFixture.read("職員番号,回答日,x01\n00101,2026-06-03,1\n")
        #expect(responses.count == 0 && diagnostics.contains { $0.code == "S030" })
    }
}
