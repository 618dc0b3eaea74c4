import Kernel

/// One thing that the operator of a server decides: the same key in the file, the environment and on the command line.
struct Setting: Sendable {
    enum Kind: Sendable {
        case text
        /// The path of a file or folder.
        case path
        case number(ClosedRange<Int>)
        /// Several words: a list in the file, parted by commas in the environment.
        case list
        case choice([String])
        /// Where browsers or mail programs lead: `http://…` or `https://…`.
        case webAddress
        case mailAddress
        /// Shown nowhere. It may stand in a file of its own, which the same key with `-file` names.
        case secret
    }

    /// As in the file, its levels parted by full stops: `listen.port`.
    let key: String
    /// On the command line, without strokes; nil: not to be had there.
    let option: String?
    let kind: Kind
    /// In force where nobody says anything.
    let fallback: String?

    init(_ key: String, _ option: String?, _ kind: Kind, _ fallback: String? = nil) {
        self.key = key
        self.option = option
        self.kind = kind
        self.fallback = fallback
    }

    static let prefix = "IKUSEI_"

    /// `IKUSEI_LISTEN_PORT`
    var environmentName: String {
        Self.prefix + key.uppercased().map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    }

    var isList: Bool { if case .list = kind { true } else { false } }
    var isSecret: Bool { if case .secret = kind { true } else { false } }

    /// Where a secret's own file is named.
    var file: Setting? { isSecret ? Setting(key + "-file", option.map { $0 + "-file" }, .path) : nil }

    /// What is wrong with a value; nil: nothing.
    func fault(in text: String) -> Phrase? {
        switch kind {
        case .text, .path, .list, .secret: return nil
        case .number(let range):
            if let number = Int(text), range.contains(number) { return nil }
            return Phrase(
                ja: "\(range.lowerBound)から\(range.upperBound)までの整数にしてください",
                en: "it has to be a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .choice(let words):
            if words.contains(text) { return nil }
            let list = words.joined(separator: ", ")
            return Phrase(ja: "次のどれかにしてください: \(list)", en: "it has to be one of: \(list)")
        case .webAddress:
            let isFit = ["http://", "https://"].contains { text.hasPrefix($0) && text.count > $0.count }
            let isPlain = !text.contains { $0.isWhitespace || "?#\"<>".contains($0) }
            if isFit, isPlain, !text.hasSuffix("/") { return nil }
            return Phrase(
                ja: "http:// か https:// で始まり、/ で終わらないアドレスにしてください",
                en: "it has to begin with http:// or https:// and not to end with /")
        case .mailAddress:
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            let isFit =
                parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
                && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"<>()[],;:\\\"".utf8.contains($0) }
            return isFit
                ? nil
                : Phrase(
                    ja: "メールアドレスだけを書いてください（例: ikusei@city.example.lg.jp）",
                    en: "it has to be a plain mail address, as ikusei@city.example.lg.jp")
        }
    }
}
