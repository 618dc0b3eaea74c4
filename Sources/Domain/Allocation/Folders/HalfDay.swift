package import Kernel

/// A half-day of the year as an instance folder writes it: the day's number, then `a` for the morning or `p` for the
/// afternoon.
package struct HalfDay: Sendable, Hashable {
    /// As `Mathematics` counts half-days: `2 · day` in the morning, `2 · day + 1` in the afternoon.
    package var index: Int32

    package init(index: Int32) { self.index = index }

    /// Days are counted within a year or a few; a number beyond is a mistyped one.
    static let lastDay: Int32 = 9_999

    /// `nil` for what is no half-day.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.count >= 2, let half = text.last, half == UInt8(ascii: "a") || half == UInt8(ascii: "p") else {
            return nil
        }
        var day: Int32 = 0
        for byte in text.dropLast() {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            day = day * 10 + Int32(digit)
            guard day <= Self.lastDay else { return nil }
        }
        index = 2 * day + (half == UInt8(ascii: "p") ? 1 : 0)
    }

    package var day: Int32 { index >> 1 }
    package var isMorning: Bool { index & 1 == 0 }

    /// As the folder writes it: `12a`.
    package var text: String { "\(day)\(isMorning ? "a" : "p")" }

    /// 12日目の午前, day 12, morning.
    package var words: Phrase {
        Phrase(
            ja: "\(day)日目の\(isMorning ? "午前" : "午後")", en: "day \(day), \(isMorning ? "morning" : "afternoon")")
    }
}
