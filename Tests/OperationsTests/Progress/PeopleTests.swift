import Domain
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

@Suite("People")
struct PeopleTests {
    private func found(_ town: PeopleTown, _ text: String, _ caller: Caller, unit: String? = nil) async throws
        -> [String]
    {
        let found = try await FindPeople(town.city).find(
            FindPeople.Question(text: text, unit: unit), for: caller)
        return found.members.map { member in
            found.state.roster.people[Int(found.state.standing.staff.members[member].person)].name
        }
    }

    @Test("are found by whoever may see them, in kana order", arguments: TestEngine.allCases)
    func find(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let all = ["佐藤 花子", "鈴木 一郎", "高橋 太郎", "渡邊 四郎", "田中 次郎"]
            let names1 = try await found(town, "", town.planner)
            #expect(names1 == all)
            let names2 = try await found(town, "", town.headOfCitizens)
            #expect(names2 == ["佐藤 花子", "鈴木 一郎", "高橋 太郎"])
            let names3 = try await found(town, "", town.caller("田中 次郎"))
            #expect(names3 == ["田中 次郎"])
            let names4 = try await found(town, "", town.planner, unit: "100101")
            #expect(names4 == ["高橋 太郎"])
            for text in ["すずき", "ｽｽﾞｷ", "スズキ　一郎", "鈴木一郎", "1001"] {
                let names5 = try await found(town, text, town.planner)
                #expect(names5 == ["鈴木 一郎"], "\(text)")
            }
            let names6 = try await found(town, "渡辺", town.planner)
            #expect(names6 == ["渡邊 四郎"])
            let names7 = try await found(town, "渡辺", town.headOfCitizens)
            #expect(names7.isEmpty)
            await #expect(throws: AccountError.notAllowed(.seePeople)) {
                try await found(town, "", town.caller("監査", .auditor))
            }
        }
    }

    @Test(
        "are taken away as a table only by whom the policy lets, and that is written down",
        arguments: TestEngine.allCases)
    func export(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let bytes = try await FindPeople(town.city).export(FindPeople.Question(text: "高橋"), for: town.planner)
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
            #expect(lines.count == 2 && lines[1].contains("高橋 太郎"))
            #expect(try await town.audited("people.export") == 1)
            // A head takes away the table of the head's own people, and nobody else's.
            let own = try await FindPeople(town.city).export(FindPeople.Question(), for: town.headOfCitizens)
            #expect(String(decoding: own, as: UTF8.self).split(separator: "\r\n").count == 4)
            #expect(!String(decoding: own, as: UTF8.self).contains("田中 次郎"))
            await #expect(throws: AccountError.notAllowed(.exportTables)) {
                try await FindPeople(town.city).export(FindPeople.Question(), for: town.caller("田中 次郎"))
            }
        }
    }

    @Test("have several levels confirmed at once by their head, all or none", arguments: TestEngine.allCases)
    func levels(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let confirming = ConfirmLevel(town.city)
            let suzuki = town.id("鈴木 一郎")
            func rows() async throws -> Int {
                try await town.city.database.read { try $0.int("SELECT count(*) FROM evidence") }
            }
            await #expect(throws: WorkError.self) {
                try await confirming.record(
                    [.init(skill: 0, rank: 2), .init(skill: 1, rank: 9)], ofPerson: suzuki, for: town.headOfCitizens)
            }
            await #expect(throws: WorkError.self) {
                try await confirming.record([], ofPerson: suzuki, for: town.headOfCitizens)
            }
            for name in ["佐藤 花子", "田中 次郎"] {
                await #expect(throws: WorkError.notFound, "\(name)") {
                    try await confirming.record(
                        [.init(skill: 0, rank: 2)], ofPerson: town.id(name), for: town.headOfCitizens)
                }
            }
            #expect(try await rows() == 0)
            try await confirming.record(
                [.init(skill: 0, rank: 2), .init(skill: 1, rank: 0)], ofPerson: suzuki, for: town.headOfCitizens)
            #expect(try await rows() == 2)
            #expect(try await town.audited("level.confirm") == 1)
            let state = try await town.city.state()
            let member = try #require(state.member(ofPerson: suzuki))
            #expect(
                state.standing.facts.levels[member, 0].rank == 2 && state.standing.facts.levels[member, 1].rank == 0)
        }
    }

    @Test("see who looked, and are given all that is kept about them", arguments: TestEngine.allCases)
    func ownData(engine: TestEngine) async throws {
        try await PeopleTown.open(on: engine) { town in
            let suzuki = town.caller("鈴木 一郎")
            _ = try await SeePerson(town.city).see(town.id("鈴木 一郎"), for: town.headOfCitizens)
            _ = try await SeePerson(town.city).see(town.id("鈴木 一郎"), for: suzuki)
            let overview = try await SeeOwnData(town.city).overview(for: suzuki)
            #expect(overview.looks.map(\.action) == ["person.see"])
            let data = try await SeeOwnData(town.city).everything(for: suzuki)
            let person = try #require(data.tables.first { $0.id == "person" })
            #expect(person.rows.count == 1 && person.rows[0].contains(.text("鈴木 一郎")))
            #expect(data.tables.allSatisfy { !$0.columns.contains("password_hash") })
            #expect(String(decoding: data.json, as: UTF8.self).contains("鈴木 一郎"))
        }
    }

    @Test("have rows in the tables that their own data lists, and in no other")
    func personalTables() {
        let impersonal: Set<String> = [
            "revision", "job", "api_token", "plan_version", "roster_import", "roster_file", "unit",
            "snapshot",
            "survey", "city_setting", "scim_group", "scim_group_name", "scim_group_role", "survey_reopening",
            "scenario", "course_session", "course_session_time", "unit_place", "place_way", "erasure_switch",
            "audit_cut", "retention_choice", "identity_answer",
            // Ids and counts told to programs, for a day.
            "kept_answer",
        ]
        let known = Schema.city.tables.map(\.name)
        let personal = Schema.city.tableNamesAboutPeople
        let others = known.filter { !personal.contains($0) }
        #expect(Set(others).subtracting(impersonal).isEmpty, "\(Set(others).subtracting(impersonal))")
    }
}
