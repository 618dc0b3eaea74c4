package import Formats
package import Kernel

/// Collects what is wrong with a file while it is read, so that one bad entry never hides the others.
package final class Findings {
    package private(set) var diagnostics: [Diagnostic]

    package init(_ diagnostics: [Diagnostic] = []) { self.diagnostics = diagnostics }

    package func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    package func error(_ code: String, _ place: Place, ja: String, en: String, suggestion: String? = nil) {
        add(Diagnostic(.error, code, at: place, Phrase(ja: ja, en: en), suggestion: suggestion))
    }

    package func warning(_ code: String, _ place: Place, ja: String, en: String, suggestion: String? = nil) {
        add(Diagnostic(.warning, code, at: place, Phrase(ja: ja, en: en), suggestion: suggestion))
    }

    package func note(_ code: String, _ place: Place, ja: String, en: String) {
        add(Diagnostic(.note, code, at: place, Phrase(ja: ja, en: en)))
    }
}

/// One mapping of a YAML file under reading: typed access to its keys, with an error at the place of whatever is not
/// of the type, and of every key that nobody asked for.
package final class Fields {
    package let node: YAMLNode
    package let findings: Findings
    private let entries: [YAMLNode.Entry]
    private var asked = Set<String>()

    /// Nil, with an error, where the node is not a mapping.
    package init?(_ node: YAMLNode, _ findings: Findings) {
        guard let entries = node.entries else {
            findings.error(
                "P003", node.place, ja: "ここには「キー: 値」の組が必要です", en: "a mapping (key: value) is expected here")
            return nil
        }
        self.node = node
        self.entries = entries
        self.findings = findings
    }

    package var place: Place { node.place }
    package var keys: [(key: String, place: Place, value: YAMLNode)] { entries.map { ($0.key, $0.keyPlace, $0.value) } }

    /// Marks every key as known: for mappings whose keys are ids.
    package func acceptAllKeys() { asked.formUnion(entries.map(\.key)) }

    /// The value of a key; nil where it is absent or empty.
    package subscript(_ key: String) -> YAMLNode? {
        asked.insert(key)
        guard let value = entries.first(where: { $0.key == key })?.value, !value.isNull else { return nil }
        return value
    }

    /// Reports the keys that nobody asked for, with the nearest that exists.
    package func finish() {
        for entry in entries where !asked.contains(entry.key) {
            findings.error(
                "P001", entry.keyPlace, ja: "キー「\(entry.key)」はここでは使えません", en: "unknown key '\(entry.key)'",
                suggestion: nearest(to: entry.key, among: asked.sorted()))
        }
    }

    package func missing(_ key: String) {
        findings.error("P002", place, ja: "キー「\(key)」が必要です", en: "the key '\(key)' is required here")
    }

    package func wrongType(_ node: YAMLNode, ja: String, en: String) {
        findings.error("P003", node.place, ja: "ここには\(ja)が必要です", en: "\(en) is expected here")
    }

    // MARK: Typed access

    package func text(_ key: String) -> String? {
        guard let value = self[key] else { return nil }
        guard let text = value.string else {
            wrongType(value, ja: "文字列", en: "a text")
            return nil
        }
        return text
    }

    package func requiredText(_ key: String) -> String {
        if let text = text(key) { return text }
        if self[key] == nil { missing(key) }
        return ""
    }

    /// A text, or `{ja: …, en: …}`; one language alone stands for both.
    package func phrase(_ key: String) -> Phrase? { self[key].flatMap(phrase(of:)) }

    package func phrase(of node: YAMLNode) -> Phrase? {
        if let text = node.string { return Phrase(text) }
        guard let inner = Fields(node, findings) else { return nil }
        let (ja, en) = (inner.text("ja"), inner.text("en"))
        inner.finish()
        guard let first = ja ?? en else {
            inner.missing("ja")
            return nil
        }
        return Phrase(ja: first, en: en ?? first)
    }

    package func requiredPhrase(_ key: String) -> Phrase {
        if let phrase = phrase(key) { return phrase }
        if self[key] == nil { missing(key) }
        return Phrase("")
    }

    package func integer(_ key: String, in range: ClosedRange<Int> = 0...1_000_000_000) -> Int? {
        guard let value = self[key] else { return nil }
        return integer(of: value, in: range)
    }

    package func integer(of value: YAMLNode, in range: ClosedRange<Int> = 0...1_000_000_000) -> Int? {
        let digits = value.string?.replacing(",", with: "").replacing("_", with: "")
        guard let number = digits.flatMap({ Int($0) }) else {
            wrongType(value, ja: "整数", en: "a whole number")
            return nil
        }
        guard range.contains(number) else {
            findings.error(
                "P010", value.place, ja: "数は\(range.lowerBound)から\(range.upperBound)までです",
                en: "the number must lie between \(range.lowerBound) and \(range.upperBound)")
            return nil
        }
        return number
    }

    package func number(_ key: String, in range: ClosedRange<Double> = 0...1e12) -> Double? {
        self[key].flatMap { number(of: $0, in: range) }
    }

    package func number(of value: YAMLNode, in range: ClosedRange<Double> = 0...1e12) -> Double? {
        guard let number = value.string.flatMap({ Double($0.replacing(",", with: "").replacing("_", with: "")) }),
            number.isFinite
        else {
            wrongType(value, ja: "数", en: "a number")
            return nil
        }
        guard range.contains(number) else {
            findings.error(
                "P010", value.place, ja: "数の範囲を外れています", en: "the number is out of range")
            return nil
        }
        return number
    }

    package func flag(_ key: String) -> Bool? {
        guard let value = self[key] else { return nil }
        switch value.string {
        case "true", "yes", "はい": return true
        case "false", "no", "いいえ": return false
        default:
            wrongType(value, ja: "true か false", en: "true or false")
            return nil
        }
    }

    package func date(_ key: String) -> CalendarDate? {
        guard let value = self[key] else { return nil }
        guard let date = value.string.flatMap({ CalendarDate(parsing: $0) }) else {
            findings.error(
                "P011", value.place, ja: "日付として読めません（例: 2026-04-01、令和8年4月1日）",
                en: "not a date (for example 2026-04-01)")
            return nil
        }
        return date
    }

    package func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String) -> Choice? {
        guard let value = self[key] else { return nil }
        guard let text = value.string, let choice = Choice(rawValue: text) else {
            let names = Choice.allCases.map(\.rawValue)
            findings.error(
                "P007", value.place, ja: "「\(value.string ?? "")」は使えません（\(names.joined(separator: "、"))のいずれか）",
                en: "'\(value.string ?? "")' is not one of \(names.joined(separator: ", "))",
                suggestion: nearest(to: value.string ?? "", among: names))
            return nil
        }
        return choice
    }

    /// The elements of a list; a single value stands for a list of one.
    package func list(_ key: String) -> [YAMLNode] {
        guard let value = self[key] else { return [] }
        return value.elements ?? [value]
    }

    package func texts(_ key: String) -> [String] {
        list(key).compactMap { element in
            if element.string == nil { wrongType(element, ja: "文字列", en: "a text") }
            return element.string
        }
    }

    package func mapping(_ key: String) -> Fields? { self[key].flatMap { Fields($0, findings) } }

    /// The mappings of a list, with errors for elements that are none.
    package func mappings(_ key: String) -> [Fields] {
        guard let value = self[key] else { return [] }
        guard let elements = value.elements else {
            wrongType(value, ja: "一覧（「- 」で始まる行）", en: "a list")
            return []
        }
        return elements.compactMap { Fields($0, findings) }
    }
}
