import Domain
import Kernel
import Storage

/// Erases the people whose time is over, the longest gone first. Where some cannot be erased, the others are.
struct EraseLeavers: Sendable {
    let city: City

    init(_ city: City) { self.city = city }

    /// How many in one transaction: all files of the roster are read twice for them.
    private static let portion = 200
    /// After so many failures in a row the fault lies with a file, not with people.
    private static let mostFailures = 20
    /// For how many days an import that waits to be applied keeps everybody from being erased: they may be in it, and it
    /// would have to be dropped.
    static let daysOfWaiting = 14

    /// Adds to `gone` how many were erased; notes in `detail` how many could not be (`skipped`), and that an import is
    /// waiting (`waiting`). Throws what does not lie with the people.
    func run(before day: CalendarDate, _ gone: inout Int, _ detail: inout JobDetail) async throws {
        let recent = city.now.adding(seconds: -Self.daysOfWaiting * 86_400)
        var skipped = Set<Int64>()
        while !Task.isCancelled {
            let limit = Self.portion + skipped.count
            let (found, isWaiting) = try await city.database.read { transaction in
                (
                    try transaction.peopleWhoLeft(before: day, limit: limit),
                    try transaction.waitingRosterImports().contains { $0.uploadedAt >= recent }
                )
            }
            let people = found.filter { !skipped.contains($0) }
            guard !people.isEmpty else { return }
            guard !isWaiting else {
                detail["waiting"] = "1"
                return
            }
            do {
                let count = try await erase(people, unlessWaitingSince: recent)
                gone += count
                if count == 0 { return }
            } catch is ErasePeople.Refusal {
                try await eachAlone(people, unlessWaitingSince: recent, &gone, &skipped)
                if !skipped.isEmpty { detail["skipped"] = "\(skipped.count)" }
            }
        }
    }

    private func eachAlone(
        _ people: [Int64], unlessWaitingSince recent: Instant, _ gone: inout Int, _ skipped: inout Set<Int64>
    ) async throws {
        var failures = 0
        for person in people where !Task.isCancelled {
            do {
                gone += try await erase([person], unlessWaitingSince: recent)
                failures = 0
            } catch let refusal as ErasePeople.Refusal {
                failures += 1
                skipped.insert(person)
                if failures == Self.mostFailures { throw refusal }
            }
        }
    }

    private func erase(_ people: [Int64], unlessWaitingSince recent: Instant) async throws -> Int {
        try await ErasePeople(city).run(people, unlessWaitingSince: recent, at: city.now) {
            ApplyRetention.entry("person.erase", person: $0, detail: "retention")
        }
    }
}
