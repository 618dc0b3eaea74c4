import Domain
import Kernel
import TestKit
import Testing

@Suite("Files of sessions, wishes and times (clauses K4, K5)")
struct SessionReaderTests {
    private func codes(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { "\($0.code):\($0.place.line):\($0.place.column)" }
    }

    private func read(_ text: String, _ city: FixtureCity) -> (sessions: [CourseSession], diagnostics: [Diagnostic]) {
        SessionReader.read(Array(text.utf8), file: "sessions.csv", plan: city.plan)
    }

    @Test("Times as offices write them")
    func times() {
        func list(_ text: String) -> [String]? { CalendarHalfDay.list(text)?.map(\.words.ja) }
        #expect(list("2027-06-03 午前") == ["2027-06-03 午前"])
        #expect(list("令和9年6月3日 終日") == ["2027-06-03 午前", "2027-06-03 午後"])
        #expect(
            list("2027/6/3 pm | 2027-06-03am、2027.6.4") == [
                "2027-06-03 午前", "2027-06-03 午後", "2027-06-04 午前", "2027-06-04 午後",
            ])
        #expect(list("") == nil && list("午前") == nil && list("2027-02-30") == nil && list("2027-06-03 夜") == nil)
        let days = CalendarHalfDay.list("2027-06-03|2027-06-04 午後") ?? []
        #expect(CalendarHalfDay.words(for: days).ja == "2027-06-03 終日、2027-06-04 午後")
    }

    @Test("Sessions: the half is told by the programme where it has one alone; online without a place")
    func sessions() throws {
        let city = try FixtureCity()
        let (sessions, diagnostics) = read(
            """
            回,研修,区分,日時,場所,最少,定員
            1,情報セキュリティ,,2027-06-03 午前,,,100
            2,cloud,選択,2027-06-03,研修室,5,20
            """, city)
        #expect(diagnostics.isEmpty)
        #expect(sessions.map(\.half) == [.mandatory, .elective] && sessions.map(\.place) == [nil, "研修室"])
        #expect(sessions.map(\.seats) == [100, 20] && sessions.map(\.fewest) == [0, 5])
    }

    @Test("Bad rows are told with line and column, in both languages, and left out")
    func badSessions() throws {
        let city = try FixtureCity()
        let (sessions, diagnostics) = read(
            """
            回,研修,区分,日時,場所,最少,定員
            ,cloud,選択,2027-06-03,,,20
            2,クラウト,選択,2027-06-03,,,20
            3,cloud,必須,2027-06-03,,,20
            4,cloud,選択,2027-13-03,,,20
            5,cloud,選択,2027-03-31|2027-04-01,,,20
            6,cloud,選択,2027-06-03,,,二十
            7,cloud,選択,2027-06-03,,9,5
            8,cloud,選択,2027-06-03,,,5
            8,cloud,選択,2027-06-04,,,5
            """, city)
        #expect(sessions.map(\.code) == ["8", "8"])
        #expect(
            codes(diagnostics) == [
                "Q011:2:1", "Q017:3:3", "Q018:4:9", "Q006:5:12", "Q013:6:12", "Q014:7:25", "Q015:8:24", "Q010:10:1",
            ])
        #expect(diagnostics.allSatisfy { !$0.message.ja.isEmpty && $0.message.en != $0.message.ja })
        #expect(diagnostics[1].suggestion == "クラウド")
        #expect(codes(read("", city).diagnostics) == ["Q001:1:1"])
        #expect(codes(read("回,研修,定員\n", city).diagnostics) == ["Q002:1:1"])
    }

    @Test("What is longer than a form takes is told and left out")
    func lengths() throws {
        let city = try FixtureCity()
        func text(_ count: Int) -> String { String(repeating: "長", count: count) }
        let days = Array(repeating: "2027-06-03 午前", count: 144).joined(separator: "|")
        #expect(days.count > 2000)
        let (sessions, diagnostics) = read(
            """
            回,研修,区分,日時,場所,最少,定員
            \(text(60)),cloud,選択,2027-06-03,\(text(100)),,20
            \(text(61)),cloud,選択,2027-06-03,\(text(101)),,20
            3,cloud,選択,\(days),,,20
            """, city)
        #expect(sessions.map(\.code) == [text(60)])
        #expect(codes(diagnostics) == ["Q026:3:1", "Q026:3:83", "Q026:4:12"])
        #expect(diagnostics[0].message.ja.contains("60字までです（61字") && diagnostics[0].message.en.contains("at most 60"))

        var places = SeatPlaces()
        let units = SeatPlacesReader.readUnits(
            Array("所属コード,場所,不在の上限\n1001,\(text(101)),3\n1002,\(text(100)),4\n".utf8), file: "units.csv",
            units: ["1001", "1002"], into: &places)
        #expect(places.homes == ["1002": text(100)] && places.mostAway == ["1002": 4] && codes(units) == ["Q026:2:6"])
        let ways = SeatPlacesReader.readWays(
            Array("出発,到着,分\n本庁,\(text(101)),5\n".utf8), file: "ways.csv", into: &places)
        #expect(places.minutes.isEmpty && codes(ways) == ["Q026:2:4"])
    }

    @Test("Wishes refer to sessions of their own course, each once; people are those of the roster")
    func wishes() throws {
        var city = try FixtureCity()
        city.hire("佐藤", in: "市民課", as: "一般職員")
        city.roster.arrange()
        let sessions = read(
            "回,研修,日時,定員\nc1,cloud,2027-06-03,9\nc2,cloud,2027-06-04,9\ns1,security,2027-06-03,9\n", city
        )
        .sessions
        let (wishes, diagnostics) = SeatWishReader.read(
            Array(
                """
                職員番号,研修,第1希望,第2希望
                1000,cloud,c2,c1
                1000,cloud,c1,
                9999,cloud,c1,
                1000,security,c1,
                1000,security,s1,s1
                1000,dx-basic,,
                """.utf8), file: "wishes.csv", plan: city.plan, sessions: sessions, people: city.roster)
        #expect(wishes.map(\.sessions) == [[1, 0], []])
        #expect(codes(diagnostics) == ["Q019:3:6", "Q005:4:1", "Q020:5:15", "Q020:6:18"])
        let (busy, wrong) = BusyTimeReader.read(
            Array("職員番号,出席できない日時\n1000,2027-06-03\n1000,いつも\n".utf8), file: "busy.csv", people: city.roster)
        #expect(busy.count == 2 && codes(wrong) == ["Q006:3:6"])
    }

    @Test("Places and ways; units that the roster does not have are told")
    func places() throws {
        var places = SeatPlaces()
        let wrong = SeatPlacesReader.readUnits(
            Array("所属コード,場所,不在の上限\n1001,本庁,3\n9999,本庁,\n1002,,多い\n".utf8), file: "units.csv",
            units: ["1001", "1002"], into: &places)
        #expect(places.homes == ["1001": "本庁"] && places.mostAway == ["1001": 3])
        #expect(codes(wrong) == ["Q021:3:1", "Q014:4:7"])
        let ways = SeatPlacesReader.readWays(
            Array("出発,到着,分\n本庁,支所,25\n本庁,,5\n本庁,支所,-1\n".utf8), file: "ways.csv", into: &places)
        #expect(places.minutes == [.init(from: "本庁", to: "支所"): 25])
        #expect(codes(ways) == ["Q022:3:4", "Q014:4:7"])
    }
}
