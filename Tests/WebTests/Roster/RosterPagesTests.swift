import Domain
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import TestKit
import Testing

@testable import Web

@Suite("The pages of the roster and of people")
struct RosterPagesTests {
    private func open(
        on engine: TestEngine = .sqlite, _ body: @Sendable @escaping (ServedTown, Browser) async throws -> Void
    ) async throws {
        try await ServedTown.open(on: engine) { town in
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", try town.guest("planner").token)
                try await body(town, browser)
            }
        }
    }

    private func keep(_ bytes: [UInt8], _ name: String, in town: ServedTown) async throws -> Int64 {
        try await ImportRoster(town.city).keep(
            [RosterFile(name: name, bytes: bytes)], reading: .shipped("ikusei-standard"),
            for: town.guest("planner").caller)
    }

    @Test(
        "Files with errors show these alone, count as not importable, and can be deleted",
        arguments: TestEngine.allCases)
    func unreadable(engine: TestEngine) async throws {
        try await open(on: engine) { town, browser in
            let rows = "職員番号,氏名,所属コード,職階,任用区分,本務区分,発令日\r\n770001,春野 課長,1001,課長級,正規,本務,20x0-04-01"
            let id = try await keep(Array(rows.utf8), "roster-20261001.csv", in: town)
            let check = try await browser.get("/aoba/roster/import/\(id)").text
            #expect(check.contains("誤りがあるため取り込めません") && check.contains("roster-20261001.csv:2:"))
            #expect(!check.contains("何も変わりません") && !check.contains("class=\"tiles\""))
            #expect(try await browser.get("/aoba/roster").text.contains("取込不可"))
            let dropped = try await browser.submit("/aoba/roster", to: "/aoba/roster/import/\(id)/drop", [])
            #expect(dropped.status == .seeOther)
            let after = try await browser.get("/aoba/roster").text
            #expect(!after.contains("取込不可") && after.contains("取り込まずに終了"))
        }
    }

    @Test("The same files once more change nothing")
    func same() async throws {
        try await open { town, browser in
            let check = try await browser.get("/aoba/roster/import/\(town.things.waiting)").text
            #expect(check.contains("取り込んでも何も変わりません"))
        }
    }

    @Test(
        "What is no table of text is refused with what to do",
        arguments: [
            ("roster.xlsx", [0x50, 0x4B, 0x03, 0x04]), ("roster.xls", [0xD0, 0xCF, 0x11, 0xE0]),
            ("roster.pdf", [0x25, 0x50, 0x44, 0x46]), ("roster.png", [0x89, 0x50, 0x4E, 0x47]),
        ] as [(String, [UInt8])])
    func foreign(name: String, bytes: [UInt8]) async throws {
        try await open { town, _ in
            let error = await #expect(throws: InputErrors.self) { _ = try await keep(bytes, name, in: town) }
            #expect(error?.diagnostics.map(\.code) == ["I013"])
        }
    }

    @Test("A day that is none is told on the card, and a long search is cut and told")
    func slips() async throws {
        try await open { town, browser in
            let person = try #require(town.things.persons[ServedTown.head.name])
            let card = try await browser.get("/aoba/people/\(person)?date=2026-02-30").text
            #expect(card.contains("日付として読めません") && card.contains("今日の状態を表示しています"))
            let people = try await browser.get("/aoba/people?q=" + Percent.encoded(String(repeating: "あ", count: 3000)))
            #expect(people.status == .ok && people.text.contains("はじめの100字"))
        }
    }

    @Test("Whoever may not see somebody reads whom to ask, whether there is such a person or not")
    func others() async throws {
        try await open { town, browser in
            browser.set("ikusei-aoba", try town.guest(ServedTown.colleague.name).token)
            let stranger = try #require(town.things.persons[ServedTown.stranger.name])
            for id in [stranger, 999_999] {
                let answer = try await browser.get("/aoba/people/\(id)")
                #expect(answer.status == .notFound && answer.text.contains("役割の付与を依頼してください"))
            }
        }
    }
}
