/// The straight line between two scales of ability: θ on the old one = slope × θ on the new one + shift (A and B of
/// Kolen and Brennan 2014).
package struct ScaleLink: Sendable, Hashable, Codable {
    /// A, above 0.
    package let slope: Double
    /// B.
    package let shift: Double

    package init(slope: Double, shift: Double) {
        self.slope = slope
        self.shift = shift
    }

    package static let identity = ScaleLink(slope: 1, shift: 0)

    /// An ability, difficulty or cut of the new scale on the old one.
    package func old(_ new: Double) -> Double { slope * new + shift }

    /// The other way round.
    package func new(_ old: Double) -> Double { (old - shift) / slope }

    /// An item of the new scale on the old one: the same curve drawn over the old abilities.
    package func old(_ new: Item) -> Item {
        Item(
            slope: new.slope / slope, intercepts: new.intercepts.map { $0 - new.slope * shift / slope },
            lower: new.lower)
    }
}
