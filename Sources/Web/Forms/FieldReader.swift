package import Kernel

/// Takes typed values from a form and notes, field by field, what is wrong, so that it can be shown again.
package struct FieldReader: Sendable {
    package let form: Form
    package private(set) var errors = FormErrors()

    package init(_ form: Form) { self.form = form }

    package mutating func refuse(_ name: String, _ why: Phrase) { errors.add(name, why) }

    /// Without spaces at its ends; empty where it is missing and may be.
    package mutating func text(_ name: String, maximum: Int = 200, isRequired: Bool = true) -> String {
        let text = String(
            (form[name] ?? "").drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        if isRequired, text.isEmpty { errors.add(name, .missing) }
        if text.count > maximum {
            errors.add(name, Phrase(ja: "\(maximum)字以内で入力してください。", en: "At most \(maximum) characters, please."))
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" }) {
            errors.add(name, Phrase(ja: "使えない文字があります。", en: "It contains characters that cannot be used."))
        }
        return text
    }

    /// As it was typed, spaces and all.
    package mutating func password(_ name: String, maximum: Int = 1000) -> String {
        let text = form[name] ?? ""
        if text.isEmpty { errors.add(name, .missing) }
        if text.count > maximum {
            errors.add(name, Phrase(ja: "\(maximum)字以内で入力してください。", en: "At most \(maximum) characters, please."))
        }
        return text
    }

    /// Also in the wide digits that Japanese input gives.
    package mutating func integer(_ name: String, in range: ClosedRange<Int>) -> Int? {
        let text = text(name, maximum: 20)
        guard !text.isEmpty else { return nil }
        guard let number = Int(text.narrowDigits), range.contains(number) else {
            errors.add(
                name,
                Phrase(
                    ja: "\(range.lowerBound)から\(range.upperBound)までの整数で入力してください。",
                    en: "A whole number from \(range.lowerBound) to \(range.upperBound), please."))
            return nil
        }
        return number
    }

    /// In every way in which `CalendarDate` reads one.
    package mutating func date(_ name: String, isRequired: Bool = true) -> CalendarDate? {
        let text = text(name, maximum: 40, isRequired: isRequired)
        guard !text.isEmpty else { return nil }
        guard let date = CalendarDate(parsing: text) else {
            errors.add(
                name, Phrase(ja: "日付として読めません（例: 2026-04-01）。", en: "This is not a date (for example 2026-04-01)."))
            return nil
        }
        return date
    }

    package mutating func choice<Choice: RawRepresentable<String>>(_ name: String, of: Choice.Type) -> Choice? {
        let choice = form[name].flatMap(Choice.init(rawValue:))
        if choice == nil { errors.add(name, Phrase(ja: "選んでください。", en: "Please choose one.")) }
        return choice
    }

    package func isChecked(_ name: String) -> Bool { form[name] != nil }
}

/// What is wrong with a form, by field: the first thing each.
package struct FormErrors: Sendable, Hashable {
    private var phrases: [String: Phrase] = [:]

    package init() {}

    package var isEmpty: Bool { phrases.isEmpty }
    package subscript(_ name: String) -> Phrase? { phrases[name] }

    package mutating func add(_ name: String, _ why: Phrase) {
        if phrases[name] == nil { phrases[name] = why }
    }

    /// For a template: `{{errors.name}}`.
    package func words(in language: Language) -> [String: String] { phrases.mapValues { $0[language] } }
}

extension Phrase {
    static let missing = Phrase(ja: "入力してください。", en: "Please fill this in.")
}

extension String {
    /// ０–９ as 0–9.
    fileprivate var narrowDigits: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map {
                    (0xFF10...0xFF19).contains($0.value) ? Unicode.Scalar(UInt8($0.value - 0xFF10 + 0x30)) : $0
                }))
    }
}
