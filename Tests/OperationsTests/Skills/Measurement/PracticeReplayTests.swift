import Foundation
import Testing

@testable import Operations

@Suite("Reviews followed (measure fsrs)")
struct PracticeReplayTests {
    typealias Fixture = MeasureFixture

    @Test("Memory, state, due times and the curve of every log are those of the reference")
    func reference() throws {
        let path = Fixture.path("fsrs/sequences.json")
        let found = try #require(try Fixture.json(try ReplayPractice(path).json) as? [String: Any])
        let expected = try #require(try Fixture.json(file: path) as? [String: Any])
        let (a, b) = (Fixture.numbers(found), Fixture.numbers(["cases": expected["cases"] ?? []]))
        #expect(a.count > 2000 && Set(a.keys) == Set(b.keys))
        #expect(a.allSatisfy { key, value in abs(value - (b[key] ?? .infinity)) <= 1e-9 * max(1e-3, abs(value)) })
        func texts(_ file: [String: Any]) -> [String] {
            (file["cases"] as? [[String: Any]] ?? []).flatMap { sample in
                (sample["reviews"] as? [[String: Any]] ?? []).flatMap { review in
                    ["review_datetime", "state", "due"].map { "\(review[$0] ?? "")" }
                }
            }
        }
        #expect(texts(found).count > 700 && texts(found) == texts(expected))
    }

    @Test("What is left out has the defaults, and a time of another zone is the same moment")
    func defaults() throws {
        let log = """
            {"cases": [{"reviews": [{"review_datetime": "2026-04-01T09:00:00+09:00", "rating": 3}]}]}
            """
        try Fixture.withFiles(["log.json": log]) { folder in
            let text = String(decoding: try ReplayPractice(folder + "/log.json").json, as: UTF8.self)
            #expect(text.contains("\"desired_retention\": 0.85") && text.contains("\"maximum_interval\": 36500"))
            #expect(text.contains("\"review_datetime\": \"2026-04-01T00:00:00Z\""))
            #expect(text.contains("\"due\": \"2026-04-01T00:10:00Z\""))
        }
    }

    private static func log(_ review: String, _ scheduler: String = "{}") -> String {
        """
        {"cases": [
          {"scheduler": \(scheduler),
           "reviews": [
             \(review)]}]}
        """
    }

    private static let sound = #"{"review_datetime": "2026-04-01T00:00:00Z", "rating": 3}"#

    @Test(
        "Each wrong value is refused with its place",
        arguments: [
            ("", "M020 1:1"), ("{\"cases\": [}", "M020 1:12"), ("[]", "M021 1:1"), ("{\"case\": []}", "M021 1:1"),
            ("{\"cases\": []}", "M008 1:11"),
            (log(#"{"review_datetime": "2026-04-01T00:00:00Z", "rating": 5}"#), "M022 4:60"),
            (log(#"{"review_datetime": "2026-04-31T00:00:00Z", "rating": 3}"#), "M023 4:26"),
            (log(#"{"review_datetime": "2026-04-01 00:00", "rating": 3}"#), "M023 4:26"),
            (log(#"{"rating": 3}"#), "M021 4:6"),
            (log(#"{"review_datetime": "2026-04-01T00:00:00Z", "rating": "3"}"#), "M021 4:60"),
            (log(sound + ", " + #"{"review_datetime": "2026-03-01T00:00:00Z", "rating": 3}"#), "M024 4:84"),
            (log(sound, #"{"parameters": [1, 2]}"#), "M025 2:32"),
            (log(sound, #"{"desired_retention": 1.5}"#), "M025 2:39"),
            (log(sound, #"{"learning_steps": [60, 0]}"#), "M025 2:41"),
            (log(sound, #"{"maximum_interval": 0}"#), "M025 2:38"),
        ])
    func refused(text: String, refusal: String) throws {
        try Fixture.withFiles(["log.json": text]) { folder in
            #expect(Fixture.refusal { _ = try ReplayPractice(folder + "/log.json") } == refusal)
        }
    }
}
