import func Foundation.exp
import func Foundation.pow

package enum MemoryModelError: Error, Hashable, Sendable {
    /// Neither 21 weights (FSRS-6) nor 19 (FSRS-5).
    case count(Int)
    /// The weight at `index`, counted from 0, is not a number or lies outside `MemoryModel.bounds`.
    case weight(index: Int)
}

/// The forgetting and learning of one piece of knowledge by FSRS-6 (Ye 2022–2025, open-spaced-repetition), double
/// precision, as the py-fsrs package computes it from 6.3.2 on.
///
/// A memory has a stability S, the days after which it is still recalled with a chance of 0.9, and a difficulty D from 1
/// to 10. What depends on the weights alone is computed once.
package struct MemoryModel: Sendable, Hashable {
    /// 21, w₀ to w₂₀.
    package let weights: [Double]

    /// −w₂₀ and F, with which R = (1 + F·t/S)^(−w₂₀).
    let decay: Double
    let factor: Double
    let success: Success
    let failure: Failure
    let sameDay: SameDay
    let ease: Ease

    /// The weights fitted to reviews of some ten thousand people, the default of FSRS-6.
    package static let standard = MemoryModel(checked: [
        0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
        1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
    ])

    /// What each weight may be.
    package static let bounds: [ClosedRange<Double>] = [
        0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4, 0.001...0.75, 0...4.5,
        0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4, 0...1, 1...6, 0...2, 0...2, 0...0.8,
        0.1...0.8,
    ]

    /// - Parameter weights: 21, or the 19 of FSRS-5, to which 0 and 0.5 are added.
    package init(weights: [Double]) throws(MemoryModelError) {
        guard weights.count == 21 || weights.count == 19 else { throw .count(weights.count) }
        let all = weights.count == 19 ? weights + [0, 0.5] : weights
        for (index, weight) in all.enumerated() where !MemoryModel.bounds[index].contains(weight) {
            throw .weight(index: index)
        }
        self.init(checked: all)
    }

    private init(checked w: [Double]) {
        weights = w
        decay = -w[20]
        factor = pow(0.9, -1 / w[20]) - 1
        success = Success(gain: exp(w[8]), power: -w[9], spacing: w[10], hard: w[15], easy: w[16])
        failure = Failure(
            scale: w[11], difficulty: -w[12], stability: w[13], spacing: w[14], divisor: exp(w[17] * w[18]))
        sameDay = SameDay(
            again: exp(w[17] * (w[18] - 2)), hard: exp(w[17] * (w[18] - 1)), good: exp(w[17] * w[18]),
            easy: exp(w[17] * (w[18] + 1)), power: -w[19])
        ease = Ease(start: w[4], spread: w[5], step: w[6], reversion: w[7], target: w[4] - exp(3 * w[5]) + 1)
    }

    struct Success: Sendable, Hashable { let gain, power, spacing, hard, easy: Double }
    struct Failure: Sendable, Hashable { let scale, difficulty, stability, spacing, divisor: Double }
    struct SameDay: Sendable, Hashable { let again, hard, good, easy, power: Double }
    struct Ease: Sendable, Hashable { let start, spread, step, reversion, target: Double }
}
