import Domain
import Mathematics

/// How well the items of a calibration fit the answers they came from.
struct CalibrationFit: Sendable {
    /// A pair of items so far above the mean of all is alike beyond the ability (Christensen, Makransky & Horton 2017).
    static let muchAlike = 0.2

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
        conditional = isRasch && !isAnchored ? ConditionalRasch(responses) : nil
        guard calibration.groups.count == 1 else {
            (sums, margins) = (nil, nil)
            return
        }
        let group = calibration.groups[0]
        sums = SumFit.all(
            responses, items: calibration.items, estimated: estimated, mean: group.mean, sd: group.sd)
        margins =
            isAnchored
            ? nil
            : MarginFit(
                responses, items: calibration.items,
                estimated: .init(slopes: !isRasch, lowers: blanks.contains { $0.lowerPrior != nil }), sd: group.sd)
    }

    var reliability: Double { estimates.reliability }

    private static func estimates(_ calibration: Calibration, _ table: AnswerTable) -> [AbilityEstimate] {
        let ofGroup = calibration.groups.map { group in
            // The calibration has looked at the same answers: nothing is left to refuse.
            try? Scoring(calibration.items, mean: group.mean, sd: group.sd).estimates(table.responses, by: .eap)
        }
        return table.people.indices.map { person in
            ofGroup[table.groupOf?[person] ?? 0]?[person] ?? AbilityEstimate(theta: .nan, error: .nan)
        }
    }
}
