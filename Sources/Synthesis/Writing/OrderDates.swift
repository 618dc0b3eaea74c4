import Kernel

/// The day of the order (発令) that put someone where they sit.
struct OrderDates {
    private let tree: UnitTree
    private let dates: [CalendarDate]

    init(_ population: Population) {
        tree = population.tree
        dates = population.careers.dates
    }

    /// Where a reorganisation has made the unit since, its day.
    func date(_ seat: Seat, _ person: MadePerson, _ snapshot: Int) -> CalendarDate {
        guard let earlier = tree.change(of: seat.unit), earlier.until <= snapshot else { return seat.since }
        let before = tree.shown(seat.unit, at: earlier.until - 1, person: Int(person.identity))
        return before == seat.unit ? seat.since : max(seat.since, dates[earlier.until])
    }
}
