import Testing

@testable import Mathematics

@Suite("Classical item analysis")
struct ClassicalAnalysisTests {
    private struct Scale: Decodable {
        let cronbach_alpha: Double
        let alpha_ci95_feldt: [Double]
        let standardized_alpha: Double
        let mean_r: Double
        let guttman_lambda6: Double
        let omega_total_1factor_ml_cfa: Double
        let cfa_loadings: [String: Double]
        let total_mean: Double
        let total_sd: Double
        let sem: Double
    }

    private static func analysis(_ folder: String, top: Int) throws -> ClassicalAnalysis {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        return try ClassicalAnalysis(responses, topCategories: Array(repeating: top, count: responses.items))
    }

    @Test("items are as R and psych have them", arguments: [("ctt_dichotomous", 1), ("ctt_rating", 3)])
    func items(folder: String, top: Int) throws {
        let items = try Self.analysis(folder, top: top).items
        let expected = try Reference.Table("\(folder)/items.csv")
        #expect(distance(items.map(\.mean), expected["mean"]) < 1e-9)
        #expect(distance(items.map(\.sd), expected["sd"]) < 1e-9)
        #expect(distance(items.map(\.difficulty), expected["difficulty"]) < 1e-9)
        #expect(distance(items.map(\.totalCorrelation), expected["r_total"]) < 1e-9)
        #expect(distance(items.map(\.restCorrelation), expected["r_rest"]) < 1e-9)
        #expect(distance(items.map(\.alphaIfDeleted), expected["alpha_if_deleted"]) < 1e-9)
        #expect(distance(items.map(\.upperLower), expected["upper_lower_27"]) < 1e-9)
    }

    @Test("reliability is as psych and lavaan have it", arguments: [("ctt_dichotomous", 1), ("ctt_rating", 3)])
    func scale(folder: String, top: Int) throws {
        let scale = try Self.analysis(folder, top: top).scale
        let expected: Scale = try Reference.json("\(folder)/scale.json")
        let exact = [
            (scale.alpha, expected.cronbach_alpha), (scale.alphaInterval.low, expected.alpha_ci95_feldt[0]),
            (scale.alphaInterval.high, expected.alpha_ci95_feldt[1]),
            (scale.standardisedAlpha, expected.standardized_alpha), (scale.meanCorrelation, expected.mean_r),
            (scale.lambda6, expected.guttman_lambda6),
            (scale.totalMean, expected.total_mean), (scale.totalSD, expected.total_sd),
            (scale.standardError, expected.sem),
        ]
        #expect(distance(exact.map(\.0), exact.map(\.1)) < 1e-9)
        #expect(abs(scale.omega - expected.omega_total_1factor_ml_cfa) < 1e-4)
        #expect(scale.kr20 == (top == 1 ? scale.alpha : nil))
    }

    @Test("loadings of the factor are lavaan's, with the covariance divided by N", arguments: ["ctt_rating"])
    func loadings(folder: String) throws {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        let expected: Scale = try Reference.json("\(folder)/scale.json")
        let n = Double(responses.people)
        let model = try #require(OneFactorModel(CompleteScores(responses).covariance))
        let loadings = model.loadings.map { $0 * ((n - 1) / n).squareRoot() }
        #expect(model.converged)
        #expect(distance(loadings, expected.cfa_loadings.sorted { $0.key < $1.key }.map(\.value)) < 1e-4)
    }

    @Test("an item's own figures use everybody who answered it, totals only complete people")
    func missing() throws {
        let rows: [[UInt8?]] = [[1, 0, 1], [0, 0, 1], [1, 1, 1], [0, 1, 0], [1, nil, nil]]
        let analysis = try ClassicalAnalysis(Responses(rows), topCategories: [1, 1, 1])
        let without = try ClassicalAnalysis(Responses(Array(rows.prefix(4))), topCategories: [1, 1, 1])
        #expect(analysis.items.map(\.count) == [5, 4, 4])
        #expect(analysis.items[0].mean == 0.6)
        #expect(analysis.scale.completePeople == 4)
        #expect(analysis.scale.alpha == without.scale.alpha)
        #expect(analysis.items[0].restCorrelation == without.items[0].restCorrelation)
    }

    @Test("nothing to analyse gives NaN and never a crash", arguments: [0, 1, 5])
    func nothing(people: Int) throws {
        for cell in [UInt8?.none, 1] {
            let rows = Array(repeating: [UInt8?](repeating: cell, count: 4), count: people)
            let analysis = try ClassicalAnalysis(
                Responses(rows), topCategories: Array(repeating: 1, count: people > 0 ? 4 : 0))
            #expect(analysis.scale.alpha.isNaN && analysis.scale.omega.isNaN && !analysis.scale.alphaInterval.isKnown)
            #expect(analysis.items.allSatisfy { $0.restCorrelation.isNaN && $0.alphaIfDeleted.isNaN })
        }
    }

    @Test("answers beyond the top category are refused with their place")
    func refused() {
        let responses = Responses([[0, 1], [1, 2]])
        #expect(throws: ClassicalAnalysisError.answerAboveTop(person: 1, item: 1)) {
            try ClassicalAnalysis(responses, topCategories: [1, 1])
        }
        #expect(throws: ClassicalAnalysisError.itemCounts(answers: 2, topCategories: 1)) {
            try ClassicalAnalysis(responses, topCategories: [1])
        }
    }

    @Test("a constant item leaves the factor of the others as it was")
    func constantItem() throws {
        let rows = try Reference.Table("ctt_rating/responses.csv").answers()
        let plain = try #require(OneFactorModel(CompleteScores(Responses(rows)).covariance))
        let more = try #require(OneFactorModel(CompleteScores(Responses(rows.map { $0 + [2] })).covariance))
        #expect(abs(plain.omega - more.omega) < 1e-12)
        #expect(more.loadings.last == 0)
    }

    @Test("three items are fitted exactly, by hand: λ₁² = r₁₂r₁₃/r₂₃")
    func threeItems() throws {
        let matrix = try #require(SquareMatrix(rows: [[1, 0.56, 0.48], [0.56, 1, 0.42], [0.48, 0.42, 1]]))
        let model = try #require(OneFactorModel(matrix))
        #expect(model.converged)
        #expect(distance(model.loadings, [0.8, 0.7, 0.6]) < 1e-7)
        #expect(distance(model.residuals, [0.36, 0.51, 0.64]) < 1e-7)
    }

    // A factor of a single item fits unrelated items as well as none: λ² up to 1 of a total variance of 4.
    @Test("a residual that goes to nothing still gives an end, as do items with nothing in common")
    func bounds() throws {
        let heywood = try #require(SquareMatrix(rows: [[1, 0.9, 0.9], [0.9, 1, 0.6], [0.9, 0.6, 1]]))
        let model = try #require(OneFactorModel(heywood))
        #expect(model.converged)
        #expect(distance(model.loadings, [1, 0.9, 0.9]) < 1e-4)
        #expect((0...0.2501).contains(try #require(OneFactorModel(SquareMatrix.identity(4))).omega))
    }
}
