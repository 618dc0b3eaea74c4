import Foundation
import Testing

@testable import Operations

@Suite("Learners answer by answer (measure elo, measure tracing)")
struct LearnerTests {
    typealias Fixture = MeasureFixture

    @Test("Abilities and difficulties follow the reference, and the items can be scored with")
    func elo() throws {
        let file = try #require(try Fixture.json(file: Fixture.path("elo/trace.json")) as? [String: Any])
        let rows = try #require(file["trace"] as? [[Double]])
        let lines = rows.map { "\(Int($0[0])),I\(Int($0[1])),\(Int($0[2]))" }
        let log = "person,item,right\n" + lines.joined(separator: "\n")
        try Fixture.withFiles(["log.csv": log, "answers.csv": "id,I2,I11\n1,1,0\n"]) { folder in
            let rated = try RateAnswers(folder + "/log.csv", options: 4)
            let steps = Fixture.Table(rated.steps)
            for (column, place) in [("p", 3), ("theta", 4), ("b", 5)] {
                #expect(Fixture.distance(steps[column], rows.map { $0[place] }) < 1e-9)
            }
            let items = Fixture.Table(rated.items)
            for (name, value) in zip(items[texts: "item"], items["b"]) {
                let last = try #require(rows.last { "I\(Int($0[1]))" == name })
                #expect(abs(value - last[5]) < 1e-9)
            }
            #expect(items["answers"].reduce(0, +) == 200)
            let two = items.rows.filter { ["I2", "I11"].contains($0[0]) }.map { $0.joined(separator: ",") }
            try ([items.names.joined(separator: ",")] + two).joined(separator: "\n")
                .write(toFile: folder + "/items.csv", atomically: true, encoding: .utf8)
            _ = try ScoreAnswers(folder + "/answers.csv", items: folder + "/items.csv", by: .eap)
        }
    }

    @Test("The chance that a skill is known follows the reference")
    func tracing() throws {
        let file = try Fixture.json(file: Fixture.path("bkt/cases.json"))
        let cases = try #require((file as? [String: Any])?["cases"] as? [[String: Any]])
        for sample in cases {
            let parameters = try #require(sample["params"] as? [String: Double])
            let observations = try #require(sample["observations"] as? [Int])
            let expected = try #require(sample["steps"] as? [[String: Double]])
            var wish = TraceKnowledge.Wish()
            wish.known = parameters["L0"] ?? .nan
            wish.learning = parameters["T"] ?? .nan
            wish.guessing = parameters["G"] ?? .nan
            wish.slipping = parameters["S"] ?? .nan
            wish.forgetting = parameters["F"] ?? .nan
            let log = "person,skill,right\n" + observations.map { "sato,net,\($0)\n" }.joined()
            try Fixture.withFiles(["log.csv": log]) { folder in
                let traced = try TraceKnowledge(folder + "/log.csv", wish)
                let steps = Fixture.Table(traced.steps)
                for column in ["p_known_before", "p_correct", "posterior", "p_known_after"] {
                    #expect(Fixture.distance(steps[column], expected.map { $0[column] ?? .nan }) < 1e-9)
                }
                let known = Fixture.Table(traced.known)
                #expect(known["p_known"] == [steps["p_known_after"].last ?? .nan] && known.rows.count == 1)
            }
        }
    }

    @Test("People and skills are traced apart, in the order in which they come")
    func apart() throws {
        let log = "person,skill,right\nsato,net,1\nabe,net,0\nsato,law,0\nsato,net,1\n"
        try Fixture.withFiles(["log.csv": log]) { folder in
            let known = Fixture.Table(try TraceKnowledge(folder + "/log.csv", .init()).known)
            #expect(known[texts: "person"] == ["sato", "abe", "sato"] && known["answers"] == [2, 1, 1])
            #expect(known["p_known"][0] > 0.3 && known["p_known"][1] < 0.3)
        }
    }

    @Test("What is wrong is told with its row and column")
    func refusals() throws {
        let files = [
            "two.csv": "person,item,right\nsato,Q1,1\nabe,Q1,2\n", "empty.csv": "person,item,right\n,Q1,1\n",
            "bare.csv": "person,item,right\n", "column.csv": "person,skill,right\nsato,net,1\n",
        ]
        try Fixture.withFiles(files) { folder in
            func elo(_ name: String) -> String { Fixture.refusal { _ = try RateAnswers("\(folder)/\(name)") } }
            #expect(elo("two.csv") == "M009 3:8")
            #expect(elo("empty.csv") == "M005 2:1")
            #expect(elo("bare.csv") == "M008 1:1")
            #expect(elo("column.csv") == "M003 1:1")
            var wish = TraceKnowledge.Wish()
            wish.slipping = 1.5
            #expect(Fixture.refusal { _ = try TraceKnowledge(folder + "/column.csv", wish) } == "M047 1:1")
        }
    }
}
