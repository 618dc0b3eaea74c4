/// What a plan of nominations is judged by, one after another.
package enum NominationLevel: Sendable, Hashable, CaseIterable {
    /// People short of the headcount targets, as few as can be.
    case shortfall
    /// Covered places at the deadlines if nobody moved, as many as can be.
    case covered
    /// Expected covered places under moving and leaving, as many as can be.
    case expected
    /// Nominations that differ from the plan given, as few as can be.
    case changes
    /// Points of requirement gap closed, as many as can be.
    case points
    /// Pairs of takers away from the same section in the same year, as few as can be: the evener the load.
    case coincidences
    /// Nominations of volunteers, as many as can be.
    case volunteers

    /// The levels of a plan that has none to stay close to, in their order.
    package static var usual: [NominationLevel] {
        [.shortfall, .covered, .expected, .points, .coincidences, .volunteers]
    }

    /// Whether more is better.
    var isGain: Bool {
        switch self {
        case .shortfall, .changes, .coincidences: false
        case .covered, .expected, .points, .volunteers: true
        }
    }

    var isWhole: Bool { self != .expected }
    /// Whether the level only tells plans apart that are alike in all that is asked for; the whole linear model leaves it
    /// out.
    var isLast: Bool { self == .coincidences || self == .volunteers }
}

/// What was reached in a level and what no plan can surpass, the levels before it being kept.
package struct NominationLevelResult: Sendable, Hashable {
    package var level: NominationLevel
    package var value: Double
    /// Proven limit for every plan that keeps the levels before as they are here: at least the best value where more is
    /// better, at most it where less is. Where a level before is itself short of its best, the limit holds beside its
    /// value as reached.
    package var bound: Double

    /// Distance of value and bound, as a share of the value.
    package var gap: Double { abs(bound - value) / max(1e-9, abs(value)) }
    package var isProven: Bool { abs(bound - value) < 1e-6 }
}
