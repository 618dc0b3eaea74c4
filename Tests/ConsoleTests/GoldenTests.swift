import ArgumentParser
import Domain
import Foundation
import Kernel
import Operations
import TestKit
import Testing

@testable import Console

/// What a planner sees, whole.
@Suite struct GoldenTests {
    private static let root = GoldenFile.root

    @Test("The booklets of both cities are what they were", arguments: ["oyama", "okayama"], Language.allCases)
    func booklets(city: String, language: Language) throws {
        try inTemporaryFolder { folder in
            _ = try WriteBooklet(
                plan: "\(Self.root)/plans/\(city).yaml", language: language, to: "\(folder)/booklet.html")
            let html = try String(contentsOfFile: "\(folder)/booklet.html", encoding: .utf8)
            try GoldenFile.compare(html, with: "\(city)-booklet.\(language.rawValue).html")
        }
    }

    @Test("K1: both plans run from file to figures on a made city, and the summary is what it was")
    func summaries() throws {
        for (city, staff) in [("oyama", 1100), ("okayama", 2000)] {
            try inTemporaryFolder { folder in
                let plan = "\(Self.root)/plans/\(city).yaml"
                let date = try #require(CalendarDate(parsing: "2026-10-01"))
                let made = try MakeCity(plan: plan, staff: staff, seed: 1, date: date, to: folder)
                let rosters = made.names.filter { name in
                    ["roster", "units", "roles"].contains { name.hasPrefix($0) }
                }
                var request = RunPlan.Request(plan: plan, roster: rosters.map { "\(folder)/\($0)" })
                request.answers = ["\(folder)/answers.csv"]
                request.completions = ["\(folder)/completions.csv"]
                request.certificates = ["\(folder)/certificates.csv"]
                request.evidence = ["\(folder)/evidence.csv"]
                request.date = date
                let run = try RunPlan(request)
                for language in Language.allCases {
                    var terminal = Terminal(language: language)
                    terminal.hasColour = false
                    // Paths of the machine are no part of what is compared.
                    let lines = RunSummary(standing: run.standing, diagnostics: [], terminal: terminal).lines()
                    try GoldenFile.compare(
                        lines.joined(separator: "\n") + "\n", with: "\(city)-summary.\(language.rawValue).txt")
                }
            }
        }
    }

    @Test("The help is what it was")
    func help() throws {
        try GoldenFile.compare(IkuseiCommand.helpMessage(columns: 100) + "\n", with: "help.txt")
        try GoldenFile.compare(
            IkuseiCommand.helpMessage(for: RunCommand.self, columns: 100) + "\n", with: "help-run.txt")
    }

    private func inTemporaryFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "ikusei-golden-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
