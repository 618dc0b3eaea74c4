import Kernel

/// Reads the dates of one file. Eight digits and ISO are worked out from the bytes; every other writing (令和, R8.4.1,
/// 2026/4/1) once, as a file repeats a few thousand days.
struct DateReading: Sendable {
    enum Outcome: Sendable, Equatable {
        case date(CalendarDate)
        /// Empty, or the zeros and nines by which exports say "none".
        case none
        case unreadable
    }

    private var writings = TextNumbering()
    private var outcomes = [Outcome]()

    init() {}

    mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Outcome {
        switch text.count {
        case 0: return .none
        case 8:
            if let digits = Self.digits(text, 0, 8) { return Self.outcome(digits) }
        case 10 where text[4] == text[7] && (text[4] == UInt8(ascii: "-") || text[4] == UInt8(ascii: "/")):
            if let year = Self.digits(text, 0, 4), let month = Self.digits(text, 5, 7),
                let day = Self.digits(text, 8, 10)
            {
                return Self.outcome(year * 10000 + month * 100 + day)
            }
        default: break
        }
        let (number, isNew) = writings.number(of: text)
        if isNew { outcomes.append(Self.outcome(String(decoding: text, as: UTF8.self))) }
        return outcomes[number]
    }

    private static func outcome(_ digits: Int) -> Outcome {
        if let date = CalendarDate(year: digits / 10000, month: digits / 100 % 100, day: digits % 100) {
            return digits == 9999_12_31 ? .none : .date(date)
        }
        return digits == 0 || digits == 9999_99_99 ? .none : .unreadable
    }

    private static func outcome(_ text: String) -> Outcome {
        if let date = CalendarDate(parsing: text) { return .date(date) }
        return text.unicodeScalars.allSatisfy { $0 == "-" || $0 == "/" || $0 == "0" || $0 == "ー" } ? .none : .unreadable
    }

    @inline(__always)
    private static func digits(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Int? {
        var value = 0
        for index in from..<to {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
