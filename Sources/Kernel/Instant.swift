/// A moment, in milliseconds since 1970-01-01 in UTC.
package struct Instant: Sendable, Hashable, Comparable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }

    package func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1000) }

    package func seconds(since earlier: Instant) -> Double { Double(milliseconds - earlier.milliseconds) / 1000 }

    private static let japanOffset: Int64 = 9 * 3600 * 1000
    private static let dayLength: Int64 = 24 * 3600 * 1000

    /// Noon of a day in Japan, for what is known by its day alone.
    package init(noonInJapan day: CalendarDate) {
        milliseconds = Int64(day.daysSince1970) * Self.dayLength + Self.dayLength / 2 - Self.japanOffset
    }

    /// The day in Japan, which has one zone and no summer time.
    package var dayInJapan: CalendarDate {
        let shifted = milliseconds + Self.japanOffset
        let (quotient, remainder) = shifted.quotientAndRemainder(dividingBy: Self.dayLength)
        return CalendarDate(daysSince1970: Int32(clamping: remainder < 0 ? quotient - 1 : quotient))
    }

    /// Hour, minute and second of the clock in Japan.
    package var clockInJapan: (hour: Int, minute: Int, second: Int) {
        let shifted = milliseconds + Self.japanOffset
        let remainder = shifted % Self.dayLength
        let second = Int((remainder < 0 ? remainder + Self.dayLength : remainder) / 1000)
        return (second / 3600, second / 60 % 60, second % 60)
    }
}
