/// One person named for one track (a programme or a group of programmes) in one year of the plan.
///
/// All three are indices from 0: of the instance's people and tracks, and of the plan's years.
package struct Nomination: Sendable, Hashable, Comparable {
    package var person: Int32
    package var track: Int32
    package var year: Int32

    package init(person: Int32, track: Int32, year: Int32) {
        self.person = person
        self.track = track
        self.year = year
    }

    package static func < (a: Nomination, b: Nomination) -> Bool {
        (a.person, a.year, a.track) < (b.person, b.year, b.track)
    }
}
