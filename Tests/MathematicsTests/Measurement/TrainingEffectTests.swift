import Testing

@testable import Mathematics

@Suite("Effect of a training")
struct TrainingEffectTests {
    static let folders = ["prepost_8_9", "prepost_26_31", "prepost_190_220"]

    private static func data(_ folder: String) throws -> PrePost {
        let table = try Reference.Table("\(folder)/data.csv")
        return try PrePost(pre: table["pre"], post: table["post"], group: table["group"].map { Int($0) })
    }

    private static func expect(_ pairs: [(Double, Double)], within tolerance: Double) {
        #expect(distance(pairs.map(\.0), pairs.map(\.1)) < tolerance)
    }

    @Test("change of the trained is R's", arguments: folders)
    func change(folder: String) throws {
        let effect = TrainingEffect(try Self.data(folder))
        let expected: PrePostExpected = try Reference.json("\(folder)/expected.json")
        let paired = expected.paired
        let change = effect.change
        #expect(effect.trained == expected.n_trained && effect.control == expected.n_control)
        Self.expect(
            [
                (change.mean, paired.mean_diff), (change.interval.low, paired.ci95[0]),
                (change.interval.high, paired.ci95[1]), (change.t, paired.t), (change.df, paired.df),
                (change.dz, paired.dz), (change.dav, paired.d_av), (change.gav, paired.hedges_g_av),
                (change.gav / change.dav, paired.hedges_J),
                (change.signedRank.statistic, expected.wilcoxon_signed_rank.V),
            ], within: 1e-8)
        Self.expect(
            [(change.p, paired.p), (change.signedRank.p, expected.wilcoxon_signed_rank.p_normal_approx_cc)],
            within: 1e-6)
        #expect(change.signFlipP == expected.signFlip)
    }

    @Test("analysis of covariance is that of lm, sandwich and emmeans", arguments: folders)
    func ancova(folder: String) throws {
        let fit = try #require(TrainingEffect(try Self.data(folder)).ancova)
        let expected: PrePostExpected = try Reference.json("\(folder)/expected.json")
        let ancova = expected.ancova
        Self.expect(
            [
                (fit.effect, ancova.effect), (fit.standardError, ancova.se_ols),
                (fit.interval.low, ancova.ci95_ols[0]), (fit.interval.high, ancova.ci95_ols[1]),
                (fit.standardErrorHC3, ancova.se_hc3), (fit.intervalHC3.low, ancova.ci95_hc3[0]),
                (fit.intervalHC3.high, ancova.ci95_hc3[1]), (fit.slope, ancova.slope_pre),
                (fit.residualSD, ancova.residual_sd), (fit.rSquared, ancova.r2),
                (fit.adjustedControl, ancova.adjusted_means.control),
                (fit.adjustedTrained, ancova.adjusted_means.trained),
                (fit.effectAtMean, ancova.interaction_model_effect_at_mean_pre),
            ], within: 1e-8)
        Self.expect([(fit.p, ancova.p), (fit.slopeHomogeneityP, ancova.slope_homogeneity_p)], within: 1e-6)
    }

    @Test("difference in differences is that of lm, sandwich and t.test", arguments: folders)
    func differences(folder: String) throws {
        let fit = try #require(TrainingEffect(try Self.data(folder)).differences)
        let expected: PrePostExpected = try Reference.json("\(folder)/expected.json")
        let did = expected.diff_in_diff
        let welch = did.welch_change
        Self.expect(
            [
                (fit.effect, did.effect), (fit.standardErrorPooled, did.se_ols_pooled),
                (fit.standardErrorClustered, did.se_cluster_id_hc1), (fit.welch.difference, welch.diff),
                (fit.welch.t, welch.t), (fit.welch.df, welch.df), (fit.welch.interval.low, welch.ci95[0]),
                (fit.welch.interval.high, welch.ci95[1]), (fit.gChange, did.g_change),
                (fit.gChangeError, did.g_change_se), (fit.rankSum.statistic, did.wilcoxon_W),
            ], within: 1e-8)
        Self.expect([(fit.welch.p, welch.p), (fit.rankSum.p, did.wilcoxon_rank_sum_p)], within: 1e-6)
    }

    // Figures of the method's decision table, r = .7.
    @Test(
        "smallest detectable effects are those of the table",
        arguments: [(8, 9, 1.05), (20, 20, 0.65), (26, 31, 0.54), (50, 50, 0.40), (190, 220, 0.20), (600, 600, 0.12)])
    func detectable(trained: Int, control: Int, expected: Double) {
        let found = DetectableEffect.ancova(trained: trained, control: control)
        #expect((found * 100).rounded() / 100 == expected)
        #expect(DetectableEffect.ancova(trained: trained, control: 0).isNaN)
    }

    @Test("people without one of the two results are left out and counted")
    func dropped() throws {
        let table = try Reference.Table("prepost_26_31/data.csv")
        let group = table["group"].map { Int($0) }
        let more = try PrePost(
            pre: table["pre"] + [50, nil, .nan], post: table["post"] + [nil, 60, 55], group: group + [1, 0, 1])
        let effect = TrainingEffect(more)
        #expect(effect.dropped == 3)
        #expect(effect.ancova == TrainingEffect(try Self.data("prepost_26_31")).ancova)
    }

    @Test("strata that explain nothing leave the effect nearly as it was; somebody alone in one takes no part")
    func strata() throws {
        let data = try Reference.Table("prepost_190_220/data.csv")
        let grades = ["ippan": 0, "kakari": 1, "kacho": 2]
        let strata = data[texts: "grade"].map { grades[$0] ?? 9 }
        let group = data["group"].map { Int($0) }
        let plain = try #require(Ancova(try Self.data("prepost_190_220")))
        let fit = try #require(
            Ancova(try PrePost(pre: data["pre"], post: data["post"], group: group, strata: strata)))
        #expect(abs(fit.effect - plain.effect) < plain.standardError / 2)
        #expect(fit.df == plain.df - 2)
        let alone = try #require(
            Ancova(
                try PrePost(
                    pre: data["pre"] + [10], post: data["post"] + [90], group: group + [1], strata: strata + [7])))
        #expect(abs(alone.effect - fit.effect) < 1e-9)
        #expect(abs(alone.standardErrorHC3 - fit.standardErrorHC3) < 1e-9)
    }

    @Test("points added to everybody and another unit do not change standardised figures or p")
    func invariance() throws {
        let data = try Self.data("prepost_26_31")
        let group = data.isTrained.map { $0 ? 1 : 0 }
        let moved = try PrePost(
            pre: data.before.map { 3 * $0 + 500 }, post: data.after.map { 3 * $0 + 500 }, group: group)
        let (a, b) = (TrainingEffect(data), TrainingEffect(moved))
        #expect(abs(a.change.gav - b.change.gav) < 1e-9)
        #expect(abs((a.ancova?.effect ?? 0) * 3 - (b.ancova?.effect ?? 1)) < 1e-8)
        #expect(abs((a.ancova?.p ?? 0) - (b.ancova?.p ?? 1)) < 1e-9)
        #expect(abs((a.differences?.gChange ?? 0) - (b.differences?.gChange ?? 1)) < 1e-9)
        #expect(abs(a.detectable - b.detectable) < 1e-9)
        #expect(a.verdict == b.verdict)
    }

    @Test("no verdict while the interval holds both nothing and a worthwhile effect")
    func verdict() throws {
        func verdict(_ low: Double, _ high: Double) -> EffectVerdict? {
            EffectVerdict(ConfidenceInterval(low: low, high: high), smallest: 2)
        }
        #expect(verdict(-1, 3) == nil)
        #expect(verdict(0, 2) == nil)
        #expect(verdict(.nan, .nan) == nil)
        #expect(verdict(0.5, 3) == .better)
        #expect(verdict(2, 5) == .worthwhile)
        #expect(verdict(-1, 1.5) == .tooSmall)
        #expect(verdict(-3, -0.1) == .worse)
        #expect(TrainingEffect(try Self.data("prepost_8_9")).verdict == nil)
        #expect(TrainingEffect(try Self.data("prepost_190_220")).verdict != nil)
    }

    @Test("one group, one person, equal results and nobody give no figures")
    func nothing() throws {
        let nobody = TrainingEffect(try PrePost(pre: [], post: [], group: []))
        #expect(nobody.ancova == nil && nobody.differences == nil && nobody.verdict == nil)
        #expect(nobody.change.mean.isNaN && nobody.change.signFlipP == nil && nobody.detectable.isNaN)
        let trainedOnly = TrainingEffect(try PrePost(pre: [1, 2, 4], post: [2, 4, 5], group: [1, 1, 1]))
        #expect(trainedOnly.ancova == nil && trainedOnly.differences == nil && trainedOnly.detectable.isNaN)
        #expect(trainedOnly.change.signFlipP == 0.25)
        let equal = TrainingEffect(try PrePost(pre: [3, 3, 3, 3], post: [4, 4, 4, 4], group: [1, 1, 0, 0]))
        #expect(equal.ancova == nil && equal.change.t.isNaN && equal.differences?.welch.p.isNaN == true)
        #expect(equal.differences?.rankSum.p.isNaN == true && equal.verdict == nil)
        let single = TrainingEffect(try PrePost(pre: [3], post: [4], group: [1]))
        #expect(single.change.mean == 1 && single.change.p.isNaN && single.change.signFlipP == 1)
    }

    @Test("groups other than 0 and 1 and unequal lengths are refused")
    func refused() {
        #expect(throws: PrePostError.group(row: 1)) { try PrePost(pre: [1, 2], post: [1, 2], group: [0, 2]) }
        #expect(throws: PrePostError.lengths(pre: 2, post: 1, group: 2, strata: nil)) {
            try PrePost(pre: [1, 2], post: [1], group: [0, 1])
        }
    }
}
