import Formats
import Foundation
package import Kernel

/// What programs send and are sent. Members keep their order.
package enum JSON: Sendable, Hashable {
    case null
    case flag(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([JSON])
    case members([Member])

    package struct Member: Sendable, Hashable {
        package let name: String
        package let value: JSON
    }

    package static func count(_ number: Int) -> JSON { .integer(Int64(number)) }
    package static func phrase(_ phrase: Phrase) -> JSON { ["ja": .text(phrase.ja), "en": .text(phrase.en)] }

    /// Nil for a period without that end.
    package static func day(_ date: CalendarDate?) -> JSON? {
        date.flatMap { (1...9000).contains($0.year) ? .text("\($0)") : nil }
    }

    /// RFC 3339, in UTC.
    package static func moment(_ instant: Instant?) -> JSON? {
        instant.map { .text(Date(timeIntervalSince1970: Double($0.milliseconds / 1000)).formatted(.iso8601)) }
    }

    package subscript(_ name: String) -> JSON? {
        if case .members(let members) = self { members.first { $0.name == name }?.value } else { nil }
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    package var list: [JSON] { if case .list(let list) = self { list } else { [] } }
    package var day: CalendarDate? { text.flatMap(CalendarDate.init(strictly:)) }

    package var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .number(let number): number
        default: nil
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral {
    /// Members without a value are left out.
    package init(dictionaryLiteral elements: (String, JSON?)...) {
        self = .members(elements.compactMap { name, value in value.map { Member(name: name, value: $0) } })
    }

    package init(arrayLiteral elements: JSON...) { self = .list(elements) }
    package init(stringLiteral value: String) { self = .text(value) }

    /// What two objects say, the first first.
    package static func + (a: JSON, b: JSON) -> JSON {
        guard case .members(let first) = a, case .members(let second) = b else { return a }
        return .members(first + second)
    }
}

extension JSON {
    func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .flag(let flag): writer.value(flag)
        case .integer(let number): writer.value(Int(number))
        case .number(let number): writer.value(number)
        case .text(let text): writer.value(text)
        case .list(let list): writer.array { json in for element in list { element.write(to: &json) } }
        case .members(let members):
            writer.object { json in
                for member in members {
                    json.key(member.name)
                    member.value.write(to: &json)
                }
            }
        }
    }

    package func bytes(pretty: Bool = false) -> [UInt8] {
        var writer = JSONWriter(pretty: pretty)
        write(to: &writer)
        return writer.finished()
    }

    /// Throws `Refusal.malformed` for what is no JSON (RFC 8259), and for a NUL in a text.
    package init(reading bytes: [UInt8]) throws(Refusal) {
        guard let value = try? JSONDecoder().decode(JSON.self, from: Data(bytes)) else { throw .malformed(.json) }
        self = value
    }
}

extension JSON: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Name.self) {
            self = .members(
                try object.allKeys.map { Member(name: $0.stringValue, value: try object.decode(JSON.self, forKey: $0)) }
            )
            return
        }
        if var list = try? decoder.unkeyedContainer() {
            var elements = [JSON]()
            while !list.isAtEnd { elements.append(try list.decode(JSON.self)) }
            self = .list(elements)
            return
        }
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Int64.self) {
            self = .integer(number)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }
}

extension CalendarDate {
    /// A full-date of RFC 3339, `2026-04-01`, and nothing else.
    init?(strictly text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 10, digits[4] == 0x2D, digits[7] == 0x2D else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
        }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension Instant {
    /// A date-time of RFC 3339, in any zone, to the second. A leap second is the second before it.
    init?(rfc3339 text: String) {
        let text = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= text.count, text[range].allSatisfy({ (0x30...0x39).contains($0) }) else {
                return nil
            }
            return text[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
        }
        guard text.count >= 20, let day = CalendarDate(strictly: String(decoding: text[..<10], as: UTF8.self)),
            text[10] | 0x20 == 0x74, text[13] == 0x3A, text[16] == 0x3A, let hour = number(11..<13), hour < 24,
            let minute = number(14..<16), minute < 60, let second = number(17..<19), second <= 60
        else { return nil }
        var rest = 19
        if text[rest] == 0x2E {
            rest += 1 + text[(rest + 1)...].prefix { (0x30...0x39).contains($0) }.count
            guard rest > 20 else { return nil }
        }
        guard rest < text.count else { return nil }
        var offset = 0
        if text[rest] | 0x20 == 0x7A {
            guard rest + 1 == text.count else { return nil }
        } else {
            guard [0x2B, 0x2D].contains(text[rest]), rest + 6 == text.count, text[rest + 3] == 0x3A,
                let hours = number((rest + 1)..<(rest + 3)), hours < 24,
                let minutes = number((rest + 4)..<(rest + 6)), minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * (text[rest] == 0x2B ? 60 : -60)
        }
        let seconds = Int64(day.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59) - offset)
        self.init(milliseconds: seconds * 1000)
    }
}
