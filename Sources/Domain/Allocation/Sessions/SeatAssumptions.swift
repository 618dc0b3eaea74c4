package import Kernel

/// What a city's year of seats is asked with.
package struct SeatAssumptions: Sendable, Hashable {
    /// What comes first where people have been told their seats already.
    package enum Loyalty: String, CaseIterable, Sendable {
        /// Only those move who must.
        case movesFirst
        /// Fewest moves among those that serve as many.
        case movesAfterServing
        /// As if nobody had been told.
        case none

        package var name: Phrase {
            switch self {
            case .movesFirst: Phrase(ja: "動かす人をいちばん少なく", en: "as few people moved as possible")
            case .movesAfterServing:
                Phrase(ja: "受けられる人を減らさない範囲で少なく", en: "as few as possible without serving fewer")
            case .none: Phrase(ja: "もとの席にこだわらない", en: "without regard to earlier seats")
            }
        }
    }

    /// Most of a section away in one half-day, as a share of its people; one person always may.
    package var shareOfSection = 0.2
    package var mostElectives = 2
    /// Sessions that begin before this day are not given any more.
    package var from: CalendarDate?
    package var loyalty = Loyalty.movesFirst

    package static let shareRange = 0.01...1
    package static let electivesRange = 0...20

    package init() {}

    package var problems: [Phrase] {
        var problems = [Phrase]()
        if !Self.shareRange.contains(shareOfSection) {
            problems.append(Phrase(ja: "不在の割合は1〜100%です", en: "the share of a section away is 1 to 100 %"))
        }
        if !Self.electivesRange.contains(mostElectives) {
            problems.append(Phrase(ja: "選択の研修は1人0〜20件です", en: "electives of one person are 0 to 20"))
        }
        return problems
    }
}
