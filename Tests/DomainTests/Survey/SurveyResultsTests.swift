import Domain
import Kernel
import Testing

@Suite("Survey results by group (clauses O1, O10)")
struct SurveyResultsTests {
    /// People numbered from 0, each in a group, each with a self-rating of the first skill (option index) or none.
    struct Person {
        var section: Int
        var bureau: Int
        var answer: UInt8?
    }

    private let plan: Plan
    private let instrument: Instrument

    init() throws {
        plan = try RecordFixture.plan(levels: "[{id: low, name: 低}, {id: mid, name: 高}]")
        instrument = try SurveyFixture.instrument()
    }

    private func results(_ people: [Person], smallest: Int = 5, hidesUniform: Bool = false) -> SurveyResults {
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
            guard let answer = person.answer else { continue }
            var codes = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
            codes[0] = answer
            codes[6] = AnswerCode.written
            responses.put(person: Int32(index), date: SurveyFixture.day(6, 3), codes: codes)
        }
        func grouping(_ name: String, _ group: (Person) -> Int) -> Grouping {
            let groups = people.map { Int32(group($0)) }
            return Grouping(
                name: Phrase(name), labels: (0...Int(groups.max() ?? 0)).map { Phrase("\(name)\($0)") },
                groupOfMember: groups)
        }
        return SurveyResults(
            plan: plan, binding: instrument.binding(to: plan), responses: responses,
            staff: Staff(roster, plan: plan, on: SurveyFixture.day(6, 3)),
            groupings: [grouping("課", \.section), grouping("部", \.bureau)],
            rule: SuppressionRule(smallestGroup: smallest, hidesUniformGroups: hidesUniform))
    }

    private func people(_ section: Int, bureau: Int = 0, _ answers: [UInt8?]) -> [Person] {
        answers.map { Person(section: section, bureau: bureau, answer: $0) }
    }

    @Test("O1: with nobody on the roster there are results of nobody, also by units, of which there are none")
    func nobody() {
        let results = SurveyResults(
            plan: plan, binding: instrument.binding(to: plan),
            responses: SurveyResponses(itemCount: instrument.items.count),
            staff: Staff(Roster(), plan: plan, on: SurveyFixture.day(6, 3)),
            groupings: [
                Grouping(name: Phrase("部"), labels: [], groupOfMember: []),
                Grouping(name: Phrase("年代"), labels: [Phrase("20代"), Phrase("30代")], groupOfMember: []),
            ])
        #expect(results.participation.members == 0)
        #expect(results.tables.map(\.rows.count) == [0, 2])
    }

    @Test("O1: response rate, levels, mean and missing answers, for all and by group")
    func counts() {
        let results = results(
            people(0, [0, 1, 1, 2, 3, nil]) + people(1, [1, 1, 2, 2, AnswerCode.missing, 3, nil, nil]))
        #expect(results.participation == .init(members: 14, respondents: 11))
        #expect(results.skills.map(\.skill) == [0, 1])
        // Options 2 and 3 are levels b and a, both the highest on a scale of two.
        #expect(results.skills[0].overall?.counts == [1, 4, 5] && results.skills[0].overall?.noAnswer == 1)
        #expect(results.skills[0].overall?.mean == 1.4)
        let sections = results.tables[0]
        #expect(sections.rows[1].participation?.rate == 0.75)
        #expect(sections.rows[0].distributions[0].counts == [1, 2, 2])
        #expect(sections.rows[1].distributions[0].noAnswer == 1)
        #expect(results.freeText.map(\.item) == [6] && results.freeText.map(\.written) == [11])
    }

    @Test("O1: a group with fewer than five respondents is hidden, and another with it, never one alone")
    func smallGroup() {
        let results = results(
            people(0, [0, 1, 1]) + people(1, [0, 1, 1, 2, 2, 1]) + people(2, [0, 0, 1, 1, 2, 2, 2, 1, 0]))
        let rows = results.tables[0].rows
        #expect(rows[0].participation == nil)
        #expect(rows[0].distributions[0].counts.allSatisfy { $0 == nil } && rows[0].distributions[0].mean == nil)
        #expect(rows.dropFirst().contains { !$0.distributions[0].isComplete })
        #expect(rows.contains { $0.distributions[0].isComplete })
        #expect(results.audit.failed == 0 && results.audit.proven > 0)
    }

    @Test("A group that is all on one level is hidden though it is large enough")
    func uniformGroup() {
        let city = people(0, [1, 1, 1, 1, 1, 1]) + people(1, [0, 1, 1, 2, 2, 1]) + people(2, [0, 0, 1, 1, 2, 2, 2])
        #expect(results(city).tables[0].rows[0].distributions[0].isComplete)
        let hidden = results(city, hidesUniform: true).tables[0].rows[0]
        #expect(hidden.participation?.respondents == 6)
        #expect(hidden.distributions[0].counts.allSatisfy { $0 == nil })
    }

    @Test("Too few answers in all: nothing is shown but how many answered")
    func tooFew() {
        let results = results(people(0, [0, 1, nil, nil, nil, nil]) + people(1, [1, nil, nil, nil, nil]))
        #expect(results.skills[0].overall == nil)
        #expect(results.tables.allSatisfy { $0.rows.allSatisfy { $0.distributions[0].mean == nil } })
        #expect(results.tables[0].rows.allSatisfy { row in row.distributions[0].counts.allSatisfy { $0 == nil } })
    }

    @Test("Who is in no group is a row of their own, for otherwise the total would give them away")
    func noGroup() {
        let results = results(people(0, [0, 1, 1, 2, 2, 1]) + people(-1, [0, 2]))
        #expect(results.tables[0].rows.map(\.label.ja) == ["課0", "該当なし"])
        #expect(!results.tables[0].rows[0].distributions[0].isComplete)
    }

    @Test("Where two tables have a row of the same people, what one of them hides the other hides too")
    func twins() {
        // Section 1 and bureau 0 are the same six people; section 2 is spread over two bureaus.
        let six = people(1, bureau: 0, [0, 1, 1, 2, 2, 1])
        let small = people(0, bureau: 1, [0, 1])
        let spread = people(2, bureau: 1, [0, 0, 1, 2]) + people(2, bureau: 2, [1, 2, 2, 1, 0])
        let spared = results(small + six + spread)
        #expect(!spared.tables[0].rows[2].distributions[0].isComplete)
        #expect(spared.tables[0].rows[1].distributions[0].isComplete)
        #expect(spared.tables[1].rows[0].distributions[0].isComplete)
        // Without another section to hide, the six are hidden in both tables.
        let hidden = results(small + six + people(3, bureau: 1, [nil, nil, nil, nil, nil]))
        #expect(!hidden.tables[0].rows[1].distributions[0].isComplete)
        #expect(!hidden.tables[1].rows[0].distributions[0].isComplete)
    }

    @Test("Sections within bureaus: no hidden group has counts that the two tables together give away")
    func nested() {
        var random = SeededRandom(seed: 20_263, stream: "nested")
        var checked = 0
        for _ in 0..<120 {
            var city: [Person] = []
            for section in 0..<4 {
                let size = 1 + random.index(below: 6)
                let answers = (0..<size).map { _ -> UInt8? in
                    random.chance(0.2) ? nil : UInt8(random.weighted([3, 2, 1]))
                }
                city += people(section, bureau: section == 0 ? 0 : section == 3 ? 2 : 1, answers)
            }
            let results = results(city, smallest: 3)
            #expect(results.audit.failed == 0)
            checked += check(results, city)
        }
        #expect(checked > 100)
    }

    /// Tries every way in which the sections may have answered, and looks whether a small group's count, not shown, is
    /// the same in all of them, though not in all that the totals allow. How many counts were looked at.
    private func check(_ results: SurveyResults, _ city: [Person]) -> Int {
        guard let overall = results.skills[0].overall else { return 0 }
        let totals = overall.counts.compactMap { $0 }
        let rows = results.tables[0].rows + results.tables[1].rows
        var (shown, free) = (PossibleCounts(), PossibleCounts())
        let ways = (0..<4).map { section in waysOf(city.count { $0.section == section && $0.answer != nil }) }
        for first in ways[0] {
            for second in ways[1] {
                for third in ways[2] {
                    let last = (0..<3).map { totals[$0] - first[$0] - second[$0] - third[$0] }
                    guard last.allSatisfy({ $0 >= 0 }) else { continue }
                    // Sections 1 and 2 are the bureau in the middle.
                    let middle = (0..<3).map { second[$0] + third[$0] }
                    let table = [first, second, third, last, first, middle, last]
                    free.add(table)
                    let agrees = zip(rows, table).allSatisfy { row, counts in
                        zip(row.distributions[0].counts, counts).allSatisfy { $0 == nil || $0 == $1 }
                    }
                    if agrees { shown.add(table) }
                }
            }
        }
        var checked = 0
        let answered = (0..<4).map { section in city.count { $0.section == section && $0.answer != nil } }
        let respondents = answered + [answered[0], answered[1] + answered[2], answered[3]]
        for (index, row) in rows.enumerated() where row.members < 3 || (1..<3).contains(respondents[index]) {
            for column in 0..<3 {
                #expect(row.distributions[0].counts[column] == nil)
                guard free.count(index, column) > 1 else { continue }
                // A bureau that is shown and has nobody on a level says so of its sections.
                let bureau = rows[[4, 5, 5, 6, 4, 5, 6][index]].distributions[0]
                if bureau.counts[column] == 0 { continue }
                #expect(shown.count(index, column) > 1, "\(city)")
                checked += 1
            }
        }
        return checked
    }

    private func waysOf(_ size: Int) -> [[Int]] {
        (0...size).flatMap { a in (0...(size - a)).map { [a, $0, size - a - $0] } }
    }

    private struct PossibleCounts {
        private var values: [[Set<Int>]] = Array(repeating: Array(repeating: [], count: 3), count: 7)
        mutating func add(_ table: [[Int]]) {
            for (row, counts) in table.enumerated() {
                for (column, count) in counts.enumerated() { values[row][column].insert(count) }
            }
        }
        func count(_ row: Int, _ column: Int) -> Int { values[row][column].count }
    }
}
