import Mathematics
import Testing

/// Rasch difficulties given the sums, held against eRm.
@Suite("Conditional Rasch difficulties")
struct ConditionalRaschTests {
    struct Fit: Decodable { var erm_cll: Double }

    @Test("Difficulties, errors and likelihood are eRm's", arguments: ["irt_rasch_60x20", "irt_rasch_200x20"])
    func reference(folder: String) throws {
        let found = try #require(ConditionalRasch(Responses(try Reference.Table("\(folder)/responses.csv").answers())))
        let expected = try Reference.Table("\(folder)/erm_cml_items.csv")
        let fit: Fit = try Reference.json("\(folder)/fit.json")
        #expect(distance(found.difficulties, expected["b_cml_sum0"]) < 1e-3)
        #expect(distance(found.errors, expected["se"]) < 1e-3)
        #expect(abs(found.logLikelihood - fit.erm_cll) < 1e-3)
    }

    @Test("Forms with items in common are one scale, forms without are none")
    func forms() throws {
        let rows = try Reference.Table("irt_rasch_200x20/responses.csv").answers()
        func given(_ form: (Int) -> Range<Int>) -> ConditionalRasch? {
            ConditionalRasch(
                Responses(
                    rows.enumerated().map { person, row in
                        row.enumerated().map { form(person).contains($0.offset) ? $0.element : nil }
                    }))
        }
        let all = try #require(given { _ in 0..<20 })
        let rotated = try #require(given { $0 % 2 == 0 ? 0..<15 : 5..<20 })
        #expect(distance(all.difficulties, rotated.difficulties) < 0.7)
        #expect(zip(rotated.errors, all.errors).allSatisfy { $0 > $1 * 0.99 })
        #expect(given { $0 % 2 == 0 ? 0..<10 : 10..<20 } == nil)
    }

    @Test(
        "Items that everybody or nobody gets right have no difficulty, the others keep theirs; grades have none at all")
    func extremes() throws {
        var rows = try Reference.Table("irt_rasch_60x20/responses.csv").answers()
        let plain = try #require(ConditionalRasch(Responses(rows.map { Array($0[2...]) })))
        for person in rows.indices { (rows[person][0], rows[person][1]) = (1, 0) }
        let found = try #require(ConditionalRasch(Responses(rows)))
        #expect(found.difficulties[0].isNaN && found.errors[1].isNaN)
        #expect(distance(Array(found.difficulties[2...]), plain.difficulties) < 1e-9)
        #expect(ConditionalRasch(Responses([[0, 2], [1, 0]])) == nil)
        #expect(ConditionalRasch(Responses([[1, 1], [0, 0]])) == nil)
    }
}
