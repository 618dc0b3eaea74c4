import Documents
import Domain
import Kernel
import TestKit
import Testing

@testable import Web

/// What the skill map counts and what it hides.
@Suite struct SkillMapTests {
    private let day = "2026-07-01"

    private func visitor(_ role: AccountRole) -> Visitor {
        Visitor(account: 1, person: nil, name: "x", grants: [RoleGrant(role: role)], hasSecondFactor: true)
    }

    private func table(
        _ sizes: [(unit: String, people: Int)], _ fields: String = "", as role: AccountRole = .planner
    ) throws -> SkillMapTable {
        var city = try FixtureCity()
        for (unit, people) in sizes {
            for number in 0..<people { city.hire("\(unit)\(number)", in: unit, as: "一般職員") }
        }
        let standing = city.standing(on: day)
        let query = SkillMapQuery(try Form(query: fields), city.plan, for: visitor(role), in: .ja)
        return SkillMapTable(standing, members: Array(standing.staff.members.indices), query)
    }

    @Test("A section of few is hidden, and with it the one that would tell it by subtraction")
    func sections() throws {
        let table = try table([("市民課", 9), ("税務課", 3), ("情報課", 6)])
        let bureau = try #require(table.blocks.first)
        #expect(bureau.total?.staff == 12)
        #expect(bureau.total?.figures[0] == .shown)
        #expect(bureau.rows.map(\.label) == ["市民課", "税務課"])
        #expect(bureau.rows.map { $0.figures[0] } == [.withheld, .small])
    }

    @Test("The sections of a department that is hidden are hidden with it")
    func departments() throws {
        let table = try table([("市民課", 6), ("税務課", 5), ("情報課", 2)])
        #expect(table.blocks.map { $0.total?.figures[0] } == [.withheld, .small])
        #expect(table.blocks[0].rows.map { $0.figures[0] } == [.withheld, .withheld])
    }

    @Test("A mean is hidden where the levels of few are known, though the gap is shown")
    func means() throws {
        let table = try table([("市民課", 9), ("税務課", 9), ("情報課", 6)])
        #expect(table.blocks[0].rows.map { $0.figures[0] } == [.shown, .shown])
        #expect(table.blocks[0].rows.map { $0.means[0] } == [.empty, .empty])
        #expect(table.totals[0].gap == 24)
    }

    @Test("Who may not see people may not narrow who is counted")
    func narrowing() throws {
        let plan = try FixtureCity().plan
        let asked = try Form(query: "persona=0.1&grade=2&class=0&rows=grades")
        let auditor = SkillMapQuery(asked, plan, for: visitor(.auditor), in: .ja)
        #expect(!auditor.mayNarrow)
        #expect(auditor.persona == nil && auditor.grade == nil)
        #expect(auditor.rows == .grades)
        let planner = SkillMapQuery(asked, plan, for: visitor(.planner), in: .ja)
        #expect(planner.persona == PersonaReference(dimension: 0, kind: 1) && planner.grade == 2)
        let wrong = try Form(query: "persona=9.9&grade=-1&class=77&rows=x&dimension=5")
        let other = SkillMapQuery(wrong, plan, for: visitor(.planner), in: .ja)
        #expect(other.persona == nil && other.grade == nil && other.dimension == 0 && other.rows == .units)
    }

    @Test("Tint and letter follow the scale, however many levels it has")
    func bands() throws {
        let scale = try FixtureCity().plan.scales[0]
        for (mean, rank, words, level) in [
            (0.44, 0, "0.4", 0), (0.45, 1, "0.5", 1), (1.44, 1, "1.4", 1), (1.5, 2, "1.5", 2), (2.96, 3, "3.0", 4),
        ] {
            let band = LevelBand(mean: mean, of: scale)
            #expect(band.rank == rank && band.words == words && band.level == level, "\(mean)")
        }
        #expect((0...5).map { LevelBand.tint($0, of: 5) } == [0, 1, 1, 2, 3, 4])
        #expect((0...2).map { LevelBand.tint($0, of: 2) } == [0, 1, 4])
        #expect((0...1).map { LevelBand.tint($0, of: 1) } == [0, 4])
    }
}
