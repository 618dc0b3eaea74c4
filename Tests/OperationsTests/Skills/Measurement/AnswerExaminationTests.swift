import Domain
import Foundation
import Kernel
import Testing

@testable import Operations

@Suite("Quality of items and answers from a file (measure quality)")
struct AnswerExaminationTests {
    typealias Fixture = MeasureFixture

    @Test("Items and reliability are the reference's", arguments: ["ctt_dichotomous", "ctt_rating"])
    func classical(folder: String) throws {
        let found = try ExamineAnswers(Fixture.path("\(folder)/responses.csv"), ExamineAnswers.Wish())
        let items = Fixture.Table(found.items)
        let expected = try Fixture.Table(file: Fixture.path("\(folder)/items.csv"))
        #expect(items[texts: "item"] == expected[texts: "item"])
        for column in expected.names.dropFirst() {
            #expect(Fixture.distance(items[column], expected[column]) < 1e-9, "\(column)")
        }
        let scale = Fixture.numbers(try Fixture.json(found.scale))
        let wanted = Fixture.numbers(try Fixture.json(file: Fixture.path("\(folder)/scale.json")))
        for (key, value) in scale {
            let isIterative = key.hasPrefix("omega") || key.hasPrefix("cfa")
            let tolerance = isIterative ? 1e-4 : 1e-9
            #expect(abs(value - (wanted[key] ?? .infinity)) < tolerance, "\(key)")
        }
        #expect(scale.count == (folder == "ctt_rating" ? 12 + 16 : 13 + 24))
        #expect(found.files == ["items.csv", "scale.json"])
    }

    @Test("Signs of careless answers are the reference's, with flags beside")
    func ratings() throws {
        var wish = ExamineAnswers.Wish()
        (wish.looksAtPeople, wish.seconds, wish.blocks) = (true, "seconds", [6, 6, 6, 6])
        let found = try ExamineAnswers(Fixture.path("response_quality/responses.csv"), wish)
        let indices = Fixture.Table(try #require(found.indices))
        let expected = try Fixture.Table(file: Fixture.path("response_quality/indices.csv"))
        // The reference's even-odd index looks at the first two items of each scale only.
        for column in [
            "longstring", "avg_string", "irv", "mahalanobis_d2", "mahalanobis_p", "seconds_per_item",
        ] {
            #expect(Fixture.distance(indices[column], expected[column]) < 1e-9, "\(column)")
        }
        let straight = zip(expected[texts: "true_type"], indices[texts: "flagged"]).filter { $0.0 == "straight" }
        #expect(straight.count == 15 && straight.allSatisfy { $0.1 == "1" })
        #expect(indices[texts: "flags"].contains("longRun fast repeatedPattern"))
        #expect(!found.table.items.contains("seconds"))
    }

    @Test("The even-odd index is the reference's on the items that it looks at")
    func evenOdd() throws {
        let table = try Fixture.Table(file: Fixture.path("response_quality/responses.csv"))
        let picked = [0, 1, 2, 7, 8, 13, 14, 19, 20]
        let text = ([table.names] + table.rows).map { row in picked.map { row[$0] }.joined(separator: ",") }
        try Fixture.withFiles(["r.csv": text.joined(separator: "\n")]) { folder in
            var wish = ExamineAnswers.Wish()
            (wish.looksAtPeople, wish.blocks) = (true, [2, 2, 2, 2])
            let indices = Fixture.Table(try #require(try ExamineAnswers(folder + "/r.csv", wish).indices))
            let expected = try Fixture.Table(file: Fixture.path("response_quality/indices.csv"))
            #expect(Fixture.distance(indices["evenodd_careless"], expected["evenodd_careless"]) < 1e-9)
        }
    }

    @Test("Differences between groups are the reference's, with their class")
    func dif() throws {
        var wish = ExamineAnswers.Wish()
        wish.group = "group"
        let found = try ExamineAnswers(Fixture.path("dif_mh/responses.csv"), wish)
        let dif = Fixture.Table(try #require(found.dif))
        let expected = try Fixture.Table(file: Fixture.path("dif_mh/expected.csv"))
        for column in ["mh_chisq_cc", "p", "common_or", "ets_delta"] {
            #expect(Fixture.distance(dif[column], expected[column]) < 1e-6, "\(column)")
        }
        let classes = Dictionary(uniqueKeysWithValues: zip(dif[texts: "item"], dif[texts: "class"]))
        #expect(classes["D04"] == "C" && classes["D17"] == "C" && classes["D01"] == "A" && classes["D11"] == "C")
        #expect(found.words.contains { $0.en.contains("(C)") && $0.en.contains("D17") })
        wish.reference = "1"
        let turned = Fixture.Table(try #require(try ExamineAnswers(Fixture.path("dif_mh/responses.csv"), wish).dif))
        #expect(Fixture.distance(turned["ets_delta"].map { -$0 }, expected["ets_delta"]) < 1e-6)
    }

    @Test("Items that go against the others are named to be repaired")
    func repairs() throws {
        let rows = (0..<40).map { person in
            let able = person % 2
            return "\(able),\(able),\(person % 3 == 0 ? 1 - able : able),\(1 - able)"
        }
        try Fixture.withFiles(["r.csv": "A,B,C,D\n" + rows.joined(separator: "\n")]) { folder in
            let found = try ExamineAnswers(folder + "/r.csv", ExamineAnswers.Wish())
            #expect(found.words.contains { $0.en.contains("check key") && $0.en.hasSuffix(": D") })
            try found.write(to: folder + "/out")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/out").sorted() == found.files)
        }
    }

    @Test(
        "Each wrong input is refused with its place",
        arguments: [
            ("", "M001 1:1", []), ("A,B\n1,x\n", "M007 2:3", []), ("A,B\n1\n", "M004 2:1", []),
            ("A,B\n", "M008 1:1", []),
            ("A,A\n1,1\n", "M002 1:3", []), ("A,B\n1,3\n", "M009 2:1", ["top"]),
            ("A,B\n1,3\n", "M030 1:1", ["blocks"]), ("A,B\n1,3\n", "M003 1:1", ["seconds"]),
            ("g,A\n1,1\n", "M029 1:1", ["dif"]), ("g,A,B\n1,1,0\n2,1,1\n", "M029 1:1", ["dif", "reference"]),
            ("g,A,B\n1,1,2\n2,1,1\n", "M009 2:1", ["dif"]), ("g,A\n,1\n", "M005 2:1", ["dif"]),
        ])
    func refused(text: String, refusal: String, wishes: [String]) throws {
        var wish = ExamineAnswers.Wish()
        if wishes.contains("top") { wish.top = 2 }
        if wishes.contains("blocks") { (wish.looksAtPeople, wish.blocks) = (true, [3]) }
        if wishes.contains("seconds") { (wish.looksAtPeople, wish.seconds) = (true, "time") }
        if wishes.contains("dif") { wish.group = "g" }
        if wishes.contains("reference") { wish.reference = "3" }
        try Fixture.withFiles(["r.csv": text]) { folder in
            #expect(Fixture.refusal { _ = try ExamineAnswers(folder + "/r.csv", wish) } == refusal)
        }
    }
}
