import Foundation
package import Kernel
import Storage

/// Does the work that is due in every city, as long as the server runs. Any number of servers may do so at once: each
/// piece of work is done by one of them.
package final class JobRunner: Sendable {
    /// What came of a piece of work.
    package struct Outcome: Sendable {
        /// Nothing: the installation's own.
        package var city: String
        package var kind: String
        /// Nil: it was done.
        package var failure: (any Error)?
        package var isTriedAgain = false
        package var seconds: Double
    }

    private let cities: [City]
    private let own: OwnWork?
    private let name: String
    private let pause: Duration
    private let report: @Sendable (Outcome) -> Void

    /// How long work may go unheard of before another server takes it over: seconds.
    static let patience = 300
    static let heartbeat = Duration.seconds(30)
    static let mostAttempts = 3

    /// How long work that failed waits before it is tried again: seconds.
    static func pause(after attempts: Int) -> Int { attempts < 2 ? 60 : 600 }

    /// - Parameter name: of the server; a random part is added for each piece of work.
    package init(
        _ cities: [City], of installation: Installation? = nil, name: String = ProcessInfo.processInfo.hostName,
        pause: Duration = .seconds(15), report: @escaping @Sendable (Outcome) -> Void
    ) {
        self.cities = cities
        own = installation?.ownWork
        self.name = name
        self.pause = pause
        self.report = report
    }

    /// Until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            for city in cities { await turn(in: city) }
            await turnOfInstallation()
            try? await Task.sleep(for: pause)
        }
    }

    /// Does everything that is due in a city.
    package func turn(in city: City) async {
        do {
            try await schedule(in: city)
            while !Task.isCancelled, try await doNext(in: city) {}
        } catch {
            report(Outcome(city: city.slug, kind: "schedule", failure: error, seconds: 0))
        }
    }

    /// Does everything that is due for the installation itself.
    package func turnOfInstallation(at now: @escaping @Sendable () -> Instant = OperationClock.system.now) async {
        guard let own else { return }
        do {
            try await own.schedule(at: now())
            let turn = JobTurn(database: own.database, name: name, now: now)
            while !Task.isCancelled, let result = try await turn.next({ job, _ in try await own.run(job, at: now()) }) {
                tell(result, "")
            }
        } catch {
            report(Outcome(city: "", kind: "schedule", failure: error, seconds: 0))
        }
    }

    /// Asks for the daily work of today whose hour has come, once, whoever asks; takes back what a server left.
    func schedule(in city: City) async throws {
        let now = city.now
        let due = JobKind.allCases.compactMap { kind -> (JobKind, Instant)? in
            guard let hour = kind.dailyHour else { return nil }
            if kind == .backup, city.shelf == nil { return nil }
            if kind == .remind, city.mail == nil { return nil }
            let moment = Instant(hour: hour, of: now.dayInJapan)
            return moment <= now ? (kind, moment) : nil
        }
        try await city.database.write { transaction in
            for (kind, moment) in due { try transaction.addJob(kind.rawValue, dueAt: moment) }
            try transaction.recoverJobs(
                unheardSince: now.adding(seconds: -Self.patience), mostAttempts: Self.mostAttempts, at: now)
            try RunScenario.giveUpWithoutWork(at: now, in: transaction)
        }
    }

    /// Does the next piece of work. False where none is due.
    func doNext(in city: City) async throws -> Bool {
        let turn = JobTurn(database: city.database, name: name) { city.now }
        guard
            let result = try await turn.next({ job, progress in
                try await JobWork(city: city, job: job, progress: progress).done()
            })
        else { return false }
        tell(result, city.slug)
        return true
    }

    private func tell(_ result: JobTurn.Result, _ city: String) {
        report(
            Outcome(
                city: city, kind: result.kind, failure: result.failure, isTriedAgain: result.isTriedAgain,
                seconds: result.seconds))
    }
}
