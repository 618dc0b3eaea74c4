import Foundation
import Testing

@testable import Operations

@Suite("Weights for non-response from files (measure weights)")
struct RespondentWeightTests {
    typealias Fixture = MeasureFixture

    @Test("Weights and figures are the reference's")
    func reference() throws {
        var wish = WeightRespondents.Wish()
        (wish.factors, wish.value) = (["dept", "grade"], "y")
        let found = try WeightRespondents(
            population: Fixture.path("weighting/population_cells.csv"),
            respondents: Fixture.path("weighting/respondents.csv"), wish)
        let weights = Fixture.Table(found.weights)
        let expected = try Fixture.Table(file: Fixture.path("weighting/raked_weights.csv"))
        #expect(weights[texts: "id"] == expected[texts: "id"])
        #expect(Fixture.distance(weights["raked_weight"], expected["raked_weight"]) < 1e-6)
        let figures = Fixture.numbers(try Fixture.json(found.figures))
        let wanted = Fixture.numbers(try Fixture.json(file: Fixture.path("weighting/expected.json")))
            .filter { !$0.key.hasPrefix("versions") && !$0.key.hasPrefix("true") }
        #expect(wanted.count == 11)
        for (key, value) in wanted {
            #expect(abs((figures[key] ?? .infinity) - value) < 1e-6 * max(1, value), "\(key)")
        }
    }

    private static let population = "dept,grade,N\nA,x,10\nA,y,10\nB,x,30\n"

    @Test(
        "Each wrong input is refused with its place",
        arguments: [
            (population, "id,dept,grade\n1,C,x\n", nil, "M035 2:3"), (population, "id,dept\n1,A\n", nil, "M003 1:1"),
            (population, "id,dept,grade\n1,A,x\n2,A,y\n", nil, "M036 4:1"),
            ("dept,N\nA,10\nB,0\n", "dept\nA\nB\n", nil, "M037 3:1"),
            ("dept,N\nA,-10\n", "dept\nA\n", nil, "M034 2:3"), ("dept,N\nA,ten\n", "dept\nA\n", nil, "M006 2:3"),
            ("dept\nA\n", "dept\nA\n", nil, "M003 1:1"), ("N\n10\n", "dept\nA\n", nil, "M008 1:1"),
            (population, "id,dept,grade\n", nil, "M008 1:1"), (population, "id,dept,grade\n1,A,\n", nil, "M005 2:5"),
            (population, "id,dept,grade,y\n1,A,x,high\n", "y", "M006 2:7"), ("", "dept\nA\n", nil, "M001 1:1"),
            ("d,g,N\nA,x,9\nB,y,1\nA,y,5\n", "d,g\nA,x\nB,y\n", nil, "M038 1:1"),
        ] as [(String, String, String?, String)])
    func refused(population: String, respondents: String, value: String?, refusal: String) throws {
        try Fixture.withFiles(["p.csv": population, "r.csv": respondents]) { folder in
            var wish = WeightRespondents.Wish()
            wish.value = value
            let found = Fixture.refusal {
                _ = try WeightRespondents(population: folder + "/p.csv", respondents: folder + "/r.csv", wish)
            }
            #expect(found == refusal)
        }
    }
}
