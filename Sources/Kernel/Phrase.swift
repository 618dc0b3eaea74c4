/// A text in the two languages of the product. Japanese is the first; English is complete.
package struct Phrase: Hashable, Sendable {
    package var ja: String
    package var en: String

    package init(ja: String, en: String) {
        self.ja = ja
        self.en = en
    }

    /// The same text in both languages: for names and figures that are not translated.
    package init(_ same: String) {
        self.ja = same
        self.en = same
    }

    package subscript(_ language: Language) -> String {
        language == .ja ? ja : en
    }
}

/// A language of the user interface.
package enum Language: String, CaseIterable, Sendable {
    case ja, en

    /// The language that POSIX locale variables ask for: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is
    /// set decides; Japanese where it begins with `ja`, English otherwise.
    package init(environment: [String: String]) {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale?.hasPrefix("ja") == true ? .ja : .en
    }
}
