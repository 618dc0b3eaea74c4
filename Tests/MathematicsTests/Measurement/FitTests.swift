import Testing

@testable import Mathematics

@Suite("Fit of persons and items")
struct FitTests {
    private static func twoParameter() throws -> (responses: Responses, items: [Item], persons: Reference.Table) {
        let table = try Reference.Table("irt_2pl_1000x30/mirt_items.csv")
        let items = zip(table["a1"], table["d"]).map { Item(slope: $0, intercepts: [$1]) }
        let responses = Responses(try Reference.Table("irt_2pl_1000x30/responses.csv").answers())
        return (responses, items, try Reference.Table("irt_2pl_1000x30/persons.csv"))
    }

    // At no or all answers right the ability is infinite.
    @Test("lz is mirt's Zh wherever the ability is finite")
    func personFit() throws {
        let (responses, items, persons) = try Self.twoParameter()
        let raw = persons["raw"]
        let thetas = zip(persons["ml"], raw).map { $1 == 0 || $1 == 30 ? Double.infinity : $0 }
        let lz = PersonFit.lz(responses, items: items, thetas: thetas)
        let expected = try Reference.Table("irt_2pl_1000x30/personfit_ml.csv")["Zh"]
        let kept = lz.indices.filter { thetas[$0].isFinite }
        #expect(kept.count == 993)
        #expect(distance(kept.map { lz[$0] }, kept.map { expected[$0] }) < 1e-2)
        #expect(lz.indices.allSatisfy { lz[$0].isNaN == !thetas[$0].isFinite })
    }

    @Test("infit and outfit at EAP abilities are mirt's")
    func itemFit() throws {
        let (responses, items, persons) = try Self.twoParameter()
        let fit = try #require(ItemFit.all(responses, items: items, thetas: persons["eap"]))
        let expected = try Reference.Table("irt_2pl_1000x30/itemfit.csv")
        #expect(distance(fit.map(\.outfit), expected["outfit"]) < 1e-2)
        #expect(distance(fit.map(\.infit), expected["infit"]) < 1e-2)
    }

    @Test("infit and outfit of Rasch items are eRm's", arguments: ["irt_rasch_60x20", "irt_rasch_200x20"])
    func raschFit(folder: String) throws {
        let items = try Reference.Table("\(folder)/erm_cml_items.csv")["b_cml_sum0"]
            .map { Item(slope: 1, difficulty: $0) }
        let table = try Reference.Table("\(folder)/erm_raw_to_theta_ml.csv")
        let ability = Dictionary(uniqueKeysWithValues: zip(table["raw"], table["theta_ml"]))
        let rows = try Reference.Table("\(folder)/responses.csv").answers()
        let thetas = rows.map { ability[Double($0.reduce(0) { $0 + Int($1 ?? 0) })] ?? .nan }
        let fit = try #require(ItemFit.all(Responses(rows), items: items, thetas: thetas))
        let expected = try Reference.Table("\(folder)/erm_itemfit.csv")
        #expect(distance(fit.map(\.outfit), expected["outfit_msq"]) < 1e-3)
        #expect(distance(fit.map(\.infit), expected["infit_msq"]) < 1e-3)
    }

    @Test("answers in the order of difficulty fit better than answers against it")
    func order() {
        let items = [-2.0, -1, 0, 1, 2].map { Item(slope: 1.5, difficulty: $0) }
        let fitting = PersonFit.lz([1, 1, 1, 0, 0], items: items, theta: 0.5)
        let against = PersonFit.lz([0, 0, 1, 1, 1], items: items, theta: 0.5)
        #expect(fitting > 0 && against < -2)
    }

    @Test("grades of two are right and wrong, gaps count for nothing")
    func grades() {
        let graded = [Item(slope: 1.2, intercepts: [1.0, -0.5]), Item(slope: 0.8, intercepts: [0.3])]
        let whole = PersonFit.lz([2], items: [graded[0]], theta: 0.2)
        #expect(PersonFit.lz([2, Responses.missing], items: graded, theta: 0.2) == whole)
        #expect(PersonFit.lz([Responses.missing, Responses.missing], items: graded, theta: 0.2).isNaN)
        #expect(ItemFit.all(Responses([[2, nil]]), items: graded, thetas: [0.2])?[1].outfit.isNaN == true)
        #expect(ItemFit.all(Responses([[2, nil]]), items: graded, thetas: []) == nil)
    }
}
