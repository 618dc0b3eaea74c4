import Domain
import Foundation
import Kernel
import Storage
import TestKit
import Testing

@testable import Operations

/// A city in a database is the same city as in files (decision 3: as-of everywhere).
@Suite(.serialized) struct CityKeepingTests {
    @Test("On every day it stands as its files say", arguments: TestEngine.allCases)
    func keptAsRead(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            for text in ["2026-10-01", "2026-03-31", "2024-07-15"] {
                var request = served.request
                let date = FixtureCity.day(text)
                request.date = date
                let run = try RunPlan(request).standing
                let kept = try await served.city.state(on: date).standing
                #expect(kept.staff.members.count == run.staff.members.count, "\(text)")
                #expect(kept.roster.snapshotDates == run.roster.snapshotDates)
                #expect(kept.targets.count == run.targets.count)
                for (a, b) in zip(kept.targets, run.targets) {
                    #expect(a.flow == b.flow && a.stock == b.stock, "\(text) target \(a.target)")
                }
                #expect(kept.obligations.entries == run.obligations.entries, "\(text)")
                #expect(kept.record.completions.count == run.record.completions.count)
                let names = kept.roster.people.map(\.key)
                #expect(names == run.roster.people.map(\.key))
                #expect(kept.roster.posts.count == run.roster.posts.count)
                for (a, b) in zip(kept.roster.posts, run.roster.posts) where a != b {
                    Issue.record("\(a) is not \(b)")
                    break
                }
            }
        }
    }

    @Test("Before the plan came into force there is none", arguments: TestEngine.allCases)
    func noPlan(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            await #expect(throws: CityError.noPlan) {
                _ = try await served.city.state(on: FixtureCity.day("2001-04-01"))
            }
        }
    }

    @Test("An import is looked at, applied, and taken back to the day", arguments: TestEngine.allCases)
    func importing(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let before = try await city.state().roster
            // The newest file once more, a month later, without its first three people and with one of them renamed.
            let newest = try #require(served.request.roster.filter { $0.contains("roster-") }.max())
            var lines = try String(contentsOfFile: newest, encoding: .utf8).split(separator: "\r\n").map(String.init)
            let gone = Set(lines[1...].prefix(3).map { $0.split(separator: ",")[0] })
            lines.removeAll { line in gone.contains(line.split(separator: ",")[0]) }
            let file = RosterFile(name: "roster-20261101.csv", bytes: Array(lines.joined(separator: "\r\n").utf8))
            served.clock.pass(days: 32)
            let mapping = try #require(city.library.mappings().first { $0.name == "ikusei-standard" })
            let importer = ImportRoster(city)
            let preview = try await importer.upload([file], mapping: mapping, by: nil, at: city.now)
            #expect(preview.comparison?.left.count == gone.count)
            #expect(!preview.diagnostics.hasErrors && !preview.needsConfirmation)
            let unchanged = try await city.state().roster.posts
            #expect(unchanged == before.posts)

            try await importer.apply(preview.importID, confirmedLeaving: false, by: nil, at: city.now)
            let after = try await city.state()
            #expect(after.roster.snapshotDates.last == FixtureCity.day("2026-11-01"))
            #expect(after.roster.people.count == before.people.count)
            let away = after.roster.people.indices.filter {
                !after.roster.isInService($0, on: after.date) && before.isInService($0, on: after.date)
            }
            #expect(away.count == gone.count)
            await #expect(throws: ImportRoster.Failure.alreadyDecided) {
                try await importer.apply(preview.importID, confirmedLeaving: false, by: nil, at: city.now)
            }

            try await importer.withdraw(preview.importID, by: nil, at: city.now)
            let again = try await city.state().roster
            #expect(again.posts == before.posts && again.people.map(\.key) == before.people.map(\.key))
        }
    }

    @Test(
        "An export from which a tenth of the people vanish waits for someone to confirm it",
        arguments: TestEngine.allCases)
    func vanishing(engine: TestEngine) async throws {
        try await ServedCity.open(on: engine) { served in
            let city = served.city
            let newest = try #require(served.request.roster.filter { $0.contains("roster-") }.max())
            let lines = try String(contentsOfFile: newest, encoding: .utf8).split(separator: "\r\n")
            let half = lines.prefix(lines.count / 2).joined(separator: "\r\n")
            served.clock.pass(days: 32)
            let mapping = try #require(city.library.mappings().first { $0.name == "ikusei-standard" })
            let importer = ImportRoster(city)
            let preview = try await importer.upload(
                [RosterFile(name: "roster-20261101.csv", bytes: Array(half.utf8))], mapping: mapping, by: nil,
                at: city.now)
            #expect(preview.needsConfirmation)
            await #expect(throws: ImportRoster.Failure.needsConfirmation) {
                try await importer.apply(preview.importID, confirmedLeaving: false, by: nil, at: city.now)
            }
            try await importer.apply(preview.importID, confirmedLeaving: true, by: nil, at: city.now)
            let last = try await city.state().roster.snapshotDates.last
            #expect(last == FixtureCity.day("2026-11-01"))
        }
    }
}
