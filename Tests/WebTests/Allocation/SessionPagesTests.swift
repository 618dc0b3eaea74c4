import Domain
import Hummingbird
import HummingbirdTesting
import Kernel
import Operations
import TestKit
import Testing

@testable import Web

@Suite("The pages of sessions and seats (clauses K4, K5)")
struct SessionPagesTests {
    private func open(
        on engine: TestEngine = .sqlite, as guest: String = "planner",
        _ body: @Sendable @escaping (ServedTown, Browser) async throws -> Void
    ) async throws {
        try await ServedTown.open(on: engine) { town in
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", try town.guest(guest).token)
                try await body(town, browser)
            }
        }
    }

    @Test("A month: whole weeks from Monday, and no further than the fiscal year")
    func month() throws {
        let november = try #require(CalendarMonth("2026-11"))
        // 1 November 2026 is a Sunday.
        #expect(november.weeks.first?.first == FixtureCity.day("2026-10-26"))
        #expect(november.weeks.count == 6 && november.weeks.last?.last == FixtureCity.day("2026-12-06"))
        #expect(november.next(in: FiscalYear(2026))?.id == "2026-12")
        let march = try #require(CalendarMonth("2027-03"))
        #expect(march.next(in: FiscalYear(2026)) == nil && march.previous(in: FiscalYear(2026))?.id == "2027-02")
        #expect(CalendarMonth("2026-12")?.next(in: FiscalYear(2026))?.id == "2027-01")
        #expect(CalendarMonth("2026-02")?.weeks.count == 5)
        #expect(CalendarMonth("2026-13") == nil && CalendarMonth("x") == nil && CalendarMonth("2026-00") == nil)
        #expect(november.name(.ja, usesEra: true) == "令和8年11月" && november.name(.ja, usesEra: false) == "2026年11月")
        #expect(november.name(.en, usesEra: true) == "November 2026")
        let other = CalendarMonth("2020-01", in: [], year: FiscalYear(2026), today: FixtureCity.day("2026-10-01"))
        #expect(other.id == "2026-10", "a month of another year is not shown")
    }

    @Test(
        "Sessions are added, changed, called off and deleted; what is wrong is told by field",
        arguments: TestEngine.allCases)
    func sessions(engine: TestEngine) async throws {
        try await open(on: engine) { _, browser in
            let page = try await browser.get("/aoba/sessions?year=2026").text
            #expect(page.contains("2026年11月") && page.contains("午前 s1") && page.contains("0/3"))
            let session = [
                ("code", "c1"), ("programme", "cloud"), ("half", "elective"), ("when", "2026-12-01"),
                ("place", "<b>会議室</b>"), ("fewest", "1"), ("seats", "4"), ("year", "2026"),
            ]
            func with(_ field: String, _ value: String) -> [(String, String)] {
                session.map { $0.0 == field ? (field, value) : $0 }
            }
            for (field, value, words) in [
                ("when", "いつか", "「2027-06-03 午前」のように"), ("when", "2027-03-31、2027-04-01", "一つの年度"),
                ("half", "mandatory", "この研修にない区分"), ("fewest", "9", "定員より多く"), ("seats", "-1", "整数で入力"),
                ("code", "s1", "この番号の回がもうあります"), ("programme", "", "入力してください"),
            ] {
                let answer = try await browser.submit(
                    "/aoba/sessions?year=2026", to: "/aoba/sessions", with(field, value))
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(field) \(value)")
            }
            let added = try await browser.submit("/aoba/sessions?year=2026", to: "/aoba/sessions", session)
            #expect(added.status == .seeOther)
            let december = try await browser.get("/aoba/sessions?year=2026&month=2026-12").text
            #expect(december.contains("終日 c1") && december.contains("&lt;b&gt;会議室&lt;/b&gt;"))
            let path = try #require(december.firstMatch(of: /href="(\/aoba\/sessions\/\d+)">c1</)).output.1
            let own = String(path)
            let changed = try await browser.submit(
                own, to: own,
                [
                    ("programme", "cloud"), ("half", "elective"), ("when", "2026-12-02 午後"), ("fewest", "0"),
                    ("seats", "5"),
                ])
            #expect(changed.status == .seeOther)
            #expect(try await browser.get(own).text.contains("2026-12-02 午後"))
            let off = try await browser.submit(own, to: own + "/state", [("to", "cancelled")])
            #expect(off.status == .seeOther)
            #expect(try await browser.get(own).text.contains("この回は取りやめになっています"))
            #expect(try await browser.submit(own, to: own + "/state", [("to", "removed")]).status != .seeOther)
            let asked = try await browser.get(own + "/removal").text
            #expect(asked.contains("回「c1」を消しますか") && asked.contains("2026-12-02 午後"))
            #expect(asked.contains("希望している人はいません") && asked.contains("この回の席がある席割りの案はありません"))
            #expect(try await browser.get(own).status == .ok, "asking takes nothing away")
            #expect(try await browser.submit(own + "/removal", []).location == "/aoba/sessions?year=2026")
            #expect(try await browser.get(own).status == .notFound)
            #expect(try await browser.get(own + "/removal").status == .notFound)
        }
    }

    @Test(
        "Before a session or a plan of seats is deleted one is told what goes with it, and is known anew",
        arguments: TestEngine.allCases)
    func deletions(engine: TestEngine) async throws {
        try await open(on: engine) { town, browser in
            let (session, seats) = ("/aoba/sessions/\(town.things.session)", "/aoba/sessions/seats")
            let stranger = try town.guest(ServedTown.stranger.name).caller
            try await OwnSeats(town.city).wish(
                "security", .mandatory, sessions: [town.things.session], isWanted: true, for: stranger)
            let asked = try await browser.get(session + "/removal").text
            #expect(asked.contains("この回を希望している1件の希望から、この回が外れます"))
            #expect(asked.firstMatch(of: /席割りの案1件から、この回の席[12]件が消えます/) != nil)

            let plan = "\(seats)/\(town.things.seatPlan)"
            let drop = try await browser.get(plan + "/drop").text
            #expect(drop.contains("席割りの案「席」を消しますか") && drop.contains("席が消えます"))
            #expect(drop.contains("席のない人の順番と理由") && drop.contains("希望、出席できない日時"))
            #expect(try await browser.get(plan).text.contains("href=\"\(plan)/drop\""))
            // A sign-in of long ago does not do.
            town.pass(minutes: 11)
            for path in [session + "/removal", plan + "/drop"] {
                let answer = try await browser.submit(path, [])
                #expect(answer.location?.hasPrefix("/aoba/re-authenticate") == true, "\(answer.status)")
            }
            #expect(try await browser.get(session).status == .ok)
            #expect(try await browser.get(plan).status == .ok)
            town.pass(minutes: -11)
            #expect(try await browser.submit(plan + "/drop", []).location == seats)
            #expect(try await browser.get(plan).status == .notFound)
            #expect(try await browser.get(session + "/removal").text.contains("席割りの案はありません"))
        }
    }

    @Test("A session whose seats were given out is not deleted: one is told so before being asked")
    func kept() async throws {
        try await open { town, browser in
            try await ManageSeats(town.city).issue(town.things.seatPlan, for: town.guest("planner").caller)
            let answer = try await browser.get("/aoba/sessions/\(town.things.session)/removal")
            #expect(answer.status == .conflict && answer.text.contains("席を知らせた回は消せません"))
            let plan = "/aoba/sessions/seats/\(town.things.seatPlan)"
            #expect(try await browser.get(plan + "/drop").location == plan)
        }
    }

    @Test(
        "A wish for a session that was called off is said to be void, with other sessions to choose or none",
        arguments: TestEngine.allCases)
    func calledOff(engine: TestEngine) async throws {
        try await open(on: engine, as: ServedTown.stranger.name) { town, browser in
            let planner = try town.guest("planner").caller
            let keep = KeepSessions(town.city)
            let ids = try await keep.list(FiscalYear(2026), for: planner).entries.map(\.session.id)
            let wish = [("programme", "security"), ("half", "mandatory")] + ids.map { ("session", "\($0)") }
            #expect(try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats", wish).status == .seeOther)
            #expect(try await !browser.get("/aoba/my/seats").text.contains("無効"))
            try await keep.setCancelled(ids[0], true, for: planner)
            let one = try await browser.get("/aoba/my/seats").text
            #expect(one.contains("第1希望の回（2026-11-04 午前 会議室）は取りやめになりました。この回への希望は無効です。"))
            #expect(!one.contains("第2希望の回（") && one.contains("value=\"\(ids[1])\" selected"))
            #expect(!one.contains("value=\"\(ids[0])\""))
            try await keep.setCancelled(ids[1], true, for: planner)
            for path in ["/aoba/my/seats", "/aoba/my/seats?year=2026"] {
                let none = try await browser.get(path).text
                #expect(none.contains("第1希望の回（") && none.contains("第2希望の回（"), "\(path)")
                #expect(none.contains("ほかに選べる回はありません") && none.contains("取り下げる"))
            }
            let again = [("programme", "security"), ("half", "mandatory"), ("change", "keep")]
            #expect(try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats", again).status == .notFound)
            let withdrawal = [("programme", "security"), ("half", "mandatory"), ("change", "withdraw")]
            #expect(try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats", withdrawal).status == .seeOther)
            #expect(try await !browser.get("/aoba/my/seats").text.contains("無効"))
        }
    }

    @Test("Of the year that is asked for seats and sessions are shown, and of no other")
    func askedYear() async throws {
        try await open { town, _ in
            let planner = try town.guest("planner").caller
            try await ManageSeats(town.city).issue(town.things.seatPlan, for: planner)
            let people = try await ManageSeats(town.city).people(
                of: town.things.seatPlan, isExport: false, for: planner)
            let seated = Set(people.rows.filter { $0.session != nil }.map(\.person))
            let person = try #require(ServedTown.people.first { seated.contains(town.things.persons[$0.name] ?? 0) })
            try await town.serve { client in
                let browser = Browser(client: client)
                browser.set("ikusei-aoba", try town.guest(person.name).token)
                let own = try await browser.get("/aoba/my/seats?year=2026").text
                #expect(own.contains("class=\"card\"") && own.contains("情報セキュリティ") && own.contains("2026年度"))
                let other = try await browser.get("/aoba/my/seats?year=2027").text
                #expect(!other.contains("情報セキュリティ") && !other.contains("2026-11-0"))
                #expect(other.contains("2027年度に、これからの決まった席はありません。"))
                #expect(other.contains("2027年度に、これからの回はありません。"))
                #expect(other.contains("href=\"/aoba/my/seats?year=2026\""))
                #expect(try await browser.get("/aoba/my/seats").text.contains("class=\"card\""))
                // Nor is anything kept in another year than was meant.
                let busy = [("busy", "2026-11-06"), ("year", "2027")]
                let answer = try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats/times", busy)
                #expect(answer.status == .notFound)
            }
        }
    }

    @Test("The list of seats goes by the time of the session, and its head says so")
    func order() async throws {
        try await open { town, browser in
            let path = "/aoba/sessions/seats/\(town.things.seatPlan)/people"
            let list = try await browser.get(path).text
            #expect(list.firstMatch(of: /aria-sort="ascending"><a href="[^"]*">回（日時順）/) != nil)
            #expect(!list.contains("五十音順") && list.contains(">氏名</a>"))
            func days(_ text: String) -> [String] {
                text.matches(of: /2026-11-\d\d/).map { String($0.output) }
            }
            #expect(days(list).count > 1 && days(list) == days(list).sorted())
            let turned = days(try await browser.get(path + "?sort=-session").text)
            #expect(turned == days(list).reversed())
        }
    }

    @Test("A plan of seats shows its proof and who waits; given out, the calendar, absences and lists have it")
    func seats() async throws {
        try await open { town, browser in
            let path = "/aoba/sessions/seats/\(town.things.seatPlan)"
            let page = try await browser.get(path).text
            // Five people, six seats, one of a unit at once: three of 市民課 have two half-days.
            #expect(page.contains("最適") && page.contains("先着順"))
            #expect(page.contains("不在の上限を2人にすれば"))
            #expect(!page.contains("春野"))
            let people = try await browser.get(path + "/people").text
            #expect(people.contains("席なし") && people.contains("所属の不在の上限"))
            let file = try await browser.get(path + "/people.csv")
            #expect(file.text.contains("回,研修,日時,場所,区分,職員番号"))
            try await ManageSeats(town.city).issue(town.things.seatPlan, for: town.guest("planner").caller)
            let list = try await browser.get("/aoba/sessions?year=2026").text
            #expect(list.contains("知らせている席割り") && !list.contains("席を知らせた人のべ0人"))
            #expect(try await browser.get("/aoba/sessions/absences?year=2026").text.contains("上限"))
            let session = try await browser.get("/aoba/sessions/\(town.things.session)").text
            #expect(session.contains("席のある人") && session.contains("/aoba/people/"))
            #expect(try await browser.get("/aoba/sessions/\(town.things.session)/people.csv").status == .ok)
        }
    }

    @Test("Somebody's own page: what they must take, their wish, the times they cannot")
    func own() async throws {
        try await open(as: ServedTown.stranger.name) { town, browser in
            let page = try await browser.get("/aoba/my/seats").text
            #expect(page.contains("情報セキュリティ") && page.contains("必須") && page.contains("2026-11-04 午前"))
            let ids = page.matches(of: /option value="(\d+)"/).map { String($0.output.1) }
            let first = try #require(ids.first)
            let wish = [("programme", "security"), ("half", "mandatory"), ("session", first), ("session", "")]
            #expect(try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats", wish).status == .seeOther)
            #expect(try await browser.get("/aoba/my/seats").text.contains("希望を出した"))
            let twice = wish + [("session", first)]
            let refused = try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats", twice)
            #expect(refused.status == .unprocessableContent && refused.text.contains("別々の回を三つまで"))
            let bad = try await browser.submit("/aoba/my/seats", to: "/aoba/my/seats/times", [("busy", "あした<")])
            #expect(bad.status == .unprocessableContent && bad.text.contains("あした&lt;"))
            let good = try await browser.submit(
                "/aoba/my/seats", to: "/aoba/my/seats/times", [("busy", "2026-11-05 午後\r\n2026-11-06")])
            #expect(good.status == .seeOther)
            #expect(try await browser.get("/aoba/my/seats").text.contains("2026-11-06 午前\n2026-11-06 午後"))
        }
    }
}
