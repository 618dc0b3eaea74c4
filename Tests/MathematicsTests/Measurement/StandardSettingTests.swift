import Mathematics
import Testing

@Suite("Standard setting and decisions")
struct StandardSettingTests {
    struct Angoff: Decodable {
        struct Case: Decodable {
            let a, b, c: [Double]
            let judges: [[Double]]
            let angoff_sum, sd_of_judge_sums, se_of_cut_raw: Double
            let theta_cut: Double?
        }
        let cases: [Case]
    }

    @Test("cuts from judges are those of the reference")
    func angoff() throws {
        let file: Angoff = try Reference.json("standard_setting/angoff.json")
        var largest = 0.0
        for sample in file.cases {
            let items = sample.a.indices.map {
                Item(slope: sample.a[$0], difficulty: sample.b[$0], lower: sample.c[$0])
            }
            let cut = try AngoffCut(judgements: sample.judges, items: items)
            largest = max(
                largest,
                distance(
                    [cut.rawCut, cut.judgeSD, cut.rawSE],
                    [sample.angoff_sum, sample.sd_of_judge_sums, sample.se_of_cut_raw]))
            #expect((cut.ability == nil) == (sample.theta_cut == nil))
            if let ability = cut.ability, let wanted = sample.theta_cut {
                largest = max(largest, distance([ability], [wanted]))
            }
        }
        #expect(file.cases.count == 8 && largest < 1e-9)
    }

    struct Rudner: Decodable {
        let theta, se, cuts: [Double]
        let level: [Int]
        let accuracy, consistency: Double
    }

    @Test("decision accuracy and consistency are those of the reference")
    func rudner() throws {
        let file: Rudner = try Reference.json("classification/rudner.json")
        let quality = DecisionQuality(
            estimates: file.theta, errors: file.se, cuts: try #require(LevelCuts(file.cuts)))
        let deviation = distance([quality.accuracy, quality.consistency], [file.accuracy, file.consistency])
        #expect(quality.levels == file.level && deviation < 1e-9)
    }

    let items = [
        Item(slope: 1.2, difficulty: -0.5, lower: 0.25), Item(slope: 0.8, difficulty: 1, lower: 0.25),
        Item(slope: 1.5, intercepts: [1, -1]),
    ]

    @Test("the ability of a score gives the score back, and no score outside the curve has one")
    func roots() {
        for theta in stride(from: -6, through: 6, by: 0.37) {
            let root = items.ability(expecting: items.expectedScore(at: theta))
            #expect(abs((root ?? .infinity) - theta) < 1e-9)
        }
        for score in [-1, 0, 0.5, 4, 5, .nan, .infinity] { #expect(items.ability(expecting: score) == nil) }
        #expect([Item]().ability(expecting: 0) == nil)
        let step = 1e-6
        let slope = (items.expectedScore(at: 0.4 + step) - items.expectedScore(at: 0.4 - step)) / (2 * step)
        #expect(abs(items.scoreSlope(at: 0.4) - slope) < 1e-8)
    }

    @Test("one judge has no spread; judgements that do not fit are refused with their place")
    func judges() throws {
        let one = try AngoffCut(judgements: [[0.6, 0.5, 1.2]], items: items)
        #expect(one.judgeSD.isNaN && one.rawSE.isNaN && one.abilitySE.isNaN && one.ability != nil)
        let low = try AngoffCut(judgements: [[0.2, 0.2, 0], [0.1, 0.3, 0]], items: items)
        #expect(low.ability == nil && low.abilitySE.isNaN && low.judgeSD.isFinite)
        #expect(throws: StandardSettingError.noJudges) { try AngoffCut(judgements: [], items: items) }
        #expect(throws: StandardSettingError.judge(index: 1)) {
            try AngoffCut(judgements: [[0.5, 0.5, 1], [0.5]], items: items)
        }
        #expect(throws: StandardSettingError.judgement(judge: 0, item: 1)) {
            try AngoffCut(judgements: [[0.5, 1.5, 2]], items: items)
        }
    }

    @Test("without error every decision is right, and people without an estimate are left out")
    func decisionEdges() throws {
        let cuts = try #require(LevelCuts([-1, 0.3, 1.5]))
        let certain = DecisionQuality(estimates: [-2, 0.3, 9, .nan], errors: [0, 0, 0, 1], cuts: cuts)
        #expect(certain.accuracy == 1 && certain.consistency == 1 && certain.levels == [0, 2, 3, nil])
        #expect(DecisionQuality(estimates: [], errors: [], cuts: cuts).accuracy.isNaN)
        let precise = DecisionQuality(estimates: [0, 1, -1.2], errors: [0.2, 0.2, 0.2], cuts: cuts)
        let vague = DecisionQuality(estimates: [0, 1, -1.2], errors: [0.6, 0.6, 0.6], cuts: cuts)
        #expect(precise.accuracy > vague.accuracy && precise.consistency > vague.consistency)
    }
}
