package enum AdaptiveRulesError: Error, Hashable, Sendable {
    /// The prior mean lies outside the nodes, or its standard deviation is not above 0 or too small for their distance.
    case prior
    /// A target share that is below 0 or not a number.
    case target(group: Int)
    /// An item of the bank whose content group has no target share.
    case group(item: Int)
    /// An item to be left out that is not in the bank.
    case barred(item: Int)
}

/// How an adaptive test starts, draws and stops (van der Linden and Glas 2010; defaults as in Magis and Barrada 2017,
/// but 121 nodes from −6 to 6).
package struct AdaptiveRules: Sendable, Hashable, Codable {
    /// Mean and standard deviation of the ability before the first answer: 0 and 1, or an earlier result.
    package var priorMean = 0.0
    package var priorSD = 1.0
    /// The share of each content group, in the order in which ties are settled; none for a test without quota.
    package var targets: [Double] = []
    /// The next item is drawn evenly from so many of the most informative ones; 1 takes the best.
    package var randomesque = 1
    /// Answers before any of the rules below may stop the test.
    package var fewestItems = 1
    /// Answers after which the test stops.
    package var mostItems = Int.max
    /// Stops at a standard error of this or less.
    package var standardError: Double?
    /// Stops when θ̂ ∓ z·SE excludes every one of these cuts; none for no such rule.
    package var cuts: [Double] = []
    /// 1.2816 leaves a chance of 10 % on the other side of a cut, 1.6449 of 5 %.
    package var z = 1.2815515655446004
    /// Stops when no item left would give as much information as this.
    package var leastInformation: Double?
    package var nodes = 121
    package var limit = 6.0

    package init() {}

    func validate() throws(AdaptiveRulesError) {
        guard priorSD > 0, priorSD.isFinite, abs(priorMean) <= limit, limit.isFinite, limit > 0, nodes > 1 else {
            throw .prior
        }
        if let group = targets.firstIndex(where: { !($0 >= 0) }) { throw .target(group: group) }
    }

    /// Why the test may stop with this estimate after so many answers.
    func stop(after answers: Int, mean: Double, se: Double) -> AdaptiveTest.Stop? {
        if answers >= mostItems { return .length }
        guard answers >= fewestItems else { return nil }
        if let standardError, se <= standardError { return .precision }
        let margin = z * se
        if !cuts.isEmpty, cuts.allSatisfy({ mean - margin > $0 || mean + margin < $0 }) { return .classified }
        return nil
    }
}
