package import Kernel
import Mustache

/// A text with what a template needs to mark its language, where that is not the language of the page.
///
/// In a template `<p{{{note.lang}}}>{{note}}</p>`: `lang` is nothing or an attribute, never anything of the plan's.
package struct Passage: Hashable, Sendable, MustacheCustomRenderable {
    package let text: String
    let lang: String

    /// A city's plan often has Japanese alone: on an English page such a text is marked, for screen readers and fonts.
    package init(_ text: String, on page: Language) {
        self.text = text
        lang = page == .en && text.unicodeScalars.contains(where: \.isJapanese) ? " lang=\"ja\"" : ""
    }

    package init(_ phrase: Phrase, on page: Language) {
        self.init(phrase[page], on: page)
    }

    package var renderText: String { text }
    package var isNull: Bool { text.isEmpty }

    /// A sentence of the page's own with words of the plan in it, cut where the language changes.
    package static func runs(_ text: String, on page: Language) -> [Passage] {
        guard page == .en else { return text.isEmpty ? [] : [Passage(text, on: page)] }
        var runs = [String.UnicodeScalarView]()
        var wasJapanese: Bool?
        for scalar in text.unicodeScalars {
            let isJapanese = scalar.isJapanese
            if isJapanese == wasJapanese {
                runs[runs.count - 1].append(scalar)
            } else {
                runs.append(String.UnicodeScalarView([scalar]))
                wasJapanese = isJapanese
            }
        }
        return runs.map { Passage(String($0), on: page) }
    }
}

extension Unicode.Scalar {
    /// Kana, kanji and the signs that stand among them.
    fileprivate var isJapanese: Bool {
        switch value {
        case 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF9F,
            0x20000...0x323AF:
            true
        default: false
        }
    }
}

extension Passage {
    /// The template of runs: each in its own language.
    static func template(runs name: String) -> String {
        "{{#.\(name)}}<span{{{.lang}}}>{{.}}</span>{{/.\(name)}}"
    }
}
