/// One year of seats: who must or wants to take which course, and which sessions there are (clause K5).
///
/// Plain arrays, each index counted from 0. Half-days are counted through the year, `2 · day` in the morning and
/// `2 · day + 1` in the afternoon. The rules are those of `docs/algorithms/seats.md`.
package struct SeatYear: Sendable {
    package enum Flaw: Error, Sendable, Hashable {
        /// The list has another length than what it goes with.
        case length(of: String)
        /// The list's entry at this place names something that does not exist.
        case unknown(in: String, at: Int)
        /// A person asks twice for the same course; the second request's index.
        case requestedTwice(request: Int)
    }

    /// What a session is of.
    package enum Kind: Sendable, Hashable {
        /// The course that everyone of a priority class takes once.
        case mandatory
        /// A course that people are nominated for or wish.
        case elective
    }

    package struct Session: Sendable, Hashable {
        package var course: Int32
        package var kind: Kind
        package var halfDays: [Int32]
        /// `nil` where it is held online.
        package var municipality: Int32?
        /// Fewest people an elective session is held with, and most.
        package var fewest: Int32
        package var seats: Int32

        package init(
            course: Int32, kind: Kind, halfDays: [Int32], municipality: Int32?, fewest: Int32 = 0, seats: Int32
        ) {
            self.course = course
            self.kind = kind
            self.halfDays = halfDays
            self.municipality = municipality
            self.fewest = fewest
            self.seats = seats
        }
    }

    package struct Request: Sendable, Hashable {
        package var person: Int32
        package var course: Int32
        /// Nominated by the municipality, or else the person's own wish.
        package var isNominated: Bool
        /// What an unmet wish costs, 1 to 9.
        package var weight: Int32

        package init(person: Int32, course: Int32, isNominated: Bool, weight: Int32) {
            self.person = person
            self.course = course
            self.isNominated = isNominated
            self.weight = weight
        }
    }

    /// A wish for a half-day (mandatory) or a session (elective), the first rank 1.
    package struct Wish: Sendable, Hashable {
        package var target: Int32
        package var rank: Int32

        package init(target: Int32, rank: Int32) {
            self.target = target
            self.rank = rank
        }
    }

    package var sectionMunicipality: [Int32]
    /// Most people of each section away in one half-day.
    package var sectionMostAway: [Int32]
    /// People of a section who are away in a half-day for what is settled already: they count against its most.
    package var settledAway: [Absence: Int32] = [:]
    package var personSection: [Int32]
    /// Priority class of the mandatory course, 1 or 2; 0 where a person does not take it.
    package var personClass: [Int8]
    /// Minutes between municipalities, row by row.
    package var minutes: [Int32]
    package var sessions: [Session]
    /// Half-days on which each person cannot attend, ascending.
    package var unavailable: Lists<Int32>
    /// Each person's wished half-days for the mandatory course.
    package var mandatoryWishes: Lists<Wish>
    package var requests: [Request]
    /// Each request's wished sessions.
    package var electiveWishes: Lists<Wish>
    /// Most electives of one person.
    package var mostElectives: Int32
    /// Electives that people have had in the year already: they count against the most.
    package var electivesHad: [Int32: Int32] = [:]
    package let municipalityCount: Int

    /// Throws the first `Flaw` found, so that every index inside is valid afterwards.
    package init(
        municipalityCount: Int, minutes: [Int32], sectionMunicipality: [Int32], sectionMostAway: [Int32],
        personSection: [Int32], personClass: [Int8], sessions: [Session], unavailable: Lists<Int32>,
        mandatoryWishes: Lists<Wish>, requests: [Request], electiveWishes: Lists<Wish>, mostElectives: Int32
    ) throws(Flaw) {
        self.municipalityCount = municipalityCount
        self.minutes = minutes
        self.sectionMunicipality = sectionMunicipality
        self.sectionMostAway = sectionMostAway
        self.personSection = personSection
        self.personClass = personClass
        self.sessions = sessions
        self.unavailable = unavailable
        self.mandatoryWishes = mandatoryWishes
        self.requests = requests
        self.electiveWishes = electiveWishes
        self.mostElectives = mostElectives
        try check()
    }

    /// A section's half-day.
    package struct Absence: Sendable, Hashable {
        package var section: Int32
        package var halfDay: Int32

        package init(section: Int32, halfDay: Int32) {
            self.section = section
            self.halfDay = halfDay
        }
    }

    /// How many of a section may still be away in a half-day.
    package func mostAway(_ section: Int32, on halfDay: Int32) -> Int32 {
        let most = sectionMostAway[Int(section)]
        guard !settledAway.isEmpty else { return most }
        return max(0, most - settledAway[Absence(section: section, halfDay: halfDay), default: 0])
    }

    /// How many electives a person may still take.
    package func mostElectives(of person: Int32) -> Int32 {
        electivesHad.isEmpty ? mostElectives : max(0, mostElectives - electivesHad[person, default: 0])
    }

    package var personCount: Int { personSection.count }
    package var sectionCount: Int { sectionMostAway.count }

    private func check() throws(Flaw) {
        func count(_ list: String, _ given: Int, _ wanted: Int) throws(Flaw) {
            guard given == wanted else { throw .length(of: list) }
        }
        try count("minutes", minutes.count, municipalityCount * municipalityCount)
        try count("sectionMunicipality", sectionMunicipality.count, sectionCount)
        try count("personClass", personClass.count, personCount)
        try count("unavailable", unavailable.count, personCount)
        try count("mandatoryWishes", mandatoryWishes.count, personCount)
        try count("electiveWishes", electiveWishes.count, requests.count)
        func known(_ list: String, _ values: some Sequence<Int32>, below limit: Int) throws(Flaw) {
            for (place, value) in values.enumerated() where value < 0 || Int(value) >= limit {
                throw .unknown(in: list, at: place)
            }
        }
        try known("sectionMunicipality", sectionMunicipality, below: municipalityCount)
        try known("personSection", personSection, below: sectionCount)
        try known("personClass", personClass.lazy.map(Int32.init), below: 3)
        try known("unavailable", unavailable.values, below: Int(Int32.max))
        try known("sessions", sessions.lazy.map { $0.municipality ?? 0 }, below: max(1, municipalityCount))
        try known("sessions", sessions.lazy.map(\.course), below: Int(Int32.max))
        try known("sessions", sessions.lazy.map { $0.halfDays.min() ?? -1 }, below: Int(Int32.max))
        try known("requests", requests.lazy.map(\.person), below: personCount)
        try known("electiveWishes", electiveWishes.values.lazy.map(\.target), below: sessions.count)
        var asked = Set<Int64>()
        for (index, request) in requests.enumerated() {
            let key = Int64(request.person) << 32 | Int64(UInt32(bitPattern: request.course))
            guard asked.insert(key).inserted else { throw .requestedTwice(request: index) }
        }
    }
}
