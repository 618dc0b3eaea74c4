/// What the rules make of each municipality and session: who can come, what it costs, which half-days it takes.
package struct SeatRules: Sendable {
    /// Up to this many minutes a session is reached within its own half-days; beyond, the whole day is gone.
    package static let nearMinutes: Int32 = 45
    /// Nobody travels longer.
    package static let farMinutes: Int32 = 120
    /// Cost of a seat that nobody wished, and of the first three wishes.
    package static let unrankedCost: Int32 = 4

    private let sessionCount: Int
    /// Cost of travel, −1 where the session is out of reach, by municipality and session.
    private let travel: [Int8]
    private let occupied: Lists<Int32>

    package init(_ year: SeatYear) {
        sessionCount = year.sessions.count
        var travel: [Int8] = []
        travel.reserveCapacity(year.municipalityCount * sessionCount)
        var occupied = Lists<Int32>()
        for municipality in 0..<year.municipalityCount {
            for session in year.sessions {
                let minutes = session.municipality.map {
                    year.minutes[municipality * year.municipalityCount + Int($0)]
                }
                let isHome = session.municipality.map { Int($0) == municipality } ?? true
                travel.append(Self.travelCost(isHome ? nil : minutes, session.kind))
                let isWholeDay = !isHome && (minutes ?? 0) > Self.nearMinutes
                let days = isWholeDay ? session.halfDays.flatMap { [$0 & ~1, $0 | 1] } : session.halfDays
                occupied.append(Set(days).sorted())
            }
        }
        self.travel = travel
        self.occupied = occupied
    }

    /// `minutes` is `nil` at home and online.
    private static func travelCost(_ minutes: Int32?, _ kind: SeatYear.Kind) -> Int8 {
        switch minutes {
        case nil: 0
        case .some(...20): 1
        case .some(...nearMinutes): 2
        case .some(...farMinutes): kind == .elective ? 4 : -1
        default: -1
        }
    }

    /// Cost of the way from a municipality to a session, `nil` out of reach.
    package func travelCost(from municipality: Int32, to session: Int) -> Int32? {
        let cost = travel[Int(municipality) * sessionCount + session]
        return cost < 0 ? nil : Int32(cost)
    }

    /// The half-days that a person from a municipality is away for a session, ascending.
    package func occupied(from municipality: Int32, in session: Int) -> ArraySlice<Int32> {
        occupied[Int(municipality) * sessionCount + session]
    }

    /// Cost of a wish's rank: 0, 1, 2 for the first three.
    package static func rankCost(_ rank: Int32?) -> Int32 {
        guard let rank, (1...3).contains(rank) else { return unrankedCost }
        return rank - 1
    }
}

extension SeatYear {
    func municipality(of person: Int) -> Int32 { sectionMunicipality[Int(personSection[person])] }

    /// Whether a person is available on all of the half-days (both ascending).
    func isAvailable(_ person: Int, on halfDays: ArraySlice<Int32>) -> Bool {
        let away = unavailable[person]
        return !halfDays.contains { halfDay in
            var (low, high) = (away.startIndex, away.endIndex)
            while low < high {
                let middle = (low + high) / 2
                if away[middle] < halfDay { low = middle + 1 } else { high = middle }
            }
            return low < away.endIndex && away[low] == halfDay
        }
    }

    /// Cost of the rank at which a person wished a mandatory session's half-day; the best of several.
    func mandatoryRankCost(_ person: Int, _ session: Session) -> Int32 {
        SeatRules.rankCost(
            mandatoryWishes[person].lazy.filter { session.halfDays.contains($0.target) }.map(\.rank).min())
    }

    func electiveRankCost(_ request: Int, _ session: Int) -> Int32 {
        SeatRules.rankCost(electiveWishes[request].lazy.filter { $0.target == session }.map(\.rank).min())
    }
}
