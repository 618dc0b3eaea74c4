package enum LinkingError: Error, Hashable, Sendable {
    /// Not as many anchors on the new form as on the old one.
    case counts(old: Int, new: Int)
    /// No anchors, or only one difficulty for a method that needs their spread.
    case tooFew
    /// An anchor, counted from 0, whose forms differ in categories, or whose slope is not above 0.
    case anchor(index: Int)
    /// No line with a slope above 0 came out.
    case noLine
}

/// How a line between two scales is found from items that are on both.
package enum LinkingMethod: String, Sendable, Hashable, CaseIterable, Codable {
    /// The mean slope of the items, and their mean difficulty (Loyd and Hoover 1980).
    case meanMean
    /// The spread of the difficulties, and their mean (Marco 1977).
    case meanSigma
    /// Least squares between the curves, item by item (Haebara 1980). Grades count by P(grade ≥ k).
    case haebara
    /// Least squares between the sums of the curves (Stocking and Lord 1983).
    case stockingLord
}

extension ScaleLink {
    /// The line from the anchor items' parameters on both scales.
    ///
    /// The curve methods sum over abilities of the old scale only (not symmetrised). Their result depends on the
    /// weights: the slope moves by up to 0.03 between a normal and an even weighting, so name them with the result.
    ///
    /// - Parameters:
    ///   - old: the anchors as calibrated on the old scale.
    ///   - new: the same anchors, in the same order, as calibrated on the new one.
    ///   - points: abilities of the old scale and their weights; 20 nodes of Gauss and Hermite for N(0, 1) unless told,
    ///     as in the equateIRT package (Battauz 2015).
    package init(
        old: [Item], new: [Item], method: LinkingMethod,
        points: QuadraturePoints = QuadraturePoints(gaussHermite: 20)
    ) throws(LinkingError) {
        try ScaleLink.check(old, new)
        let link: ScaleLink?
        switch method {
        case .meanMean: link = ScaleLink.meanMean(old, new)
        case .meanSigma: link = ScaleLink.meanSigma(old, new)
        case .haebara, .stockingLord:
            let curves = CurveDistance(old: old, new: new, summed: method == .stockingLord, points: points)
            link = curves.minimum(from: ScaleLink.meanMean(old, new) ?? .identity)
        }
        guard let link else {
            throw method == .meanSigma && old.flatMap(\.difficulties).count < 2 ? .tooFew : .noLine
        }
        self = link
    }

    private static func check(_ old: [Item], _ new: [Item]) throws(LinkingError) {
        guard old.count == new.count else { throw .counts(old: old.count, new: new.count) }
        guard !old.isEmpty else { throw .tooFew }
        for (index, pair) in zip(old, new).enumerated() {
            let isSound =
                pair.0.slope > 0 && pair.1.slope > 0 && pair.0.categories == pair.1.categories
                && pair.0.categories > 1 && (pair.0.difficulties + pair.1.difficulties).allSatisfy(\.isFinite)
            if !isSound { throw .anchor(index: index) }
        }
    }

    private static func meanMean(_ old: [Item], _ new: [Item]) -> ScaleLink? {
        let slope = new.reduce(0) { $0 + $1.slope } / old.reduce(0) { $0 + $1.slope }
        return through(old, new, slope)
    }

    private static func meanSigma(_ old: [Item], _ new: [Item]) -> ScaleLink? {
        through(old, new, (variation(old) / variation(new)).squareRoot())
    }

    /// The line with this slope that takes the mean difficulty to the mean difficulty.
    private static func through(_ old: [Item], _ new: [Item], _ slope: Double) -> ScaleLink? {
        let shift = mean(old.flatMap(\.difficulties)) - slope * mean(new.flatMap(\.difficulties))
        return slope > 0 && slope.isFinite && shift.isFinite ? ScaleLink(slope: slope, shift: shift) : nil
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private static func variation(_ items: [Item]) -> Double {
        let difficulties = items.flatMap(\.difficulties)
        let mean = mean(difficulties)
        return difficulties.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
}
