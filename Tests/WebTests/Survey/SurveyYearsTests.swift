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

@Suite("Quality of a closed survey's questions (clause O1)")
struct SurveyItemsTests {
    @Test("is for whoever asks the next survey; a survey that is open shows none", arguments: TestEngine.allCases)
    func items(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            let planner = try town.guest("planner")
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", planner.token)
                let closed = try await browser.get("/aoba/surveys/\(town.things.closedSurvey)/items")
                #expect(closed.status == .ok)
                #expect(closed.text.contains("設問の出来") && closed.text.contains("回答が少ない"))
                let open = try await browser.get("/aoba/surveys/\(town.things.survey)/items")
                #expect(open.status == .ok && open.text.contains("締め切ったあとに表示します"))
                #expect(!open.text.contains("items-table"))
                let file = try await browser.get("/aoba/surveys/\(town.things.survey)/items.csv")
                #expect(file.status == .notFound)
            }
        }
    }
}

@Suite("What trainings achieved between two surveys (clause O8)")
struct TrainingGainsPageTests {
    /// Six knowledge questions of which everybody who answers may be right.
    private static func instrument(_ id: String) -> String {
        let items = (0..<6).map { index in
            """
              - {id: k\(index), kind: knowledge, text: 設問\(index), skills: [dx], level: c, seconds: 20, key: "0", options: [{id: "0", text: あ}, {id: "1", text: い}, {id: "2", text: う}, {id: "3", text: え}]}
            """
        }
        return """
            ikuseiInstrument: 1
            instrument: {id: \(id), version: "1", title: {ja: 調査 \(id), en: Survey \(id)}, minutes: 5}
            items:
            \(items.joined(separator: "\n"))
            """
    }

    @Test("needs two closed surveys and compares the ones chosen, the earlier first", arguments: TestEngine.allCases)
    func page(engine: TestEngine) async throws {
        try await ServedTown.open(on: engine) { town in
            let planner = try town.guest("planner")
            let now = town.city.now
            try await ManageSurvey(town.city).close(town.things.survey, for: planner.caller)
            try await town.city.database.write { _ = try $0.run("DELETE FROM survey") }
            let people = try await town.city.state().standing.staff.members.map(\.person)
            let state = try await town.city.state()
            let ids = people.map { state.personID(at: Int($0)) }
            @Sendable func hold(_ name: String, _ from: String, _ to: String) async throws -> Int64 {
                try await town.city.database.write { transaction in
                    let id = try transaction.addSurvey(
                        title: name, instrument: Self.instrument(name), from: FixtureCity.day(from),
                        to: FixtureCity.day(to), by: nil, at: now)
                    let at = Instant(milliseconds: Int64(FixtureCity.day(to).daysSince1970) * 86_400_000)
                    for (index, person) in ids.enumerated() {
                        let codes = (0..<6).map { UInt8((index + $0) % 3 == 0 ? 1 : 0) }
                        try transaction.run(
                            """
                            INSERT INTO response (survey_id, person_id, started_at, saved_at, submitted_at, codes)
                            VALUES (\(id), \(person), \(at), \(at), \(at), \(codes))
                            """)
                    }
                    return id
                }
            }
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", planner.token)
                let none = try await browser.get("/aoba/training/gains")
                #expect(none.status == .ok && none.text.contains("締め切った調査が2つ以上"))
                let first = try await hold("one", "2025-05-01", "2025-05-31")
                let second = try await hold("two", "2026-04-01", "2026-04-30")
                let both = try await browser.get("/aoba/training/gains")
                #expect(both.status == .ok && both.text.contains("共通の設問") && both.text.contains("<dd>6</dd>"))
                let chosen = try await browser.get("/aoba/training/gains?before=\(first)&after=\(second)")
                #expect(chosen.status == .ok)
                let turned = try await browser.get("/aoba/training/gains?before=\(second)&after=\(first)")
                #expect(turned.status == .notFound)
            }
        }
    }
}
