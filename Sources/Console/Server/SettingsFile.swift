import Formats
import Kernel

/// The file of settings, looked through before it is believed: what it has that nobody reads, or not in the right form.
struct SettingsFile {
    let path: String
    /// Where each key's value stands.
    private(set) var places: [String: Place] = [:]
    private(set) var diagnostics: [Diagnostic]
    private let settings: [String: Setting]

    /// Throws `InputErrors` where the file cannot be read as YAML at all.
    init(_ text: String, path: String) throws(InputErrors) {
        self.path = path
        settings = Dictionary(
            (Setting.all + Setting.all.compactMap(\.file)).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }
        )
        diagnostics = []
        let isEmpty = text.split(separator: "\n").allSatisfy { line in
            let line = line.drop { $0 == " " }
            return line.isEmpty || line.hasPrefix("#") || line == "---"
        }
        guard !isEmpty else { return }
        let (document, found) = try YAMLDocument.read(text, file: path)
        diagnostics = found
        guard document.root.entries != nil else {
            throw InputErrors([
                Diagnostic(
                    .error, "C002", at: document.root.place,
                    Phrase(ja: "「キー: 値」の形で書いてください", en: "the file has to be made of “key: value”"))
            ])
        }
        look(document.root, under: "")
    }

    private mutating func look(_ node: YAMLNode, under prefix: String) {
        for entry in node.entries ?? [] {
            let key = prefix + entry.key
            if let setting = settings[key] {
                look(entry.value, setting)
            } else if settings.keys.contains(where: { $0.hasPrefix(key + ".") }) {
                if entry.value.entries != nil {
                    look(entry.value, under: key + ".")
                } else if !entry.value.isNull {
                    wrongForm(key, entry.value.place, ja: "下の段に「キー: 値」を字下げして", en: "“key: value” indented under it")
                }
            } else {
                diagnostics.append(
                    Diagnostic(
                        .error, "C001", at: entry.keyPlace,
                        Phrase(ja: "「\(key)」という設定はありません", en: "there is no setting “\(key)”"),
                        suggestion: nearest(to: key, among: settings.keys.sorted())))
            }
        }
    }

    private mutating func look(_ value: YAMLNode, _ setting: Setting) {
        if value.isNull { return }
        places[setting.key] = value.place
        if setting.isList {
            let isFit = value.elements?.allSatisfy { $0.string?.isEmpty == false } == true
            if !isFit { wrongForm(setting.key, value.place, ja: "[値, 値] の形で", en: "a list: [value, value]") }
        } else if value.string == nil {
            wrongForm(setting.key, value.place, ja: "値を一つだけ", en: "one value")
        }
    }

    private mutating func wrongForm(_ key: String, _ place: Place, ja: String, en: String) {
        diagnostics.append(
            Diagnostic(
                .error, "C002", at: place,
                Phrase(ja: "「\(key)」は\(ja)書いてください", en: "“\(key)” takes \(en)")))
    }
}
