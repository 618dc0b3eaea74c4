/// Why people cannot be served in the mandatory course, and what would help.
///
/// Electives play no part: they never cost the mandatory course a seat. The three causes do not overlap and add up to
/// everyone unmet.
package enum SeatObstacle: Sendable, Hashable {
    /// These people are on no half-day of a session within their reach available.
    case noHalfDay(people: [Int32])
    /// A section that may not let enough people go, however many seats there were.
    case section(SectionObstacle)
    /// The seats of these sessions do not suffice for those who can only go there.
    case seats(SeatShortage)
}

/// People of a section who are confined to half-days on which too few may be away.
package struct SectionObstacle: Sendable, Hashable {
    package var section: Int32
    /// People who can come on no other half-days than these, and the half-days.
    package var people: [Int32]
    package var halfDays: [Int32]
    /// Most people away in one half-day as it is, how many more that leaves unserved, and the least that serves all.
    package var mostAway: Int32
    package var short: Int
    package var mostAwayNeeded: Int32
    /// People of the section away on these half-days for what is settled already, each half-day counted.
    package var settled: Int32
}

/// The bottleneck of the seats: the minimum cut of the flow.
package struct SeatShortage: Sendable, Hashable {
    /// How many people can only be served within these sessions and places.
    package var people: Int
    /// Sessions that are full.
    package var sessions: [Int32]
    /// Sections and half-days where the cap is reached, so that their people cannot go elsewhere.
    package var places: [Place]
    package var short: Int
    /// Each of the sessions with as many more seats as are short, and how many more people that alone would serve,
    /// the most helpful first.
    package var remedies: [Remedy]

    package struct Place: Sendable, Hashable {
        package var section: Int32
        package var halfDay: Int32
    }

    package struct Remedy: Sendable, Hashable {
        package var session: Int32
        package var seats: Int
        package var serves: Int
    }
}

package enum SeatObstacles {
    /// The causes in the order: no half-day, sections, seats. Empty where everybody can be served.
    ///
    /// A mandatory course with sessions of several half-days is no flow; for it there is no answer here (`nil`).
    package static func find(_ year: SeatYear) -> [SeatObstacle]? {
        guard let network = try? MandatoryNetwork(year, SeatRules(year)) else { return nil }
        let flow = network.flow(MandatoryRoom(network), .unmet)
        let unmet = network.people.indices.filter { flow.arc[$0] < 0 }
        guard !unmet.isEmpty else { return [] }
        var found: [SeatObstacle] = []
        let without = network.people.indices.filter { network.arcStart[$0] == network.arcStart[$0 + 1] }
        if !without.isEmpty { found.append(.noHalfDay(people: without.map { network.people[$0] })) }
        let sections = sections(network, year)
        found += sections.map { .section($0) }
        let short = unmet.count - without.count - sections.reduce(0) { $0 + $1.short }
        if short > 0 {
            found.append(.seats(seats(network, year, flow, short, Dictionary(grouping: sections, by: \.section))))
        }
        return found
    }

    /// With seats for everybody each section stands alone.
    private static func sections(_ network: MandatoryNetwork, _ year: SeatYear) -> [SectionObstacle] {
        var wide = network
        wide.offer(seats: Int32(network.people.count), inSession: nil)
        let flow = wide.flow(MandatoryRoom(wide), .unmet)
        func unmet(_ flow: MandatoryFlow) -> [Int32: [Int]] {
            let nodes = wide.people.indices.filter {
                flow.arc[$0] < 0 && wide.arcStart[$0] < wide.arcStart[$0 + 1]
            }
            return Dictionary(grouping: nodes) { year.personSection[Int(wide.people[$0])] }
        }
        let left = unmet(flow)
        var found: [SectionObstacle] = []
        for (section, nodes) in left.sorted(by: { $0.key < $1.key }) {
            let reach = wide.reach(flow, MandatoryRoom(wide), from: nodes)
            let halfDays = reach.places.map { wide.halfDays[$0 % wide.halfDays.count] }
            found.append(
                SectionObstacle(
                    section: section, people: reach.people.map { wide.people[$0] },
                    halfDays: halfDays, mostAway: year.sectionMostAway[Int(section)], short: nodes.count,
                    mostAwayNeeded: 0,
                    settled: halfDays.reduce(0) {
                        $0 + year.settledAway[.init(section: section, halfDay: $1), default: 0]
                    }))
        }
        var open = Set(left.keys)
        var more: Int32 = 0
        while !open.isEmpty {
            more += 1
            var room = MandatoryRoom(wide)
            for place in room.mostAway.indices { room.mostAway[place] += more }
            let after = unmet(wide.flow(room, .unmet))
            for index in found.indices where open.contains(found[index].section) && after[found[index].section] == nil {
                found[index].mostAwayNeeded = found[index].mostAway + more
                open.remove(found[index].section)
            }
        }
        return found
    }

    private static func seats(
        _ network: MandatoryNetwork, _ year: SeatYear, _ flow: MandatoryFlow, _ short: Int,
        _ sections: [Int32: [SectionObstacle]]
    ) -> SeatShortage {
        let room = MandatoryRoom(network)
        let unmet = network.people.indices.filter { flow.arc[$0] < 0 }
        let bySection = Dictionary(grouping: unmet) { year.personSection[Int(network.people[$0])] }
        let begin = bySection.filter { section, nodes in nodes.count > sections[section]?.first?.short ?? 0 }
            .flatMap(\.value).sorted()
        let reach = network.reach(flow, room, from: begin)
        let count = network.halfDays.count
        let remedies = reach.sessions.map { session in
            var more = network
            more.offer(seats: network.seats[session] + Int32(short), inSession: session)
            let after = more.flow(room, .unmet)
            let serves = flow.unmetFirst + flow.unmetSecond - after.unmetFirst - after.unmetSecond
            return SeatShortage.Remedy(session: network.sessions[session], seats: short, serves: serves)
        }
        return SeatShortage(
            people: reach.people.count, sessions: reach.sessions.map { network.sessions[$0] },
            places: reach.places.map { .init(section: Int32($0 / count), halfDay: network.halfDays[$0 % count]) },
            short: short, remedies: remedies.sorted { (-$0.serves, $0.session) < (-$1.serves, $1.session) })
    }
}
