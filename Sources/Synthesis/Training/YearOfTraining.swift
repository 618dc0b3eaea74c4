import Domain
import Kernel

/// One line of the training record, before it is written.
struct MadeCompletion: Sendable {
    enum Result: Sendable { case passed, failed, score(UInt8) }

    var person: Int32
    var programme: Int16
    var half: HalfKind
    var date: CalendarDate
    var result: Result
}

/// One half of a programme in one fiscal year: who may, who has to.
struct HalfOfYear {
    var programme: Int
    var half: HalfKind
    var people: [Int32] = []
}

/// Dates on which a programme's completions fall in a year: spread over its open months where people learn on their
/// own, else on a few days of class.
struct Sessions {
    let days: [CalendarDate]
    let isOpen: Bool

    init(_ mode: Programme.Mode, year: FiscalYear, programme: Int, dice: Dice) {
        let first = year.firstDay
        switch mode {
        case .onDemand, .online, .blended:
            // From May or June for three to five months.
            let start = 35 + dice.index(below: 40, programme, year.year)
            days = [
                first.adding(days: start),
                first.adding(days: start + 90 + dice.index(below: 60, programme, year.year + 1)),
            ]
            isOpen = true
        case .classroom, .ojt:
            let count = 3 + dice.index(below: 4, programme, year.year)
            days = (0..<count).map { number in
                let day = 50 + number * 240 / count + dice.index(below: 20, programme, year.year * 100 + number)
                return Sessions.weekday(first.adding(days: day))
            }
            isOpen = false
        }
    }

    func date(_ draw: Double) -> CalendarDate {
        guard isOpen else { return days[min(days.count - 1, Int(draw * Double(days.count)))] }
        let length = Double(days[1].daysSince1970 - days[0].daysSince1970)
        // Four in ten on the last days, as ever.
        let place = draw < 0.6 ? draw * 4 / 3 : 0.8 + (draw - 0.6) * 0.5
        return Sessions.weekday(days[0].adding(days: Int(place * length)))
    }

    /// Saturdays and Sundays become the Monday after.
    static func weekday(_ date: CalendarDate) -> CalendarDate {
        let day = (Int(date.daysSince1970) + 4) % 7
        return date.adding(days: day == 6 ? 2 : day == 0 ? 1 : 0)
    }
}
