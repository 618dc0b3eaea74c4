import Formats
import Synthesis
import Testing

/// What the staff of a made city is like.
@Suite struct MadeStaffTests {
    /// Made once for all tests.
    private static let shared = Result { try MadeTables("okayama", staff: 2000, seed: 3, on: "2026-07-15") }

    private let made: MadeTables

    init() throws { made = try Self.shared.get() }

    @Test("Every row has the columns of the standard layout")
    func columns() {
        let people = [
            "職員番号", "氏名", "代替表記", "カナ氏名", "生年月日", "採用年月日", "メール", "所属コード", "所属名", "職階", "任用区分", "職種", "本務区分",
            "発令日", "職務", "意向", "役割", "休職区分",
        ]
        let expected: [(String, [String])] = [
            ("units-20260715.csv", ["所属コード", "所属名", "上位所属コード", "階層", "種別", "開始日", "終了日"]),
            ("roles.csv", ["職員番号", "役割", "所属コード", "開始日", "終了日"]),
            ("completions.csv", ["職員番号", "研修", "区分", "修了日", "時間", "結果"]),
            ("certificates.csv", ["職員番号", "資格", "合格日", "版", "証明"]),
            ("evidence.csv", ["職員番号", "スキル", "水準", "方法", "日付", "確認者", "備考"]),
        ]
        for (name, columns) in expected { #expect(made.table(name).columns == columns, "\(name)") }
        #expect(made.table("answers.csv").columns.prefix(3) == ["職員番号", "回答日", "q01"])
        #expect(made.table("answers.csv").columns.count == 68)
        let answered = made.table("answers.csv").rows.map { row in row[26..<65].count { !$0.isEmpty } }
        #expect(answered.allSatisfy { $0 <= 13 }, "each answers the questions of one form")
        for table in made.rosters { #expect(table.columns == people) }
        for file in made.files {
            let table = made.table(file.name)
            #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(file.name)")
            #expect(file.bytes.starts(with: [0xEF, 0xBB, 0xBF]), "\(file.name)")
        }
    }

    @Test("Some names have user-defined characters, and each of them another writing")
    func userDefined() {
        let newest = made.rosters[5]
        let marked = zip(newest["氏名"], newest["代替表記"]).filter { containsUserDefined(Array($0.0.utf8)) }
        #expect((4...25).contains(marked.count), "\(marked.count)")
        #expect(marked.allSatisfy { !$0.1.isEmpty && !containsUserDefined(Array($0.1.utf8)) })
        #expect(!newest["カナ氏名"].contains(""))
    }

    @Test("Rows of concurrent posts are of people who have a main row, elsewhere")
    func concurrent() {
        for table in made.rosters {
            let main = table.rows(where: "本務区分", is: "本務")
            let unitOf = Dictionary(zip(main["職員番号"], main["所属コード"]), uniquingKeysWith: { first, _ in first })
            #expect(unitOf.count == 2000)
            let others = table.rows(where: "本務区分", is: "兼務")
            #expect((30...120).contains(others.rows.count), "\(others.rows.count)")
            for (number, unit) in zip(others["職員番号"], others["所属コード"]) {
                #expect(unitOf[number] != nil && unitOf[number] != unit)
            }
        }
    }

    @Test("About a third of the administrative staff change desks on each 1 April, and fewer than a tenth leave")
    func movements() {
        let years = made.rosters.prefix(5).map { $0.rows(where: "本務区分", is: "本務") }
        for (before, after) in zip(years, years.dropFirst()) {
            let seats = Dictionary(zip(before["職員番号"], before["所属コード"]), uniquingKeysWith: { first, _ in first })
            let stayed = after.rows(where: "職種", is: "行政職").rows(where: "任用区分", is: "正規")
            let pairs = zip(stayed["職員番号"], stayed["所属コード"]).filter { seats[$0.0] != nil }
            let moved = Double(pairs.count { seats[$0.0] != $0.1 }) / Double(pairs.count)
            #expect((0.25...0.42).contains(moved), "\(moved)")
            let remaining = Set(after["職員番号"]).intersection(seats.keys).count
            #expect((0.9...0.97).contains(Double(remaining) / 2000), "\(remaining)")
        }
    }

    @Test("Nobody is hired as a child, and grades rise with age")
    func ages() {
        let newest = made.rosters[5].rows(where: "任用区分", is: "正規")
        var ages = [String: [Int]]()
        for (index, birth) in newest["生年月日"].enumerated() {
            guard let born = Int(birth.prefix(4)), let hired = Int(newest["採用年月日"][index].prefix(4)) else { continue }
            #expect(hired - born >= 21)
            ages[newest["職階"][index], default: []].append(2026 - born)
        }
        let mean: (String) -> Int = { grade in (ages[grade] ?? []).reduce(0, +) / max(1, ages[grade]?.count ?? 1) }
        #expect(mean("一般職員") < mean("係長級") && mean("係長級") < mean("課長級") && mean("課長級") < mean("部長級"))
    }

    @Test("Units are renamed, merged, founded and abolished on the way")
    func reorganisations() {
        let years = made.units
        for (before, after) in [(1, 2), (3, 4)] {
            let names = { (table: MadeTables.Table) in
                Dictionary(zip(table["所属コード"], table["所属名"]), uniquingKeysWith: { first, _ in first })
            }
            let (old, new) = (names(years[before]), names(years[after]))
            #expect(new.keys.contains { old[$0] == nil }, "founded")
            #expect(old.keys.contains { new[$0] == nil }, "abolished")
            #expect(new.contains { code, name in old[code].map { $0 != name } ?? false }, "renamed")
        }
        #expect(years[0].rows == years[1].rows)
    }

    @Test("From six to seven and a half in ten answer, the fewer the less of their work is at a desk")
    func answers() {
        let newest = made.rosters[5].rows(where: "本務区分", is: "本務")
        let answered = Set(made.table("answers.csv")["職員番号"])
        let share: (String) -> Double = { family in
            let people = newest.rows(where: "職種", is: family)["職員番号"]
            return Double(people.count { answered.contains($0) }) / Double(people.count)
        }
        #expect((0.55...0.75).contains(Double(answered.count) / 2000))
        #expect(share("行政職") > share("技能労務職") + 0.15)
    }

    @Test("Mandatory yearly trainings reach nine in ten")
    func mandatory() {
        let done = made.table("completions.csv").rows(where: "研修", is: "情報セキュリティ")
        let year = zip(done["修了日"], done["結果"]).filter { $0.0 >= "2025-04-01" && $0.0 <= "2026-03-31" && $0.1 != "未修了" }
        #expect((0.85...0.97).contains(Double(year.count) / 2000), "\(year.count)")
    }

    @Test("Files in CP932 hold every character, those of the office's own too")
    func cp932() throws {
        let city = try MadeTables.city("okayama", staff: 2000, seed: 3, on: "2026-07-15")
        for (file, original) in zip(try city.files(.cp932), made.files) {
            let (text, diagnostics) = TextEncoding.cp932.decode(file.bytes, file: file.name)
            #expect(diagnostics.isEmpty)
            #expect(text == Array(original.bytes.dropFirst(3)), "\(file.name)")
        }
    }
}
