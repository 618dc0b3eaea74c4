import Foundation
import Mathematics
import Testing

/// Abilities from answers to calibrated items, held against mirt and catR (tolerances of the reference data).
@Suite("Scoring")
struct ScoringTests {
    private static func items(_ path: String, lower: Double = 0) throws -> [Item] {
        let table = try Reference.Table(path)
        let intercepts = ["d", "d1", "d2", "d3"].filter(table.names.contains)
        return table.rows.indices.map { row in
            Item(slope: table["a1"][row], intercepts: intercepts.map { table[$0][row] }, lower: lower)
        }
    }

    @Test(
        "by EAP, MAP, Warm and maximum likelihood gives the reference's abilities and errors",
        arguments: ["irt_2pl_1000x30", "irt_2pl_1000x30_missing", "irt_grm_500x8"])
    func methods(folder: String) throws {
        let scoring = Scoring(try Self.items("\(folder)/mirt_items.csv"))
        let responses = Responses(try Reference.Table("\(folder)/responses.csv").answers())
        let persons = try Reference.Table("\(folder)/persons.csv")
        let columns: [(ScoringMethod, String, String)] = [
            (.eap, "eap", "eap_se"), (.map, "map", "map_se"), (.wle, "warm_wle", "warm_wle_se_info"),
        ]
        for (method, theta, error) in columns where persons.names.contains(theta) {
            let found = try scoring.estimates(responses, by: method)
            #expect(distance(found.map(\.theta), persons[theta]) < 1e-4, "\(method)")
            #expect(distance(found.map(\.error), persons[error]) < 1e-4, "error of \(method)")
        }
        guard persons.names.contains("ml") else { return }
        let highest = Double(responses.items)
        let found = try scoring.estimates(responses, by: .ml)
        for (person, raw) in persons["raw"].enumerated() {
            if raw == 0 || raw == highest {
                #expect(found[person].theta.isInfinite)
            } else {
                #expect(abs(found[person].theta - persons["ml"][person]) < 1e-4)
            }
        }
    }

    @Test("with a lower asymptote by Warm is Warm's, not the mode under Jeffreys' prior")
    func warm() throws {
        let scoring = Scoring(try Self.items("irt_3pl_2000x40/mirt_items_g_fixed_0.25.csv", lower: 0.25))
        let responses = Responses(try Reference.Table("irt_3pl_2000x40/responses.csv").answers())
        let persons = try Reference.Table("irt_3pl_2000x40/persons_g_fixed_0.25.csv")
        let warm = try scoring.estimates(responses, by: .wle)
        #expect(distance(warm.map(\.theta), persons["warm_wle"]) < 1e-4)
        #expect(distance(warm.map(\.error), persons["warm_wle_se_info"]) < 1e-4)
        #expect(distance(warm.map(\.theta), persons["mirt_wle"]) > 0.1)
        let eap = try scoring.estimates(responses, by: .eap)
        #expect(distance(eap.map(\.theta), persons["eap"]) < 1e-4)
    }

    @Test("of the classic sets gives every pattern its ability", arguments: ["LSAT6", "LSAT7", "Science"])
    func patterns(name: String) throws {
        let scoring = Scoring(try Self.items("classic/\(name)/mirt_items.csv"))
        let table = try Reference.Table("classic/\(name)/pattern_scores.csv")
        let rows = table[texts: "pattern"].map { $0.map { UInt8($0.wholeNumberValue ?? 0) as UInt8? } }
        let found = try scoring.estimates(Responses(rows), by: .eap)
        #expect(distance(found.map(\.theta), table["eap"]) < 1e-4)
        #expect(distance(found.map(\.error), table["eap_se"]) < 1e-4)
    }

    @Test("Information of items and of the test", arguments: ["irt_2pl_1000x30", "irt_grm_500x8"])
    func information(folder: String) throws {
        let items = try Self.items("\(folder)/mirt_items.csv")
        let table = try Reference.Table("\(folder)/testinfo.csv")
        for (row, theta) in table["theta"].enumerated() {
            #expect(abs(items.information(at: theta) - table["info"][row]) < 1e-8)
            for (index, item) in items.enumerated() {
                let name = "info_I" + (index < 9 ? "0" : "") + "\(index + 1)"
                #expect(abs(item.information(at: theta) - table[name][row]) < 1e-8)
            }
        }
    }

    @Test("Information with a lower asymptote")
    func informationAboveGuessing() throws {
        let items = try Self.items("irt_3pl_2000x40/mirt_items_g_fixed_0.25.csv", lower: 0.25)
        let table = try Reference.Table("irt_3pl_2000x40/testinfo_g_fixed_0.25.csv")
        for (row, theta) in table["theta"].enumerated() {
            #expect(abs(items.information(at: theta) - table["info"][row]) < 1e-8)
        }
    }

    @Test("A raw sum's ability and how often it is expected (Lord & Wingersky)")
    func sums() throws {
        let table = SumScoreTable(try Self.items("irt_2pl_1000x30/mirt_items.csv"))
        let expected = try Reference.Table("irt_2pl_1000x30/eap_sum_table.csv")
        #expect(distance(table.lines.map(\.estimate.theta), expected["theta"]) < 1e-4)
        #expect(distance(table.lines.map(\.estimate.error), expected["se"]) < 1e-4)
        #expect(distance(table.lines.map { $0.share * 1000 }, expected["expected"]) < 1e-2)
        #expect(abs(table.lines.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    }

    @Test("A raw sum under slopes of 1", arguments: ["irt_rasch_60x20", "irt_rasch_200x20"])
    func raschTable(folder: String) throws {
        let cml = try Reference.Table("\(folder)/erm_cml_items.csv")
        let items = cml["b_cml_sum0"].map { Item(slope: 1, difficulty: $0) }
        let expected = try Reference.Table("\(folder)/erm_raw_to_theta_ml.csv")
        for (raw, theta) in zip(expected["raw"], expected["theta_ml"]) {
            let found = try #require(SumScoreTable.ability(forSum: raw, of: items))
            #expect(abs(found - theta) < 1e-3)
        }
        #expect(SumScoreTable.ability(forSum: 0, of: items) == nil)
        #expect(SumScoreTable.ability(forSum: 20, of: items) == nil)
    }

    @Test("Four skills scored together")
    func joint() throws {
        let table = try Reference.Table("joint_skills_400/items.csv")
        let items = table.rows.indices.map {
            Item(slope: table["a"][$0], difficulty: table["b"][$0], lower: table["c"][$0])
        }
        let covariance = try #require(
            SquareMatrix(
                rows: try Reference.Table("joint_skills_400/covariance.csv").rows.map { $0.compactMap(Double.init) }))
        let scoring = try JointScoring(items, skillOf: table["skill"].map { Int($0) - 1 }, covariance: covariance)
        let responses = Responses(try Reference.Table("joint_skills_400/responses.csv").answers())
        let profiles = try scoring.profiles(responses)
        let expected = try Reference.Table("joint_skills_400/expected.csv")
        for skill in 0..<4 {
            #expect(distance(profiles.map { $0.abilities[skill].theta }, expected["map\(skill + 1)"]) < 1e-4)
            #expect(distance(profiles.map { $0.abilities[skill].error }, expected["se\(skill + 1)"]) < 1e-4)
        }
        // The other package's modes; its errors are of another kind.
        let modes = try Reference.Table("joint_skills_400/mirt_map.csv")
        for skill in 0..<4 {
            #expect(distance(profiles.map { $0.abilities[skill].theta }, modes["F\(skill + 1)"]) < 1e-4)
        }
        // Skills that have nothing to do with each other are scored as if alone.
        let alone = try JointScoring(items, skillOf: table["skill"].map { Int($0) - 1 }, covariance: .identity(4))
            .profiles(responses)
        let first = Array(items[0..<5])
        let own = try Scoring(first).estimates(
            Responses(
                try Reference.Table("joint_skills_400/responses.csv").answers(Array(table[texts: "item"][0..<5]))),
            by: .map)
        #expect(distance(alone.map { $0.abilities[0].theta }, own.map(\.theta)) < 1e-6)
    }

    @Test(
        "The posterior of each skill is what integrating over the other gives, without and with guessing",
        arguments: [0, 0.25])
    func marginals(lower: Double) throws {
        let items = (0..<8).map { Item(slope: 1.4, difficulty: Double($0 % 4) * 0.7 - 1, lower: lower) }
        let covariance = try #require(SquareMatrix(rows: [[1, 0.7], [0.7, 1]]))
        let scoring = try JointScoring(items, skillOf: (0..<8).map { $0 / 4 }, covariance: covariance)
        var random = SeededGenerator(seed: 2)
        let rows = (0..<60).map { _ in
            (0..<8).map { _ in [nil, 0, 1, 1][Int.random(in: 0..<4, using: &random)] as UInt8? }
        }
        let found = try scoring.marginals(Responses(rows))
        let nodes = JointScoring.grid.nodes
        for (row, marginals) in zip(rows, found) {
            // Every pair of abilities with its weight.
            var sums = [Double](repeating: 0, count: 6)
            for a in nodes {
                for b in nodes {
                    var weight = exp(-(a * a - 1.4 * a * b + b * b) / (2 * (1 - 0.49)))
                    for (item, answer) in row.enumerated() {
                        if let answer { weight *= items[item].probability(of: Int(answer), at: item < 4 ? a : b) }
                    }
                    sums[0] += weight
                    sums[1] += weight * a
                    sums[2] += weight * b
                    sums[3] += weight * a * a
                    sums[4] += weight * b * b
                }
            }
            for skill in 0..<2 {
                let mean = sums[1 + skill] / sums[0]
                let sd = (sums[3 + skill] / sums[0] - mean * mean).squareRoot()
                #expect(abs(marginals[skill].estimate.theta - mean) < 0.02, "\(row)")
                #expect(abs(marginals[skill].estimate.error - sd) < 0.02, "\(row)")
                #expect(abs(marginals[skill].masses.reduce(0, +) - 1) < 1e-9)
            }
        }
        let one = try JointScoring(Array(items[..<4]), skillOf: [0, 0, 0, 0], covariance: .identity(1))
            .marginals(Responses([[1, 0, 1, nil]]))
        let alone = try Scoring(Array(items[..<4])).estimates(Responses([[1, 0, 1, nil]]), by: .eap)
        #expect(abs(one[0][0].estimate.theta - alone[0].theta) < 1e-6)
        #expect(abs(one[0][0].estimate.error - alone[0].error) < 1e-6)
    }

    @Test("Skills that are nearly one, and items like steps, do not toss the posterior about")
    func nearlyOne() throws {
        let items = (0..<8).map { Item(slope: $0 % 2 == 0 ? 8 : 1, difficulty: Double($0 % 4) - 1.5, lower: 0.25) }
        for correlation in [0.95, 0.999] {
            let covariance = try #require(SquareMatrix(rows: [[1, correlation], [correlation, 1]]))
            let scoring = try JointScoring(items, skillOf: (0..<8).map { $0 / 4 }, covariance: covariance)
            let rows = (0..<256).map { pattern in (0..<8).map { UInt8(pattern >> $0 & 1) as UInt8? } }
            let modes = try scoring.profiles(Responses(rows))
            for (mode, marginals) in zip(modes, try scoring.marginals(Responses(rows))) {
                for (one, other) in zip(mode.abilities, marginals) {
                    #expect(other.estimate.theta.isFinite && other.estimate.error > 0.02)
                    #expect(abs(one.theta - other.estimate.theta) < 1.2, "\(one) \(other.estimate)")
                    #expect(abs(other.masses.reduce(0, +) - 1) < 1e-9)
                }
            }
        }
    }

    @Test("How skills hang together is found from answers to six items each")
    func correlations() throws {
        let truth: [[Double]] = [[1, 0.7, 0.3], [0.7, 1, 0.5], [0.3, 0.5, 1]]
        let lower = try #require(SquareMatrix(rows: truth)?.cholesky()).lower
        let items = (0..<18).map { Item(slope: 1.2, difficulty: Double($0 % 6) * 0.5 - 1.25, lower: 0.25) }
        var random = SeededGenerator(seed: 5)
        func normal() -> Double { Distributions.normalQuantile(Double.random(in: 1e-9..<1, using: &random)) }
        let rows = (0..<3000).map { _ -> [UInt8?] in
            let theta = lower * (0..<3).map { _ in normal() }
            return items.indices.map { index in
                let isRight =
                    Double.random(in: 0..<1, using: &random) < items[index].probability(of: 1, at: theta[index / 6])
                return Double.random(in: 0..<1, using: &random) < 0.1 ? nil : isRight ? 1 : 0
            }
        }
        let found = SkillCorrelations(items, skillOf: (0..<18).map { $0 / 6 }, skills: 3, in: Responses(rows))
        for a in 0..<3 {
            for b in 0..<3 { #expect(abs(found.matrix[a, b] - truth[a][b]) < 0.1, "\(a) \(b): \(found.matrix[a, b])") }
        }
        // Nobody answered both: the usual; two skills that are one: nearly 1, and still a covariance.
        let apart = rows.enumerated().map { index, row in
            row.enumerated().map { item, cell in (item < 6) == (index % 2 == 0) ? cell : nil }
        }
        let split = SkillCorrelations(items, skillOf: (0..<18).map { $0 / 6 }, skills: 3, in: Responses(apart))
        #expect(split.people[1] == 0 && split.matrix[0, 1] == SkillCorrelations.usual)
        #expect(split.matrix.cholesky() != nil)
    }

    @Test("Nobody is lost: no answers, or answers at odds at 3,000 items")
    func edges() throws {
        let items = (0..<3000).map { Item(slope: 2, difficulty: Double($0 % 7) - 3) }
        let odd = (0..<3000).map { $0 % 7 < 3 ? UInt8(0) : 1 }
        let responses = Responses(
            people: 2, items: 3000, cells: odd + [UInt8](repeating: Responses.missing, count: 3000))
        for method in ScoringMethod.allCases {
            let found = try Scoring(items).estimates(responses, by: method)
            #expect(found[0].theta.isFinite && abs(found[0].theta) < 1 && found[0].error > 0, "\(method)")
            switch method {
            case .eap: #expect(abs(found[1].theta) < 1e-9 && abs(found[1].error - 1) < 1e-6)
            case .map: #expect(found[1] == AbilityEstimate(theta: 0, error: 1))
            case .wle, .ml: #expect(found[1].theta.isNaN)
            }
        }
        #expect(throws: Scoring.Failure.shape(items: 2, calibrated: 3000)) {
            try Scoring(items).estimates(Responses([[0, 1]]), by: .eap)
        }
        #expect(throws: Scoring.Failure.category(person: 0, item: 1, value: 3)) {
            try Scoring(Array(items[..<2])).estimates(Responses([[0, 3]]), by: .eap)
        }
    }
}
