import Formats
import Kernel
import Testing

@testable import Domain

@Suite struct RosterReadingTests {
    @Test("A standard export is read as written, leading zeros too")
    func standardFile() throws {
        let roster = try CityHall.roster([
            CityHall.units("20260401", "01,総務部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,", "0102,情報政策課,01,課,情報部門,,"),
            CityHall.people(
                "20260401",
                CityHall.row(
                    "000123", "佐藤 花子", unit: "0101", grade: "係長級", kana: "サトウ ハナコ", birth: "19800229",
                    hired: "2003/04/01", duties: "ICT機器利用・システム担当", roles: "ICT推進リーダー"),
                CityHall.row("000124", "鈴木 一郎", unit: "0102", absence: "育休")),
        ])
        let hanako = try #require(roster.person(staffNumber: "000123"))
        #expect(roster.person(staffNumber: "123") == nil)
        let person = roster.people[hanako]
        #expect(person.key == "000123" && person.name == "佐藤 花子" && person.kana == "サトウ ハナコ")
        #expect(person.birth == day("1980-02-29") && person.hired == day("2003-04-01"))
        #expect(person.duties == 0b11)
        #expect(try roster.told("000123") == ["0101 係長級 2020-04-01…"])
        #expect(roster.roles.map(\.role) == [0] && roster.roles[0].from == day("2026-04-01"))
        #expect(roster.absences.map(\.kind) == [.leave])
        #expect(roster.postStart == [0, 1, 2])
        #expect(roster.snapshotDates == [day("2026-04-01")])
        let tree = UnitTree(roster, on: day("2026-04-01"))
        #expect(tree.pathName(of: Int(roster.posts[1].unit)) == "総務部 情報政策課")
    }

    @Test("A row for each concurrent post (兼務) makes one person with several posts, the main one first")
    func concurrentRows() throws {
        let roster = try CityHall.roster([
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0200", isMain: "兼務"),
                CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0101"))
        ])
        #expect(roster.people.count == 2)
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…", "[0200 一般職員 2020-04-01…]"])
        #expect(roster.mainPost(of: 0, on: day("2026-04-01"))?.unit == roster.posts[0].unit)
    }

    @Test("CP932 with user-defined characters (外字), era dates, padded codes and path columns is read whole")
    func fixedCodes() throws {
        let yaml = """
            ikuseiMapping: 1
            files:
              - match: "*.csv"
                kind: people
                encoding: cp932
                skipLines: 1
                columns: {staffNumber: 職員番号, name: 氏名, kana: カナ, birth: 生年月日, hired: 採用年月日, grade: 職階, employment: 任用, jobFamily: 職種, isMain: 本務, orderDate: 発令日}
                unitPath:
                  - {code: 部CD, name: 部, level: 部}
                  - {code: 課CD, name: 課, level: 課}
                  - {code: 係CD, name: 係, level: 係}
                values:
                  grade: {"01": 一般職員, "03": 課長級}
                  employment: {"1": 正規}
                  jobFamily: {"001": 行政職}
                  isMain: {"0": main, "1": concurrent}
            unitKinds: [{codePrefix: "0102", kind: 情報部門}]
            defaults: {unitKind: 事務部門}
            """
        // U+E000 is the first user-defined character, F040 in CP932; 髙 is in IBM's extension.
        let text = """
            職員一覧表　令和8年4月1日現在
            "職員番号","氏名","カナ","生年月日","採用年月日","部CD","部","課CD","課","係CD","係","職階","任用","職種","本務","発令日"
            "0000071","髙\u{E000} 太郎","ﾀｶﾊｼ ﾀﾛｳ","昭和55年2月29日","平成15年4月1日","01","総務部","0102","情報課","010201","システム係","01","1","001","0","令和6年4月1日"
            "0000072","渡辺 明","ﾜﾀﾅﾍﾞ ｱｷﾗ","S40.1.8","H1.4.1","01","総務部","0102","情報課","","","03","1","001","0","R5.4.1"

            """.replacing("\n", with: "\r\n")
        let bytes = TextEncoding.cp932.encode(Array(text.utf8)).bytes
        #expect(bytes.indices.contains { bytes[$0...].starts(with: [0xF0, 0x40]) })
        let (roster, diagnostics) = try CityHall.read(
            [RosterFile(name: "d/list20260401.csv", bytes: bytes)], mapping: yaml)
        #expect(diagnostics.map(\.code) == [RosterCode.userDefinedCharacters.rawValue])
        #expect(!diagnostics.hasErrors)
        let taro = roster.people[try #require(roster.person(staffNumber: "0000071"))]
        #expect(taro.name == "髙\u{E000} 太郎" && taro.hasUserDefinedCharacters)
        #expect(taro.birth == day("1980-02-29") && taro.hired == day("2003-04-01"))
        #expect(try roster.told("0000071") == ["010201 一般職員 2024-04-01…"])
        #expect(try roster.told("0000072") == ["0102 課長級 2023-04-01…"])
        let tree = UnitTree(roster, on: day("2026-04-01"))
        let section = try #require(tree.unit(code: "010201"))
        #expect(tree.pathName(of: section) == "総務部 情報課 システム係")
        #expect(tree.ancestors(of: section).map { roster.units[$0].level } == [1, 0])
        #expect(roster.units[section].kind == 1)
        #expect(roster.units[try #require(tree.unit(code: "01"))].kind == 0)
    }

    @Test("Without header and quotes, by position, an order to come ends the present post the day before")
    func futureOrders() throws {
        let yaml = """
            ikuseiMapping: 1
            files:
              - match: "*.csv"
                kind: people
                header: false
                columns: {orderDate: 1, staffNumber: 2, name: 3, unitCode: 4, isMain: 5, grade: 6, employment: 7}
                values: {isMain: {"0": main, "1": concurrent}}
            """
        let roster = try CityHall.roster(
            [
                CityHall.file(
                    "posts_20260401.csv",
                    """
                    20240401,00501,伊藤 誠,0101,0,一般職員,正規
                    20261001,00501,伊藤 誠,0102,0,係長級,正規
                    20240401,00502,山本 彩,0102,0,課長級,正規
                    20250401,00502,山本 彩,0101,1,課長級,正規
                    20260701,00503,中村 蓮,0101,0,一般職員,正規
                    """)
            ], mapping: yaml)
        #expect(try roster.told("00501") == ["0101 一般職員 2024-04-01…2026-09-30", "0102 係長級 2026-10-01…"])
        #expect(try roster.told("00502") == ["0102 課長級 2024-04-01…", "[0101 課長級 2025-04-01…]"])
        // Not yet in service on the day of the file.
        #expect(try roster.told("00503") == ["0101 一般職員 2026-07-01…"])
        #expect(!roster.isInService(2, on: day("2026-06-30")))
    }

    @Test("A re-hired person with a new staff number stays the same person where the export has a personal key")
    func rehired() throws {
        let yaml = CityHall.standard.replacing(
            "{staffNumber: 職員番号, name: 氏名, alt", with: "{personKey: 個人番号, staffNumber: 職員番号, name: 氏名, alt")
        func file(_ date: String, _ rows: [(String, String)]) -> RosterFile {
            let lines = ["個人番号," + CityHall.header] + rows.map { "\($0.0),\($0.1)" }
            return CityHall.file("roster-\(date).csv", lines.joined(separator: "\n"))
        }
        let roster = try CityHall.roster(
            [
                file(
                    "20240401",
                    [
                        ("P1", CityHall.row("901", "小林 優", unit: "0101")),
                        ("P2", CityHall.row("100", "加藤 愛", unit: "0101")),
                    ]),
                file("20250401", [("P2", CityHall.row("100", "加藤 愛", unit: "0101"))]),
                file(
                    "20260401",
                    [
                        ("P1", CityHall.row("955", "小林 優", unit: "0101", order: "2025-10-01")),
                        ("P2", CityHall.row("100", "加藤 愛", unit: "0101")),
                    ]),
            ], mapping: yaml, confirmedLeaving: true)
        #expect(roster.people.map(\.key) == ["P1", "P2"])
        #expect(roster.people[0].staffNumber == "955")
        #expect(roster.person(staffNumber: "901") == 0 && roster.person(staffNumber: "955") == 0)
        #expect(try roster.told("955") == ["0101 一般職員 2020-04-01…2025-03-31", "0101 一般職員 2025-10-01…"])
    }

    @Test("Roles and absences of files of their own keep their periods and units")
    func rolesAndAbsences() throws {
        let roster = try CityHall.roster([
            CityHall.units("20260401", "01,総務部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,"),
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0101"),
                CityHall.row("2", "高橋 恵", unit: "0101", absence: "休職")),
            CityHall.file("roles.csv", "職員番号,役割,所属コード,開始日,終了日\n1,ict-leader,0101,2025-04-01,2027-03-31\n"),
            CityHall.file("absences.csv", "職員番号,区分,開始日,終了日\n2,育児休業,令和8年1月10日,令和8年12月31日\n1,出向,2027-04-01,\n"),
        ])
        #expect(roster.roles.count == 1)
        #expect(roster.roles[0].to == day("2027-03-31") && roster.units[Int(roster.roles[0].unit)].code == "0101")
        #expect(roster.absences.map(\.kind) == [.secondment, .leave])
        #expect(roster.absences[1].from == day("2026-01-10") && roster.absences[0].to == .distantFuture)
    }

    @Test("The same files give the same roster whatever their order")
    func orderOfFiles() throws {
        let files = [
            CityHall.people(
                "20250401", CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0102")),
            CityHall.people(
                "20260401", CityHall.row("2", "高橋 恵", unit: "0101", order: "2026-04-01"),
                CityHall.row("1", "田中 実", unit: "0101")),
        ]
        let (one, other) = (try CityHall.roster(files), try CityHall.roster(files.reversed()))
        #expect(one.posts == other.posts)
        #expect(one.people.map(\.staffNumber) == other.people.map(\.staffNumber))
    }
}
