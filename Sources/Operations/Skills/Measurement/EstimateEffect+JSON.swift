import Formats
import Mathematics

extension EstimateEffect {
    /// Every figure, for programs; null where one cannot be had.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("n_trained", effect.trained)
            json.member("n_control", effect.control)
            json.member("n_dropped", effect.dropped)
            json.key("paired")
            json.object { Self.write(effect.change, to: &$0) }
            json.key("wilcoxon_signed_rank")
            json.object { json in
                json.member("V", effect.change.signedRank.statistic)
                json.member("p_normal_approx_cc", effect.change.signedRank.p)
            }
            json.member("sign_flip_exact_p", effect.change.signFlipP)
            json.key("ancova")
            if let ancova = effect.ancova { json.object { Self.write(ancova, to: &$0) } } else { json.null() }
            json.key("diff_in_diff")
            if let found = effect.differences { json.object { Self.write(found, to: &$0) } } else { json.null() }
            json.member("sd_before", effect.sdBefore)
            json.member("mde80_sd", effect.detectable)
            json.member("verdict", effect.verdict?.rawValue)
            json.key("warnings")
            json.array { json in
                for warning in warnings { json.value(warning.key) }
            }
        }
        return json.finished()
    }

    private static func interval(_ name: String, _ interval: ConfidenceInterval, to json: inout JSONWriter) {
        json.key(name)
        json.array { json in
            json.value(interval.low)
            json.value(interval.high)
        }
    }

    private static func write(_ change: PairedChange, to json: inout JSONWriter) {
        json.member("mean_diff", change.mean)
        interval("ci95", change.interval, to: &json)
        json.member("t", change.t)
        json.member("df", change.df)
        json.member("p", change.p)
        json.member("dz", change.dz)
        json.member("d_av", change.dav)
        json.member("hedges_g_av", change.gav)
        json.member("hedges_J", Spread.hedgesFactor(df: change.df))
    }

    private static func write(_ ancova: Ancova, to json: inout JSONWriter) {
        json.member("effect", ancova.effect)
        json.member("se_ols", ancova.standardError)
        interval("ci95_ols", ancova.interval, to: &json)
        json.member("p", ancova.p)
        json.member("se_hc3", ancova.standardErrorHC3)
        interval("ci95_hc3", ancova.intervalHC3, to: &json)
        json.member("slope_pre", ancova.slope)
        json.member("residual_sd", ancova.residualSD)
        json.member("r2", ancova.rSquared)
        json.key("adjusted_means")
        json.object { json in
            json.member("control", ancova.adjustedControl)
            json.member("trained", ancova.adjustedTrained)
        }
        json.member("slope_homogeneity_p", ancova.slopeHomogeneityP)
        json.member("interaction_model_effect_at_mean_pre", ancova.effectAtMean)
    }

    private static func write(_ found: DifferenceInDifferences, to json: inout JSONWriter) {
        json.member("effect", found.effect)
        json.member("se_ols_pooled", found.standardErrorPooled)
        json.member("se_cluster_id_hc1", found.standardErrorClustered)
        json.key("welch_change")
        json.object { json in
            json.member("diff", found.welch.difference)
            json.member("t", found.welch.t)
            json.member("df", found.welch.df)
            interval("ci95", found.welch.interval, to: &json)
            json.member("p", found.welch.p)
        }
        json.member("g_change", found.gChange)
        json.member("g_change_se", found.gChangeError)
        json.member("wilcoxon_rank_sum_p", found.rankSum.p)
        json.member("wilcoxon_W", found.rankSum.statistic)
    }
}
