/// Shape of `prepost_*/expected.json`.
struct PrePostExpected: Decodable {
    let n_trained: Int
    let n_control: Int
    let paired: Paired
    let wilcoxon_signed_rank: SignedRank
    /// Nil where R wrote an empty list: more than 20 people.
    let signFlip: Double?
    let ancova: Covariance
    let diff_in_diff: Differences

    struct Paired: Decodable {
        let mean_diff, t, df, p, dz, d_av, hedges_g_av, hedges_J: Double
        let ci95: [Double]
    }

    struct SignedRank: Decodable {
        let V, p_normal_approx_cc: Double
    }

    struct Covariance: Decodable {
        let effect, se_ols, p, se_hc3, slope_pre, residual_sd, r2, slope_homogeneity_p: Double
        let interaction_model_effect_at_mean_pre: Double
        let ci95_ols, ci95_hc3: [Double]
        let adjusted_means: Means
    }

    struct Means: Decodable {
        let control, trained: Double
    }

    struct Differences: Decodable {
        let effect, se_ols_pooled, se_cluster_id_hc1, g_change, g_change_se, wilcoxon_rank_sum_p, wilcoxon_W: Double
        let welch_change: Welch
    }

    struct Welch: Decodable {
        let diff, t, df, p: Double
        let ci95: [Double]
    }

    private enum CodingKeys: String, CodingKey {
        case n_trained, n_control, paired, wilcoxon_signed_rank, ancova, diff_in_diff
        case signFlip = "sign_flip_exact_p"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        n_trained = try container.decode(Int.self, forKey: .n_trained)
        n_control = try container.decode(Int.self, forKey: .n_control)
        paired = try container.decode(Paired.self, forKey: .paired)
        wilcoxon_signed_rank = try container.decode(SignedRank.self, forKey: .wilcoxon_signed_rank)
        signFlip = try? container.decode(Double.self, forKey: .signFlip)
        ancova = try container.decode(Covariance.self, forKey: .ancova)
        diff_in_diff = try container.decode(Differences.self, forKey: .diff_in_diff)
    }
}
