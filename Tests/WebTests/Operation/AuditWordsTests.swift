import Foundation
import Kernel
import TestKit
import Testing

@testable import Web

@Suite("The log in words")
struct AuditWordsTests {
    @Test("has words in both languages for every action that is written into it")
    func names() throws {
        let sources = URL(filePath: GoldenFile.root).appending(path: "Sources/Operations")
        let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
        var actions = Set<String>()
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /"([a-z-]+(?:\.[a-zA-Z]+)+|sign-in|first-sign-in|sign-out|re-authenticate)"/)
            {
                actions.insert(String(match.output.1))
            }
        }
        let written = actions.filter { action in
            AuditWords.kinds.contains {
                !$0.prefix.isEmpty && (action == $0.prefix || action.hasPrefix($0.prefix + "."))
            }
        }.filter { !$0.hasSuffix(".yaml") && !$0.hasSuffix(".csv") }
        #expect(written.count > 30)
        for action in written.sorted() { #expect(AuditWords.names[action] != nil, "\(action)") }
    }

    @Test("offers each action under its kind")
    func choices() {
        let choices = Set(AuditWords.choices.map(\.value))
        for action in AuditWords.names.keys {
            let kind = AuditWords.kinds.contains { action == $0.prefix || choices.contains(action) }
            #expect(kind || choices.contains(String(action.prefix { $0 != "." })), "\(action)")
        }
    }
}
