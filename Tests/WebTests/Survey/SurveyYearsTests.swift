import Domain
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import Storage
import TestKit
import Testing

@testable import Web

@Suite("Results of a survey beside those of the one before (clause O10)")
struct SurveyYearsTests {
    /// Asks about the skills named, with one self-rating each.
    private static func instrument(_ id: String, _ skills: [String]) -> String {
        let items = skills.enumerated().map { index, skill in
            """
              - {id: q\(index), kind: selfRating, text: \(skill)について, skills: [\(skill)], seconds: 20, options: [{id: "0", text: なし}, {id: "1", text: わかる, level: c}, {id: "2", text: 使う, level: b}, {id: "3", text: 教える, level: a}]}
            """
        }
        return """
            ikuseiInstrument: 1
            instrument: {id: \(id), version: "1", title: {ja: 調査 \(id), en: Survey \(id)}, minutes: 5}
            items:
            \(items.joined(separator: "\n"))
            """
    }

    /// A survey of days gone by.
    private static func hold(_ text: String, from: String, to: String, in town: ServedTown) async throws -> Int64 {
        let (first, last) = (FixtureCity.day(from), FixtureCity.day(to))
        let now = town.city.now
        return try await town.city.database.write {
            try $0.addSurvey(title: "調査", instrument: text, from: first, to: last, by: nil, at: now)
        }
    }

    private static func page(of survey: Int64, _ browser: Browser) async throws -> String {
        let response = try await browser.get("/aoba/surveys/\(survey)/results")
        #expect(response.status == .ok)
        return response.text
    }

    @Test(
        "with one survey it says that there is none to compare with; with another questionnaire only common skills are",
        arguments: TestEngine.allCases)
    func years(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            let planner = try town.guest("planner")
            try await ManageSurvey(town.city).close(town.things.survey, for: planner.caller)
            try await town.city.database.write { _ = try $0.run("DELETE FROM survey") }
            let first = try await Self.hold(
                Self.instrument("one", ["dx", "it"]), from: "2026-05-01", to: "2026-05-31", in: town)
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", planner.token)
                let alone = try await Self.page(of: first, browser)
                #expect(alone.contains("前回との比較はありません"))
                #expect(!alone.contains("比べる前回"))

                let second = try await Self.hold(
                    Self.instrument("one", ["dx", "it"]), from: "2026-06-01", to: "2026-06-30", in: town)
                let again = try await Self.page(of: second, browser)
                #expect(again.contains("比べる前回") && again.contains(">差<"))
                #expect(!again.contains("調査票かスキルが異なります"))

                let third = try await Self.hold(
                    Self.instrument("two", ["it"]), from: "2026-07-01", to: "2026-07-31", in: town)
                let other = try await Self.page(of: third, browser)
                #expect(other.contains("両方で調べた 1 のスキル"))
                // Nobody answered: a group of nobody shows no figure, now or before.
                #expect(other.contains("＊"))
            }
        }
    }
}
