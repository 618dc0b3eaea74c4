import Domain
import Mathematics

/// How well the items of a calibration fit the answers they came from.
struct CalibrationFit: Sendable {
    /// With more items the sums of all but one take longer than they are worth.
    static let mostItems = 150

    /// Of each person under the distribution of their own group.
    let estimates: [AbilityEstimate]
    /// Parameters estimated of each item, and of all with the groups'.
    let estimated: [Int]
    let parameters: Int
    let items: [ItemFit]?
    /// Nil with grades and with several groups, whose sums are distributed in several ways.
    let sums: [SumFit]?
    /// Nil where items are held too, for they would have to fit people they did not come from.
    let margins: MarginFit?
    let residuals: ResidualCorrelations?
    /// With Rasch items.
    let conditional: ConditionalRasch?

    init(_ calibration: Calibration, _ table: AnswerTable, _ blanks: [Calibration.Blank], isRasch: Bool) {
        let responses = table.responses
        let estimates = Self.estimates(calibration, table)
        let thetas = estimates.map(\.theta)
        self.estimates = estimates
        estimated = blanks.map { blank in
            guard blank.fixed == nil else { return 0 }
            return blank.categories - 1 + (isRasch ? 0 : 1) + (blank.lowerPrior == nil ? 0 : 1)
        }
        let isAnchored = blanks.contains { $0.fixed != nil }
        let ofGroups = 2 * (calibration.groups.count - (isAnchored ? 0 : 1)) + (isRasch && !isAnchored ? 1 : 0)
        parameters = estimated.reduce(0, +) + ofGroups
        items = ItemFit.all(responses, items: calibration.items, thetas: thetas)
        residuals = ResidualCorrelations(responses, items: calibration.items, thetas: thetas)
        let isShort = responses.items <= Self.mostItems
        conditional = isRasch && !isAnchored && isShort ? ConditionalRasch(responses) : nil
        guard calibration.groups.count == 1 else {
            (sums, margins) = (nil, nil)
            return
        }
        let group = calibration.groups[0]
        sums =
            isShort
            ? SumFit.all(responses, items: calibration.items, estimated: estimated, mean: group.mean, sd: group.sd)
            : nil
        margins =
            isAnchored
            ? nil
            : MarginFit(
                responses, items: calibration.items,
                estimated: .init(slopes: !isRasch, lowers: blanks.contains { $0.lowerPrior != nil }), sd: group.sd)
    }

    var reliability: Double { estimates.reliability }

    private static func estimates(_ calibration: Calibration, _ table: AnswerTable) -> [AbilityEstimate] {
        var estimates = table.people.map { _ in AbilityEstimate(theta: .nan, error: .nan) }
        let responses = table.responses
        for (index, group) in calibration.groups.enumerated() {
            let own = table.people.indices.filter { (table.groupOf?[$0] ?? 0) == index }
            let part = Responses(
                people: own.count, items: responses.items, cells: own.flatMap { Array(responses[person: $0]) })
            // The calibration has looked at the same answers: nothing is left to refuse.
            let found = try? Scoring(calibration.items, mean: group.mean, sd: group.sd).estimates(part, by: .eap)
            for (person, estimate) in zip(own, found ?? []) { estimates[person] = estimate }
        }
        return estimates
    }
}
