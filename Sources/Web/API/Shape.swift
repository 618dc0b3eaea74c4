package import Kernel

/// What a value may be: a JSON Schema in few words, from which both the description and the check are made.
package indirect enum Shape: Sendable {
    /// Characters from … to ….
    case text(ClosedRange<Int>)
    /// As `text`, with line ends and tabs.
    case lines(Int)
    /// Bytes in base 64, at most so many characters.
    case base64(Int)
    /// Only what stands between `^` and `$`, which the server checks by the second part.
    case pattern(String, @Sendable (String) -> Bool)
    case choice([String])
    case integer(ClosedRange<Int64>)
    case number(ClosedRange<Double>)
    case flag
    /// From 1900 to 2199.
    case day
    case moment
    case list(Shape, ClosedRange<Int>)
    case object([Field])
    case named(Component)

    package static let id = Shape.integer(1...9_007_199_254_740_991)
    package static let count = Shape.integer(0...9_007_199_254_740_991)
    /// An id of the plan's own.
    package static let planID = Shape.text(1...100)
    package static let word = Shape.text(0...100_000)
    package static func many(_ shape: Shape) -> Shape { .list(shape, 0...1_000_000) }

    package struct Field: Sendable {
        package let name: String
        package let shape: Shape
        package let isRequired: Bool
        package let about: Phrase?

        package init(_ name: String, _ shape: Shape, optional: Bool = false, _ about: Phrase? = nil) {
            self.name = name
            self.shape = shape
            isRequired = !optional
            self.about = about
        }
    }

    /// A shape that several use, by its name.
    package struct Component: Sendable {
        package let name: String
        package let shape: Shape

        package init(_ name: String, _ fields: [Field]) {
            self.name = name
            shape = .object(fields)
        }
    }
}

/// Where something sent is not as it is described.
package struct ShapeFault: Sendable, Hashable {
    /// JSON pointer in the body (`#/items/3/day`), or the name of a parameter.
    package let place: String
    package let why: Phrase
}

extension Shape {
    /// What is wrong with a value; nothing where it fits. At most twenty faults.
    func faults(_ value: JSON, at place: String = "#") -> [ShapeFault] {
        func fault(_ ja: String, _ en: String) -> [ShapeFault] {
            [ShapeFault(place: place, why: Phrase(ja: ja, en: en))]
        }
        switch (self, value) {
        case (.named(let component), _): return component.shape.faults(value, at: place)
        case (.text(let range), .text(let text)):
            guard range.contains(text.unicodeScalars.count) else {
                return fault(
                    "\(range.lowerBound)〜\(range.upperBound)字にしてください。",
                    "\(range.lowerBound) to \(range.upperBound) characters.")
            }
            return text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
                ? fault("使えない文字があります。", "It contains characters that cannot be used.") : []
        case (.lines(let most), .text(let text)):
            guard text.unicodeScalars.count <= most else { return fault("長すぎます。", "It is too long.") }
            return text.unicodeScalars.contains {
                $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0) || $0.value == 0x7F
            }
                ? fault("使えない文字があります。", "It contains characters that cannot be used.") : []
        case (.base64(let most), .text(let text)):
            return text.utf8.count <= most && Self.isBase64(text) ? [] : fault("Base64ではありません。", "It is not base 64.")
        case (.pattern(_, let fits), .text(let text)):
            return fits(text) ? [] : fault("形式が違います。", "It is not of the form described.")
        case (.choice(let words), .text(let text)):
            let all = words.joined(separator: ", ")
            return words.contains(text) ? [] : fault("次のどれかにしてください: \(all)", "One of: \(all)")
        case (.integer(let range), .integer(let number)):
            return range.contains(number)
                ? []
                : fault(
                    "\(range.lowerBound)〜\(range.upperBound)の整数にしてください。",
                    "A whole number from \(range.lowerBound) to \(range.upperBound).")
        case (.number(let range), .integer), (.number(let range), .number):
            return value.number.map(range.contains) == true
                ? []
                : fault(
                    "\(range.lowerBound)〜\(range.upperBound)の数にしてください。",
                    "A number from \(range.lowerBound) to \(range.upperBound).")
        case (.flag, .flag): return []
        case (.day, .text):
            return value.day.map { (1900...2199).contains($0.year) } == true
                ? [] : fault("1900〜2199年の日付にしてください（例: 2026-04-01）。", "A date from 1900 to 2199, as 2026-04-01.")
        case (.moment, .text(let text)):
            return Instant(rfc3339: text) != nil
                ? [] : fault("日時にしてください（例: 2026-04-01T00:00:00Z）。", "A time, as 2026-04-01T00:00:00Z.")
        case (.list(let shape, let range), .list(let elements)):
            guard range.contains(elements.count) else {
                return fault(
                    "\(range.lowerBound)〜\(range.upperBound)件にしてください。",
                    "\(range.lowerBound) to \(range.upperBound) elements.")
            }
            var found = [ShapeFault]()
            for (index, element) in elements.enumerated() where found.count < 20 {
                found += shape.faults(element, at: "\(place)/\(index)")
            }
            return found
        case (.object(let fields), .members(let members)): return faults(of: members, fields, at: place)
        default: return fault("\(typeName)にしてください。", "It must be \(typeName).")
        }
    }

    private func faults(of members: [JSON.Member], _ fields: [Field], at place: String) -> [ShapeFault] {
        var found = [ShapeFault]()
        for field in fields {
            if let value = members.first(where: { $0.name == field.name })?.value {
                found += field.shape.faults(value, at: "\(place)/\(field.name)")
            } else if field.isRequired {
                found.append(ShapeFault(place: "\(place)/\(field.name)", why: .missing))
            }
        }
        // Names are others': they are not repeated.
        if members.contains(where: { member in !fields.contains { $0.name == member.name } }) {
            found.append(
                ShapeFault(place: place, why: Phrase(ja: "知らない項目があります。", en: "It has a member that is not known.")))
        }
        return Array(found.prefix(20))
    }

    private static func isBase64(_ text: String) -> Bool {
        guard text.utf8.count % 4 == 0 else { return false }
        let end = text.utf8.reversed().prefix { $0 == 0x3D }.count
        return end <= 2
            && text.utf8.dropLast(end).allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2B
                    || $0 == 0x2F
            }
    }

    var typeName: String {
        switch self {
        case .text, .lines, .base64, .pattern, .choice, .day, .moment: "string"
        case .integer: "integer"
        case .number: "number"
        case .flag: "boolean"
        case .list: "array"
        case .object, .named: "object"
        }
    }

    /// What stands in an address, as the value that it is meant for; a text where it is none.
    func value(written text: String) -> JSON {
        switch self {
        case .integer:
            guard let number = Int64(text), String(number) == text else { return .text(text) }
            return .integer(number)
        case .flag: return text == "true" ? .flag(true) : text == "false" ? .flag(false) : .text(text)
        default: return .text(text)
        }
    }
}
