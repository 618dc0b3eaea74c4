import ArgumentParser
import Domain
import Kernel
import Operations
import TestKit
import Testing

@testable import Console

@Suite("ikusei allocate")
struct AllocateCommandTests {
    private static let city = ["--plan", "p.yaml", "--roster", "r.csv"]

    private func refusal(_ arguments: [String]) -> String? {
        do {
            _ = try IkuseiCommand.parseAsRoot(["allocate"] + arguments)
            return nil
        } catch {
            return OptionCheck.words(for: IkuseiCommand.fullMessage(for: error))
        }
    }

    @Test(
        "A wrong value is told by its option, in both languages, before any file is read",
        arguments: [
            (["nominations", "--years", "9"], "--years: 1から5までの数を指定してください / a number from 1 to 5"),
            (["nominations", "--hours", "500"], "--hours: 0から400までの数を指定してください / a number from 0 to 400"),
            (["nominations", "--share", "1.5"], "--share: 0.0から1.0までの数を指定してください / a number from 0.0 to 1.0"),
            (["nominations", "--moving", "nan"], "--moving: 0.0から3.0までの数を"),
            (["nominations", "--completing", "0"], "--completing: 0.1から1.0までの数を"),
            (["nominations", "--time", "0"], "--time: 0より大きい秒数を指定してください / a number of seconds above 0"),
            (["seats", "--sessions", "s.csv", "--share", "0"], "--share: 0.01から1.0までの数を"),
            (["seats", "--sessions", "s.csv", "--electives", "21"], "--electives: 0から20までの数を指定してください / a number"),
            (["seats", "--sessions", "s.csv", "--share", "多い"], "--share: 「多い」は使えない値です / The value '多い' is invalid"),
            (["seats", "--sessions", "s.csv", "--loyalty", "x"], "--loyalty: 「x」は使えない値です / The value 'x' is invalid"),
            (["seats", "--sessions", "s.csv", "--from", "いつか"], "--from: 「いつか」は使えない値です / The value"),
        ])
    func wrong(arguments: [String], expected: String) throws {
        let words = try #require(refusal(arguments + Self.city))
        #expect(words.hasPrefix("Error: " + expected), "\(words)")
    }

    @Test("What is within its range is taken; other messages stay as they are")
    func right() {
        #expect(refusal(["nominations", "--years", "5", "--share", "1", "--completing", "0.1"] + Self.city) == nil)
        #expect(refusal(["seats", "--sessions", "s.csv", "--share", "0.01", "--electives", "0"] + Self.city) == nil)
        #expect(OptionCheck.words(for: "Error: Unknown option '--x'") == "Error: Unknown option '--x'")
    }

    @Test("A check of past forecasts says why there is nothing to compare, in both languages")
    func nothing() throws {
        var city = try FixtureCity()
        city.hire("佐藤", in: "市民課", as: "一般職員")
        city.roster.arrange()
        let check = try CheckForecast(city.standing(on: "2026-10-01"), file: "plan.yaml") { _ in }
        #expect(check.rows.isEmpty && check.days == 0)
        let words = try #require(check.nothing)
        #expect(words.ja.contains("名簿の履歴が短すぎます") && words.en.contains("the roster goes back too little"))
    }
}
