import Documents
import Foundation
import Kernel
import Testing

@testable import Web

@Suite struct TemplateTests {
    private struct Greeting: Sendable {
        let name: String
        var items: [String] = []
        var note: String?
    }

    @Test("Every page's template compiles, and its addresses are routes")
    func all() throws {
        let library = try PageLibrary(PageLibrary.all)
        let city = try TestSite().aoba
        for template in library.all {
            for address in template.literalAddresses {
                let path = "/aoba" + address.replacing(/\{\{[^}]*\}\}/, with: "1")
                #expect(!WebServer.routes.methods(at: path, in: city).isEmpty, "\(template.title.en): \(address)")
            }
        }
    }

    @Test("Every page is in the library")
    func listed() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/Web").path
        let listed = Set(PageLibrary.all.map { "\($0)" })
        var found = Set<String>()
        for file in try FileManager.default.subpathsOfDirectory(atPath: root) where file.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            for match in text.matches(of: /struct (\w+): WebPage/) { found.insert(String(match.1)) }
        }
        #expect(found == listed)
    }

    @Test("A template speaks both languages and writes no value as it is")
    func languages() throws {
        let template = try PageTemplate(
            """
            {{! title: [[挨拶|Greeting]] }}
            <p title="{{name}}">[[{{name}} さん|Dear {{name}}]]</p>{{#items}}<a href="/my/{{.}}">{{.}}</a>{{/items}}{{^note}}-{{/note}}{{csrf}}
            """, name: "greeting")
        let view = Greeting(name: "<b>\"'&", items: ["x"])
        let html = template.fragment(of: view, in: .en, within: ["root": "/aoba", "csrf": "c"]).html
        #expect(
            html.hasSuffix(
                "<p title=\"&lt;b&gt;&quot;&#39;&amp;\">Dear &lt;b&gt;&quot;&#39;&amp;</p><a href=\"/aoba/my/x\">x</a>-c"
            ))
        #expect(template.fragment(of: view, in: .ja, within: [:]).html.contains("さん"))
        #expect(template.title == Phrase(ja: "挨拶", en: "Greeting"))
        #expect(template.literalAddresses == ["/my/{{.}}"])
    }

    @Test("A bracket that is open, nested or stray is found with its line")
    func flaws() {
        let cases: [(String, Int, PageTemplate.Flaw.Kind)] = [
            ("a\n[[x|y", 2, .unclosedWording), ("a\n\n[[x[[y|z]]]]", 3, .nestedWording), ("a ]] b", 1, .strayBracket),
            ("[[a|b]]\n]]", 2, .strayBracket), ("[[a]]", 1, .notTwoHalves), ("[[a|b|c]]", 1, .notTwoHalves),
        ]
        for (source, line, kind) in cases {
            #expect(throws: PageTemplate.Flaw(template: "t", line: line, kind: kind)) {
                try PageTemplate(source, name: "t", isPage: false)
            }
        }
        #expect(throws: PageTemplate.Flaw.self) { try PageTemplate("{{#a}}", name: "t", isPage: false) }
        #expect(throws: PageTemplate.Flaw(template: "t", line: 1, kind: .noTitle)) { try PageTemplate("x", name: "t") }
    }
}
