import Domain
import Foundation
import Kernel

/// The plan in which nothing is wrong (`Tests/Fixtures/plans/base.yaml`), and what becomes of it when it is edited.
enum PlanFixture {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    static let folder = repository.appendingPathComponent("Tests/Fixtures/plans")

    /// The day on which the base plan is checked.
    static let day = CalendarDate(daysSince1970: 20_605)  // 2026-06-01

    static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    static func files(in folder: URL, prefix: String = "") throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix(prefix) && $0.pathExtension == "yaml" }
            .sorted { $0.path < $1.path }
    }

    static func packs(in folder: URL, prefix: String = "") throws -> [FrameworkPack] {
        try files(in: folder, prefix: prefix).map { file in
            try FrameworkPack.read(text: try text(file), file: file.lastPathComponent).0
        }
    }

    static func base() throws -> String { try text(folder.appendingPathComponent("base.yaml")) }

    /// The base plan with every occurrence of some texts replaced.
    static func base(_ edits: [(String, String)]) throws -> String {
        var text = try base()
        for (old, new) in edits {
            guard text.contains(old) else { throw MissingText(text: old) }
            text = text.replacingOccurrences(of: old, with: new)
        }
        return text
    }

    struct MissingText: Error { var text: String }

    /// What the reader and the checks say of a plan.
    static func diagnostics(_ text: String, on day: CalendarDate = day) throws -> [Diagnostic] {
        let packs = try packs(in: folder, prefix: "framework-")
        let (plan, found) = try PlanReader.read(text: text, file: "plan.yaml", packs: packs)
        return (found + PlanChecks.all(plan, packs: packs, on: day)).inReadingOrder()
    }

    static func plan(_ edits: [(String, String)] = []) throws -> Plan {
        let packs = try packs(in: folder, prefix: "framework-")
        return try PlanReader.read(text: try base(edits), file: "plan.yaml", packs: packs).plan
    }

    /// Where a snippet first stands in a text: its first character, or the one after a "▸" in it.
    static func place(of snippet: String, in text: String) -> Place? {
        let parts = snippet.components(separatedBy: "▸")
        guard let found = text.range(of: parts.joined()) else { return nil }
        let lead = parts.count > 1 ? parts[0].unicodeScalars.count : 0
        let before = Array(text.unicodeScalars[..<found.lowerBound]) + Array(parts.joined().unicodeScalars.prefix(lead))
        let line = before.lazy.filter { $0 == "\n" }.count + 1
        let column = before.count - (before.lastIndex(of: "\n") ?? -1)
        return Place(file: "plan.yaml", line: line, column: column)
    }
}
