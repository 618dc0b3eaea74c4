import Kernel
import Testing

@testable import Domain

@Suite("Whether someone can satisfy a rule")
struct RuleSpaceTests {
    /// A rule of the base plan's words, asked of everyone the plan allows.
    private func canHold(_ rule: String, in edits: [(String, String)] = []) throws -> Bool? {
        let plan = try PlanFixture.plan(edits + [("rule: 職務(システム担当)", "rule: \(rule)")])
        return RuleSpace(plan).canHold(.rule(plan.posts[0].rule))
    }

    @Test(
        "Rules that somebody can satisfy",
        arguments: [
            "全員", "職階 >= 係長級 かつ 職階 < 課長級", "でない(職階 >= 一般職員)", "年齢 >= 30 かつ 年齢 <= 30", "休職中 かつ 出向中",
            "人材像(ippan) かつ 年齢 > 9223372036854775806", "水準(it) >= b かつ 水準(it) < a", "所属クラス = section かつ 所属階層 = 室",
            "修了(courses) かつ でない(修了(practice))", "所属配下(\"01\") かつ 所属コード = \"0101\"", "意向(デジタル活用予定) または なし",
            "いずれかの所属(職階 = 課長級) かつ 職階 = 係長級",
        ])
    func satisfiable(rule: String) throws {
        #expect(try canHold(rule) == true)
    }

    @Test(
        "Rules that nobody can satisfy",
        arguments: [
            "職階 = 課長級 かつ 職階 = 係長級", "職階 > 課長級", "年齢 < 30 かつ 年齢 > 40", "年齢 > 30 かつ 年齢 < 31",
            "人材像(kacho) かつ 職階 != 課長級", "人材像(ippan) かつ 職階 = 係長級", "水準(it) > a", "所属クラス = section かつ 所属階層 = 係",
            "全修了(courses) かつ でない(修了(seminar))", "所属コード = \"01\" かつ でない(所属配下(\"01\"))", "役割(leader) かつ でない(役割(leader))",
            "休職中 かつ でない(休職中 または 出向中)", "いずれかの所属(職階 = 課長級 かつ 職階 = 係長級)", "全員 かつ なし",
        ])
    func unsatisfiable(rule: String) throws {
        #expect(try canHold(rule) == false)
    }

    @Test("A unit included by its code belongs to a class whatever its level")
    func includedUnits() throws {
        let included = [("levels: [係]", "levels: [係], include: [\"0101\"]")]
        #expect(try canHold("所属クラス = team かつ 所属階層 = 部", in: included) == true)
        #expect(try canHold("所属クラス = team かつ 所属階層 = 部 かつ 所属コード != \"0101\"", in: included) == false)
    }

    @Test("A search that grows too large is given up, not guessed")
    func givingUp() throws {
        let words = (1...40).map { "職務\($0)" }
        // Exactly the shape that no cutting-off helps with: every pair must differ, in a ring of odd length.
        let pairs = (0..<39).map {
            "((職務(\(words[$0])) または 職務(\(words[$0 + 1]))) かつ でない(職務(\(words[$0])) かつ 職務(\(words[$0 + 1]))))"
        }
        let hard = (["全員"] + pairs.reversed()).joined(separator: " かつ ")
        let edits = [("duties: [システム担当]", "duties: [\(words.joined(separator: ", "))]"), ("職務(システム担当)", hard)]
        let plan = try PlanFixture.plan(edits)
        let ring = RuleClaim.all([
            .rule(plan.posts[0].rule), .condition(.duty(0)), .condition(.duty(39)),
        ])
        #expect(RuleSpace(plan).canHold(ring) != true)
    }

    @Test("An example names the words that matter")
    func example() throws {
        let plan = try PlanFixture.plan()
        let space = RuleSpace(plan)
        let reference = PersonaReference(dimension: 0, kind: 1)
        #expect(space.example(.persona(reference))?.map(\.ja) == ["職階 = 係長級"])
        #expect(space.example(.all([.persona(reference), .condition(.nobody)])) == nil)
    }

    @Test("Seats let through as many people as can each have what is asked")
    func mostPeople() {
        #expect(PlanChecks.mostPeople(.any, places: [60, 40]) == 100)
        #expect(PlanChecks.mostPeople(.all, places: [60, 40]) == 40)
        #expect(PlanChecks.mostPeople(.atLeast(2), places: [60, 40, 40]) == 70)
        #expect(PlanChecks.mostPeople(.atLeast(2), places: [200, 40, 40]) == 80)
        #expect(PlanChecks.mostPeople(.any, places: [nil, 0]) == nil)
        #expect(PlanChecks.mostPeople(.all, places: [nil, 40]) == 40)
        #expect(PlanChecks.mostPeople(.atLeast(2), places: [nil, 30, 20]) == 50)
        #expect(PlanChecks.mostPeople(.any, places: []) == 0)
    }

    @Test("Programmes open step by step; what waits for itself stays closed")
    func attainability() throws {
        #expect(Attainability.programmes(of: try PlanFixture.plan()) == [0, 1, 2])
        let circle = try PlanFixture.plan([
            ("mandatory: 全員}", "prerequisites: {all: [practice]}, mandatory: 全員}")
        ])
        #expect(Attainability.programmes(of: circle) == [2])
    }

    @Test("Versions are compared by their numbers")
    func versions() {
        #expect(PlanChecks.isOlder("1.9", "1.10"))
        #expect(PlanChecks.isOlder("1", "1.0.1"))
        #expect(!PlanChecks.isOlder("Ver. 2.0", "1.9"))
        #expect(!PlanChecks.isOlder("1.0", "1"))
    }
}
