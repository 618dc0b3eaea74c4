import Domain
import Kernel

/// Where something is said: documents by their number in the list at the end, each with its places.
struct Citations {
    struct Entry {
        let number: String
        let places: Passage
        /// Id of the document's entry in the list.
        let anchor: String
    }

    let label: String
    let entries: [Entry]

    static let template = """
        {{#.citations}}<p class="cited">{{label}}{{#entries}} <a href="#{{.anchor}}">{{.number}}</a> <span{{{.places.lang}}}>{{.places}}</span>{{/entries}}</p>{{/.citations}}
        """
}

extension Scribe {
    /// Each document once, in the order of the list, with all the places named in it; nil where there is none.
    func citations(_ sources: [Source?]) -> Citations? {
        let sources = sources.compactMap(\.self).filter { plan.about.documents.indices.contains($0.document) }
        guard !sources.isEmpty else { return nil }
        let entries = Set(sources.map(\.document)).sorted().map { document in
            let places = summarised(sources.filter { $0.document == document }.map(\.place))
            return Citations.Entry(
                number: number(ofDocument: document), places: passage(places.joined(separator: say(ja: "、", en: "; "))),
                anchor: Self.anchor(ofDocument: document))
        }
        return Citations(label: say(ja: "出典", en: "Source"), entries: entries)
    }

    /// Each place once; more than three are cut to the words with which they begin. A place within another that is cited too is left out: 3(2) 情報部門 1 beside 3(2) 情報部門; where
    /// only items of one place are cited, the place stands for them.
    private func summarised(_ places: [String]) -> [String] {
        var kept = [String]()
        for place in places where !place.isEmpty && !kept.contains(place) { kept.append(place) }
        let wholes = kept.map { place in
            let words = place.split(separator: " ")
            guard words.count > 1, let last = words.last, last.allSatisfy(\.isNumber) else { return place }
            let whole = words.dropLast().joined(separator: " ")
            return kept.contains { $0 != place && ($0 == whole || $0.hasPrefix(whole + " ")) } ? whole : place
        }
        return wholes.count <= 3 ? distinct(wholes) : distinct(wholes.map { beginning(of: $0, among: wholes) })
    }

    private func beginning(of place: String, among places: [String]) -> String {
        let head = place.prefix { $0 != " " }
        return places.contains { $0 != place && $0.prefix { $0 != " " } == head } ? String(head) : place
    }

    private func distinct(_ wholes: [String]) -> [String] {
        wholes.enumerated().filter { wholes.firstIndex(of: $0.element) == $0.offset }.map(\.element)
    }

    func number(ofDocument index: Int) -> String { "[\(index + 1)]" }

    static func anchor(ofDocument index: Int) -> String { "document-\(index + 1)" }
}
