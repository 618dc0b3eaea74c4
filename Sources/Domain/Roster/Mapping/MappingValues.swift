import Formats
import Kernel

/// Takes values from a mapping file's tree and notes, with its place, whatever is not as it should be.
struct MappingValues {
    private(set) var diagnostics = [Diagnostic]()

    mutating func add(_ code: RosterCode, at place: Place, _ message: Phrase, suggestion: String? = nil) {
        diagnostics.append(Diagnostic(code.severity, code.rawValue, at: place, message, suggestion: suggestion))
    }

    /// The mapping's entries; whatever key is not among `known` is an error.
    mutating func entries(_ node: YAMLNode, known: [String]) -> [YAMLNode.Entry] {
        guard let entries = node.entries else {
            add(
                .wrongShape, at: node.place,
                Phrase(ja: "ここには「キー: 値」の組を書きます", en: "a mapping of keys to values belongs here"))
            return []
        }
        for entry in entries where !known.contains(entry.key) {
            add(
                .unknownKey, at: entry.keyPlace,
                Phrase(ja: "キー「\(entry.key)」はありません", en: "there is no key '\(entry.key)'"),
                suggestion: nearest(to: entry.key, among: known))
        }
        return entries.filter { known.contains($0.key) }
    }

    mutating func text(_ node: YAMLNode) -> String? {
        if let text = node.string, !node.isNull { return text }
        add(.wrongShape, at: node.place, Phrase(ja: "ここには文字列を書きます", en: "a text belongs here"))
        return nil
    }

    mutating func word(_ node: YAMLNode) -> MappedWord? {
        text(node).map { MappedWord($0, at: node.place) }
    }

    /// A text in Japanese, or in both languages as `{ja: …, en: …}`.
    mutating func phrase(_ node: YAMLNode) -> Phrase? {
        guard node.entries != nil else { return text(node).map { Phrase($0) } }
        var phrase: (ja: String?, en: String?)
        for entry in entries(node, known: ["ja", "en"]) {
            if entry.key == "ja" { phrase.ja = text(entry.value) } else { phrase.en = text(entry.value) }
        }
        guard let either = phrase.ja ?? phrase.en else { return nil }
        return Phrase(ja: phrase.ja ?? either, en: phrase.en ?? either)
    }

    mutating func number(_ node: YAMLNode, atLeast least: Int) -> Int? {
        if let number = node.string.flatMap({ Int($0) }), number >= least { return number }
        add(
            .wrongShape, at: node.place,
            Phrase(ja: "ここには\(least)以上の整数を書きます", en: "a whole number of at least \(least) belongs here"))
        return nil
    }

    mutating func bool(_ node: YAMLNode) -> Bool? {
        switch node.string {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            choiceUnknown(node, among: ["true", "false"])
            return nil
        }
    }

    mutating func choice<Choice: RawRepresentable & CaseIterable>(_ node: YAMLNode) -> Choice?
    where Choice.RawValue == String {
        if let choice = node.string.flatMap(Choice.init(rawValue:)) { return choice }
        choiceUnknown(node, among: Choice.allCases.map(\.rawValue))
        return nil
    }

    mutating func choiceUnknown(_ node: YAMLNode, among allowed: [String]) {
        let list = allowed.joined(separator: " | ")
        add(
            .unknownChoice, at: node.place,
            Phrase(
                ja: "「\(node.string ?? "…")」は使えません。使えるもの: \(list)",
                en: "'\(node.string ?? "…")' is not allowed here; allowed: \(list)"),
            suggestion: node.string.flatMap { nearest(to: $0, among: allowed) })
    }

    mutating func missing(_ key: String, at place: Place) {
        add(.missingKey, at: place, Phrase(ja: "キー「\(key)」が必要です", en: "the key '\(key)' is missing"))
    }
}
