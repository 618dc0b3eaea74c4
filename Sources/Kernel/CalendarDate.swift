/// A day of the proleptic Gregorian calendar, without time or zone.
///
/// Stored as days since 1970-01-01, so that half a million posts cost four bytes each and compare as integers.
package struct CalendarDate: Hashable, Sendable, Comparable {
    package var daysSince1970: Int32

    package init(daysSince1970: Int32) {
        self.daysSince1970 = daysSince1970
    }

    /// Nil where the calendar has no such day. Years 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(daysSince1970: Int32(Self.dayNumber(year, month, day)))
    }

    package static let distantPast = CalendarDate(daysSince1970: .min)
    package static let distantFuture = CalendarDate(daysSince1970: .max)

    package static func < (a: CalendarDate, b: CalendarDate) -> Bool { a.daysSince1970 < b.daysSince1970 }

    /// So many days later; it stays within what the type can hold.
    package func adding(days: Int) -> CalendarDate {
        CalendarDate(daysSince1970: Int32(clamping: Int(daysSince1970) + days))
    }

    /// The same day of the month, or the month's last where it has no such day.
    package func adding(months: Int) -> CalendarDate {
        let (year, month, day) = components
        let total = year * 12 + (month - 1) + months
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        return CalendarDate(
            year: newYear, month: newMonth, day: min(day, Self.days(inMonth: newMonth, of: newYear))) ?? self
    }

    /// Whole years from `self` to `date`: an age, or years of service.
    package func years(until date: CalendarDate) -> Int {
        let (a, b) = (components, date.components)
        return b.year - a.year - ((b.month, b.day) < (a.month, a.day) ? 1 : 0)
    }

    /// Year, month and day by the inverse of the day-number formula (H. Hinnant, "chrono-compatible low-level
    /// date algorithms", 2013: civil_from_days).
    package var components: (year: Int, month: Int, day: Int) {
        let z = Int(daysSince1970) + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    package var year: Int { components.year }
    package var month: Int { components.month }
    package var day: Int { components.day }

    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = y / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension CalendarDate: CustomStringConvertible {
    /// ISO 8601: `2026-04-01`.
    package var description: String {
        let (year, month, day) = components
        return "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// As documents write it: 令和8年4月1日, 1 April 2026.
    package func written(in language: Language) -> String {
        let (year, month, day) = components
        switch language {
        case .ja: return "\(JapaneseEra.yearName(of: self) ?? "\(year)年")\(month)月\(day)日"
        case .en:
            let months = [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
            return "\(day) \(months[month - 1]) \(year)"
        }
    }
}
