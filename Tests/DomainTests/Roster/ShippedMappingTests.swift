import Formats
import Foundation
import Kernel
import Testing

@testable import Domain

@Suite struct ShippedMappingTests {
    private static func text(_ name: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../mappings")
        return try String(contentsOf: root.appending(path: name), encoding: .utf8)
    }

    @Test(
        "Every mapping that ships is in order",
        arguments: ["ikusei-standard.yaml", "sjis-fixed-codes.yaml", "future-orders.yaml"])
    func inOrder(name: String) throws {
        let mapping = try CityHall.mapping(Self.text(name))
        #expect("\(mapping.id).yaml" == name)
        #expect(!mapping.name.ja.isEmpty && mapping.name.ja != mapping.name.en && mapping.description != nil)
    }

    @Test("The standard mapping reads the standard layout as the tests' own mapping does")
    func standard() throws {
        let files = [
            CityHall.units("20260401", "01,総務部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,"),
            CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101", roles: "ICT推進リーダー")),
        ]
        let roster = try CityHall.roster(files, mapping: Self.text("ikusei-standard.yaml"))
        #expect(roster.posts == (try CityHall.roster(files)).posts)
    }

    @Test("The mapping for fixed codes reads CP932 with a title line, quotes, era dates and path columns")
    func fixedCodes() throws {
        let header =
            "個人番号,職員番号,氏名漢字,氏名カナ,生年月日,採用年月日,部コード,部名,課コード,課名,係コード,係名,職階コード,任用区分コード,職種コード,本務区分,発令年月日,休職コード"
        let rows = [
            "900001,0000123,佐藤 花子,ｻﾄｳ ﾊﾅｺ,昭和60年1月31日,平成20年4月1日,01,総務部,0101,人事課,010101,給与係,02,1,001,0,令和6年4月1日,00",
            "900001,0000123,佐藤 花子,ｻﾄｳ ﾊﾅｺ,昭和60年1月31日,平成20年4月1日,01,総務部,0102,情報課,,,02,1,001,1,令和7年4月1日,00",
            "900002,0000124,鈴木 一郎,ｽｽﾞｷ ｲﾁﾛｳ,平成5年2月28日,平成30年4月1日,01,総務部,0102,情報課,,,01,1,001,0,令和6年4月1日,01",
        ]
        let lines = [header] + rows
        let quoted = lines.map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
        }
        let text = (["職員一覧表（令和8年4月1日現在）"] + quoted).joined(separator: "\r\n") + "\r\n"
        let file = RosterFile(
            name: "shokuin20260401.csv", bytes: TextEncoding.cp932.encode(Array(text.utf8)).bytes)
        let (roster, diagnostics) = try CityHall.read([file], mapping: Self.text("sjis-fixed-codes.yaml"))
        #expect(!diagnostics.hasErrors, "\(diagnostics.map { $0.line(in: .en) })")
        #expect(diagnostics.allSatisfy { $0.code == RosterCode.mappedWordUnknown.rawValue })
        #expect(try roster.told("0000123") == ["010101 係長級 2024-04-01…", "[0102 係長級 2025-04-01…]"])
        #expect(roster.people.map(\.key) == ["900001", "900002"] && roster.absences.map(\.person) == [1])
        let tree = UnitTree(roster, on: day("2026-04-01"))
        #expect(tree.pathName(of: try #require(tree.unit(code: "010101"))) == "総務部 人事課 給与係")
        #expect(roster.units[try #require(tree.unit(code: "0102"))].kind == 1)
    }

    @Test("The mapping for orders to come reads positions without a header and dates of eight digits")
    func futureOrders() throws {
        let roster = try CityHall.roster(
            [
                CityHall.file(
                    "units-20260401.csv",
                    "01,総務部,,部,19990401,99991231\n0101,人事課,01,課,19990401,\n0102,情報課,01,課,19990401,\n"),
                CityHall.file(
                    "belong_20260401.csv",
                    """
                    20240401,00501,伊藤 誠,イトウ マコト,0101,人事課,0,一般職員,正規,行政職,19900102,20150401,ito@example.lg.jp
                    20261001,00501,伊藤 誠,イトウ マコト,0102,情報課,0,一般職員,正規,行政職,19900102,20150401,ito@example.lg.jp
                    20250401,00501,伊藤 誠,イトウ マコト,0102,情報課,1,一般職員,正規,行政職,19900102,20150401,ito@example.lg.jp
                    """),
            ], mapping: Self.text("future-orders.yaml"))
        #expect(
            try roster.told("00501") == [
                "0101 一般職員 2024-04-01…2026-09-30", "[0102 一般職員 2025-04-01…2026-09-30]", "0102 一般職員 2026-10-01…",
            ])
        #expect(roster.people[0].mail == "ito@example.lg.jp" && roster.units.allSatisfy { $0.to == .distantFuture })
        #expect(roster.units.map(\.kind) == [0, 0, 1])
    }
}
