import Formats
import Kernel
import Testing

@testable import Domain

@Suite struct RosterDiagnosticTests {
    @Test("A bad row is named by file, line, column and content, and the rest is still read")
    func badRow() throws {
        let (roster, diagnostics) = try CityHall.read([
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0101"),
                CityHall.row("2", "高橋 恵", unit: "0101", birth: "19901345"), CityHall.row("3", "", unit: "0101"),
                "4,短い,行", CityHall.row("5", "林 翼", unit: "0101"))
        ])
        let date = try #require(diagnostics.with(.dateUnreadable).first)
        #expect(date.severity == .error && date.place.file == "roster-20260401.csv" && date.place.line == 3)
        // 2,高橋 恵,,カナ, → the date begins at the twelfth character.
        #expect(date.place.column == 12)
        #expect(date.message.ja.contains("列「生年月日」（5列目）の「19901345」"))
        #expect(date.message.en.contains("'19901345' in column '生年月日' (no. 5)"))
        #expect(diagnostics.with(.fieldEmpty).map(\.place.line) == [4])
        let short = try #require(diagnostics.with(.fieldCount).first)
        #expect(short.place.line == 5 && short.message.ja.contains("4,短い,行"))
        #expect(roster.people.map(\.staffNumber) == ["1", "5"])
    }

    @Test("The column of a bad field is counted in characters, also between quotes")
    func columnBetweenQuotes() throws {
        let row = CityHall.row("2", "高橋 恵", unit: "0101", birth: "不明").split(
            separator: ",", omittingEmptySubsequences: false)
        let text = CityHall.header + "\n" + row.map { "\"\($0)\"" }.joined(separator: ",")
        let (_, diagnostics) = try CityHall.read([CityHall.file("roster-20260401.csv", text)])
        #expect(diagnostics.with(.dateUnreadable).map(\.place.column) == [21])
    }

    @Test("A bad row of someone known does not make them look as if they had left")
    func badRowKeepsService() throws {
        let (roster, diagnostics) = try CityHall.read([
            CityHall.people("20250401", CityHall.row("1", "田中 実", unit: "0101")),
            CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101", hired: "4月")),
        ])
        #expect(
            diagnostics.map(\.code)
                == [RosterCode.dateUnreadable.rawValue, RosterCode.noRows.rawValue].filter { code in
                    diagnostics.contains { $0.code == code }
                })
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…"])
    }

    @Test("A word that the plan does not know is told once, with the number of its rows and the nearest word")
    func unknownWord() throws {
        let (roster, diagnostics) = try CityHall.read([
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0101"),
                CityHall.row("2", "高橋 恵", unit: "0101", grade: "係長"),
                CityHall.row("3", "林 翼", unit: "0101", grade: "係長"),
                CityHall.row("4", "森 葵", unit: "0101", duties: "ICT機器利用、広報"))
        ])
        let words = diagnostics.with(.wordUnknown)
        #expect(words.count == 2 && words.allSatisfy { $0.severity == .warning })
        #expect(words[0].place.line == 3 && words[0].suggestion == "係長級" && words[0].message.ja.contains("（2行"))
        #expect(words[1].message.ja.contains("職務「広報」"))
        #expect(try roster.told("2") == ["0101 ? 2020-04-01…"])
        #expect(roster.people[3].duties == 0b01)
    }

    @Test("Leading zeros that a spreadsheet dropped are suggested")
    func droppedZeros() throws {
        let yaml = CityHall.standard.replacing(
            "  - match: \"units", with: "    values: {grade: {\"01\": 一般職員, \"02\": 係長級}}\n  - match: \"units")
        let (_, diagnostics) = try CityHall.read(
            [CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101", grade: "1"))], mapping: yaml)
        #expect(diagnostics.with(.wordUnknown).map(\.suggestion) == ["01"])
    }

    @Test("No main post, two main posts, a row twice and a shared staff number are each told")
    func contradictions() throws {
        let (roster, diagnostics) = try CityHall.read([
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0101", isMain: "兼務"),
                CityHall.row("2", "高橋 恵", unit: "0101"),
                CityHall.row("2", "高橋 恵", unit: "0102"), CityHall.row("3", "林 翼", unit: "0101"),
                CityHall.row("3", "林 翼", unit: "0101"), CityHall.row("4", "森 葵", unit: "0101"),
                CityHall.row("4", "池田 樹", unit: "0102", isMain: "兼務"))
        ])
        #expect(diagnostics.with(.noMainPost).map(\.place.line) == [2])
        #expect(diagnostics.with(.twoMainPosts).map(\.place.line) == [4])
        #expect(diagnostics.with(.postTwice).map(\.place.line) == [6])
        #expect(diagnostics.with(.staffNumberShared).map(\.place.line) == [8])
        #expect(try roster.told("2") == ["0101 一般職員 2020-04-01…", "[0102 一般職員 2020-04-01…]"])
        #expect(try roster.told("3").count == 1)
    }

    @Test("Missing kana, birth after hiring and gaiji without alternate writing are told")
    func personalDetails() throws {
        let (_, diagnostics) = try CityHall.read([
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0101", kana: ""),
                CityHall.row("2", "高橋 恵", unit: "0101", birth: "2015-05-01"),
                CityHall.row("3", "\u{E123} 翼", unit: "0101"))
        ])
        #expect(diagnostics.map(\.code) == ["R036", "R037", "R038"])
        #expect(diagnostics.map(\.severity) == [.warning, .warning, .note])
    }

    @Test("A post in a unit that the unit file lacks is an error with the nearest code")
    func unknownUnit() throws {
        let (roster, diagnostics) = try CityHall.read([
            CityHall.units("20260401", "01,総務部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,"),
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0110"), CityHall.row("2", "林 翼", unit: "0110")),
        ])
        let unknown = try #require(diagnostics.with(.unitUnknown).first)
        #expect(diagnostics.count == 1 && unknown.place.line == 2 && unknown.suggestion == "0101")
        #expect(unknown.message.ja.contains("（2行"))
        #expect(try roster.told("1") == ["0110 一般職員 2020-04-01…"])
    }

    @Test("Units in a ring are told and opened; a missing unit above is told")
    func rings() throws {
        let (roster, diagnostics) = try CityHall.read([
            CityHall.units(
                "20260401", "01,甲課,02,課,,,", "02,乙課,03,課,,,", "03,丙課,01,課,,,", "04,丁課,99,課,,,", "04,丁課,,課,,,"),
            CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "01")),
        ])
        let ring = try #require(diagnostics.with(.unitRing).first)
        #expect(ring.message.ja.contains("01 → 02 → 03 → 01") && ring.place.file == "units-20260401.csv")
        #expect(diagnostics.with(.parentUnknown).map(\.place.line) == [5])
        #expect(diagnostics.with(.unitTwice).map(\.place.line) == [6])
        #expect(UnitTree(roster, on: day("2026-04-01")).tops.count == 2)
    }

    @Test("A file whose columns or date cannot be found is told, and no file is passed over in silence")
    func filesAsAWhole() throws {
        let (_, diagnostics) = try CityHall.read([
            CityHall.file("roster-20260401.csv", "職員番号,氏　名,所属コード,職階\n1,田中 実,0101,一般職員\n"),
            CityHall.file("roster-new.csv", CityHall.header + "\n" + CityHall.row("1", "田中 実", unit: "0101")),
            CityHall.file("answers.csv", "職員番号,回答日\n"),
        ])
        let missing = diagnostics.with(.columnMissing)
        #expect(missing.contains { $0.message.ja.contains("「氏名」") && $0.suggestion == "氏　名" })
        #expect(diagnostics.with(.optionalColumnMissing).count == 11)
        #expect(diagnostics.with(.noSnapshotDate).map(\.place.file) == ["roster-new.csv"])
        #expect(diagnostics.with(.noEntryForFile).map(\.place.file) == ["answers.csv"])
    }

    @Test("Of a kind of fault in a file the first fifty are told and the rest counted")
    func manyFaults() throws {
        let rows = (1...200).map { CityHall.row(String($0), "職員", unit: "0101", birth: "x") }
        let text = ([CityHall.header] + rows).joined(separator: "\n")
        let (_, diagnostics) = try CityHall.read([CityHall.file("roster-20260401.csv", text)])
        let faults = diagnostics.with(.dateUnreadable)
        #expect(faults.count == 51)
        #expect(faults.contains { $0.message.ja.contains("ほかに150件") })
    }
}
