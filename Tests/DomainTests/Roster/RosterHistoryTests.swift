import Formats
import Kernel
import Testing

@testable import Domain

@Suite struct RosterHistoryTests {
    @Test("K10: full snapshots become a dated history: an unchanged post keeps its first day, who is missing has left")
    func snapshots() throws {
        let roster = try CityHall.roster(
            [
                CityHall.people(
                    "20240401", CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0101"),
                    CityHall.row("3", "渡辺 明", unit: "0101")),
                CityHall.people(
                    "20250401", CityHall.row("1", "田中 実", unit: "0101"),
                    CityHall.row("2", "高橋 恵", unit: "0102", order: "2024-10-01")),
                CityHall.people(
                    "20260401", CityHall.row("1", "田中 実", unit: "0101", grade: "係長級", order: "2026-04-01"),
                    CityHall.row("2", "高橋 恵", unit: "0102", order: "2024-10-01"),
                    CityHall.row("4", "林 翼", unit: "0101", order: "2025-07-01")),
            ], confirmedLeaving: true)
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…2026-03-31", "0101 係長級 2026-04-01…"])
        #expect(try roster.told("2") == ["0101 一般職員 2020-04-01…2024-09-30", "0102 一般職員 2024-10-01…"])
        #expect(try roster.told("3") == ["0101 一般職員 2020-04-01…2025-03-31"])
        #expect(try roster.told("4") == ["0101 一般職員 2025-07-01…"])
    }

    @Test("A change without a new order date begins on the snapshot that first shows it")
    func undatedChange() throws {
        let roster = try CityHall.roster([
            CityHall.people("20250401", CityHall.row("1", "田中 実", unit: "0101")),
            CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101", grade: "係長級")),
        ])
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…2026-03-31", "0101 係長級 2026-04-01…"])
    }

    @Test("An order to come that the next snapshot no longer shows was withdrawn; one that it shows was carried out")
    func withdrawnOrder() throws {
        let roster = try CityHall.roster([
            CityHall.people(
                "20250401", CityHall.row("1", "田中 実", unit: "0101"),
                CityHall.row("1", "田中 実", unit: "0102", order: "2025-10-01"), CityHall.row("2", "高橋 恵", unit: "0101"),
                CityHall.row("2", "高橋 恵", unit: "0102", order: "2025-10-01"),
                CityHall.row("3", "林 翼", unit: "0101"), CityHall.row("3", "林 翼", unit: "0102", order: "2026-10-01")),
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0101"),
                CityHall.row("2", "高橋 恵", unit: "0102", order: "2025-10-01"), CityHall.row("3", "林 翼", unit: "0101")),
        ])
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…"])
        #expect(try roster.told("2") == ["0101 一般職員 2020-04-01…2025-09-30", "0102 一般職員 2025-10-01…"])
        #expect(try roster.told("3") == ["0101 一般職員 2020-04-01…"])
    }

    static let changes = CityHall.standard.replacing(
        "files:",
        with: """
            files:
              - match: "changes*.csv"
                kind: people
                mode: changes
                columns: {staffNumber: 職員番号, name: 氏名, unitCode: 所属コード, grade: 職階, employment: 任用区分, isMain: 本務区分, orderDate: 発令日, orderKind: 発令区分}
            """)

    @Test("A file of changes hires, transfers and ends posts on the days of its orders")
    func changes() throws {
        let roster = try CityHall.roster(
            [
                CityHall.people(
                    "20250401", CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0101"),
                    CityHall.row("2", "高橋 恵", unit: "0103", isMain: "兼務")),
                CityHall.file(
                    "changes.csv",
                    """
                    職員番号,氏名,所属コード,職階,任用区分,本務区分,発令日,発令区分
                    1,田中 実,0102,係長級,正規,本務,2025-10-01,異動
                    5,新人 光,0101,一般職員,正規,本務,2025-10-01,採用
                    2,高橋 恵,0103,一般職員,正規,兼務,2025-12-31,退職
                    5,,0103,一般職員,正規,兼務,2026-01-01,兼務
                    2,高橋 恵,,,,本務,2026-03-31,退職
                    """),
            ], mapping: Self.changes.replacing("jobFamily: 職種, ", with: ""))
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…2025-09-30", "0102 係長級 2025-10-01…"])
        #expect(try roster.told("2") == ["0101 一般職員 2020-04-01…2026-03-31", "[0103 一般職員 2020-04-01…2025-12-31]"])
        #expect(try roster.told("5") == ["0101 一般職員 2025-10-01…", "[0103 一般職員 2026-01-01…]"])
        #expect(roster.people[2].name == "新人 光")
    }

    @Test("Orders for someone not in service, or hiring someone who is, are reported with their rows")
    func impossibleChanges() throws {
        let (_, diagnostics) = try CityHall.read(
            [
                CityHall.people("20250401", CityHall.row("1", "田中 実", unit: "0101")),
                CityHall.file(
                    "changes.csv",
                    """
                    職員番号,氏名,所属コード,職階,任用区分,本務区分,発令日,発令区分
                    9,不明 者,0102,係長級,正規,本務,2025-10-01,異動
                    1,田中 実,0102,係長級,正規,本務,2025-10-01,採用
                    """),
            ], mapping: Self.changes)
        let unknown = try #require(diagnostics.with(.changeWithoutPost).first)
        #expect(unknown.place == Place(file: "changes.csv", line: 2) && unknown.severity == .error)
        #expect(diagnostics.with(.hiredTwice).map(\.place.line) == [3])
    }

    @Test("More than a tenth of the people gone is an error until someone confirms it")
    func massLeaving() throws {
        func staff(_ count: Int) -> [String] {
            (1...count).map { CityHall.row(String($0), "職員 \($0)", unit: "0101") }
        }
        func file(_ date: String, _ count: Int) -> RosterFile {
            CityHall.file("roster-\(date).csv", ([CityHall.header] + staff(count)).joined(separator: "\n"))
        }
        #expect(try CityHall.read([file("20250401", 20), file("20260401", 18)]).diagnostics.isEmpty)
        let files = [file("20250401", 20), file("20260401", 17)]
        let found = try CityHall.read(files).diagnostics
        #expect(found.map(\.code) == [RosterCode.massLeaving.rawValue] && found.hasErrors)
        #expect(found[0].place.file == "roster-20260401.csv" && found[0].message.ja.contains("20人のうち3人（約15%）"))
        #expect(try CityHall.read(files, confirmedLeaving: true).diagnostics.isEmpty)
    }

    @Test("A changed name is kept with its time, and roles end with the snapshot that lacks them")
    func namesAndRoles() throws {
        let roster = try CityHall.roster([
            CityHall.people("20240401", CityHall.row("1", "田中 実", unit: "0101", kana: "タナカ ミノル", roles: "ICT推進リーダー")),
            CityHall.people("20250401", CityHall.row("1", "佐々木 実", unit: "0101", kana: "ササキ ミノル", roles: "ICT推進リーダー")),
            CityHall.people("20260401", CityHall.row("1", "佐々木 実", unit: "0101", kana: "ササキ ミノル")),
        ])
        #expect(roster.formerNames == [FormerName(person: 0, name: "田中 実", kana: "タナカ ミノル", until: day("2025-03-31"))])
        #expect(roster.name(of: 0, on: day("2025-03-31")) == "田中 実")
        #expect(roster.name(of: 0, on: day("2025-04-01")) == "佐々木 実")
        let role = RoleAssignment(person: 0, role: 0, unit: -1, from: day("2024-04-01"), to: day("2026-03-31"))
        #expect(roster.roles == [role])
    }

    @Test("Files of one date are one snapshot: no one of the first leaves because of the second")
    func fileForEachBureau() throws {
        let roster = try CityHall.roster([
            CityHall.file("roster-A-20260401.csv", CityHall.header + "\n" + CityHall.row("1", "田中 実", unit: "0101")),
            CityHall.file("roster-B-20260401.csv", CityHall.header + "\n" + CityHall.row("2", "高橋 恵", unit: "0201")),
        ])
        #expect(roster.snapshotDates.count == 1)
        #expect(try roster.told("1") == ["0101 一般職員 2020-04-01…"])
    }
}
