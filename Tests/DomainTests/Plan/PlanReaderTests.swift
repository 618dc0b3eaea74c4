import Domain
import Kernel
import Testing

@Suite("Reading a plan")
struct PlanReaderTests {
    /// The findings of reading alone.
    private func read(_ edits: [(String, String)]) throws -> (found: [Diagnostic], text: String) {
        let text = try PlanFixture.base(edits)
        let packs = try PlanFixture.packs(in: PlanFixture.folder, prefix: "framework-")
        return (try PlanReader.read(text: text, file: "plan.yaml", packs: packs).diagnostics, text)
    }

    private func expect(_ code: String, at snippet: String, suggesting suggestion: String?, _ edits: [(String, String)])
        throws
    {
        let (found, text) = try read(edits)
        let first = try #require(found.first)
        #expect(found.map(\.code) == [code], "\(found.map { $0.line(in: .en) })")
        #expect(first.place == PlanFixture.place(of: snippet, in: text))
        #expect(first.suggestion == suggestion)
        #expect(!first.message.ja.isEmpty && first.message.ja != first.message.en)
    }

    @Test("A mistyped key is told with the key that was meant")
    func mistypedKey() throws {
        try expect("P001", at: "owenr", suggesting: "owner", [("  owner: 総務課", "  owenr: 総務課")])
    }

    @Test("A mistyped reference is told with the entry that was meant")
    func mistypedReferences() throws {
        try expect(
            "P006", at: "▸sectoin, where", suggesting: "section", [("unitClass: section,", "unitClass: sectoin,")])
        try expect(
            "P006", at: "▸ipan: c, kakaricho: b, kacho: b, owner", suggesting: "ippan",
            [("{ippan: c, kakaricho: b, kacho: b, owner", "{ipan: c, kakaricho: b, kacho: b, owner")])
        try expect("P007", at: "clasroom", suggesting: "classroom", [("mode: classroom", "mode: clasroom")])
        try expect("P007", at: "inForc\n", suggesting: "inForce", [("status: inForce", "status: inForc")])
    }

    @Test("A mistyped municipality code is told with its check digit")
    func checkDigit() throws {
        try expect("P004", at: "\"092080\"", suggesting: "092088", [("\"092088\"", "\"092080\"")])
    }

    @Test("A mistake in a plain rule is pointed at where it stands")
    func plainRule() throws {
        try expect("P105", at: "システム但当", suggesting: "システム担当", [("rule: 職務(システム担当)", "rule: 職務(システム但当)")])
        try expect("P104", at: "任用区別", suggesting: "任用区分", [("eligible: 任用区分", "eligible: 任用区別")])
        try expect("P107", at: "▸>= 正規", suggesting: nil, [("eligible: 任用区分 = 正規", "eligible: 任用区分 >= 正規")])
        try expect("P106", at: "▸若い", suggesting: nil, [("eligible: 任用区分 = 正規", "eligible: 年齢 < 若い")])
    }

    @Test("A mistake in a quoted rule is pointed at where it stands")
    func quotedRule() throws {
        try expect(
            "P105", at: "課長及", suggesting: "課長級", [("rule: 職階 = 課長級", "rule: \"所属種別 = 事務部門 かつ 職階 = 課長及\"")])
        try expect(
            "P105", at: "課長及", suggesting: "課長級", [("rule: 職階 = 課長級", "rule: '職階 = 課長及 かつ 所属コード = \"0101\"'")])
    }

    @Test("A mistake in a rule folded over lines is pointed at in its own line")
    func foldedRule() throws {
        let folded = "rule: >-\n          所属種別 = 事務部門\n          かつ 職階 = 課長及"
        try expect("P105", at: "課長及", suggesting: "課長級", [("rule: 職階 = 課長級", folded)])
        let plain = "rule: 所属種別 = 事務部門\n          かつ 職階 =\n          課長及"
        try expect("P105", at: "課長及", suggesting: "課長級", [("rule: 職階 = 課長級", plain)])
        let block = "rule: |\n          所属種別 = 事務部門\n          かつ 職階 = 課長及\n"
        try expect("P105", at: "課長及", suggesting: "課長級", [("rule: 職階 = 課長級\n", block)])
    }

    @Test("Full-width signs mean the same, and mistakes after them are pointed at")
    func fullWidthRule() throws {
        let (found, _) = try read([("rule: 職階 = 課長級", "rule: 職階　＞＝　課長級　かつ　（年齢　＜　65）")])
        #expect(found == [])
        try expect("P105", at: "課長及", suggesting: "課長級", [("rule: 職階 = 課長級", "rule: （所属種別　＝　事務部門）　かつ　職階　＞＝　課長及")])
        try expect("P103", at: "▸）かつ", suggesting: nil, [("rule: 職階 = 課長級", "rule: 職階 = 課長級）かつ 全員")])
    }

    @Test("A rule that ends too early is pointed at its end")
    func unfinishedRule() throws {
        try expect("P103", at: "職階 = 課長級 かつ▸\n", suggesting: nil, [("rule: 職階 = 課長級", "rule: 職階 = 課長級 かつ")])
        try expect("P102", at: "▸「課長級\n", suggesting: nil, [("rule: 職階 = 課長級", "rule: 職階 = 「課長級")])
    }

    @Test("A key that stands twice is told and the rest is still read")
    func duplicateKeys() throws {
        let (found, text) = try read([
            ("  owner: 総務課\n", "  owner: 総務課\n  owner: 人事課\n"), ("basis: rating", "basis: ratng"),
        ])
        #expect(found.map(\.code) == ["Y004", "P007"])
        let both = ["  ▸owner: 総務課", "  ▸owner: 人事課"].compactMap { PlanFixture.place(of: $0, in: text) }
        #expect(found.first.map { both.contains($0.place) } == true)
    }

    @Test("What is no plan is refused with the reason")
    func refusals() {
        for (text, code) in [
            ("", "Y003"), ("ikusei: [", "Y001"), ("ikusei: 2\n", "P012"), ("- 1\n", "P003"), ("a: 1\n", "P012"),
            (String(repeating: "[", count: 200), "Y002"),
        ] {
            do throws(InputErrors) {
                _ = try PlanReader.read(text: text, file: "plan.yaml")
                Issue.record("\(text.prefix(20)) was read")
            } catch {
                #expect(error.diagnostics.map(\.code) == [code])
                #expect(error.diagnostics.allSatisfy { !$0.message.ja.isEmpty && !$0.message.en.isEmpty })
            }
        }
    }

    @Test("Names of references may be written instead of ids")
    func names() throws {
        let (found, _) = try read([("unitClass: section,", "unitClass: 課相当,"), ("人材像(kakaricho)", "人材像(係長級職員)")])
        #expect(found == [])
    }
}
