import Mathematics
import Testing

@Suite("Bayesian knowledge tracing and Elo")
struct LearnerModelTests {
    struct Tracing: Decodable {
        struct Parameters: Decodable { let L0, T, G, S, F: Double }
        struct Step: Decodable { let p_known_before, p_correct, posterior, p_known_after: Double }
        struct Case: Decodable {
            let params: Parameters
            let observations: [Int]
            let steps: [Step]
        }
        let cases: [Case]
    }

    @Test("the chance that a skill is known follows the reference answer by answer")
    func tracing() throws {
        let file: Tracing = try Reference.json("bkt/cases.json")
        var largest = 0.0
        for sample in file.cases {
            let model = try #require(
                KnowledgeTracing(
                    learning: sample.params.T, guessing: sample.params.G, slipping: sample.params.S,
                    forgetting: sample.params.F))
            var known = sample.params.L0
            for (answer, step) in zip(sample.observations, sample.steps) {
                let right = answer == 1
                let got = [known, model.right(known: known), model.posterior(known: known, right: right)]
                known = model.next(known: known, right: right)
                largest = max(
                    largest,
                    distance(got + [known], [step.p_known_before, step.p_correct, step.posterior, step.p_known_after]))
            }
        }
        #expect(!file.cases.isEmpty && largest < 1e-9)
    }

    @Test("an impossible answer changes nothing, and no chance lies outside 0 to 1")
    func tracingEdges() throws {
        let sure = try #require(KnowledgeTracing(learning: 0, guessing: 0, slipping: 0))
        #expect(sure.posterior(known: 1, right: false) == 1)
        #expect(sure.posterior(known: 0.3, right: true) == 1)
        #expect(KnowledgeTracing(learning: 1.1, guessing: 0, slipping: 0) == nil)
        #expect(KnowledgeTracing(learning: .nan, guessing: 0, slipping: 0) == nil)
    }

    struct Row: Decodable {
        let person, item, right: Int
        let chance, theta, b: Double

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            person = try row.decode(Int.self)
            item = try row.decode(Int.self)
            right = try row.decode(Int.self)
            chance = try row.decode(Double.self)
            theta = try row.decode(Double.self)
            b = try row.decode(Double.self)
        }
    }
    struct Trace: Decodable { let trace: [Row] }

    @Test("abilities and difficulties follow the reference trace")
    func elo() throws {
        let file: Trace = try Reference.json("elo/trace.json")
        let elo = EloRating(lower: 0.25)
        var people: [Int: EloRating.Standing] = [:]
        var items: [Int: EloRating.Standing] = [:]
        var largest = 0.0
        for row in file.trace {
            var person = people[row.person] ?? EloRating.Standing()
            var item = items[row.item] ?? EloRating.Standing()
            let chance = elo.right(person: person, item: item)
            elo.record(right: row.right == 1, person: &person, item: &item)
            largest = max(largest, distance([chance, person.value, item.value], [row.chance, row.theta, row.b]))
            people[row.person] = person
            items[row.item] = item
        }
        #expect(file.trace.count == 200 && largest < 1e-9)
    }
}
