import Domain
import HummingbirdTesting
import Kernel
import Logging
import Operations
import Storage
import TestKit
import Testing

@testable import Web

/// Clauses O1, O10: what a planner reads of a survey that two hundred people were asked and most answered.
@Suite("A closed survey on its pages")
struct ClosedSurveyTests {
    private static let instrument =
        """
        ikuseiInstrument: 1
        instrument: {id: closed, version: "1", title: {ja: 調査, en: Survey}, minutes: 5, asks: 4}
        items:
          - {id: q0, kind: selfRating, text: DXについて, skills: [dx], seconds: 20, options: [{id: "0", text: なし}, {id: "1", text: わかる, level: c}, {id: "2", text: 使う, level: b}]}

        """
        + (0..<8).map { number in
            "  - {id: k\(number), kind: knowledge, text: 設問\(number), skills: [dx], level: \(number < 4 ? "c" : "b"), "
                + (number < 4 ? "judges: {c: [60, 70, 55, 65, 60]}, " : "") + "key: \"0\", "
                + "options: [{id: \"0\", text: あ}, {id: \"1\", text: い}, {id: \"2\", text: う}, {id: \"3\", text: え}]}"
        }.joined(separator: "\n")

    /// Everybody but each tenth; who is able is right more often.
    private static func hold(in works: City) async throws -> Int64 {
        let state = try await works.state(on: FixtureCity.day("2026-06-30"))
        let ids = state.standing.staff.members.map { state.personID(at: Int($0.person)) }
        let instrument = try InstrumentReader.read(text: instrument, file: "closed.yaml").instrument
        let at = Instant(noonInJapan: FixtureCity.day("2026-06-10"))
        var random = SeededRandom(seed: 4)
        let answers = ids.enumerated().filter { $0.offset % 10 > 0 }.map { index, person in
            var codes = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            let ability = random.index(below: 3)
            codes[0] = UInt8(ability)
            for item in instrument.items(ofForm: index) where item > 0 {
                codes[item] = random.index(below: 4) < 1 + ability ? 0 : UInt8(1 + random.index(below: 3))
            }
            return (person: person, submitted: at, codes: codes)
        }
        return try await works.database.write { transaction in
            let id = try transaction.addSurvey(
                title: "調査", instrument: Self.instrument, from: FixtureCity.day("2026-06-01"),
                to: FixtureCity.day("2026-06-30"), by: nil, at: at)
            try transaction.addResponses(answers, toSurvey: id)
            return id
        }
    }

    @Test(
        "Weighted shares stand beside the plain ones with what weights cannot mend; levels begin where judges say or by the questions",
        arguments: TestEngine.allCases)
    func pages(engine: TestEngine) async throws {
        try await CountedCity.open(on: engine) { city in
            let survey = try await Self.hold(in: city.works)
            let application = try WebServer.build(
                WebConfiguration(version: "0", chartLibrary: nil), try city.dependencies(),
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let token = try #require(city.tokens["planner"])
            try await application.test(.router) { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", token)
                let results = try await browser.get("/aoba/surveys/\(survey)/results")
                #expect(results.text.contains("答えなかった人も含めた見込み") && results.text.contains("偏りは直せません"))
                let file = try await browser.get("/aoba/surveys/\(survey)/results.csv")
                #expect(file.text.contains("重み付き%") && file.text.contains("全職員"))
                let items = try await browser.get("/aoba/surveys/\(survey)/items")
                #expect(items.text.contains("判定者5人") && items.text.contains("基準なし（正答2/3）"))
                #expect(items.text.contains("全9問から一人5問") && items.text.contains("推定した力のばらつきのうち"))
            }
        }
    }
}
