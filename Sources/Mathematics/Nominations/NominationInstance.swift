/// Who may be named for which track in which year, under which rules, and what the plan wants of it.
///
/// Everything is counted from 0. Arrays over two things are flat, the first named being the slower:
/// `seats[track * years + year]`. A year is a fiscal year of the plan; between two years lies 1 April.
package struct NominationInstance: Sendable, Hashable {
    /// People of one unit of whom a plan wants `need` trained in a track at the end of the deadline's year (coverage).
    package struct Group: Sendable, Hashable {
        package var track: Int32
        package var need: Int32
        /// The last year that counts; the coverage is taken at its end, before the next 1 April.
        package var deadline: Int32
        package var members: [Int32]

        package init(track: Int32, need: Int32, deadline: Int32, members: [Int32]) {
            self.track = track
            self.need = need
            self.deadline = deadline
            self.members = members
        }
    }

    /// A headcount that the plan promises: nominations of a track up to the end of the deadline's year.
    package struct Target: Sendable, Hashable {
        package var track: Int32
        package var people: Int32
        package var deadline: Int32

        package init(track: Int32, people: Int32, deadline: Int32) {
            self.track = track
            self.people = people
            self.deadline = deadline
        }
    }

    package var years: Int
    /// The section of each person whose absence limit holds for them.
    package var section: [Int32]
    /// The last year in which each person can be named or counted: the year they retire in; −1 for none at all.
    package var lastYear: [Int32]
    package var isVolunteer: [Bool]
    /// Hours each person can spare, person × year.
    package var hours: [Int32]
    /// Chance to be in the same unit still after the 1 April that ends the year, person × year; the last is not used.
    package var stay: [Double]

    /// Hours that each track takes.
    package var hoursNeeded: [Int32]
    /// Whether a taker of the track is away from the section as the absence limit means it.
    package var countsAsAbsence: [Bool]
    /// Tracks of which one must be done, or taken in an earlier year, first; none where empty.
    package var prerequisites: [[Int32]]
    /// Seats, track × year.
    package var seats: [Int32]
    /// Most takers of a section in one year, section × year.
    package var absenceCap: [Int32]

    /// Whether the person belongs to the track's audience, person × track.
    package var isEligible: [Bool]
    /// Whether the person has done the track before the plan begins, person × track. Nobody takes a track twice.
    package var isDone: [Bool]
    /// Whether the person needs no prerequisite for the track (duty, certificate), person × track.
    package var isWaived: [Bool]
    /// Points of requirement gap that the track closes for the person, person × track.
    package var points: [Int32]

    package var groups: [Group]
    package var targets: [Target]
    /// Nominations that must be, and that must not be.
    package var pinned: [Nomination]
    package var forbidden: [Nomination]

    package init(
        years: Int, section: [Int32], lastYear: [Int32], isVolunteer: [Bool], hours: [Int32], stay: [Double],
        hoursNeeded: [Int32], countsAsAbsence: [Bool], prerequisites: [[Int32]], seats: [Int32], absenceCap: [Int32],
        isEligible: [Bool], isDone: [Bool], isWaived: [Bool], points: [Int32], groups: [Group], targets: [Target],
        pinned: [Nomination] = [], forbidden: [Nomination] = []
    ) {
        self.years = years
        self.section = section
        self.lastYear = lastYear
        self.isVolunteer = isVolunteer
        self.hours = hours
        self.stay = stay
        self.hoursNeeded = hoursNeeded
        self.countsAsAbsence = countsAsAbsence
        self.prerequisites = prerequisites
        self.seats = seats
        self.absenceCap = absenceCap
        self.isEligible = isEligible
        self.isDone = isDone
        self.isWaived = isWaived
        self.points = points
        self.groups = groups
        self.targets = targets
        self.pinned = pinned
        self.forbidden = forbidden
    }

    package var people: Int { section.count }
    package var tracks: Int { hoursNeeded.count }
    package var sections: Int { years == 0 ? 0 : absenceCap.count / years }

    /// Chance that somebody trained in `year` sits in the unit still at the end of the deadline's year: the product over
    /// the Aprils between. 0 past retirement or when trained after the deadline.
    package func chance(of person: Int, trainedIn year: Int, at deadline: Int) -> Double {
        guard year <= deadline, deadline <= Int(lastYear[person]) else { return 0 }
        var chance = 1.0
        for april in year..<deadline { chance *= stay[person * years + april] }
        return chance
    }

    /// Leaves the section out for a year: nobody of it is named then.
    package mutating func exclude(section excluded: Int32, in year: Int32) {
        for person in section.indices where section[person] == excluded {
            for track in 0..<Int32(tracks) {
                forbidden.append(Nomination(person: Int32(person), track: track, year: year))
            }
        }
    }
}
