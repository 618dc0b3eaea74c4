import Kernel
import Testing

@testable import Web

@Suite("What a program may send")
struct ShapeTests {
    static let shape = Shape.object([
        .init("name", .text(1...5)), .init("day", .day), .init("count", .integer(0...9), optional: true),
        .init("kind", .choice(["a", "b"]), optional: true), .init("items", .list(.flag, 1...2), optional: true),
    ])

    private func faults(_ json: String) throws -> [String] {
        Self.shape.faults(try JSON(reading: Array(json.utf8))).map(\.place)
    }

    @Test("fits, or is wrong at places told by JSON pointers (RFC 6901)")
    func places() throws {
        #expect(try faults(#"{"name": "花子", "day": "2026-04-01", "count": 9, "kind": "b", "items": [true]}"#) == [])
        #expect(try faults(#"{"day": "2026-04-01"}"#) == ["#/name"])
        #expect(try faults(#"{"name": "", "day": "2026-4-1", "count": 10}"#) == ["#/name", "#/day", "#/count"])
        #expect(try faults(#"{"name": "abcdef", "day": "1899-12-31"}"#) == ["#/name", "#/day"])
        #expect(
            try faults(#"{"name": "a", "day": "2026-02-29", "kind": "c", "items": []}"#) == [
                "#/day", "#/kind", "#/items",
            ])
        #expect(try faults(#"{"name": "a", "day": "2026-02-28", "items": [true, 1]}"#) == ["#/items/1"])
        #expect(try faults(#"{"name": "a", "day": "2026-02-28", "other": 1}"#) == ["#"])
        #expect(try faults(#"{"name": null, "day": 1}"#) == ["#/name", "#/day"])
        #expect(try faults("[]") == ["#"])
        #expect(try faults(#"{"name": "a\u0000", "day": "2026-02-28"}"#) == ["#/name"])
    }

    @Test(
        "RFC 8259: what is no JSON is refused",
        arguments: ["", "{", "{\"a\":}", "nul", "{\"a\":1}x", "\u{FEFF}", "'a'"])
    func noJSON(text: String) {
        #expect(throws: Refusal.malformed(.json)) { _ = try JSON(reading: Array(text.utf8)) }
    }

    @Test("A number keeps being a whole one, a truth a truth")
    func kinds() throws {
        let json = try JSON(reading: Array(#"[1, 1.5, true, false, null, "1", 9007199254740991, -0]"#.utf8))
        #expect(
            json.list == [
                .integer(1), .number(1.5), .flag(true), .flag(false), .null, .text("1"),
                .integer(9_007_199_254_740_991),
                .integer(0),
            ])
    }

    @Test("RFC 3339: a day, and a moment in any zone")
    func dates() {
        #expect(CalendarDate(strictly: "2024-02-29") == CalendarDate(year: 2024, month: 2, day: 29))
        for wrong in ["2026-02-29", "2026-2-1", "20260201", "令和8年4月1日", "2026-02-0１", "+026-02-01", ""] {
            #expect(CalendarDate(strictly: wrong) == nil)
        }
        let moment = Instant(milliseconds: 1_786_064_400_000)
        #expect(JSON.moment(moment) == "2026-08-07T01:00:00Z")
        for same in [
            "2026-08-07T01:00:00Z", "2026-08-07T10:00:00+09:00", "2026-08-07t01:00:00.000z",
            "2026-08-06T20:30:00-04:30",
        ] {
            #expect(Instant(rfc3339: same) == moment)
        }
        for wrong in [
            "2026-08-07", "2026-08-07T01:00:00", "2026-08-07T24:00:00Z", "2026-08-07T01:00:00.Z",
            "2026-08-07T01:00:00+9", "2026-08-07T01:00:00Zx", "2026-08-07T01:00:00.0",
        ] {
            #expect(Instant(rfc3339: wrong) == nil)
        }
    }

    @Test(
        "Base 64 (RFC 4648, 4)",
        arguments: [
            ("", true), ("AA==", true), ("AAA=", true), ("AAAA", true), ("A===", false), ("AA", false), ("AA-_", false),
            ("=AAA", false),
        ])
    func base64(text: String, isFit: Bool) {
        #expect(Shape.base64(100).faults(.text(text)).isEmpty == isFit)
    }

    @Test("A token asks as fast as it may, then waits")
    func rates() {
        let rates = TokenRates()
        let limit = TokenRates.Limit(perMinute: 60, atOnce: 3)
        let start = Instant(milliseconds: 1_000_000)
        for _ in 1...3 { #expect(rates.verdict(on: "a", at: start, limit) == nil) }
        #expect(rates.verdict(on: "a", at: start, limit) == start.adding(seconds: 1))
        #expect(rates.verdict(on: "b", at: start, limit) == nil)
        #expect(rates.verdict(on: "a", at: start.adding(seconds: 1), limit) == nil)
        #expect(rates.verdict(on: "a", at: start.adding(seconds: 1), limit) != nil)
    }
}
