package import Kernel
import Mathematics

extension NominationPlan {
    /// What one more of something scarce would buy, in expected covered places.
    package struct Price: Sendable, Hashable {
        package var limit: Limit
        package var gain: Double

        package enum Limit: Sendable, Hashable {
            /// One more seat of a track in a year of the plan.
            case seat(track: Int, year: Int)
            /// One more taker of a section (of the question) in a year.
            case taker(section: Int, year: Int)
            /// One person less of a headcount (of the question's goals).
            case headcount(goal: Int)
        }

        static func all(_ prices: NominationPrices, _ question: NominationCase) -> [Price] {
            let years = question.years
            var all = prices.seats.enumerated().map {
                Price(limit: .seat(track: $0 / years, year: $0 % years), gain: $1)
            }
            all += prices.absence.map { Price(limit: .taker(section: $0.section, year: $0.year), gain: $0.price) }
            all += prices.targets.enumerated().map { Price(limit: .headcount(goal: $0), gain: $1) }
            return all.filter { $0.gain >= 0.005 }.sorted { $0.gain > $1.gain }
        }
    }

    /// A price in words, for example 「2027年度の…を1席増やすと期待充足が0.48増える」.
    package func words(for price: Price) -> Phrase {
        let gain = price.gain.written(decimals: 2)
        switch price.limit {
        case .seat(let track, let year):
            let name = question.tracks[track].name(question.standing.plan)
            let when = question.year(year)
            return Phrase(
                ja: "\(when.year)年度の「\(name.ja)」を1席増やすと期待充足が\(gain)増える",
                en: "one more seat of \(name.en) in \(when.name(in: .en)) buys \(gain) expected places")
        case .taker(let section, let year):
            let name = question.standing.roster.units[Int(question.sections[section])].name
            let when = question.year(year)
            return Phrase(
                ja: "\(when.year)年度の\(name)の受講者の上限を1人増やすと期待充足が\(gain)増える",
                en: "one more taker allowed to \(name) in \(when.name(in: .en)) buys \(gain) expected places")
        case .headcount(let index):
            let goal = question.goals[index]
            let name = question.standing.plan.targets[goal.target].name
            let when = question.year(goal.year)
            return Phrase(
                ja: "「\(name.ja)」の\(when.year)年度末までの人数を1人減らすと期待充足が\(gain)増える",
                en: "one person less for '\(name.en)' by the end of \(when.name(in: .en)) buys \(gain) expected places")
        }
    }
}

extension NominationPlan.Reserve {
    private static var most: Int { 10 }

    /// For each track and year with nominations, who could lawfully be named beside them.
    static func all(
        _ question: NominationCase, _ nominations: [Mathematics.Nomination]
    ) -> [NominationPlan.Reserve] {
        let reserves = question.instance.reserve(of: nominations, atMost: most)
        let used = Set(nominations.map { Int($0.track) * question.years + Int($0.year) })
        return used.sorted().map { cell in
            NominationPlan.Reserve(
                track: cell / question.years, year: question.year(cell % question.years),
                members: reserves[cell].map(\.nomination.person))
        }
    }
}
