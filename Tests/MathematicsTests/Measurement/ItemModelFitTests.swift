import Mathematics
import Testing

/// Fit of items by sums and by margins, held against mirt.
@Suite("Fit of the item model")
struct ItemModelFitTests {
    private static func calibrated(_ folder: String, rasch: Bool = false) throws -> (Responses, Calibration) {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        var settings = Calibration.Settings()
        settings.prior = .none
        settings.isRasch = rasch
        settings.tolerance = 1e-7
        settings.wantsErrors = false
        let blanks = [Calibration.Blank](repeating: .init(), count: responses.items)
        return (responses, try Calibration(responses, blanks, settings: settings))
    }

    @Test("S-X2 with its degrees of freedom is mirt's")
    func sums() throws {
        let (responses, calibration) = try Self.calibrated("irt_2pl_1000x30")
        let fit = try #require(
            SumFit.all(responses, items: calibration.items, estimated: [Int](repeating: 2, count: 30)))
        let expected = try Reference.Table("irt_2pl_1000x30/itemfit.csv")
        #expect(fit.map { Double($0.df) } == expected["df.S_X2"])
        #expect(distance(fit.map(\.chiSquared), expected["S_X2"]) < 1e-2)
        #expect(distance(fit.map(\.p), expected["p.S_X2"]) < 1e-3)
    }

    struct Residuals: Decodable {
        var q3_max, q3_min, q3_mean: Double
        var empirical_reliability_eap: Double
    }

    @Test("Q3 is mirt's, and finds the pair that is one question")
    func residuals() throws {
        let (responses, calibration) = try Self.calibrated("irt_2pl_1000x30")
        let thetas = try Scoring(calibration.items).estimates(responses, by: .eap)
        let found = try #require(
            ResidualCorrelations(responses, items: calibration.items, thetas: thetas.map(\.theta)))
        let expected: Residuals = try Reference.json("irt_2pl_1000x30/fit.json")
        #expect(
            distance(
                [found.highest.correlation, found.lowest.correlation, found.mean],
                [expected.q3_max, expected.q3_min, expected.q3_mean]) < 1e-3)
        #expect(abs(thetas.reliability - expected.empirical_reliability_eap) < 1e-3)
        var rows = try Reference.Table("irt_2pl_1000x30/responses.csv").answers()
        for person in rows.indices { rows[person][7] = rows[person][3] }
        let doubled = try #require(
            ResidualCorrelations(Responses(rows), items: calibration.items, thetas: thetas.map(\.theta)))
        #expect((doubled.highest.first, doubled.highest.second) == (3, 7) && doubled.highest.correlation > 0.5)
    }

    struct Fit: Decodable {
        struct M2: Decodable {
            var M2, df, p, RMSEA, SRMSR: Double
        }
        var M2: M2
    }

    @Test("M2 with its degrees of freedom is mirt's", arguments: ["LSAT6", "LSAT7"])
    func margins(name: String) throws {
        let (responses, calibration) = try Self.calibrated("classic/\(name)")
        let fit = try #require(MarginFit(responses, items: calibration.items, estimated: .init()))
        let file: Fit = try Reference.json("classic/\(name)/fit.json")
        let expected = file.M2
        #expect(fit.df == Int(expected.df) && abs(fit.m2 - expected.M2) < 1e-3)
        #expect(distance([fit.p, fit.rmsea, fit.srmsr], [expected.p, expected.RMSEA, expected.SRMSR]) < 1e-4)
    }

    @Test(
        "Items far from the model show: one whose answers are those of another is found by both",
        arguments: [false, true])
    func misfit(rasch: Bool) throws {
        var rows = try Reference.Table("irt_rasch_200x20/responses.csv").answers()
        func fit() throws -> MarginFit {
            var settings = Calibration.Settings()
            settings.isRasch = rasch
            settings.wantsErrors = false
            let responses = Responses(rows)
            let calibration = try Calibration(
                responses, [Calibration.Blank](repeating: .init(), count: 20), settings: settings)
            return try #require(
                MarginFit(
                    responses, items: calibration.items, estimated: .init(slopes: !rasch),
                    sd: calibration.groups[0].sd))
        }
        let sound = try fit()
        #expect(sound.df == 210 - (rasch ? 21 : 40) && sound.p > 0.001)
        for person in rows.indices { rows[person][1] = rows[person][0] }
        let doubled = try fit()
        #expect(doubled.p < 1e-6 && doubled.rmsea > 0.05 && doubled.srmsr > sound.srmsr)
    }
}
