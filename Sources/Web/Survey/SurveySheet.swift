import Domain
import Kernel
import Operations

/// The survey cut into pages, with what has been answered, in one language.
struct SurveySheet: Sendable {
    struct Option: Sendable {
        let id: String
        let name: String
        let value: String
        let text: String
        let checked: Bool
    }

    struct Item: Sendable {
        let id: String
        let number: String
        let saved: Bool
        let text: String
        let seconds: Int
        let isCanDo: Bool
        let isKnowledge: Bool
        let isText: Bool
        let options: [Option]
        let value: String?
        let maximum: String
        let error: String?
    }

    struct Open: Sendable {
        let number: String
        let href: String
    }

    static let itemsOnPage = 8

    let sheet: AnswerSurvey.Sheet
    let language: Language

    var pages: Int { max(1, (sheet.total + Self.itemsOnPage - 1) / Self.itemsOnPage) }
    var percent: Int { sheet.total == 0 ? 0 : sheet.answered * 100 / sheet.total }

    /// The items of a page, from 1; empty where there is no such page.
    func range(ofPage page: Int) -> Range<Int> {
        guard (1...pages).contains(page) else { return 0..<0 }
        return (page - 1) * Self.itemsOnPage..<min(page * Self.itemsOnPage, sheet.total)
    }

    /// The page with the first item that has no answer; the last where all have one.
    var firstOpenPage: Int {
        let item = sheet.instrument.items.firstIndex { sheet.answers[$0.id] == nil }
        return item.map { $0 / Self.itemsOnPage + 1 } ?? pages
    }

    /// Kinds of the items on a page: 自己評価・できること.
    func name(ofPage page: Int) -> String {
        let kinds = sheet.instrument.items[range(ofPage: page)].map(\.kind)
        return Instrument.Kind.allCases.filter(kinds.contains).map { $0.name[language] }
            .joined(separator: language == .ja ? "・" : ", ")
    }

    func items(ofPage page: Int, errors: [String: String] = [:], instead: [String: String] = [:]) -> [Item] {
        range(ofPage: page).map { index in
            let item = sheet.instrument.items[index]
            let kept = sheet.answers[item.id]
            let shown = instead[item.id] ?? kept
            let choices = Self.choices(of: item).enumerated().map { at, choice in
                Option(
                    id: "\(item.id)-\(at)", name: item.id, value: choice.value, text: choice.text[language],
                    checked: choice.value == shown)
            }
            return Item(
                id: item.id, number: String(index + 1), saved: kept != nil, text: item.text[language],
                seconds: item.seconds, isCanDo: item.kind == .canDo, isKnowledge: item.kind == .knowledge,
                isText: item.kind == .freeText, options: choices, value: shown,
                maximum: String(AnswerValue.longestText), error: errors[item.id])
        }
    }

    /// Items that have no answer, free texts left out, with the way to them.
    func open(_ address: (Int, String) -> String) -> [Open] {
        sheet.instrument.items.enumerated().filter { _, item in
            item.kind != .freeText && sheet.answers[item.id] == nil
        }.map { index, item in
            Open(number: String(index + 1), href: address(index / Self.itemsOnPage + 1, item.id))
        }
    }

    private static func choices(of item: Instrument.Item) -> [(value: String, text: Phrase)] {
        switch item.kind {
        case .canDo:
            [
                ("yes", Phrase(ja: "できる", en: "Yes")), ("partly", Phrase(ja: "一部できる", en: "Partly")),
                ("no", Phrase(ja: "できない", en: "No")),
            ]
        case .selfRating, .knowledge: item.options.map { ($0.id, $0.text) }
        case .freeText: []
        }
    }
}
