import Domain
import Formats
import Kernel
import Testing

@Suite("Records of training, certificates and evidence (clauses O6, O8, O11)")
struct RecordReadingTests {
    let plan: Plan

    init() throws { plan = try RecordFixture.plan() }

    private func completions(_ text: String) -> (completions: [Completion], diagnostics: [Diagnostic]) {
        CompletionReader.read(
            RecordFixture.bytes(text), file: "completions.csv", plan: plan, people: RecordFixture.staff)
    }

    @Test("O8: completions name their training by id or by name, in Japanese dates or ISO ones")
    func readsCompletions() {
        let (completions, diagnostics) = completions(
            """
            職員番号,研修,区分,修了日,時間,結果
            00101,cloud,必須,2026-05-20,6,修了
            00102,クラウド入門,選択,令和8年5月21日,,85
            00103,生成AI,,20260522,1.5,未修了

            """)
        #expect(diagnostics.isEmpty)
        #expect(completions.count == 3)
        #expect(completions[0].half == .mandatory && completions[0].passed && completions[0].hours == 6)
        #expect(completions[1].half == .elective && completions[1].passed && completions[1].hours == 3)
        #expect(completions[1].date == CalendarDate(year: 2026, month: 5, day: 21))
        #expect(completions[2].half == nil && !completions[2].passed && completions[2].hours == 1.5)
        #expect(MemoryLayout<Completion>.size <= 16)
    }

    @Test("A bad row is left out whole with its row, column and content; the good rows are read")
    func reportsBadRows() {
        let (completions, diagnostics) = completions(
            """
            職員番号,研修,区分,修了日,時間,結果
            00199,cloud,必須,2026-05-20,6,修了
            00101,cloud基礎,必須,2026-05-20,6,修了
            00101,ai-basic,,2026-05-20,6,修了
            00101,cloud,必須,2026-02-30,6,修了
            00101,ai-basics,選択,2026-05-20,6,修了
            00101,cloud,必須,2026-05-20,六,修了
            00101,cloud,必須,2026-05-20,6,たぶん
            00102,cloud,必須,2026-05-20,6,修了

            """)
        #expect(completions.map(\.person) == [1])
        #expect(diagnostics.map(\.code) == ["T005", "T010", "T010", "T006", "T012", "T014", "T013"])
        #expect(diagnostics.map(\.place.line) == [2, 3, 4, 5, 6, 7, 8])
        #expect(diagnostics[0].message.ja.contains("00199"))
        #expect(diagnostics[2].suggestion == "ai-basics")
        #expect(diagnostics[3].place.column == 16)
        #expect(diagnostics.allSatisfy { $0.message.ja != $0.message.en })
        #expect(diagnostics.filter { $0.severity != .error }.map(\.code) == ["T005"])
    }

    @Test("A completion that stands twice counts once, and the warning names the other line")
    func dropsRepetitions() {
        let (completions, diagnostics) = completions(
            """
            職員番号,研修,修了日
            00101,cloud,2026-05-20
            00102,cloud,2026-05-20
            00101,cloud,2026/05/20
            00101,cloud,2027-05-20

            """)
        #expect(completions.count == 3)
        #expect(diagnostics.map(\.code) == ["T015"])
        #expect(diagnostics.first?.place.line == 4)
        #expect(diagnostics.first?.message.en.contains("line 2") == true)
    }

    @Test("A file in the wrong layout names its missing columns, and the header it has instead")
    func reportsMissingColumns() {
        let (none, diagnostics) = completions("職員番号,研修,修了\n00101,cloud,2026-05-20\n")
        #expect(none.isEmpty)
        #expect(diagnostics.map(\.code) == ["T002"])
        #expect(diagnostics.first?.suggestion == "修了")
        #expect(completions("").diagnostics.map(\.code) == ["T001"])
    }

    @Test("At most twenty findings of a kind are shown, then how many more there are")
    func capsFindings() {
        let rows = (0..<5000).map { "9\($0),cloud,2026-05-20" }.joined(separator: "\n")
        let (none, diagnostics) = completions("職員番号,研修,修了日\n" + rows)
        #expect(none.isEmpty)
        #expect(diagnostics.count == 21)
        #expect(diagnostics.last?.message.en == "and 4980 more of this kind")
    }

    @Test("CP932 with a title line, quotes and CRLF is read like UTF-8")
    func readsOfficeFiles() {
        let text = "研修修了者一覧\r\n\"職員番号\",\"研修名\",\"修了日\",\"氏名\"\r\n\"00101\",\"クラウド入門\",\"R8.5.20\",\"山田　太郎\"\r\n"
        let (completions, diagnostics) = CompletionReader.read(
            RecordFixture.cp932(text), file: "completions.csv", plan: plan, people: RecordFixture.staff)
        #expect(diagnostics.isEmpty)
        #expect(completions.map(\.date) == [CalendarDate(year: 2026, month: 5, day: 20)])
    }

    @Test("O11: a certificate keeps the version of the exam that was passed, and whether proof was handed in")
    func readsCertificates() {
        let text = """
            職員番号,資格,合格日,版,証明
            00101,ip,2026-05-20,,合格証書の写し
            00102,ITパスポート試験,2027-05-20,2027,無
            00103,ip,2026-05-20,2020,○
            00101,ip,2026-05-20,2019,
            00101,IPパスポート試験,2026-05-20,,

            """
        let (certificates, diagnostics) = CertificateReader.read(
            RecordFixture.bytes(text), file: "certificates.csv", plan: plan, people: RecordFixture.staff)
        #expect(certificates.map(\.version) == ["2019", "2027", "2020"])
        #expect(certificates.map(\.hasProof) == [true, false, true])
        #expect(diagnostics.map(\.code) == ["T021", "T022", "T020"])
        #expect(diagnostics.last?.suggestion == "ITパスポート試験")
    }

    @Test("O6: evidence names its method in Japanese or English, its level by letter or name")
    func readsEvidence() {
        let text = """
            職員番号,スキル,水準,方法,日付,確認者,備考
            00101,it,b,所属長評価,2026-05-20,情報政策課長,
            00101,セキュリティ,理解,OJT,2026-05-21,,窓口で確認
            00102,it,Ａ,self,2026-05-22,,
            00102,it,なし,test,2026-05-22,,
            00103,it,d,self,2026-05-22,,
            00103,it,c,うわさ,2026-05-22,,
            00103,itt,c,self,2026-05-22,,

            """
        var ledger = EvidenceLedger()
        let (count, diagnostics) = EvidenceReader.read(
            RecordFixture.bytes(text), file: "evidence.csv", plan: plan, people: RecordFixture.staff, into: &ledger)
        #expect(count == 4)
        #expect(ledger.entries.map(\.rank) == [2, 1, 3, 0])
        #expect(ledger.entries.map(\.ceiling) == [3, 1, 3, 1])
        #expect(ledger.entries.map(\.method) == [.head, .ojt, .self, .test])
        #expect(ledger.sources[Int(ledger.entries[0].source)].ja == "情報政策課長")
        #expect(diagnostics.map(\.code) == ["E011", "E012", "E010"])
        #expect(diagnostics.first?.place.line == 6)
    }
}
