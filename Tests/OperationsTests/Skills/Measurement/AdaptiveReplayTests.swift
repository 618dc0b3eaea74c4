import Foundation
import Kernel
import Testing

@testable import Operations

@Suite("Adaptive tests replayed (measure cat)")
struct AdaptiveReplayTests {
    typealias Fixture = MeasureFixture

    /// How each reference file is asked for.
    static func wish(_ rule: String) -> ReplayAdaptiveTests.Wish {
        var wish = ReplayAdaptiveTests.Wish()
        switch rule {
        case "se0.30", "se0.40": wish.stop = ["se:\(rule.dropFirst(2))"]
        case "len20": wish.stop = ["length:20"]
        case "class0.0":
            (wish.stop, wish.most, wish.z) = (["cut:0.0"], 40, 1.6448536269514722)
        case "prior_len8": (wish.priorSD, wish.priorColumn, wish.stop) = (0.5, "prior_mean", ["length:8"])
        case "three_cuts_90_max20": (wish.stop, wish.fewest) = (["cut:-1,0.3,1.5,length:20"], 4)
        case "content_len20": (wish.content, wish.stop) = ("S=0.35,M=0.2,T=0.45", ["length:20"])
        default: (wish.content, wish.stop, wish.most) = ("S=0.35,M=0.2,T=0.45", ["se:0.35"], 25)
        }
        return wish
    }

    @Test(
        "Items, estimates and errors are those of the reference", arguments: ["bank60_2pl", "bank300_c25"],
        [
            "se0.30", "se0.40", "len20", "class0.0", "prior_len8", "three_cuts_90_max20", "content_len20",
            "content_se0.35_max25",
        ])
    func sessions(bank: String, rule: String) throws {
        let isOwn = ["content", "prior", "three"].contains { rule.hasPrefix($0) }
        let file = isOwn ? "cat/proto_\(bank)_\(rule).csv" : "cat/\(bank)_\(rule)_summary.csv"
        let expected = try Fixture.Table(file: Fixture.path(file))
        var responses = Fixture.path("cat/\(bank)_responses.csv")
        try Fixture.withFiles { folder in
            if rule == "prior_len8" {
                let lines = try String(contentsOfFile: responses, encoding: .utf8).split(whereSeparator: \.isNewline)
                let means = ["prior_mean"] + expected[texts: "prior_mean"]
                responses = folder + "/responses.csv"
                try zip(lines, means).map { "\($0),\($1)" }.joined(separator: "\n")
                    .write(toFile: responses, atomically: true, encoding: .utf8)
            }
            let replay = try ReplayAdaptiveTests(
                bank: Fixture.path("cat/\(bank).csv"), responses: responses, Self.wish(rule))
            let summary = Fixture.Table(replay.summary)
            #expect(summary.names == ["id", "n_items", "theta", "se", "items"] && summary.rows.count == 300)
            for column in ["id", "n_items", "items"] {
                let isSame = summary[texts: column] == expected[texts: column]
                #expect(isSame, "\(column)")
            }
            #expect(Fixture.distance(summary["theta"], expected["theta"]) < 1e-4)
            #expect(Fixture.distance(summary["se"], expected["se"]) < 1e-4)
            guard rule == "se0.30" else { return }
            let steps = Fixture.Table(replay.steps)
            let wanted = try Fixture.Table(file: Fixture.path("cat/\(bank)_se0.30_steps.csv"))
            // The reference tells the steps of the first people only.
            let count = wanted.rows.count
            #expect(count > 500)
            for column in ["id", "step", "item", "response"] {
                let isSame = Array(steps[texts: column].prefix(count)) == wanted[texts: column]
                #expect(isSame, "\(column)")
            }
            for column in ["theta", "se"] {
                #expect(Fixture.distance(Array(steps[column].prefix(count)), wanted[column]) < 1e-4, "\(column)")
            }
        }
    }

    private static let bank = "item,a,b,content\nA,1,0,S\nB,1.2,0.5,T\nC,0.8,-0.5,T\n"

    @Test("What nobody answered is never put, and a seed gives the same tests again")
    func gaps() throws {
        try Fixture.withFiles(["bank.csv": Self.bank, "r.csv": "id,A,B,C\nsato,1,,0\nabe,1,0,1\n"]) { folder in
            var wish = ReplayAdaptiveTests.Wish()
            (wish.most, wish.randomesque, wish.seed) = (3, 3, 5)
            func replay() throws -> [UInt8] {
                try ReplayAdaptiveTests(bank: folder + "/bank.csv", responses: folder + "/r.csv", wish).steps
            }
            let steps = try replay()
            #expect(!String(decoding: steps, as: UTF8.self).contains("sato,1,B"))
            #expect(Fixture.Table(steps).rows.count == 5)
            #expect(try replay() == steps)
        }
    }

    @Test(
        "Each wrong input is refused with its place",
        arguments: [
            ("se:0.3,width:2", "M016 1:8"), ("lenght:20", "M016 1:1"), ("se:-1", "M016 1:1"),
            ("length:2.5", "M016 1:1"),
            ("0.3", "M016 1:1"), ("", "M016 1:1"),
        ])
    func conditions(text: String, refusal: String) {
        #expect(Fixture.refusal { _ = try StopConditions([text]) } == refusal)
    }

    @Test("Conditions are read, several by commas or one after the other")
    func several() throws {
        let conditions = try StopConditions(["se:0.3,cut:1.5,-1,length:20", "length:15", "info:0.1"])
        #expect(conditions.standardError == 0.3 && conditions.length == 15 && conditions.cuts == [-1, 1.5])
        #expect(conditions.leastInformation == 0.1)
    }

    @Test(
        "Files that do not fit are refused with their place",
        arguments: [
            ("item,a,b\nA,1,0\nB,-1,0\n", "id,A,B\n1,1,0\n", nil, nil, "M018 3:1"),
            (bank, "id,A,B\n1,1,0\n", nil, nil, "M003 1:1"),
            (bank, "id,A,B,C\n1,1,2,0\n", nil, nil, "M009 2:1"),
            (bank, "id,A,B,C\n1,1,x,0\n", nil, nil, "M007 2:5"),
            (bank, "id,A,B,C\n1,1,0\n", nil, nil, "M004 2:1"),
            (bank, "id,A,B,C\n", nil, nil, "M008 1:1"),
            ("", "id,A,B,C\n1,1,0,0\n", nil, nil, "M001 1:1"),
            (bank, "id,A,B,C\n1,1,0,0\n", "S=1", nil, "M017 3:1"),
            (bank, "id,A,B,C\n1,1,0,0\n", "S=0.5,T=half", nil, "M017 1:7"),
            (bank, "id,A,B,C\n1,1,0,0\n", "S=0.5,T=0.4", nil, "M017 1:1"),
            (bank, "id,A,B,C,m\n1,1,0,0,9\n", nil, "m", "M019 2:1"),
            (bank, "id,A,B,C,m\n1,1,0,0,\n", nil, "m", "M005 2:1"),
        ] as [(String, String, String?, String?, String)])
    func refused(bank: String, responses: String, content: String?, prior: String?, refusal: String) throws {
        try Fixture.withFiles(["bank.csv": bank, "r.csv": responses]) { folder in
            var wish = ReplayAdaptiveTests.Wish()
            (wish.most, wish.content, wish.priorColumn) = (2, content, prior)
            let found = Fixture.refusal {
                _ = try ReplayAdaptiveTests(bank: folder + "/bank.csv", responses: folder + "/r.csv", wish)
            }
            #expect(found == refusal)
        }
    }
}
