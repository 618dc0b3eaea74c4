import Formats
import Kernel
import Testing

@testable import Domain

/// Random exports: what the roster says of the day of a snapshot must be what the snapshot said.
@Suite struct RosterInvariantTests {
    private struct Stated: Hashable, Comparable {
        var number: String
        var unit: String
        var grade: Int
        var isMain: Bool

        static func < (a: Stated, b: Stated) -> Bool {
            (a.number, a.unit, a.grade, a.isMain ? 0 : 1) < (b.number, b.unit, b.grade, b.isMain ? 0 : 1)
        }
    }

    @Test("Whatever an export says of its day, the roster says of that day", arguments: UInt64(1)...20)
    func eachDayAsStated(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let dates = [2022, 2023, 2024, 2025, 2026].map { day("\($0)-04-01") }
        let grades = CityHall.vocabulary[.grades]
        var files = [RosterFile]()
        var stated = [Set<Stated>]()
        for (step, date) in dates.enumerated() {
            var now = Set<Stated>()
            var rows = [String]()
            for person in 1...40 where Int.random(in: 0..<10, using: &random) > 0 {
                var units = ["0101", "0102", "0201", "0202"].shuffled(using: &random)
                let before = step == 0 ? [] : stated[step - 1].filter { $0.number == String(person) }.sorted()
                let stays = !before.isEmpty && Bool.random(using: &random)
                let count = Int.random(in: 0..<5, using: &random) == 0 ? 2 : 1
                let posts =
                    stays
                    ? before
                    : (0..<count).map {
                        Stated(
                            number: String(person), unit: units.removeLast(),
                            grade: Int.random(in: 0..<4, using: &random),
                            isMain: $0 == 0)
                    }
                for post in posts {
                    let order = date.adding(days: -Int.random(in: 0..<600, using: &random))
                    rows.append(
                        CityHall.row(
                            post.number, "職員 \(person)", unit: post.unit, grade: grades[post.grade],
                            isMain: post.isMain ? "本務" : "兼務", order: "\(order)"))
                    now.insert(post)
                }
            }
            rows.shuffle(using: &random)
            stated.append(now)
            let name = "roster-\("\(date)".replacing("-", with: "")).csv"
            files.append(CityHall.file(name, ([CityHall.header] + rows).joined(separator: "\n")))
            let unitName = step < 2 ? "人事課" : "人材課"
            files.append(
                CityHall.units(
                    "\(date)".replacing("-", with: ""), "01,\(step < 3 ? "総務部" : "経営部"),,部,,,", "02,市民部,,部,,,",
                    "0101,\(unitName),01,課,,,", "0102,情報課,\(step % 2 == 0 ? "01" : "02"),課,,,", "0201,市民課,02,課,,,",
                    "0202,税務課,02,課,,,"))
        }
        let roster = try CityHall.roster(files, confirmedLeaving: true)
        for (date, wanted) in zip(dates, stated) {
            var found = [Stated]()
            for post in roster.posts where post.holds(on: date) {
                let unit = roster.units[Int(post.unit)]
                #expect(unit.exists(on: date) && roster.units[Int(unit.parent)].exists(on: date))
                found.append(
                    Stated(
                        number: roster.people[Int(post.person)].staffNumber, unit: unit.code, grade: Int(post.grade),
                        isMain: post.isMain))
            }
            #expect(Set(found) == wanted && found.count == wanted.count, "on \(date)")
        }
        for person in roster.people.indices {
            let posts = roster.posts(of: person)
            #expect(posts.allSatisfy { $0.from <= $0.to && Int($0.person) == person })
            let mains = posts.filter(\.isMain)
            for (one, next) in zip(mains, mains.dropFirst()) { #expect(one.to < next.from) }
        }
    }

    @Test("Damaged files are read to their end, and the roster is arranged", arguments: UInt64(1)...60)
    func damaged(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let files = [
            CityHall.units("20250401", "01,総務部,,部,,,", "0101,人事課,01,課,,,", "0102,情報課,01,課,,2020-04-01,"),
            CityHall.units("20260401", "01,総務部,,部,,,", "0101,人事課,0102,課,,,", "0102,情報課,0101,課,,2020-04-01,"),
            CityHall.people(
                "20250401", CityHall.row("1", "田中 実", unit: "0101"), CityHall.row("2", "高橋 恵", unit: "0102")),
            CityHall.people(
                "20260401", CityHall.row("1", "田中 実", unit: "0102", order: "2026-10-01"),
                CityHall.row("2", "高橋 恵", unit: "0102", roles: "ICT推進リーダー", absence: "休職")),
            CityHall.file("roles.csv", "職員番号,役割,所属コード,開始日,終了日\n1,ict-leader,0101,2025-04-01,2027-03-31\n"),
        ].map { file in
            var bytes = file.bytes
            for _ in 0..<Int.random(in: 0..<12, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(contentsOf: bytes[(place / 2)..<place], at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                default: bytes.insert([0x22, 0x2C, 0x0A, 0x0D, 0x81][place % 5], at: place)
                }
            }
            return RosterFile(name: file.name, bytes: bytes)
        }
        let (roster, _) = try CityHall.read(files)
        #expect(roster.postStart.count == roster.people.count + 1)
        #expect(roster.postStart.last.map { Int($0) } == roster.posts.count)
        #expect(roster.posts.allSatisfy { roster.units.indices.contains(Int($0.unit)) && $0.from <= $0.to })
        _ = RosterComparison(roster, from: day("2025-04-01"), to: day("2026-04-01"))
        _ = RosterMappingGuess.guess(files)
    }
}
