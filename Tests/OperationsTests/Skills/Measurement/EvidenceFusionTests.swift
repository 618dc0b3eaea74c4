import Foundation
import Testing

@testable import Operations

@Suite("Levels from evidence (measure levels)")
struct EvidenceFusionTests {
    typealias Fixture = MeasureFixture

    @Test("Abilities, chances and levels of every case are those of the reference")
    func reference() throws {
        var wish = FuseEvidence.Wish()
        wish.takesNodesWhole = true
        let path = Fixture.path("evidence_posterior/cases.json")
        let found = Fixture.numbers(try Fixture.json(try FuseEvidence(path, wish).json))
        let expected = Fixture.numbers(try Fixture.json(file: path))
        var names = ["eap": "eap", "sd": "sd", "most_probable_level": "most_probable_level"]
        names["awarded_level"] = "awarded_level_p80"
        for level in 0..<4 { names["p_level.\(level)"] = "p_level.\(level)" }
        for (level, name) in ["c", "b", "a"].enumerated() { names["p_at_least.\(level + 1)"] = "p_at_least_\(name)" }
        for index in 0..<16 {
            for (own, theirs) in names {
                let (a, b) = (found["cases.\(index).\(own)"], expected["cases.\(index).expected.\(theirs)"])
                #expect(abs((a ?? .nan) - (b ?? .nan)) < 1e-9, "\(index) \(own)")
            }
        }
    }

    private static func file(_ evidence: String, _ more: String = "") -> String {
        """
        {"cases": [{"name": "sato", "cuts": [-1, 0.3, 1.5], \(more)
          "evidence": [
        \(evidence)]}]}
        """
    }

    private static let strong = #"{"kind": "normal_score", "value": 2.5, "se": 0.3}"#

    @Test("A level asks for the evidence that its gate names")
    func gates() throws {
        let gates =
            #""gates": [{"level": 2, "kinds": ["work"], "within_months": 36}, {"level": 3, "kinds": ["teaching"]}],"#
        func levels(_ evidence: String) throws -> [String: Double] {
            var found: [String: Double] = [:]
            try Fixture.withFiles(["e.json": Self.file(evidence, gates)]) { folder in
                found = Fixture.numbers(try Fixture.json(try FuseEvidence(folder + "/e.json", .init()).json))
            }
            return found
        }
        let none = try levels(Self.strong)
        #expect(none["cases.0.reached_level"] == 3 && none["cases.0.awarded_level"] == 1)
        #expect(none["cases.0.missing.0.level"] == 2 && none["cases.0.missing.1.level"] == 3)
        let work = try levels(Self.strong + #", {"kind": "deed", "source": "work", "age_months": 12}"#)
        #expect(work["cases.0.awarded_level"] == 2 && work["cases.0.influence.1"] == 0)
        let old = try levels(Self.strong + #", {"kind": "deed", "source": "work", "age_months": 48}"#)
        #expect(old["cases.0.awarded_level"] == 1)
    }

    @Test(
        "Each wrong value is refused with its place",
        arguments: [
            ("{\"cases\": []}", "M008 1:11"), ("{\"case\": []}", "M021 1:1"),
            (file(#"{"kind": "exam"}"#), "M045 3:10"),
            (file(#"{"kind": "normal_score", "value": 1, "se": 0}"#), "M045 3:1"),
            (file(strong + ",\n" + #"{"kind": "rating", "value": 4, "a": 1, "thresholds": [0, 1]}"#), "M045 4:1"),
            (file(#"{"kind": "test_items", "items": [[2, 1, 0, 0]]}"#), "M045 3:34"),
            (file(#"{"kind": "pass_fail", "value": 1, "a": 2}"#), "M021 3:1"),
            (file(strong, #""prior": {"mean": 0, "sd": 0},"#), "M046 1:62"),
            (file(strong, #""gates": [{"level": 4, "kinds": []}],"#), "M046 1:73"),
            (file(#"{"kind": "pass_fail", "value": 600, "a": 2, "b": 0}"#), "M045 3:32"),
            (file(#"{"kind": "normal_score", "value": 1, "se": 0.02}"#), "M045 3:1"),
            (#"{"cases": [{"cuts": [], "evidence": []}]}"#, "M046 1:21"),
            (#"{"cases": [{"cuts": [1, 1], "evidence": []}]}"#, "M046 1:21"),
        ])
    func refused(text: String, refusal: String) throws {
        try Fixture.withFiles(["e.json": text]) { folder in
            #expect(Fixture.refusal { _ = try FuseEvidence(folder + "/e.json", .init()) } == refusal)
        }
    }
}
