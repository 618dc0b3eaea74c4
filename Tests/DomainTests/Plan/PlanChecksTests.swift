import Domain
import Foundation
import Kernel
import Testing

@Suite("The checks of a plan")
struct PlanChecksTests {
    @Test("Nothing is said of a plan in which nothing is wrong")
    func silence() throws {
        #expect(try PlanFixture.diagnostics(PlanFixture.base()).map { $0.line(in: .en) } == [])
    }

    @Test("A flaw is found, alone, at its place and in both languages", arguments: PlanFlaw.all)
    func flaw(_ flaw: PlanFlaw) throws {
        let text = try PlanFixture.base(flaw.edits)
        let found = try PlanFixture.diagnostics(text, on: flaw.day)
        let lines = found.map { $0.line(in: .en) }
        #expect(Set(found.map(\.code)) == flaw.besides.union([flaw.code]), "\(lines)")
        let wanted = try #require(PlanFixture.place(of: flaw.at, in: text))
        let own = found.filter { $0.code == flaw.code }
        #expect(own.map(\.place) == [wanted], "\(lines)")
        #expect(own.map(\.suggestion) == [flaw.suggestion])
        for diagnostic in found {
            #expect(!diagnostic.message.ja.isEmpty && !diagnostic.message.en.isEmpty)
            #expect(diagnostic.message.ja != diagnostic.message.en)
        }
    }

    @Test("Every check has a flaw that shows it")
    func everyCheckIsShown() throws {
        let folder = PlanFixture.repository.appendingPathComponent("Sources/Domain/Plan/Checks")
        var codes = Set<String>()
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            codes.formUnion(try PlanFixture.text(file).matches(of: /"(P2\d\d)"/).map { String($0.1) })
        }
        #expect(Set(PlanFlaw.all.map(\.code)) == codes)
        #expect(codes.count >= 32)
    }

    @Test("The note on people without a persona gives an example")
    func example() throws {
        let kinds = dimension("{id: x, name: 甲, rule: 職階 <= 係長級 または 年齢 >= 65}")
        let note = try #require(try PlanFixture.diagnostics(PlanFixture.base([kinds])).first)
        #expect(note.message.ja.contains("（例: 職階 = 課長級、年齢 = 64）"))
        #expect(note.message.en.hasSuffix("for example with grade = 課長級, age = 64"))
    }

    @Test("A rule that cannot be read is an error, and nothing is concluded from it")
    func unreadRules() throws {
        let text = try PlanFixture.base([("rule: 全員", "rule: 全貝"), ("mandatory: 全員", "mandatory: 全貝")])
        #expect(Set(try PlanFixture.diagnostics(text).map(\.code)) == ["P104"])
    }

    @Test("One bad entry hides no other: errors of reading and of checking are all told")
    func manyErrors() throws {
        let text = try PlanFixture.base([
            ("owner: 総務課", "owenr: 総務課"), ("code: \"092088\"", "code: \"092089\""),
            ("rule: 職務(システム担当)", "rule: 職務(システム相当)"), ("scale: attainment, framework", "scale: attainmnt, framework"),
            ("goal: 80", "goal: たくさん"), ("[sample/1.1]", "[sample/9.9]"), ("mode: classroom", "mode: clasroom"),
            ("goal: 50", "goal: 500"), ("basis: rating", "basis: none"), ("kacho: b, owner: b", "kacho: a, owner: d"),
        ])
        let found = try PlanFixture.diagnostics(text)
        let codes = Set(found.map(\.code))
        #expect(
            codes.isSuperset(of: [
                "P001", "P004", "P105", "P006", "P003", "P227", "P007", "P288", "P280", "P009", "P221",
            ]))
        #expect(found.map(\.place) == found.map(\.place).sorted())
    }
}
