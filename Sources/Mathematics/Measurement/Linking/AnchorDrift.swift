/// How far an anchor's difficulty has moved between two calibrations, in units of its standard error. The error of the
/// line itself is left out, so an anchor that carries much of it shows a little too small a distance.
package struct AnchorDrift: Sendable, Hashable {
    /// Linked difficulty less the old one, on the old scale; the mean over the steps of graded items.
    package let difference: Double
    package let se: Double
    /// difference/se; NaN where the error is 0 or unknown.
    package let z: Double
    /// |z| beyond the limit.
    package let isFlagged: Bool

    /// One for each anchor, in their order. Flagged anchors are to be looked at and, where the content explains the
    /// shift, left out of the line.
    ///
    /// - Parameters:
    ///   - seOld: standard errors of the old difficulties b on the old scale, one for each anchor.
    ///   - seNew: those of the new ones, on the new scale.
    ///   - limit: 2.58 flags one sound anchor in a hundred.
    package static func of(
        old: [Item], new: [Item], seOld: [Double], seNew: [Double], link: ScaleLink, limit: Double = 2.58
    ) throws(LinkingError) -> [AnchorDrift] {
        guard old.count == new.count else { throw .counts(old: old.count, new: new.count) }
        guard seOld.count == old.count, seNew.count == old.count else {
            throw .counts(old: seOld.count, new: seNew.count)
        }
        return old.indices.map { index in
            let before = mean(old[index].difficulties)
            let difference = link.old(mean(new[index].difficulties)) - before
            let scaled = link.slope * seNew[index]
            let se = (seOld[index] * seOld[index] + scaled * scaled).squareRoot()
            let z = se > 0 ? difference / se : .nan
            return AnchorDrift(difference: difference, se: se, z: z, isFlagged: abs(z) > limit)
        }
    }

    private static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
