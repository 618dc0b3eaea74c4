import Domain
import Kernel
import Mathematics
import Testing

/// Clause O1: not everybody answers, and those who do are not like the others.
@Suite("Results weighted for non-response")
struct ResponseWeightsTests {
    /// Numbers of a department and grade: how many were asked, how many of them answered, and how many of these rate themselves
    /// at the higher level of the first skill.
    private struct Cell {
        var department: Int
        var grade: Int
        var asked: Int
        var answered: Int
        var able: Int
    }

    private static func results(_ cells: [Cell], smallest: Int = 5) throws -> SurveyResults {
        let plan = try RecordFixture.plan(levels: "[{id: low, name: 低}, {id: mid, name: 高}]")
        let instrument = try SurveyFixture.instrument()
        let people = cells.flatMap { cell in
            (0..<cell.asked).map { number in
                (cell.department, cell.grade, number < cell.answered ? (number < cell.able ? UInt8(2) : 0) : nil)
            }
        }
        var roster = Roster()
        roster.units = [Unit(code: "01", name: "課")]
        roster.people = people.indices.map { Domain.Person(key: "\($0)", staffNumber: "\($0)", name: "職員\($0)") }
        roster.posts = people.indices.map {
            Post(
                person: Int32($0), unit: 0, grade: 0, employment: 0, jobFamily: 0, isMain: true, from: .distantPast,
                to: .distantFuture)
        }
        roster.postStart = (0...people.count).map { Int32($0) }
        var responses = SurveyResponses(itemCount: instrument.items.count)
        for (index, person) in people.enumerated() {
            guard let answer = person.2 else { continue }
            var codes = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            codes[0] = answer
            responses.put(person: Int32(index), date: SurveyFixture.day(6, 3), codes: codes)
        }
        func grouping(_ name: String, _ groups: [Int]) -> Grouping {
            Grouping(
                name: Phrase(name), labels: (0...(groups.max() ?? 0)).map { Phrase("\(name)\($0)") },
                groupOfMember: groups.map { Int32($0) })
        }
        return SurveyResults(
            plan: plan, binding: instrument.binding(to: plan), responses: responses,
            staff: Staff(roster, plan: plan, on: SurveyFixture.day(6, 3)),
            strata: [grouping("部", people.map(\.0)), grouping("職階", people.map(\.1))],
            rule: SuppressionRule(smallestGroup: smallest))
    }

    private static func plain(_ results: SurveyResults) throws -> Double {
        let counts = try #require(results.skills.first?.overall).counts.map { $0 ?? 0 }
        return Double(counts[2]) / Double(counts.reduce(0, +))
    }

    @Test("Where response depends on department and grade alone, the weighted share is that of all who were asked")
    func mended() throws {
        // 30 % of grade 0 can do it and half of them answer; 80 % of grade 1, of whom nine in ten answer.
        let results = try Self.results([
            Cell(department: 0, grade: 0, asked: 200, answered: 100, able: 30),
            Cell(department: 1, grade: 0, asked: 200, answered: 100, able: 30),
            Cell(department: 0, grade: 1, asked: 100, answered: 90, able: 72),
            Cell(department: 1, grade: 1, asked: 100, answered: 90, able: 72),
        ])
        let truth = (0.3 * 400 + 0.8 * 200) / 600
        let weighted = try #require(results.skills.first?.weighted)
        #expect(abs(weighted[2] - truth) < 1e-6 && abs(weighted.reduce(0, +) - 1) < 1e-9)
        #expect(abs(try Self.plain(results) - truth) > 0.05)
        let weighting = try #require(results.weighting)
        // Weights 2 and 10/9: n·Σw²/(Σw)².
        let (sum, squares) = (200.0 * 2 + 180 * 10 / 9, 200.0 * 4 + 180 * 100 / 81)
        #expect(abs(weighting.designEffect - 380 * squares / (sum * sum)) < 1e-6)
        #expect(abs(weighting.effectiveCount - sum * sum / squares) < 1e-3)
        #expect(weighting.trimmed == 0 && weighting.joined == 0)
    }

    @Test("Where it depends on the answer itself, weights do not mend it")
    func notMended() throws {
        // The able answer twice as often, whatever their grade: 40 of 100 are, 32 of them answer and 24 of the others.
        let results = try Self.results([Cell(department: 0, grade: 0, asked: 100, answered: 56, able: 32)])
        #expect(abs(try #require(results.skills.first?.weighted)[2] - Self.plain(results)) < 1e-9)
        #expect(abs(try Self.plain(results) - 0.4) > 0.15)
    }

    @Test("When everybody answers all weights are alike")
    func everybody() throws {
        let results = try Self.results([
            Cell(department: 0, grade: 0, asked: 30, answered: 30, able: 10),
            Cell(department: 1, grade: 1, asked: 20, answered: 20, able: 15),
        ])
        #expect(abs(try #require(results.weighting).designEffect - 1) < 1e-9)
        #expect(abs(try #require(results.skills.first?.weighted)[2] - 0.5) < 1e-9)
    }

    @Test("Groups below the smallest, and those in which nobody answered, are joined and still counted")
    func joined() throws {
        let results = try Self.results([
            Cell(department: 0, grade: 0, asked: 100, answered: 50, able: 25),
            Cell(department: 1, grade: 0, asked: 12, answered: 0, able: 0),
            Cell(department: 2, grade: 0, asked: 8, answered: 3, able: 3),
            Cell(department: 3, grade: 0, asked: 40, answered: 20, able: 0),
        ])
        let weighting = try #require(results.weighting)
        // Departments 1 and 2 have three answers together, so that 3, the next smallest, is taken in.
        #expect(weighting.joined == 3)
        let share = try #require(results.skills.first?.weighted)[2]
        #expect(abs(share - (0.5 * 100 + 3.0 / 23 * 60) / 160) < 1e-6)
    }

    @Test("A few who stand for many weigh no more than five times the median, or twice the mean where that is more")
    func trimmed() throws {
        let results = try Self.results([
            Cell(department: 0, grade: 0, asked: 100, answered: 100, able: 0),
            Cell(department: 1, grade: 1, asked: 400, answered: 8, able: 8),
        ])
        let weighting = try #require(results.weighting)
        #expect(weighting.trimmed == 8)
        #expect(abs(try #require(results.skills.first?.weighted)[2] - 8 * 2 / 108.0) < 1e-6, "not 400 of 500")
    }

    @Test("Where the plain figure is hidden there is no weighted one")
    func hidden() throws {
        let results = try Self.results([Cell(department: 0, grade: 0, asked: 40, answered: 4, able: 2)])
        #expect(results.weighting == nil && results.skills.allSatisfy { $0.overall == nil && $0.weighted == nil })
    }
}
