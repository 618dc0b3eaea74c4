import Kernel

/// A time during which a role was held or an absence lasted, put together from the days on which it was seen.
struct HeldPeriod: Sendable, Hashable {
    var person: Int32
    var what: Int32
    var unit: Int32
    var from: CalendarDate
    var to: CalendarDate

    /// Joins sightings to periods. What a person shows on one day of `days` and not on the next ended the day before
    /// it; a day that an order of the person dates counts as such a day for them.
    static func periods(of sightings: [HeldSighting], days: [CalendarDate]) -> [HeldPeriod] {
        let sightings = sightings.sorted {
            ($0.person, $0.date, $0.what, $0.unit) < ($1.person, $1.date, $1.what, $1.unit)
        }
        var periods = [HeldPeriod]()
        var start = 0
        while start < sightings.count {
            let person = sightings[start].person
            let end = sightings[start...].firstIndex { $0.person != person } ?? sightings.count
            append(sightings[start..<end], days, to: &periods)
            start = end
        }
        return periods
    }

    private static func append(
        _ sightings: ArraySlice<HeldSighting>, _ days: [CalendarDate], to periods: inout [HeldPeriod]
    ) {
        let allDays = Set(days).union(sightings.map(\.date)).sorted()
        var open = [HeldPeriod]()
        for (index, day) in allDays.enumerated() {
            // What a snapshot foretells for after the next one, the next one tells itself.
            let shown = sightings.filter { $0.date == day }
            let isOwnDay = !days.contains(day)
            var next = [HeldPeriod]()
            for seen in shown where seen.what >= 0 {
                if let held = open.first(where: { $0.what == seen.what && $0.unit == seen.unit }) {
                    if !next.contains(held) { next.append(held) }
                } else if !next.contains(where: { $0.what == seen.what && $0.unit == seen.unit }) {
                    next.append(
                        HeldPeriod(
                            person: seen.person, what: seen.what, unit: seen.unit, from: day, to: .distantFuture))
                }
            }
            // On a day of their own without a word on the matter, an order about a concurrent post, nothing ends.
            let endsRest = !isOwnDay || shown.contains { $0.unit < 0 }
            for var held in open where !next.contains(held) {
                if endsRest {
                    held.to = day.previous
                    periods.append(held)
                } else {
                    next.append(held)
                }
            }
            open = next
            if index == allDays.count - 1 { periods.append(contentsOf: open) }
        }
    }
}
