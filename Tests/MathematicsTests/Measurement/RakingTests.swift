import Testing

@testable import Mathematics

@Suite("Weights for non-response")
struct RakingTests {
    private struct Expected: Decodable {
        let unweighted_mean: Double
        let raked_mean: Double
        let raked_se_linearised: Double
        let kish_deff: Double
        let effective_n: Double
    }

    private static func reference() throws -> (margins: [Margin], figures: [Double]) {
        let cells = try Reference.Table("weighting/population_cells.csv")
        let respondents = try Reference.Table("weighting/respondents.csv")
        let margins = ["dept", "grade"].map { factor in
            let names = Set(cells[texts: factor]).sorted()
            var totals = [Double](repeating: 0, count: names.count)
            for (name, people) in zip(cells[texts: factor], cells["N"]) {
                totals[names.firstIndex(of: name) ?? 0] += people
            }
            return Margin(levels: respondents[texts: factor].map { names.firstIndex(of: $0) ?? -1 }, totals: totals)
        }
        return (margins, respondents["y"])
    }

    @Test("weights, mean, error and design effect are those of survey::rake and svymean")
    func reference() throws {
        let (margins, figures) = try Self.reference()
        let raking = try Raking(margins)
        let expected: Expected = try Reference.json("weighting/expected.json")
        #expect(distance(raking.weights, try Reference.Table("weighting/raked_weights.csv")["raked_weight"]) < 1e-6)
        let mean = try #require(raking.mean(of: figures))
        #expect(abs(mean.mean - expected.raked_mean) < 1e-6)
        #expect(abs(mean.standardError - expected.raked_se_linearised) < 1e-6)
        #expect(abs(raking.designEffect - expected.kish_deff) < 1e-6)
        #expect(abs(raking.effectiveCount - expected.effective_n) < 1e-6 * expected.effective_n)
        #expect(raking.trimmed == 0 && raking.gap < 1e-9)
    }

    @Test("the order of the factors changes nothing")
    func order() throws {
        let (margins, _) = try Self.reference()
        #expect(distance(try Raking(margins).weights, try Raking(margins.reversed()).weights) < 1e-8)
    }

    @Test("with one factor it is post-stratification, and a figure the factor decides has no error")
    func oneFactor() throws {
        let raking = try Raking([Margin(levels: [0, 0, 1], totals: [10, 30])], trimming: nil)
        #expect(raking.weights == [5, 5, 30])
        let decided = try #require(raking.mean(of: [2, 2, 6]))
        #expect(decided.mean == 5 && decided.standardError < 1e-12)
        #expect(abs(raking.designEffect - 3 * 950 / 1600.0) < 1e-12)
    }

    @Test("weights above five medians are cut, and the sum stays")
    func trimming() throws {
        let levels = [Int](repeating: 0, count: 99) + [1]
        let raking = try Raking([Margin(levels: levels, totals: [99, 101])])
        #expect(raking.trimmed == 1)
        #expect(raking.weights[99] == 5)
        #expect(abs(raking.weights.reduce(0, +) - 200) < 1e-9)
        #expect(raking.gap > 0.9)
        #expect(try Raking([Margin(levels: levels, totals: [99, 101])], trimming: nil).weights[99] == 101)
    }

    @Test("few small and some very large weights: what is cut finds room, the sum stays, and large stays large")
    func trimmingOfTwoKinds() throws {
        // 11 respondents stand for 11 people, 10 for 300: five medians of 21 respondents would be 105 people.
        let levels = [Int](repeating: 0, count: 11) + [Int](repeating: 1, count: 10)
        for multiple in [1, 1.5, 2, 5] {
            let raking = try Raking([Margin(levels: levels, totals: [11, 300])], trimming: multiple)
            #expect(abs(raking.weights.reduce(0, +) - 311) < 1e-9, "\(multiple)")
            #expect(raking.weights[0] <= raking.weights[20])
        }
        // Just below and just above the mean, five medians give the same.
        for large in [93.0, 95] {
            let raking = try Raking([Margin(levels: levels, totals: [11, large])])
            #expect(raking.trimmed == 0 && abs(raking.weights[20] - large / 10) < 1e-9)
        }
        let raking = try Raking([Margin(levels: levels, totals: [11, 300])])
        #expect(raking.trimmed == 10 && abs(raking.weights[20] - 2 * 311.0 / 21) < 1e-9)
        #expect(abs(raking.weights[0] - (311 - 10 * raking.weights[20]) / 11) < 1e-9)
    }

    @Test("an empty level is refused with its place, as are levels and totals that do not fit")
    func refused() {
        let good = Margin(levels: [0, 1, 1], totals: [2, 3])
        func refused(_ margin: Margin) -> RakingError? {
            do throws(RakingError) {
                _ = try Raking([good, margin])
                return nil
            } catch {
                return error
            }
        }
        #expect(refused(good) == nil)
        #expect(refused(Margin(levels: [0, 0, 0], totals: [4, 1])) == .emptyLevel(margin: 1, level: 1))
        #expect(refused(Margin(levels: [0, 0, 1], totals: [5, 0])) == .unpopulatedLevel(margin: 1, level: 1))
        #expect(refused(Margin(levels: [0, 0, 2], totals: [4, 1])) == .unknownLevel(margin: 1, respondent: 2))
        #expect(refused(Margin(levels: [0, 0, 1], totals: [4, .nan])) == .invalidTotal(margin: 1, level: 1))
        #expect(refused(Margin(levels: [0, 0, 1], totals: [4, 2])) == .differentTotals(margin: 1, first: 5, found: 6))
        #expect(refused(Margin(levels: [0], totals: [5])) == .respondentCounts(margin: 1, expected: 3, found: 1))
        // Both factors split the respondents alike, so they cannot have different totals.
        let contradicting = refused(Margin(levels: [0, 1, 1], totals: [3, 2]))
        guard case .notConverged = contradicting else {
            Issue.record("\(String(describing: contradicting))")
            return
        }
    }

    @Test("nothing and nobody are refused")
    func nothing() {
        #expect(throws: RakingError.noMargins) { try Raking([]) }
        #expect(throws: RakingError.noRespondents) { try Raking([Margin(levels: [], totals: [])]) }
    }

    @Test("people without a figure are left out of the mean only")
    func missing() throws {
        let (margins, figures) = try Self.reference()
        let raking = try Raking(margins)
        let holed = figures.enumerated().map { $0.offset % 10 == 0 ? nil : $0.element }
        let (whole, part) = (try #require(raking.mean(of: figures)), try #require(raking.mean(of: holed)))
        #expect(abs(whole.mean - part.mean) < 1)
        #expect(part.standardError > whole.standardError)
        #expect(raking.mean(of: [1]) == nil)
        #expect(raking.mean(of: figures.map { _ in nil })?.mean.isNaN == true)
    }
}
