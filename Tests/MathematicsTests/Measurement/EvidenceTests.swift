import Mathematics
import Testing

@Suite("Fusion of evidence")
struct EvidenceTests {
    struct File: Decodable {
        struct Prior: Decodable { let mean, sd: Double }
        struct Piece: Decodable {
            let kind: String
            let source: String?
            let age_months, half_life_months: Double
            let items: [[Double]]?
            let value, a, b, se: Double?
            let thresholds: [Double]?
        }
        struct Expected: Decodable {
            let eap, sd, p_at_least_c, p_at_least_b, p_at_least_a: Double
            let p_level: [Double]
            let most_probable_level, awarded_level_p80: Int
        }
        struct Case: Decodable {
            let prior: Prior
            let cuts: [Double]
            let evidence: [Piece]
            let expected: Expected
        }
        let cases: [Case]
    }

    static func evidence(_ piece: File.Piece) throws -> Evidence {
        let value = piece.value ?? .nan
        let finding: Evidence.Finding
        switch piece.kind {
        case "test_items":
            finding = .answers(
                try #require(piece.items).map {
                    Evidence.ItemAnswer(Item(slope: $0[1], difficulty: $0[2], lower: $0[3]), Int($0[0]))
                })
        case "rating":
            finding = .rating(
                grade: Int(value), slope: try #require(piece.a), thresholds: try #require(piece.thresholds))
        case "pass_fail":
            finding = .examination(
                passed: value == 1, slope: try #require(piece.a), difficulty: try #require(piece.b))
        default: finding = .score(value, se: try #require(piece.se))
        }
        return Evidence(
            EvidenceKind(rawValue: piece.source ?? piece.kind), finding, ageMonths: piece.age_months,
            halfLifeMonths: piece.half_life_months)
    }

    @Test("posterior, level probabilities and awarded level are those of the reference")
    func reference() throws {
        let file: File = try Reference.json("evidence_posterior/cases.json")
        var largest = 0.0
        for sample in file.cases {
            let posterior = try LevelPosterior(
                evidence: try sample.evidence.map(Self.evidence), prior: (sample.prior.mean, sample.prior.sd),
                cuts: try #require(LevelCuts(sample.cuts)), nodes: .reaching)
            let wanted = sample.expected
            let probabilities = posterior.probabilities
            let deviation = distance(
                [posterior.eap, posterior.sd] + probabilities.atLeast.dropFirst() + probabilities.levels,
                [wanted.eap, wanted.sd, wanted.p_at_least_c, wanted.p_at_least_b, wanted.p_at_least_a] + wanted.p_level)
            largest = max(largest, deviation)
            #expect(probabilities.mostProbable == wanted.most_probable_level)
            #expect(posterior.awarded == wanted.awarded_level_p80)
        }
        #expect(file.cases.count == 16 && largest < 1e-9)
    }

    @Test("level probabilities of a normal posterior are those of the reference")
    func normalApproximation() throws {
        let table = try Reference.Table("fusion_mixed_1500/persons.csv")
        let cuts = try #require(LevelCuts([-1, 0.3, 1.5]))
        let columns = ["p_none", "p_c", "p_b", "p_a"].map { table[$0] }
        let eap = table["eap_all"]
        let se = table["se_all"]
        var largest = 0.0
        for person in eap.indices {
            let levels = LevelProbabilities(eap: eap[person], se: se[person], cuts: cuts).levels
            largest = max(largest, distance(levels, columns.map { $0[person] }))
        }
        #expect(eap.count == 1500 && largest < 1e-9)
    }

    let cuts = LevelCuts([-1, 0.3, 1.5])
    let strong = Evidence("test", .score(2.5, se: 0.3))

    @Test("a level is awarded only through its gates and those before it, and the missing one is named")
    func gates() throws {
        let cuts = try #require(cuts)
        let work = LevelGate(level: 2, kinds: ["work", "project"], withinMonths: 36)
        let teaching = LevelGate(level: 3, kinds: ["teaching"])
        func posterior(_ more: Evidence...) throws -> LevelPosterior {
            try LevelPosterior(evidence: [strong] + more, cuts: cuts, gates: [teaching, work])
        }
        let none = try posterior()
        #expect(none.reached == 3 && none.awarded == 1 && none.missing == [work, teaching])
        let project = try posterior(Evidence("project", .deed, ageMonths: 36))
        #expect(project.awarded == 2 && project.missing == [teaching])
        #expect(project.eap == none.eap && project.influence.last == 0)
        #expect(try posterior(Evidence("teaching", .deed)).awarded == 1)
        #expect(try posterior(Evidence("work", .deed), Evidence("teaching", .deed)).awarded == 3)
        #expect(try posterior(Evidence("work", .deed, ageMonths: 37), Evidence("teaching", .deed)).awarded == 1)
    }

    @Test("evidence loses its weight with age, and its influence is what its absence changes")
    func influence() throws {
        let cuts = try #require(cuts)
        let rating = Evidence(
            "self", .rating(grade: 3, slope: 1.1, thresholds: [-1.6, -0.3, 0.9]), ageMonths: 6, halfLifeMonths: 12)
        let exam = Evidence(
            "exam", .examination(passed: false, slope: 2, difficulty: 0.9), ageMonths: 3, halfLifeMonths: 48)
        let all = try LevelPosterior(evidence: [rating, exam, strong], cuts: cuts)
        for left in 0..<3 {
            var rest = [rating, exam, strong]
            rest.remove(at: left)
            let without = try LevelPosterior(evidence: rest, cuts: cuts)
            #expect(abs(all.influence[left] - (all.eap - without.eap)) < 1e-12)
        }
        #expect(all.influence[0] > 0 && all.influence[1] < 0)
        #expect(abs(Evidence("x", .deed, ageMonths: 24, halfLifeMonths: 12).weight - 0.25) < 1e-15)
        #expect(Evidence("x", .deed, ageMonths: -5, halfLifeMonths: 12).weight == 1)
        let eaps = try [0.0, 12, 48, 480].map { age in
            var old = strong
            (old.ageMonths, old.halfLifeMonths) = (age, 24)
            return try LevelPosterior(evidence: [old], cuts: cuts).eap
        }
        #expect(eaps == eaps.sorted(by: >) && abs(eaps[3]) < 1e-3)
    }

    @Test("a node on a cut counts as reaching it, also where it is a rounding error away")
    func nodeOnCut() throws {
        // With a cut in the middle of what is known, half is above it, wherever the nodes lie.
        for cut in [-1.0, -0.95, 0.3] {
            let evidence = [Evidence("any", .score(cut, se: 0.3))]
            let posterior = try LevelPosterior(evidence: evidence, prior: (cut, 1), cuts: #require(LevelCuts([cut])))
            #expect(abs(posterior.probabilities.levels[1] - 0.5) < 0.01, "\(cut)")
        }
        let grid = AbilityGrid()
        for place in 0..<61 {
            var masses = [Double](repeating: 0, count: 61)
            masses[place] = 1
            let cuts = try #require(LevelCuts([(Double(place) * 2 - 60) / 10]))
            #expect(LevelProbabilities(grid: grid, masses: masses, cuts: cuts, nodes: .reaching).levels == [0, 1])
        }
    }

    @Test("without evidence the prior stands; far-off evidence stays finite; what cannot be is refused")
    func edges() throws {
        let cuts = try #require(cuts)
        let none = try LevelPosterior(evidence: [], cuts: cuts)
        #expect(abs(none.eap) < 1e-12 && abs(none.sd - 1) < 1e-6 && none.influence.isEmpty && none.awarded == 0)
        #expect(none.reached == 1)
        let far = try LevelPosterior(evidence: [Evidence("x", .score(900, se: 0.01))], cuts: cuts)
        #expect(far.eap.isFinite && far.eap <= 6 && far.probabilities.levels.reduce(0, +) == 1)
        let one = LevelProbabilities(eap: 0.3, se: 0, cuts: cuts)
        #expect(one.levels == [0, 0, 1, 0] && one.atLeast == [1, 1, 1, 0])
        #expect(LevelProbabilities(eap: .nan, se: 1, cuts: cuts).levels.allSatisfy { $0.isNaN })
        #expect(LevelProbabilities(eap: 0, se: -1, cuts: cuts).levels.allSatisfy { $0.isNaN })
        #expect(LevelCuts([0, 0]) == nil && LevelCuts([.nan]) == nil && LevelCuts([])?.levels == 1)
        let bad: [Evidence.Finding] = [
            .rating(grade: 4, slope: 1, thresholds: [0, 1, 2]), .rating(grade: 1, slope: 1, thresholds: [1, 0]),
            .score(1, se: 0), .answers([.init(Item(slope: 1, difficulty: 0), 2)]),
            .examination(passed: true, slope: .nan, difficulty: 0),
        ]
        for finding in bad {
            #expect(throws: EvidenceError.piece(index: 1)) {
                try LevelPosterior(evidence: [strong, Evidence("x", finding)], cuts: cuts)
            }
        }
        #expect(throws: EvidenceError.piece(index: 0)) {
            try LevelPosterior(evidence: [Evidence("x", .deed, halfLifeMonths: 0)], cuts: cuts)
        }
        #expect(throws: EvidenceError.prior) { try LevelPosterior(evidence: [], prior: (0, 0), cuts: cuts) }
        #expect(throws: EvidenceError.gate(index: 0)) {
            try LevelPosterior(evidence: [], cuts: cuts, gates: [LevelGate(level: 4, kinds: [])])
        }
    }
}
