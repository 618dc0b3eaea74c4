import Domain
import Kernel
import Storage
import TestKit

@testable import Operations

/// A town of five with a head of 市民課, on either engine.
struct PeopleTown {
    static let kana = ["佐藤 花子": "サトウ ハナコ", "鈴木 一郎": "スズキ イチロウ", "高橋 太郎": "タカハシ タロウ", "田中 次郎": "", "渡邊 四郎": "ワタナベ シロウ"]

    let city: City
    let idOfName: [String: Int64]

    static func open(on engine: TestEngine, _ body: (PeopleTown) async throws -> Void) async throws {
        try await engine.with(schema: .city) { database in
            var fixture = try FixtureCity()
            fixture.hire("佐藤 花子", in: "市民課", as: "課長級")
            fixture.hire("鈴木 一郎", in: "市民課", as: "一般職員")
            fixture.hire("高橋 太郎", in: "窓口係", as: "係長級")
            fixture.hire("田中 次郎", in: "税務課", as: "一般職員")
            fixture.hire("渡邊 四郎", in: "情報課", as: "係長級")
            for person in fixture.roster.people.indices {
                fixture.roster.people[person].kana = kana[fixture.roster.people[person].name] ?? ""
            }
            let (plan, roster) = (fixture.plan, fixture.roster)
            try await database.write { transaction in
                let version = try transaction.addPlanVersion(
                    label: "1.0", title: "", text: FixtureCity.planText, digest: [1], note: "", by: nil,
                    at: TestDatabase.now)
                _ = try transaction.putPlanInForce(version, from: FixtureCity.start, by: nil, at: TestDatabase.now)
                try transaction.keep(roster, plan: plan)
            }
            let city = City(
                slug: "town", name: Phrase("試験市"), database: database,
                library: try InstallationLibrary(folder: MadeTables.root),
                clock: OperationClock { TestDatabase.now })
            let state = try await city.state()
            let ids = state.roster.people.indices.map { (state.roster.people[$0].name, state.personID(at: $0)) }
            try await body(PeopleTown(city: city, idOfName: Dictionary(uniqueKeysWithValues: ids)))
        }
    }

    func id(_ name: String) -> Int64 { idOfName[name] ?? -1 }

    /// Somebody signed in, on the roster where the name is there.
    func caller(_ name: String, _ role: AccountRole? = nil, unit: String? = nil) -> Caller {
        Caller(
            visitor: Visitor(
                account: idOfName[name] ?? 99, person: idOfName[name], name: name,
                grants: role.map { [RoleGrant(role: $0, unitCode: unit)] } ?? [], hasSecondFactor: true),
            session: nil, login: name, preferences: Preferences(), address: "", sealingKey: [])
    }

    func audited(_ action: String) async throws -> Int {
        try await city.database.read { try $0.int("SELECT count(*) FROM audit WHERE action = \(action)") }
    }

    var headOfCitizens: Caller { caller("佐藤 花子", .head, unit: "1001") }
    var planner: Caller { caller("計画 担当", .planner) }
}
