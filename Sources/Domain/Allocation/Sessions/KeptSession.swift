package import Kernel

/// A session as a city keeps it: by ids, so that a plan may change under it.
package struct KeptSession: Sendable, Hashable {
    package var id: Int64
    package var code: String
    /// The plan's id of the programme.
    package var programme: String
    package var half: HalfKind
    /// Ascending.
    package var times: [CalendarHalfDay]
    /// Nil: online.
    package var place: String?
    package var fewest: Int
    package var seats: Int
    package var isCancelled: Bool

    package init(
        id: Int64 = 0, code: String, programme: String, half: HalfKind, times: [CalendarHalfDay], place: String?,
        fewest: Int, seats: Int, isCancelled: Bool = false
    ) {
        self.id = id
        self.code = code
        self.programme = programme
        self.half = half
        self.times = times
        self.place = place
        self.fewest = fewest
        self.seats = seats
        self.isCancelled = isCancelled
    }

    /// Where it is held, as people read it.
    package var placeName: Phrase { SessionReader.name(ofPlace: place) }
    package var first: CalendarHalfDay { times.first ?? CalendarHalfDay(.distantFuture, isAfternoon: true) }
    package var year: FiscalYear { FiscalYear(of: first.day) }
}
