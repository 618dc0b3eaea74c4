import Domain
import Kernel
import Mathematics
import Testing

@Suite("Broken rules in words (clauses K4, K6)")
struct FolderWordsTests {
    @Test("K6: each broken rule of a seating names people, sections, sessions, half-days, counts and limits")
    func seats() throws {
        let folder = try SeatFolder.read(FolderFixture.seats()).folder
        let cases: [(SeatViolation, [String])] = [
            (.unknownPerson(seat: 2), ["3"]),
            (.unknownSession(seat: 0), ["1"]),
            (.notMandatory(person: 0, session: 1), ["佐藤", "基礎B"]),
            (.notRequested(person: 4, session: 2), ["伊藤", "表計算1", "表計算"]),
            (.tooFar(person: 3, session: 4, minutes: 150), ["田中", "RPA1", "西村", "150", "120"]),
            (.tooFar(person: 3, session: 0, minutes: 60), ["田中", "基礎A", "本市", "60", "45"]),
            (.unavailable(person: 0, session: 0, halfDay: 24), ["佐藤", "基礎A", "12"]),
            (.overlap(person: 1, sessions: [2, 4], halfDay: 29), ["鈴木", "表計算1", "RPA1", "14"]),
            (.courseTwice(person: 1, sessions: [0, 1]), ["鈴木", "DX基礎", "基礎A", "基礎B", "2"]),
            (.tooManyElectives(person: 1, count: 3), ["鈴木", "3", "2"]),
            (.tooManyAway(section: 1, halfDay: 25, count: 4, most: 1), ["税務課", "12", "4", "1"]),
            (.tooFew(session: 3, count: 1, fewest: 2), ["表計算2", "1", "2"]),
            (.tooMany(session: 0, count: 5, seats: 3), ["基礎A", "5", "3"]),
        ]
        for (violation, names) in cases {
            let words = folder.words(violation)
            for name in names { #expect(words.ja.contains(name) && words.en.contains(name), "\(words)") }
        }
        #expect(
            folder.words(.unavailable(person: 0, session: 0, halfDay: 24))
                == Phrase(
                    ja: "職員「佐藤」は12日目の午前に出席できませんが、回「基礎A」に入っています",
                    en: "'佐藤' is not available on day 12, morning, but sits in session '基礎A'"))
        #expect(folder.words(.overlap(person: 0, sessions: [], halfDay: 27)).ja.contains("13日目の午後"))
    }

    @Test("K6: a seating damaged in each rule is answered in words that name the damage")
    func damagedSeats() throws {
        let files = try FolderFixture.seats()
        let folder = try SeatFolder.read(files).folder
        func words(_ rows: String) throws -> [String] {
            let seating = try folder.seating(Array("staff,session\n\(rows)".utf8), file: "s").seating
            return SeatVerification(seating, in: folder.year).violations.map { folder.words($0).en }
        }
        #expect(try words("佐藤,基礎A\n") == ["'佐藤' is not available on day 12, morning, but sits in session '基礎A'"])
        #expect(
            try words("佐藤,RPA1\n") == [
                "'佐藤' has not requested the course 'RPA' but sits in session 'RPA1'"
            ])
        #expect(
            try words("鈴木,基礎A\n鈴木,基礎B\n") == [
                "'鈴木' has 2 seats in the course 'DX基礎' ('基礎A' and '基礎B'); each person takes it once"
            ])
        #expect(
            try words("田中,基礎B\n伊藤,基礎B\n") == [
                "2 people of section '税務課' away on day 13, afternoon; at most 1 may be"
            ])
    }

    @Test("K4: each broken rule of a plan of nominations names people, tracks, years, counts and limits")
    func nominations() throws {
        let folder = try NominationFolder.read(FolderFixture.nominations()).folder
        let nomination = Mathematics.Nomination(person: 0, track: 1, year: 2)
        let named = ["佐藤", "PM", "3"]
        let cases: [(NominationViolation, [String])] = [
            (.unknown(.init(person: 9, track: 7, year: 5)), ["#9", "#7", "6"]),
            (.twice(nomination), named), (.doneBefore(nomination), named), (.notEligible(nomination), named),
            (.retired(nomination), named), (.prerequisiteMissing(nomination), named + ["DT"]),
            (.forbidden(nomination), named), (.pinMissing(nomination), named),
            (.hours(person: 0, year: 0, needed: 40, available: 24), ["佐藤", "1", "40", "24"]),
            (.seats(track: 2, year: 1, taken: 3, available: 1), ["ADV", "2", "3", "1"]),
            (.absence(section: 0, year: 1, away: 3, cap: 1), ["総務課", "2", "3", "1"]),
        ]
        for (violation, names) in cases {
            let words = folder.words(violation)
            for name in names { #expect(words.ja.contains(name) && words.en.contains(name), "\(words)") }
        }
        #expect(Set(cases.map { folder.words($0.0).ja }).count == cases.count)
    }
}

@Suite("Why it cannot be done, in words (clauses K4, K5)")
struct FolderObstacleTests {
    @Test("K5: too low a cap of a section is told with its people, half-days, limits and ways out")
    func sectionCap() throws {
        // Nobody of the tax section may come on another half-day than the first.
        let files = try FolderFixture.seats().edited("unavail.csv", "伊藤,12a\n伊藤,12p\n", "田中,13p\n伊藤,13p\n")
        let folder = try SeatFolder.read(files).folder
        let obstacles = try #require(SeatObstacles.find(folder.year))
        #expect(obstacles.count == 1)
        let words = obstacles.flatMap(folder.words)
        #expect(
            words.first?.ja == "所属「税務課」の2人（「田中」、「伊藤」）が出席できるのは12日目の午前だけですが、"
                + "同じ半日に不在にできるのは1人なので、1人が受けられません")
        #expect(words.contains { $0.en == "with 2 away at once all could be served, seats permitting" })
    }

    @Test("K5: a person without any half-day and seats that are short are told apart")
    func seatsShort() throws {
        let files = try FolderFixture.seats().edited("unavail.csv", "伊藤,12p", "伊藤,13p")
            .edited("sessions.csv", "-1,0,3\n表", "-1,0,1\n表").edited("sessions.csv", "本市,0,3", "本市,0,1")
        let folder = try SeatFolder.read(files).folder
        let obstacles = try #require(SeatObstacles.find(folder.year))
        let words = obstacles.map(folder.words)
        #expect(words.count == 2)
        #expect(words[0].first?.en == "available for no session within reach: 1 person ('伊藤')")
        #expect(words[1].first?.en.contains("2 seats short") == true, "\(words[1])")
        #expect(words[1].contains { $0.ja.contains("増やせば") })
    }

    @Test("K4: reasons of a nomination and obstacles of a plan name groups, tracks, years and numbers")
    func nominations() throws {
        let files = try FolderFixture.nominations()
        let folder = try NominationFolder.read(files).folder
        let plan = try folder.nominations(files["solution.csv"] ?? [], file: "s").nominations
        let reasons = folder.instance.reasons(of: plan).map { $0.map { folder.words($0).en } }
        #expect(reasons[0].contains("will be the only one trained in 'DT' in section '総務課'"))
        #expect(reasons[0].contains("closes 4 points of gap"))
        #expect(folder.words(.target(0)).ja == "目標の人数（研修「DT」を3年目までに2人）に必要")
        let obstacles = try folder.instance.obstacles()
        let words = folder.words(obstacles)
        // One of the unit's two people has retired: a second place in it cannot be covered.
        #expect(words.contains { $0.en == "unit '基盤係' has 1 person who can do 'PM'; it needs 2" }, "\(words)")
        #expect(words.allSatisfy { !$0.ja.isEmpty && !$0.en.isEmpty })
    }
}
