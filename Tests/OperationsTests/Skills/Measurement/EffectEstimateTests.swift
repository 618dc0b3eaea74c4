import Foundation
import Kernel
import Testing

@testable import Operations

@Suite("Effect of a training from a file (measure effect)")
struct EffectEstimateTests {
    typealias Fixture = MeasureFixture

    @Test("Every figure is the reference's", arguments: ["prepost_8_9", "prepost_26_31", "prepost_190_220"])
    func reference(folder: String) throws {
        let found = try EstimateEffect(Fixture.path("\(folder)/data.csv"))
        let figures = Fixture.numbers(try Fixture.json(found.json))
        let expected = Fixture.numbers(try Fixture.json(file: Fixture.path("\(folder)/expected.json")))
            .filter { !$0.key.hasPrefix("versions") }
        #expect(expected.count > 35)
        for (key, value) in expected {
            let name = key.split(separator: ".").last ?? ""
            let isP = name == "p" || name.hasPrefix("p_") || name.hasSuffix("_p")
            #expect(abs((figures[key] ?? .infinity) - value) < (isP ? 1e-6 : 1e-8), "\(key)")
        }
    }

    @Test("The effect and its interval come first, and few people get no verdict")
    func words() throws {
        let found = try EstimateEffect(Fixture.path("prepost_8_9/data.csv"))
        let row = try #require(found.rows.first)
        #expect(found.rows.count == 3 && row.low < row.effect && row.effect < row.high)
        #expect((row.p < 0.05) == (row.low > 0 || row.high < 0))
        #expect(found.warnings.map(\.key).contains("few_people"))
        #expect(found.notes[0].en.hasPrefix("no verdict"))
    }

    @Test("Strata and gaps are taken as they are told")
    func strata() throws {
        let plain = try EstimateEffect(Fixture.path("prepost_190_220/data.csv"))
        let strata = try EstimateEffect(Fixture.path("prepost_190_220/data.csv"), strata: "grade")
        func effect(_ found: EstimateEffect) throws -> Double? {
            Fixture.numbers(try Fixture.json(found.json))["ancova.effect"]
        }
        #expect(try effect(plain) != effect(strata))
        let rows = "id,group,pre,post\n1,1,3,5\n2,1,4,NA\n3,0,2,2\n4,0,4,3\n5,1,2,4\n6,0,1,1\n"
        try Fixture.withFiles(["d.csv": rows]) { folder in
            let found = try EstimateEffect(folder + "/d.csv")
            let figures = Fixture.numbers(try Fixture.json(found.json))
            #expect(figures["n_dropped"] == 1 && figures["n_trained"] == 2)
            #expect(found.warnings.map(\.key).contains("dropped"))
        }
    }

    @Test(
        "Each wrong input is refused with its place",
        arguments: [
            ("", nil, "M001 1:1"), ("id,group,pre\n1,1,2\n", nil, "M003 1:1"),
            ("id,group,pre,post\n1,2,3,4\n", nil, "M026 2:3"), ("id,group,pre,post\n1,,3,4\n", nil, "M005 2:3"),
            ("id,group,pre,post\n1,1,x,4\n", nil, "M006 2:5"), ("id,group,pre,post\n1,1,,4\n", nil, "M027 1:1"),
            ("id,group,pre,post\n", nil, "M027 1:1"), ("id,group,pre,post\n1,1,3\n", nil, "M004 2:1"),
            ("id,group,pre,post\n1,1,3,4\n", "grade", "M003 1:1"),
            ("group,pre,post,grade\n1,3,4,\n", "grade", "M005 2:7"),
        ] as [(String, String?, String)])
    func refused(text: String, strata: String?, refusal: String) throws {
        try Fixture.withFiles(["d.csv": text]) { folder in
            #expect(Fixture.refusal { _ = try EstimateEffect(folder + "/d.csv", strata: strata) } == refusal)
        }
    }
}
