import Domain
package import Kernel
import Mathematics

/// What a training did, from results before and after (`ikusei measure effect`).
package struct EstimateEffect: Sendable {
    /// One way to estimate the effect: a row on the screen, the effect and its interval first.
    package struct Row: Sendable {
        package let title: Phrase
        package let effect: Double
        package let low: Double
        package let high: Double
        /// In pooled standard deviations before the training.
        package let standardised: Double
        package let p: Double
    }

    let effect: TrainingEffect

    /// - Parameter strata: a column of what else is held equal.
    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(_ path: String, strata: String? = nil) throws(InputErrors) {
        effect = TrainingEffect(try PrePostTable(InputFile.bytes(path), file: path, strata: strata).data)
    }

    package var rows: [Row] {
        func row(_ title: Phrase, _ value: Double, _ interval: ConfidenceInterval, _ p: Double) -> Row {
            Row(
                title: title, effect: value, low: interval.low, high: interval.high,
                standardised: value / effect.sdBefore, p: p)
        }
        var rows: [Row] = []
        if let ancova = effect.ancova {
            rows.append(
                row(
                    Phrase(ja: "同じ事前の結果で比べる（共分散分析）", en: "at the same earlier result (ANCOVA)"), ancova.effect,
                    ancova.intervalHC3,
                    Distributions.student(beyond: ancova.effect / ancova.standardErrorHC3, df: ancova.df)))
        }
        if let differences = effect.differences {
            rows.append(
                row(
                    Phrase(ja: "伸びの差（差の差）", en: "difference of the gains"), differences.effect,
                    differences.welch.interval, differences.welch.p))
        }
        let change = effect.change
        if change.count > 0 {
            rows.append(
                row(
                    Phrase(ja: "受講した人の伸び（比べる人なし）", en: "gain of the trained alone"), change.mean, change.interval,
                    change.p))
        }
        return rows
    }

    package var summary: Phrase {
        Phrase(
            ja: "受講\(effect.trained)人、比較\(effect.control)人（除いた人\(effect.dropped)人）",
            en: "\(effect.trained) trained, \(effect.control) for comparison (\(effect.dropped) left out)")
    }

    /// What may be said, and what stands against it.
    package var notes: [Phrase] { [verdict] + warnings.map(\.words) }

    private var verdict: Phrase {
        let smallest = (EffectVerdict.smallestWorthwhile * effect.sdBefore).written(decimals: 2)
        guard effect.ancova != nil else {
            return Phrase(
                ja: "効果は言えません（比べる集団との推定ができません）",
                en: "no effect can be told: there is no comparison to make")
        }
        return switch effect.verdict {
        case .worthwhile:
            Phrase(ja: "効果があります（区間の全体が\(smallest)点以上）", en: "worthwhile: the whole interval is \(smallest) or more")
        case .better:
            Phrase(
                ja: "効果はありますが、意味のある大きさ（\(smallest)点）かは分かりません",
                en: "better than nothing; whether by \(smallest) is open")
        case .tooSmall:
            Phrase(ja: "意味のある大きさ（\(smallest)点）の効果はありません", en: "smaller than what is worth having, \(smallest)")
        case .worse: Phrase(ja: "受講した人のほうが低くなっています", en: "worse than without")
        case nil:
            Phrase(
                ja: "この人数では判断できません（区間が0と\(smallest)点の両方を含みます）",
                en: "no verdict: the interval holds both 0 and \(smallest)")
        }
    }

    /// Key in the JSON, and words.
    var warnings: [(key: String, words: Phrase)] {
        var warnings: [(key: String, words: Phrase)] = []
        if effect.methodsDisagree {
            warnings.append(
                (
                    "methods_disagree",
                    Phrase(
                        ja: "注意: 二つの方法の結論が違います。集団は受講の前から違っていました",
                        en: "note: the two methods disagree; the groups differed before the training")
                ))
        }
        if min(effect.trained, effect.control) < Self.fewest {
            let detectable = effect.detectable
            let (ja, en) =
                detectable.isFinite
                ? (
                    "。\(detectable.written(decimals: 2))標準偏差より小さい効果は見つかりません",
                    "; effects below \(detectable.written(decimals: 2)) SD would not be found"
                ) : ("", "")
            warnings.append(
                (
                    "few_people",
                    Phrase(
                        ja: "注意: 片方の集団が\(Self.fewest)人未満です\(ja)",
                        en: "note: a group has fewer than \(Self.fewest) people\(en)")
                ))
        }
        if let p = effect.ancova?.slopeHomogeneityP, p < 0.05 {
            warnings.append(
                (
                    "slopes_differ",
                    Phrase(
                        ja: "注意: 効果が事前の結果によって違います（一つの数では言えません）",
                        en: "note: the effect depends on the earlier result; one number does not tell it")
                ))
        }
        if effect.dropped > 0 {
            warnings.append(
                (
                    "dropped",
                    Phrase(
                        ja: "注意: 前後の片方がない\(effect.dropped)人を除きました",
                        en: "note: \(effect.dropped) people lack one of the results")
                ))
        }
        return warnings
    }

    private static let fewest = 20
}
