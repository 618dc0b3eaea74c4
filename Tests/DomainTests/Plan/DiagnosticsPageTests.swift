import Foundation
import Kernel
import Testing

@Suite("The page of diagnostics")
struct DiagnosticsPageTests {
    /// Every Swift file of the product.
    private func sources() throws -> [String] {
        let folder = PlanFixture.repository.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        return try (files?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
            .sorted { $0.path < $1.path }.map(PlanFixture.text)
    }

    /// Codes written whole, and those of record files, whose letter is given apart from their number.
    private func codesInSources() throws -> Set<String> {
        let texts = try sources()
        let letters = Set(texts.flatMap { $0.matches(of: /letter: "([A-Z])"/).map { String($0.1) } })
        var codes = Set<String>()
        for text in texts {
            codes.formUnion(text.matches(of: /"([A-Z]\d{3})"/).map { String($0.1) })
            let shared = text.matches(of: /letter \+ "(\d{3})"/).map { String($0.1) }
            codes.formUnion(shared.flatMap { number in letters.map { $0 + number } })
            guard let letter = text.firstMatch(of: /letter: "([A-Z])"/).map({ String($0.1) }) else { continue }
            codes.formUnion(text.matches(of: /\.unknown\(\s*"(\d{3})"/).map { letter + String($0.1) })
        }
        // The name of a hash in RFC 7636.
        codes.remove("S256")
        return codes
    }

    /// The rows of the page's tables: code, severity, Japanese, English, example.
    private func rows() throws -> [[String]] {
        let page = try PlanFixture.text(PlanFixture.repository.appendingPathComponent("docs/diagnostics.md"))
        return page.split(separator: "\n").filter { $0.firstMatch(of: /^\| [A-Z]\d{3} \|/) != nil }.map { line in
            line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        }
    }

    @Test("Every code of the sources is on the page, and every code of the page is in the sources")
    func completeness() throws {
        let onPage = try rows().compactMap(\.first)
        let inSources = try codesInSources()
        #expect(inSources.subtracting(onPage).sorted() == [])
        #expect(Set(onPage).subtracting(inSources).sorted() == [])
        #expect(Set(onPage).count == onPage.count)
    }

    @Test("Every row says what is meant in Japanese and in English, and shows an example")
    func rowsAreWhole() throws {
        for row in try rows() {
            #expect(row.count == 5, "\(row)")
            #expect(row.allSatisfy { !$0.isEmpty }, "\(row)")
            #expect(["error", "warning", "note"].contains(row[1]), "\(row)")
        }
    }

    @Test("The severity on the page is the one the check gives")
    func severities() throws {
        let onPage = Dictionary(try rows().map { ($0[0], $0[1]) }, uniquingKeysWith: { first, _ in first })
        for flaw in PlanFlaw.all {
            for found in try PlanFixture.diagnostics(PlanFixture.base(flaw.edits), on: flaw.day) {
                #expect(found.severity.rawValue == onPage[found.code], "\(found.code)")
            }
        }
    }
}
