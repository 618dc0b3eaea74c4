import Kernel
import Operations

/// When and under what a map of units is looked at: `?at=april&named=0`.
struct UnitMapQuery: Sendable {
    enum Moment: String, CaseIterable, Sendable {
        case now, april, deadline

        var name: Phrase {
            switch self {
            case .now: Phrase(ja: "いま", en: "Now")
            case .april: Phrase(ja: "次の4月1日の異動のあと", en: "After the next 1 April")
            case .deadline: Phrase(ja: "目標の期限", en: "At the deadline")
            }
        }
    }

    let moment: Moment
    /// Whether the scenario's nominations are counted.
    let isNamed: Bool

    init(_ query: Form) {
        moment = query["at"].flatMap(Moment.init) ?? .now
        isNamed = query["named"] != "0"
    }

    init(moment: Moment, isNamed: Bool) { (self.moment, self.isNamed) = (moment, isNamed) }

    /// For links; what goes without saying is left out.
    var fields: [(String, String)] {
        (moment == .now ? [] : [("at", moment.rawValue)]) + (isNamed ? [] : [("named", "0")])
    }

    /// What can be said of a unit: the chance that it has all it needs, and how many of them can be expected.
    struct Figure: Sendable, Hashable {
        let chance: Double
        let places: Double

        /// Tint of the stylesheet, 0…4: below a quarter, half, three quarters, nineteen of twenty, above.
        var tint: Int { [0.25, 0.5, 0.75, 0.95].count { chance >= $0 } }

        static let steps = ["0–24%", "25–49%", "50–74%", "75–94%", "95–100%"]
    }

    /// Nil where the scenario was worked out before the figure was.
    func figure(_ unit: ScenarioResult.Unit) -> Figure? {
        switch (moment, isNamed) {
        case (.now, _): Figure(chance: unit.now >= unit.need ? 1 : 0, places: Double(min(unit.now, unit.need)))
        case (.april, true): unit.april.map { Figure(chance: $0.chance, places: $0.places) }
        case (.april, false): unit.april.map { Figure(chance: $0.chanceWithout, places: $0.placesWithout) }
        case (.deadline, true): Figure(chance: unit.chance, places: unit.places)
        case (.deadline, false): Figure(chance: unit.chanceWithout, places: unit.placesWithout)
        }
    }
}
