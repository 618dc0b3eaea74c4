import Documents
import Foundation
import Kernel
import Testing

@Suite("The structure of a booklet")
struct BookletStructureTests {
    @Test("has every id once, and every link leads to one", arguments: Language.allCases)
    func linksLead(language: Language) throws {
        let html = try SmallTown.booklet().html(language: language)
        let ids = html.matches(of: #/ id="([^"]+)"/#).map { String($0.output.1) }
        #expect(ids.count == Set(ids).count)
        for link in html.matches(of: ##/ href="#([^"]+)"/##) { #expect(ids.contains(String(link.output.1))) }
        for label in html.matches(of: #/ aria-labelledby="([^"]+)"/#) {
            for id in label.output.1.split(separator: " ") { #expect(ids.contains(String(id))) }
        }
    }

    @Test("has one first heading and leaves out no level", arguments: Language.allCases)
    func headingOrder(language: Language) throws {
        let html = try SmallTown.booklet().html(language: language)
        let levels = html.matches(of: /<h([1-6])/).compactMap { Int($0.output.1) }
        #expect(levels.filter { $0 == 1 }.count == 1)
        #expect(levels.first == 1)
        for (above, below) in zip(levels, levels.dropFirst()) { #expect(below <= above + 1) }
    }

    @Test(
        "has no empty heading, header cell or label: every word of every template is there",
        arguments: Language.allCases)
    func noWordMissing(language: Language) throws {
        let html = try SmallTown.booklet().html(language: language)
        #expect(html.firstMatch(of: /<(h[1-6]|th|dt|caption|figcaption|title|desc)\b[^>]*>\s*<\//) == nil)
        #expect(html.firstMatch(of: /aria-label=""/) == nil)
        #expect(!html.contains("{{") && !html.contains("Optional("))
    }

    @Test("asks for nothing outside itself and runs nothing", arguments: Language.allCases)
    func standsAlone(language: Language) throws {
        let html = try SmallTown.booklet().html(language: language)
        #expect(
            html.firstMatch(of: /(src|srcset|action|formaction|data)=|@import|url\(|<script|<iframe|https?:/) == nil)
        #expect(html.matches(of: /href="(?!#)/).isEmpty)
        #expect(html.contains("default-src 'none'"))
    }

    @Test("gives every table a caption and every header cell a scope")
    func tables() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        let tables = html.matches(of: /<table[^>]*>\s*<caption/).count
        #expect(tables > 5)
        #expect(tables == html.matches(of: /<table/).count)
        #expect(html.matches(of: /<th [^>]*scope="/).count == html.matches(of: /<th[ >]/).count)
    }

    @Test("names the file and not the folder it lay in")
    func fileName() throws {
        let html = try SmallTown.booklet().html(language: .ja)
        #expect(html.contains("minato.yaml") && !html.contains("plans/minato.yaml"))
    }
}
