import Formats
import Kernel
import Testing

@testable import Domain

@Suite struct UnitHistoryTests {
    private func reorganised() throws -> Roster {
        try CityHall.roster(
            [
                CityHall.units(
                    "20240401", "01,総務部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,", "0102,情報政策課,01,課,情報部門,,",
                    "0103,統計課,01,課,事務部門,,", "0104,文書課,01,課,事務部門,,"),
                CityHall.units(
                    "20250401", "01,総合政策部,,部,事務部門,,", "0101,人事課,01,課,事務部門,,", "0102,デジタル推進課,01,課,情報部門,,",
                    "0105,データ活用課,01,課,情報部門,2025-04-01,"),
                CityHall.people(
                    "20240401", CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0102"),
                    CityHall.row("3", "林 翼", unit: "0103"), CityHall.row("4", "森 葵", unit: "0103"),
                    CityHall.row("5", "池田 樹", unit: "0103"), CityHall.row("6", "橋本 凛", unit: "0104"),
                    CityHall.row("7", "石川 蒼", unit: "0104"), CityHall.row("8", "前田 陽", unit: "0101"),
                    CityHall.row("9", "藤田 結", unit: "0101"), CityHall.row("10", "後藤 晴", unit: "0101")),
                CityHall.people(
                    "20250401", CityHall.row("1", "田中 実", unit: "0101", grade: "係長級", order: "2025-04-01"),
                    CityHall.row("2", "高橋 恵", unit: "0102"),
                    CityHall.row("3", "林 翼", unit: "0105", order: "2025-04-01"),
                    CityHall.row("4", "森 葵", unit: "0105", order: "2025-04-01"),
                    CityHall.row("5", "池田 樹", unit: "0101", order: "2025-04-01"),
                    CityHall.row("6", "橋本 凛", unit: "0102", order: "2025-04-01"),
                    CityHall.row("7", "石川 蒼", unit: "0101", order: "2025-04-01"),
                    CityHall.row("8", "佐野 陽", unit: "0101"), CityHall.row("9", "藤田 結", unit: "0101"),
                    CityHall.row("11", "新人 光", unit: "0101", order: "2025-04-01")),
            ])
    }

    @Test("A renamed unit, and those below it, begin anew; posts are cut there, so that each day has its own names")
    func renamed() throws {
        let roster = try reorganised()
        let (before, after) = (UnitTree(roster, on: day("2025-03-31")), UnitTree(roster, on: day("2025-04-01")))
        #expect(before.pathName(of: try #require(before.unit(code: "0102"))) == "総務部 情報政策課")
        #expect(after.pathName(of: try #require(after.unit(code: "0102"))) == "総合政策部 デジタル推進課")
        #expect(after.existing.map { roster.units[$0].code } == ["01", "0101", "0102", "0105"])
        #expect(after.children(of: try #require(after.unit(code: "01"))).count == 3)
        #expect(after.subtree(of: try #require(after.unit(code: "01"))).count == 4)
        #expect(after.isWithin(try #require(after.unit(code: "0105")), code: "01"))
        for date in [day("2024-06-01"), day("2025-06-01")] {
            for post in roster.posts where post.holds(on: date) {
                #expect(roster.units[Int(post.unit)].exists(on: date))
                #expect(roster.units[Int(roster.units[Int(post.unit)].parent)].exists(on: date))
            }
        }
        let takahashi = try #require(roster.person(staffNumber: "2"))
        let post = try #require(roster.mainPost(of: takahashi, on: day("2025-04-01")))
        #expect(post.from == day("2025-04-01") && roster.beganContinuously(post) == day("2020-04-01"))
        let identities = roster.unitIdentities
        #expect(
            identities[Int(post.unit)]
                == identities[Int(roster.posts(of: takahashi)[roster.posts(of: takahashi).startIndex].unit)])
    }

    @Test("K10: two dates compared: who joined, left, moved, was renamed and regraded, and what became of the units")
    func comparison() throws {
        let roster = try reorganised()
        let change = RosterComparison(roster, from: day("2024-04-01"), to: day("2025-04-01"))
        func numbers(_ people: [Int]) -> [String] { people.map { roster.people[$0].staffNumber } }
        #expect(numbers(change.joined) == ["11"] && numbers(change.left) == ["10"])
        #expect(numbers(change.moved.map(\.person.after)) == ["3", "4", "5", "6", "7"])
        #expect(change.renamed.map { "\($0.from)→\($0.to)" } == ["前田 陽→佐野 陽"])
        #expect(numbers(change.regraded.map(\.person.after)) == ["1"] && change.regraded.allSatisfy(\.isPromotion))
        #expect(change.inServiceBefore == 10 && change.inServiceAfter == 10 && change.vanishedShare == 0.1)
        func codes(_ units: [Int]) -> [String] { units.map { roster.units[$0].code } }
        #expect(codes(change.unitsFounded) == ["0105"])
        #expect(codes(change.unitsRenamed.map(\.after)) == ["01", "0102"])
        // Two of three went from 統計課 to データ活用課; those of 文書課 went their ways.
        #expect(
            codes(change.unitsMerged.map(\.abolished)) == ["0103"] && codes(change.unitsMerged.map(\.into)) == ["0105"])
        #expect(change.unitsMerged[0].isIntoFounded && change.unitsMerged[0].movedPeople == 2)
        #expect(codes(change.unitsAbolished) == ["0104"])
    }

    @Test("Two rosters are compared by personal key and staff number, whatever the order of their people")
    func twoRosters() throws {
        func roster(_ date: String, _ rows: [String]) throws -> Roster {
            try CityHall.roster([
                CityHall.file("roster-\(date).csv", ([CityHall.header] + rows).joined(separator: "\n"))
            ])
        }
        let old = try roster(
            "20250401", [CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0101")])
        let new = try roster(
            "20260401", [CityHall.row("3", "林 翼", unit: "0102"), CityHall.row("2", "高橋 恵", unit: "0102")])
        let change = RosterComparison(old, on: day("2025-04-01"), new, on: day("2026-04-01"))
        #expect(change.joined == [0] && change.left == [0])
        #expect(change.moved.map(\.person) == [RosterComparison.Pair(before: 1, after: 1)])
        #expect(change.unitsMerged.count == 1)
    }

    @Test("A unit file may tell the whole history, with first and last days")
    func fileWithHistory() throws {
        let roster = try CityHall.roster([
            CityHall.units(
                "20260401", "01,総務部,,部,,,", "0101,情報課,01,課,,2020-04-01,2025-03-31", "0101,DX課,01,課,,2025-04-01,",
                "0102,選挙課,01,課,,2026-07-01,2026-09-30"),
            CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101", order: "2023-04-01")),
        ])
        #expect(roster.units.map(\.name) == ["総務部", "情報課", "DX課", "選挙課"])
        #expect(try roster.told("1") == ["0101 一般職員 2023-04-01…2025-03-31", "0101 一般職員 2025-04-01…"])
        #expect(UnitTree(roster, on: day("2026-08-01")).existing.count == 3)
        #expect(UnitTree(roster, on: day("2026-10-01")).existing.count == 2)
    }

    @Test("Classes of units go by level, with codes taken in and left out (課相当)")
    func classes() throws {
        let roster = try CityHall.roster([
            CityHall.units("20260401", "01,総務部,,部,,,", "0101,人事課,01,課,,,", "0102,危機管理室,01,部,,,", "0103,秘書課,01,課,,,"),
            CityHall.people("20260401", CityHall.row("1", "田中 実", unit: "0101")),
        ])
        let section = UnitClass(
            id: "section", name: Phrase("課相当"), levels: 0b010, include: ["0102"], exclude: ["0103"], source: nil,
            place: Place(file: ""))
        #expect(UnitTree(roster, on: day("2026-04-01")).classMasks([section]) == [0, 1, 1, 0])
    }
}
