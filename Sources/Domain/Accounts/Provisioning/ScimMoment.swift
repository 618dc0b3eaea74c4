package import Kernel

extension Instant {
    /// As SCIM writes a moment (RFC 7643 §2.3.5), in UTC.
    package var scimText: String {
        let day: Int64 = 86_400_000
        var (days, rest) = milliseconds.quotientAndRemainder(dividingBy: day)
        if rest < 0 {
            days -= 1
            rest += day
        }
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
        let fraction = String(rest % 1000 + 1000).dropFirst()
        return "\(CalendarDate(daysSince1970: Int32(clamping: days)))T\(two(rest / 3_600_000))"
            + ":\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60)).\(fraction)Z"
    }

    /// Reads `2026-08-07T10:00:00Z`, with or without a fraction, in any zone; nil for what is none.
    package init?(scimText text: String) {
        let bytes = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return bytes[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }
        func stands(_ character: Character, _ at: Int) -> Bool {
            at < bytes.count && bytes[at] == character.asciiValue
        }
        guard stands("-", 4), stands("-", 7), stands("T", 10) || stands("t", 10), stands(":", 13), stands(":", 16),
            let year = number(0..<4), let month = number(5..<7), let dayOfMonth = number(8..<10),
            let day = CalendarDate(year: year, month: month, day: dayOfMonth),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            hour < 24, minute < 60, second < 61
        else { return nil }
        var at = 19
        var fraction = 0
        if stands(".", at) {
            let start = at + 1
            at = start
            while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
            guard (1...9).contains(at - start) else { return nil }
            for place in 0..<3 {
                fraction = fraction * 10 + (start + place < at ? Int(bytes[start + place]) - 0x30 : 0)
            }
        }
        var offset = 0
        if at + 1 == bytes.count, stands("Z", at) || stands("z", at) {
            offset = 0
        } else {
            guard at + 6 == bytes.count, stands("+", at) || stands("-", at), stands(":", at + 3),
                let hours = number(at + 1..<at + 3), let minutes = number(at + 4..<at + 6), hours < 24, minutes < 60
            else { return nil }
            offset = (stands("-", at) ? -1 : 1) * (hours * 60 + minutes) * 60_000
        }
        let time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
        self.init(milliseconds: Int64(day.daysSince1970) * 86_400_000 + Int64(time - offset))
    }
}
