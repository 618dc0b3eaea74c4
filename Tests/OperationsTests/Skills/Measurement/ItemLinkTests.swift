import Foundation
import Kernel
import Testing

@testable import Operations

@Suite("Years linked by common items (measure link)")
struct ItemLinkTests {
    typealias Fixture = MeasureFixture

    @Test("The line of every method is the reference's")
    func reference() throws {
        let found = try LinkItems(
            old: Fixture.path("linking_2pl/form1_items.csv"), new: Fixture.path("linking_2pl/form2_items.csv"))
        let figures = Fixture.numbers(try Fixture.json(found.json)).filter { $0.key.hasPrefix("linking") }
        let expected = Fixture.numbers(try Fixture.json(file: Fixture.path("linking_2pl/linking.json")))
            .filter { $0.key.hasPrefix("linking") }
        #expect(expected.count == 8 && figures.count == 8)
        for (key, value) in expected {
            let tolerance = key.contains("mean") ? 1e-8 : 1e-3
            #expect(abs((figures[key] ?? .infinity) - value) < tolerance, "\(key)")
        }
        let items = Fixture.Table(found.items)
        let new = try Fixture.Table(file: Fixture.path("linking_2pl/form2_items.csv"))
        let (a, b) = (figures["linking.stocking_lord.A"] ?? 0, figures["linking.stocking_lord.B"] ?? 0)
        #expect(Fixture.distance(items["a1"], new["a1"].map { $0 / a }) < 1e-12)
        #expect(Fixture.distance(items["b"], new["b"].map { a * $0 + b }) < 1e-9)
    }

    @Test("An anchor that moved is named, with standard errors only")
    func drift() throws {
        func file(_ shift: Double, errors: Bool) -> String {
            let rows = (0..<12).map { item in
                let b = Double(item) / 4 - 1.5 + (item == 4 ? shift : 0)
                return "I\(item),1,\(b),0,new" + (errors ? ",0.05,0.05" : "")
            }
            return "item,a,b,c,content" + (errors ? ",se_a,se_b" : "") + "\n" + rows.joined(separator: "\n")
        }
        for hasErrors in [true, false] {
            try Fixture.withFiles(["old.csv": file(0, errors: hasErrors), "new.csv": file(1, errors: hasErrors)]) {
                let found = try LinkItems(old: $0 + "/old.csv", new: $0 + "/new.csv", by: .stockingLord)
                #expect(found.words.contains { $0.en.contains("I4 has moved") } == hasErrors)
                #expect(Fixture.Table(found.items)[texts: "content"].allSatisfy { $0 == "new" })
            }
        }
    }

    @Test(
        "Items that cannot link are refused with their place",
        arguments: [
            ("item,a,b\nA,1,0\n", "item,a,b\nB,1,0\n", "M031 1:1"),
            ("item,a,b\nA,1,0\n", "item,a,b\nA,1,0\n", "M031 1:1"),
            ("item,a,d1,d2\nA,1,1,0\nB,1,2,1\n", "item,a,b\nC,1,0\nB,1,0\n", "M032 3:1"),
            ("item,a,b\nA,1,0\nB,1,0\n", "item,a,b\nA,1,0\nB,1,0\n", "M033 1:1"),
            ("item,a,b\nA,1,x\n", "item,a,b\nA,1,0\n", "M006 2:5"), ("item,b\nA,1\n", "item,a,b\nA,1,0\n", "M003 1:1"),
            ("item,a,b\nA,1,0\nB,1,1\n", "", "M001 1:1"),
        ])
    func refused(old: String, new: String, refusal: String) throws {
        try Fixture.withFiles(["old.csv": old, "new.csv": new]) { folder in
            let found = Fixture.refusal { _ = try LinkItems(old: folder + "/old.csv", new: folder + "/new.csv") }
            #expect(found == refusal)
        }
    }
}
