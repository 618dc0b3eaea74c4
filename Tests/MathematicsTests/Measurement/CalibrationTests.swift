import Foundation
import Mathematics
import Testing

/// Items estimated from answers, held against mirt, ltm and eRm (tolerances of the reference data).
@Suite("Calibration")
struct CalibrationTests {
    struct Fit: Decodable {
        var logLik: Double
        var logPrior: Double?
    }

    private static func settings(_ prior: SlopePrior = .none, errors: Bool = true) -> Calibration.Settings {
        var settings = Calibration.Settings()
        settings.prior = prior
        settings.tolerance = 1e-7
        settings.wantsErrors = errors
        return settings
    }

    private static func binary(_ count: Int, lower: Double = 0) -> [Calibration.Blank] {
        [Calibration.Blank](repeating: .init(lower: lower), count: count)
    }

    /// Slopes and intercepts within `within`; standard errors, where there are any, within 2 %.
    private static func compare(
        _ calibration: Calibration, _ items: Reference.Table, intercepts: [String] = ["d"], within: Double
    ) {
        #expect(calibration.isConverged)
        #expect(distance(calibration.items.map(\.slope), items["a1"]) < within)
        for (index, name) in intercepts.enumerated() {
            #expect(distance(calibration.items.map { $0.intercepts[index] }, items[name]) < within, "\(name)")
        }
        guard items.names.contains("se_a1") else { return }
        for (index, name) in (["a1"] + intercepts).enumerated() where items.names.contains("se_\(name)") {
            let ratios = zip(calibration.errors.map { $0[index] }, items["se_\(name)"]).map { $0 / $1 - 1 }
            #expect(ratios.allSatisfy { abs($0) < 0.02 }, "se of \(name): \(ratios)")
        }
    }

    @Test(
        "of right and wrong answers without a prior gives mirt's parameters, errors and likelihood, with cells missing too",
        arguments: ["irt_2pl_1000x30", "irt_2pl_1000x30_missing", "classic/LSAT6", "classic/LSAT7"])
    func twoParameters(folder: String) throws {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        let calibration = try Calibration(
            responses, Self.binary(responses.items), settings: Self.settings())
        Self.compare(calibration, try Reference.Table("\(folder)/mirt_items.csv"), within: 1e-3)
        let fit: Fit = try Reference.json("\(folder)/fit.json")
        #expect(abs(calibration.logLikelihood - fit.logLik) < 1e-3)
    }

    // Gauss and Hermite's nodes in place of even ones, hence the wider tolerance.
    @Test(
        "is what a second package finds on other nodes",
        arguments: ["irt_2pl_1000x30", "classic/LSAT6", "classic/LSAT7", "irt_grm_500x8", "classic/Science"])
    func secondPackage(folder: String) throws {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        let expected = try Reference.Table("\(folder)/ltm_items.csv")
        let isGraded = expected.names.contains("Extrmt1") || expected.names.contains("b1")
        let calibration = try Calibration(
            responses, [Calibration.Blank](repeating: .init(categories: isGraded ? 4 : 2), count: responses.items),
            settings: Self.settings(errors: false))
        func column(_ names: String...) -> [Double] { names.lazy.map { expected[$0] }.first { !$0.isEmpty } ?? [] }
        #expect(distance(calibration.items.map(\.slope), column("a", "Dscrmn")) < 2e-3)
        for step in 0..<(isGraded ? 3 : 1) {
            let difficulties = isGraded ? column("Extrmt\(step + 1)", "b\(step + 1)") : column("b", "Dffclt")
            #expect(distance(calibration.items.map { $0.difficulties[step] }, difficulties) < 2e-3)
        }
    }

    @Test("with slopes of 1 gives mirt's Rasch items of the classic sets too", arguments: ["LSAT6", "LSAT7"])
    func classicRasch(name: String) throws {
        struct File: Decodable {
            struct Rasch: Decodable {
                var b: [Double]
                var latent_variance, logLik: Double
            }
            var rasch: Rasch
        }
        var settings = Self.settings(errors: false)
        settings.isRasch = true
        let responses = Responses(try Reference.Table("classic/\(name)/responses.csv").answers())
        let calibration = try Calibration(responses, Self.binary(responses.items), settings: settings)
        let file: File = try Reference.json("classic/\(name)/fit.json")
        let expected = file.rasch
        #expect(distance(calibration.items.map { $0.difficulties[0] }, expected.b) < 1e-3)
        #expect(abs(calibration.groups[0].sd * calibration.groups[0].sd - expected.latent_variance) < 1e-3)
        #expect(abs(calibration.logLikelihood - expected.logLik) < 1e-3)
    }

    @Test("of graded answers gives mirt's thresholds", arguments: ["irt_grm_500x8", "classic/Science"])
    func graded(folder: String) throws {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        let calibration = try Calibration(
            responses, [Calibration.Blank](repeating: .init(categories: 4), count: responses.items),
            settings: Self.settings())
        Self.compare(
            calibration, try Reference.Table("\(folder)/mirt_items.csv"), intercepts: ["d1", "d2", "d3"], within: 2e-3)
        let fit: Fit = try Reference.json("\(folder)/fit.json")
        #expect(abs(calibration.logLikelihood - fit.logLik) < 1e-3)
    }

    struct Fits: Decodable {
        var fixed: Fit
        var prior: Fit
    }

    @Test("with the lower asymptote at one in four gives mirt's parameters and errors")
    func lowerAsymptote() throws {
        let responses = Responses(try Reference.Table("irt_3pl_2000x40/responses.csv").answers())
        let calibration = try Calibration(
            responses, Self.binary(responses.items, lower: 0.25), settings: Self.settings())
        Self.compare(
            calibration, try Reference.Table("irt_3pl_2000x40/mirt_items_g_fixed_0.25.csv"), within: 1e-3)
        let fit: Fits = try Reference.json("irt_3pl_2000x40/fit.json")
        #expect(abs(calibration.logLikelihood - fit.fixed.logLik) < 1e-3)
    }

    @Test("with the lower asymptote estimated under a prior gives mirt's item curves and abilities")
    func freeLowerAsymptote() throws {
        let responses = Responses(try Reference.Table("irt_3pl_2000x40/responses.csv").answers())
        let blank = Calibration.Blank(lower: 0.25, lowerPrior: LowerPrior(mean: -1.0986, sd: 0.5))
        let calibration = try Calibration(
            responses, [Calibration.Blank](repeating: blank, count: 40), settings: Self.settings())
        #expect(calibration.isConverged)
        let table = try Reference.Table("irt_3pl_2000x40/mirt_items_g_prior.csv")
        var largest = 0.0
        for (index, found) in calibration.items.enumerated() {
            let expected = Item(slope: table["a1"][index], intercepts: [table["d"][index]], lower: table["g"][index])
            for theta in stride(from: -4.0, through: 4, by: 0.1) {
                largest = max(largest, abs(found.reaching(0, at: theta) - expected.reaching(0, at: theta)))
            }
        }
        #expect(largest < 0.01, "\(largest)")
        let fits: Fits = try Reference.json("irt_3pl_2000x40/fit.json")
        #expect(abs(calibration.logLikelihood - fits.prior.logLik) < 1e-3)
        #expect(calibration.lowerErrors.allSatisfy { $0 > 0.005 && $0 < 0.2 })
        let scores = try Scoring(calibration.items).estimates(responses, by: .eap)
        let persons = try Reference.Table("irt_3pl_2000x40/persons_g_prior.csv")
        #expect(distance(scores.map(\.theta), persons["eap"]) < 2e-3)
        #expect(distance(scores.map(\.error), persons["eap_se"]) < 2e-3)
    }

    @Test(
        "as Ikusei does it, with the prior on the slopes, gives mirt's parameters, from 150 people on",
        arguments: ["irt_3pl_2000x40", "irt_small_150x20"])
    func prior(folder: String) throws {
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        let calibration = try Calibration(
            responses, Self.binary(responses.items, lower: 0.25), settings: Self.settings(.usual))
        Self.compare(
            calibration, try Reference.Table("\(folder)/mirt_items_c_fixed_a_prior.csv"), within: 2e-3)
        let fit: Fit = try Reference.json("\(folder)/fit_c_fixed_a_prior.json")
        // The other package stops a little early with priors: ours may lie higher by what that costs.
        let ours = calibration.logLikelihood + calibration.logPrior
        let theirs = fit.logLik + (fit.logPrior ?? 0)
        #expect(ours > theirs - 1e-3 && ours < theirs + 0.02, "\(ours) against \(theirs)")
        let scores = try Scoring(calibration.items).estimates(responses, by: .eap)
        let persons = try Reference.Table("\(folder)/persons_c_fixed_a_prior.csv")
        #expect(distance(scores.map(\.theta), persons["eap"]) < 2e-3)
        #expect(distance(scores.map(\.error), persons["eap_se"]) < 2e-3)
    }

    @Test(
        "with slopes of 1 and free spread gives mirt's Rasch items", arguments: ["irt_rasch_60x20", "irt_rasch_200x20"])
    func rasch(folder: String) throws {
        struct RaschFit: Decodable {
            var logLik: Double
            var latent_variance: Double
        }
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        var settings = Self.settings()
        settings.isRasch = true
        let calibration = try Calibration(responses, Self.binary(responses.items), settings: settings)
        Self.compare(calibration, try Reference.Table("\(folder)/mirt_items.csv"), within: 1e-3)
        let fit: RaschFit = try Reference.json("\(folder)/fit.json")
        #expect(abs(calibration.logLikelihood - fit.logLik) < 1e-3)
        #expect(abs(calibration.groups[0].sd * calibration.groups[0].sd - fit.latent_variance) < 1e-3)
        let scoring = Scoring(calibration.items, mean: 0, sd: calibration.groups[0].sd)
        let persons = try Reference.Table("\(folder)/persons.csv")
        let eap = try scoring.estimates(responses, by: .eap)
        #expect(distance(eap.map(\.theta), persons["eap"]) < 2e-3)
        let wle = try scoring.estimates(responses, by: .wle)
        #expect(distance(wle.map(\.theta), persons["wle"]) < 2e-3)
    }

    @Test("of tests, ratings and an exam together gives mirt's mixed items")
    func mixed() throws {
        let table = try Reference.Table("fusion_mixed_1500/responses.csv")
        let names = table.names.filter { $0 != "id" }
        let responses = Responses(table.answers(names))
        let expected = try Reference.Table("fusion_mixed_1500/mirt_items.csv")
        let order = names.map { name in expected[texts: "item"].firstIndex(of: name) }
        let blanks = names.map { name in
            Calibration.Blank(categories: ["self", "manager"].contains(name) ? 4 : 2)
        }
        let calibration = try Calibration(responses, blanks, settings: Self.settings())
        for (item, row) in zip(calibration.items, order) {
            let row = try #require(row)
            #expect(abs(item.slope - expected["a"][row]) < 5e-3)
            for (index, difficulty) in item.difficulties.enumerated() {
                #expect(abs(difficulty - expected["b\(index + 1)"][row]) < 5e-3)
            }
        }
        struct Expected: Decodable { var logLik: Double }
        let fit: Expected = try Reference.json("fusion_mixed_1500/expected.json")
        #expect(abs(calibration.logLikelihood - fit.logLik) < 1e-2)
        let persons = try Reference.Table("fusion_mixed_1500/persons.csv")
        let all = try Scoring(calibration.items).estimates(responses, by: .eap)
        #expect(distance(all.map(\.theta), persons["eap_all"]) < 5e-3)
        #expect(distance(all.map(\.error), persons["se_all"]) < 5e-3)
    }

    struct LinkingFit: Decodable {
        struct Fixed: Decodable {
            var mean: Double
            var `var`: Double
            var logLik: Double
        }
        struct Concurrent: Decodable {
            var mean_y2: Double
            var var_y2: Double
            var logLik: Double
        }
        var anchors: [String]
        var concurrent: Concurrent
        var fixed_parameter: Fixed
    }

    @Test("with anchors held lays the second year on the scale of the first")
    func anchors() throws {
        let table = try Reference.Table("linking_2pl/form2_year2.csv")
        let first = try Reference.Table("linking_2pl/form1_items.csv")
        let fit: LinkingFit = try Reference.json("linking_2pl/linking.json")
        let blanks = table.names.map { name in
            let row = fit.anchors.contains(name) ? first[texts: "item"].firstIndex(of: name) : nil
            return Calibration.Blank(fixed: row.map { Item(slope: first["a1"][$0], intercepts: [first["d"][$0]]) })
        }
        let calibration = try Calibration(Responses(table.answers()), blanks, settings: Self.settings())
        #expect(abs(calibration.groups[0].mean - fit.fixed_parameter.mean) < 5e-3)
        #expect(abs(calibration.groups[0].sd * calibration.groups[0].sd - fit.fixed_parameter.var) < 5e-3)
        #expect(abs(calibration.logLikelihood - fit.fixed_parameter.logLik) < 1e-2)
        let expected = try Reference.Table("linking_2pl/fixed_anchor_items.csv")
        for (name, slope, d) in zip(expected[texts: "item"], zip(expected["a1"], expected["d"])).map({
            ($0, $1.0, $1.1)
        }) {
            let item = calibration.items[try #require(table.names.firstIndex(of: name))]
            #expect(abs(item.slope - slope) < 5e-3 && abs(item.intercepts[0] - d) < 5e-3, "\(name)")
        }
        #expect(calibration.groupErrors[0].mean > 0.01 && calibration.groupErrors[0].mean < 0.1)
    }

    @Test("of two years at once gives the second year its own mean and spread")
    func concurrent() throws {
        let (one, two) = (
            try Reference.Table("linking_2pl/form1_year1.csv"), try Reference.Table("linking_2pl/form2_year2.csv")
        )
        let names = one.names + two.names.filter { !one.names.contains($0) }
        var rows: [[UInt8?]] = []
        for table in [one, two] {
            let columns = names.map { table.names.firstIndex(of: $0) }
            for answers in table.answers() { rows.append(columns.map { column in column.flatMap { answers[$0] } }) }
        }
        let groups = [Int](repeating: 0, count: one.rows.count) + [Int](repeating: 1, count: two.rows.count)
        let calibration = try Calibration(
            Responses(rows), Self.binary(names.count), groupOf: groups, settings: Self.settings(errors: false))
        let fit: LinkingFit = try Reference.json("linking_2pl/linking.json")
        #expect(abs(calibration.groups[1].mean - fit.concurrent.mean_y2) < 5e-3)
        #expect(abs(calibration.groups[1].sd * calibration.groups[1].sd - fit.concurrent.var_y2) < 5e-3)
        #expect(abs(calibration.logLikelihood - fit.concurrent.logLik) < 1e-2)
        let expected = try Reference.Table("linking_2pl/concurrent_items.csv")
        for (index, name) in expected[texts: "item"].enumerated() {
            let item = calibration.items[try #require(names.firstIndex(of: name))]
            #expect(
                abs(item.slope - expected["a"][index]) < 5e-3 && abs(item.intercepts[0] - expected["d"][index]) < 5e-3)
        }
    }

    @Test("of 7,700 people reaches the likelihood that the reference states")
    func large() throws {
        let responses = Responses(try Reference.Table("perf/resp_7700x60.csv").answers())
        var settings = Self.settings(errors: false)
        settings.tolerance = 1e-6
        let calibration = try Calibration(responses, Self.binary(60), settings: settings)
        #expect(abs(calibration.logLikelihood + 253522.50) < 0.01)
        let items = try Reference.Table("perf/items_mirt2pl_1.csv")
        #expect(distance(calibration.items.map(\.slope), items["a"]) < 2e-3)
        #expect(distance(calibration.items.map { $0.difficulties[0] }, items["b"]) < 2e-3)
        let scores = try Scoring(calibration.items).estimates(responses, by: .eap)
        let expected = try Reference.Table("perf/eap_mirt2pl_1.csv")
        #expect(distance(scores.map(\.theta), expected["eap"]) < 2e-3)
        #expect(distance(scores.map(\.error), expected["se"]) < 2e-3)
    }

    @Test("does not depend on the order of people or items, nor on how often everybody is counted")
    func order() throws {
        let rows = Array(try Reference.Table("irt_small_150x20/responses.csv").answers())
        let straight = try Calibration(
            Responses(rows), Self.binary(20, lower: 0.25), settings: Self.settings(errors: false))
        let turned = try Calibration(
            Responses(rows.reversed().map { $0.reversed() }), Self.binary(20, lower: 0.25),
            settings: Self.settings(errors: false))
        #expect(distance(straight.items.map(\.slope), turned.items.map(\.slope).reversed()) < 1e-5)
        // Without a prior twice the people say the same twice.
        let once = try Calibration(Responses(rows), Self.binary(20), settings: Self.settings())
        let twice = try Calibration(Responses(rows + rows), Self.binary(20), settings: Self.settings())
        #expect(distance(once.items.map(\.slope), twice.items.map(\.slope)) < 1e-4)
        #expect(abs(2 * once.logLikelihood - twice.logLikelihood) < 1e-4)
        for (a, b) in zip(once.errors, twice.errors) { #expect(abs(a[0] / b[0] - 2.0.squareRoot()) < 1e-3) }
    }

    @Test("of items that everybody or nobody gets right stays finite, with the prior and without")
    func extremes() throws {
        var rows = Array(try Reference.Table("irt_small_150x20/responses.csv").answers())
        for index in rows.indices {
            rows[index][0] = 1
            rows[index][1] = 0
            rows[index][2] = index == 0 ? 1 : nil
        }
        for prior in [SlopePrior.none, .usual] {
            let calibration = try Calibration(
                Responses(rows), Self.binary(20, lower: 0.25), settings: Self.settings(prior, errors: false))
            #expect(calibration.items.allSatisfy { $0.slope.isFinite && $0.intercepts.allSatisfy(\.isFinite) })
            #expect(calibration.answers[2] == 1)
            #expect(calibration.items[0].probability(of: 1, at: 0) > 0.97)
            #expect(calibration.items[1].probability(of: 1, at: 0) < 0.27)
        }
    }

    @Test("of an item keyed the wrong way round says so by a negative slope, without the prior")
    func reversedKey() throws {
        var rows = Array(try Reference.Table("irt_2pl_1000x30/responses.csv").answers())
        for index in rows.indices { rows[index][3] = rows[index][3].map { 1 - $0 } }
        let right = try Calibration(
            Responses(try Reference.Table("irt_2pl_1000x30/responses.csv").answers()), Self.binary(30),
            settings: Self.settings(errors: false))
        let calibration = try Calibration(Responses(rows), Self.binary(30), settings: Self.settings(errors: false))
        #expect(abs(calibration.items[3].slope + right.items[3].slope) < 1e-3)
    }

    @Test("of what cannot be estimated is refused with its place")
    func refusals() throws {
        let none = Responses(people: 0, items: 0, cells: [])
        #expect(throws: Calibration.Failure.empty) { try Calibration(none, []) }
        let two = Responses([[0, 1], [1, 2]])
        #expect(throws: Calibration.Failure.shape(items: 2, described: 1)) { try Calibration(two, Self.binary(1)) }
        #expect(throws: Calibration.Failure.category(person: 1, item: 1, value: 2)) {
            try Calibration(two, Self.binary(2))
        }
        #expect(throws: Calibration.Failure.unanswered(item: 1)) {
            try Calibration(Responses([[0, nil], [1, nil]]), Self.binary(2))
        }
        #expect(throws: Calibration.Failure.item(0)) {
            try Calibration(Responses([[0], [1]]), Self.binary(1, lower: 1))
        }
        #expect(throws: Calibration.Failure.groups(people: 2, described: 1)) {
            try Calibration(Responses([[0], [1]]), Self.binary(1), groupOf: [0])
        }
    }
}
