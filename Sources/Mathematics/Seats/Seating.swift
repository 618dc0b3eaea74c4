/// Who sits in which session.
package struct Seating: Sendable, Hashable {
    package struct Seat: Sendable, Hashable {
        package var person: Int32
        package var session: Int32

        package init(person: Int32, session: Int32) {
            self.person = person
            self.session = session
        }
    }

    package var seats: [Seat]

    package init(_ seats: [Seat] = []) { self.seats = seats }
}

/// The five levels of a seating, each a loss that comes before the next (L1 … L5).
package struct SeatLevels: Sendable, Hashable {
    /// People of class 1 and of class 2 without a seat in the mandatory course.
    package var unmetFirstClass: Int
    package var unmetSecondClass: Int
    /// Nominations without a seat.
    package var unmetNominations: Int
    /// Weights of the wishes without a seat.
    package var unmetWishes: Int
    /// Cost of ranks and ways over all seats.
    package var cost: Int

    package init(_ values: [Int]) {
        func value(_ level: Int) -> Int { level < values.count ? values[level] : 0 }
        unmetFirstClass = value(0)
        unmetSecondClass = value(1)
        unmetNominations = value(2)
        unmetWishes = value(3)
        cost = value(4)
    }

    package var values: [Int] { [unmetFirstClass, unmetSecondClass, unmetNominations, unmetWishes, cost] }
}

extension SeatLevels: Comparable {
    package static func < (a: SeatLevels, b: SeatLevels) -> Bool { a.values.lexicographicallyPrecedes(b.values) }
}
