import Domain
import Foundation
import Kernel
import Testing

@Suite("The difference of two versions of a plan")
struct PlanDifferenceTests {
    private func changes(_ edits: [(String, String)], from before: [(String, String)] = []) throws -> [PlanChange] {
        PlanDifference(old: try PlanFixture.plan(before), new: try PlanFixture.plan(edits)).changes
    }

    @Test("A version differs in nothing from itself")
    func nothing() throws {
        #expect(PlanDifference(old: try PlanFixture.plan(), new: try PlanFixture.plan()).isEmpty)
    }

    @Test("Comments, spaces, full-width signs and quotes are no change")
    func looks() throws {
        let edits = [
            ("rule: 職階 = 課長級", "rule: 職階　＝   「課長級」  # 同じ"), ("mandatory: 全員}", "mandatory:   全員   }"),
        ]
        #expect(try changes(edits) == [])
    }

    @Test("A change is told by its kind and in both languages", arguments: cases + programmeCases)
    func told(_ example: Case) throws {
        let found = try changes(example.edits)
        #expect(found.map(\.kind) == example.kinds)
        #expect(found.first?.text == Phrase(ja: example.ja, en: example.en))
    }

    @Test("A decision between two readings is told as such")
    func decision() throws {
        let open = [(", decidedBy: 総務課長, decidedOn: 2026-04-01", "")]
        let found = try changes([], from: open)
        #expect(found.map(\.kind) == ["target.conflictResolved"])
        #expect(found.first?.text.ja == "目標「実践する人」の読み方を「3年で120名」に決定（総務課長）")
        #expect(try changes(open).map(\.kind) == ["target.conflictFound"])
    }

    @Test("A persona that moves ahead of another changes who is who")
    func order() throws {
        let rules = ("rule: 職階 = 課長級", "rule: 職階 = 係長級"), back = ("rule: 職階 = 係長級\n      -", "rule: 職階 = 課長級\n      -")
        let found = try changes([
            ("id: kacho\n", "id: first\n"), ("id: kakaricho\n", "id: kacho\n"), ("id: first\n", "id: kakaricho\n"),
            rules, back,
        ])
        #expect(found.map(\.kind).contains("dimension.reordered"))
    }

    @Test("What is asked of a persona that is gone goes without a word of its own")
    func removedHolder() throws {
        let kinds = try changes([
            (
                "      - id: kacho\n        name: 課長級職員\n        rule: 職階 = 課長級\n",
                "      - id: head\n        name: 長\n        rule: 職階 = 課長級\n"
            ),
            (" または 人材像(kacho)", ""), ("kacho: b}", "head: b}"), ("kacho: b,", "head: b,"),
        ]).map(\.kind)
        #expect(kinds.filter { $0 == "requirement.removed" } == [])
        #expect(kinds.filter { $0 == "requirement.added" }.count == 2)
        #expect(kinds.contains("persona.added") && kinds.contains("persona.removed"))
    }

    @Test("A skill keeps its level where its scale changes letters around it")
    func scales() throws {
        let found = try changes([("{id: c, name: 理解", "{id: d, name: 初歩, definition: 触れる}\n      - {id: c, name: 理解")])
        #expect(found.map(\.kind) == ["level.added"])
    }

    @Test("A half that differs from the other is named, a change of both is told once")
    func halves() throws {
        let both = try changes([("hours: 6, seats: 60,", "hours: 6, seats: 80,")])
        #expect(both.map(\.kind) == ["programme.changed.seats"])
        let one = try changes([
            ("elective: 人材像(ippan) または 人材像(kacho)", "elective: {audience: 人材像(ippan) または 人材像(kacho), seats: 20}")
        ])
        #expect(one.map(\.kind) == ["programme.changed.elective.seats"])
        #expect(one.first?.text.ja == "研修「実践」の席（選択）: 毎年60 → 毎年20")
    }

    @Test("Changes come in the order of the new version, and the same every time")
    func stable() throws {
        let edits = PlanDifferenceTests.cases.prefix(6).flatMap(\.edits)
        let found = try changes(edits)
        #expect(try changes(edits) == found)
        let order = found.compactMap { PlanEntry.Kind.allCases.firstIndex(of: $0.entry.kind) }
        #expect(order == order.sorted())
    }

    @Test("Two different plans are told apart from end to end")
    func wholePlans() throws {
        let packs = try PlanFixture.packs(in: PlanFixture.repository.appendingPathComponent("frameworks"))
        let plans = try ["oyama", "okayama"].map { name in
            let file = PlanFixture.repository.appendingPathComponent("plans/\(name).yaml")
            return try PlanReader.read(text: try PlanFixture.text(file), file: "\(name).yaml", packs: packs).plan
        }
        let found = PlanDifference(old: plans[0], new: plans[1]).changes
        #expect(found.count > 100)
        #expect(found.allSatisfy { !$0.text.ja.isEmpty && !$0.text.en.isEmpty && !$0.kind.isEmpty })
    }
}
