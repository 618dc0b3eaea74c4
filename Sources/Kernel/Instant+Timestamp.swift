extension Instant {
    /// A moment with its zone in the form of RFC 3339: `2026-04-01T09:00:00+09:00`, `2026-04-01T00:00:00Z`. Fractions of
    /// a second are dropped. Nil for anything else.
    package init?(timestamp text: String) {
        let pattern =
            /(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):?(\d\d))/
        guard let match = text.wholeMatch(of: pattern)?.output else { return nil }
        func number(_ digits: Substring?) -> Int { digits.flatMap { Int($0) } ?? 0 }
        let (hour, minute, second) = (number(match.4), number(match.5), number(match.6))
        let (zoneHour, zoneMinute) = (number(match.8), number(match.9))
        guard let day = CalendarDate(year: number(match.1), month: number(match.2), day: number(match.3)),
            hour < 24, minute < 60, second < 60, zoneHour < 24, zoneMinute < 60
        else { return nil }
        let zone = (zoneHour * 3600 + zoneMinute * 60) * (match.7 == "-" ? -1 : 1)
        let seconds = Int(day.daysSince1970) * 86_400 + hour * 3600 + minute * 60 + second - zone
        self.init(milliseconds: Int64(seconds) * 1000)
    }

    /// In UTC to the second: `2026-04-01T00:00:00Z`. Years 0 to 9999.
    package var timestamp: String {
        let (day, rest) = Instant.divided(milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0), by: 86_400)
        let (year, month, dayOfMonth) = CalendarDate(daysSince1970: Int32(clamping: day)).components
        func padded(_ number: Int, _ width: Int = 2) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { padded(Int($0)) }.joined(separator: ":")
        return "\(padded(year, 4))-\(padded(month))-\(padded(dayOfMonth))T\(clock)Z"
    }

    private static func divided(_ number: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
