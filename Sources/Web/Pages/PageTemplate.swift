package import Documents
package import Kernel

/// A template in which every text of the interface stands as `[[日本語|English]]`, compiled once for each language.
///
/// Its first lines are comments: `{{! title: [[…|…]] }}`, and `{{! frame: door }}` where it is a page for those who
/// have not signed in. Addresses that stand in it as they are begin at the city: `/sign-in`.
package struct PageTemplate: Sendable {
    package enum Frame: Sendable {
        case layout, door
    }

    package struct Flaw: Error, Hashable {
        package enum Kind: Hashable, Sendable {
            case unclosedWording, nestedWording, strayBracket, notTwoHalves, noTitle
            case template(String)
        }

        package let template: String
        package let line: Int
        package let kind: Kind
    }

    package let title: Phrase
    package let frame: Frame
    /// The addresses that stand in it as they are, for a test to look up in the table of routes.
    package let literalAddresses: [String]
    private let japanese: Template
    private let english: Template

    package init(_ source: String, name: String, isPage: Bool = true) throws {
        let wording = try Wording(source, of: name)
        if isPage {
            guard let title = Self.comment("title", in: source) else {
                throw Flaw(template: name, line: 1, kind: .noTitle)
            }
            let halves = try Wording(title, of: name)
            self.title = Phrase(ja: halves.ja, en: halves.en)
        } else {
            title = Phrase("")
        }
        frame = Self.comment("frame", in: source)?.hasPrefix("door") == true ? .door : .layout
        literalAddresses = Self.literalAddresses(in: source)
        do {
            japanese = try Template(Self.rooted(wording.ja))
            english = try Template(Self.rooted(wording.en))
        } catch {
            throw Flaw(template: name, line: 1, kind: .template("\(error)"))
        }
    }

    package func fragment(of view: some Sendable, in language: Language, within frame: [String: String]) -> Fragment {
        (language == .ja ? japanese : english).fragment(of: view, within: frame)
    }

    private static func comment(_ name: String, in source: String) -> String? {
        for line in source.split(separator: "\n").prefix(3) where line.hasPrefix("{{! \(name): ") {
            return line.dropFirst(6 + name.count).firstRange(of: " }}").map {
                String(line[line.index(line.startIndex, offsetBy: 6 + name.count)..<$0.lowerBound])
            }
        }
        return nil
    }

    private static let places = ["href=\"/", "action=\"/"]

    private static func literalAddresses(in source: String) -> [String] {
        places.flatMap { place in
            source.ranges(of: place).map {
                "/" + source[$0.upperBound...].prefix { $0 != "\"" && $0 != "#" && $0 != "?" }
            }
        }.filter { !$0.hasPrefix("/assets/") }
    }

    private static func rooted(_ source: String) -> String {
        places.reduce(source) { text, place in
            text.replacing(place, with: place.dropLast() + "{{root}}/")
        }.replacing("{{root}}/assets/", with: "/assets/")
    }
}

/// A text cut into its two languages.
struct Wording {
    private(set) var ja = ""
    private(set) var en = ""

    init(_ source: String, of template: String) throws(PageTemplate.Flaw) {
        var rest = Substring(source)
        func flaw(_ kind: PageTemplate.Flaw.Kind) -> PageTemplate.Flaw {
            let line = source[..<rest.startIndex].count { $0.isNewline } + 1
            return PageTemplate.Flaw(template: template, line: line, kind: kind)
        }
        while let open = rest.firstRange(of: "[[") {
            let plain = rest[..<open.lowerBound]
            if let stray = plain.firstRange(of: "]]") {
                rest = rest[stray.lowerBound...]
                throw flaw(.strayBracket)
            }
            ja += plain
            en += plain
            rest = rest[open.lowerBound...]
            let inside = rest.dropFirst(2)
            guard let close = inside.firstRange(of: "]]") else { throw flaw(.unclosedWording) }
            let halves = inside[..<close.lowerBound].split(separator: "|", omittingEmptySubsequences: false)
            if inside[..<close.lowerBound].contains("[[") { throw flaw(.nestedWording) }
            guard halves.count == 2 else { throw flaw(.notTwoHalves) }
            ja += halves[0]
            en += halves[1]
            rest = rest[close.upperBound...]
        }
        if let stray = rest.firstRange(of: "]]") {
            rest = rest[stray.lowerBound...]
            throw flaw(.strayBracket)
        }
        ja += rest
        en += rest
    }
}
