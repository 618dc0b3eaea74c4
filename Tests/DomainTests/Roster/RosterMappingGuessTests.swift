import Formats
import Kernel
import Testing

@testable import Domain

@Suite struct RosterMappingGuessTests {
    private func read(_ files: [RosterFile]) throws -> (
        guess: RosterMappingGuess, roster: Roster, diagnostics: [Diagnostic]
    ) {
        let guess = RosterMappingGuess.guess(files)
        let (roster, diagnostics) = try CityHall.read(files, mapping: guess.yaml)
        return (guess, roster, diagnostics)
    }

    @Test("A proposed mapping reads the standard export as the standard mapping does")
    func standard() throws {
        let files = [
            CityHall.units("20260401", "01,総務部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,"),
            CityHall.people(
                "20260401", CityHall.row("001", "田中 実", unit: "0101", roles: "ICT推進リーダー"),
                CityHall.row("002", "高橋 恵", unit: "0101", isMain: "本務", absence: "育休")),
        ]
        let (guess, roster, diagnostics) = try read(files)
        let expected = try CityHall.roster(files)
        #expect(diagnostics.isEmpty, "\(diagnostics.map { $0.line(in: .en) })\n\(guess.yaml)")
        #expect(
            roster.posts == expected.posts && roster.roles == expected.roles && roster.absences == expected.absences)
        #expect(roster.people.map(\.birth) == expected.people.map(\.birth))
        #expect(guess.explanation.count == 2 && guess.explanation[1].ja.contains("職員番号＝職員番号"))
    }

    @Test("A title line, other names for the columns, path columns and coded posts are found")
    func variants() throws {
        let text = """
            職員一覧（令和8年4月1日現在）
            社員コード,職員氏名,フリガナ,誕生日,入庁日,部コード,部名,課コード,課名,職位コード,雇用区分,本兼区分,異動日,内線
            0001,田中 実,ﾀﾅｶ ﾐﾉﾙ,S55.3.1,H15.4.1,10,総務部,1010,人事課,01,正規,0,R6.4.1,123
            0001,田中 実,ﾀﾅｶ ﾐﾉﾙ,S55.3.1,H15.4.1,10,総務部,1020,情報課,01,正規,1,R6.4.1,123
            0002,高橋 恵,ﾀｶﾊｼ ﾒｸﾞﾐ,H2.12.10,H25.4.1,10,総務部,1020,情報課,02,正規,0,R7.4.1,124
            """
        let bytes = TextEncoding.cp932.encode(Array(text.utf8)).bytes
        let (guess, roster, diagnostics) = try read([RosterFile(name: "職員_20260401.csv", bytes: bytes)])
        #expect(!diagnostics.hasErrors, "\(guess.yaml)")
        #expect(guess.yaml.contains("match: \"職員_*.csv\"") && guess.yaml.contains("skipLines: 1"))
        // What the codes mean, no file tells: they are listed for a person.
        #expect(guess.yaml.contains("# grade: {\"01\": …, \"02\": …}"))
        #expect(guess.explanation.contains { $0.ja.contains("使わない列: 内線") })
        #expect(try roster.told("0001") == ["1010 ? 2024-04-01…", "[1020 ? 2024-04-01…]"])
        #expect(roster.people[1].birth == day("1990-12-10"))
        let tree = UnitTree(roster, on: day("2026-04-01"))
        #expect(tree.pathName(of: try #require(tree.unit(code: "1020"))) == "総務部 情報課")
    }

    @Test("Without a header the columns are told by what stands in them")
    func contents() throws {
        var lines = [String]()
        for number in 1...40 {
            lines.append(
                "2025040\(1),\(10000 + number),職員 \(["実", "恵", "明", "葵"][number % 4])\(["一", "二", "三", "四", "五"][number % 5]),ショクイン アイ\(["ア", "イ", "ウ"][number % 3]),01\(number % 3),第\(["一", "二", "三"][number % 3])課,0,19\(60 + number % 40)0\(1 + number % 9)15,20\(10 + number % 14)0401"
            )
        }
        lines.append("20250401,10001,職員 恵二,ショクイン アイイ,012,第三課,1,19610215,20110401")
        let (guess, roster, diagnostics) = try read([CityHall.file("out20260401.csv", lines.joined(separator: "\n"))])
        #expect(!diagnostics.hasErrors, "\(diagnostics.map { $0.line(in: .en) })\n\(guess.yaml)")
        #expect(guess.yaml.contains("header: false") && guess.yaml.contains("staffNumber: 2"))
        #expect(roster.people.count == 40 && roster.people[0].birth == day("1961-02-15"))
        #expect(roster.people[0].hired == day("2011-04-01") && roster.people[0].kana == "ショクイン アイイ")
        #expect(try roster.told("10001") == ["011 ? 2025-04-01…", "[012 ? 2025-04-01…]"])
    }

    @Test("A file that holds neither people nor units is left out and said so")
    func others() {
        let guess = RosterMappingGuess.guess(CityHall.file("menu.csv", "料理,値段\nそば,500\n"))
        #expect(!guess.yaml.contains("menu.csv") && guess.explanation.count == 1)
    }
}
