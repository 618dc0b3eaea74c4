import Foundation
import Kernel
import Storage

/// Does the work that is due in every city, as long as the server runs. Any number of servers may do so at once: each
/// piece of work is done by one of them.
package final class JobRunner: Sendable {
    /// What came of a piece of work.
    package struct Outcome: Sendable {
        package var city: String
        package var kind: String
        /// Nil: it was done.
        package var failure: (any Error)?
        package var seconds: Double
    }

    private let cities: [City]
    private let name: String
    private let pause: Duration
    private let report: @Sendable (Outcome) -> Void

    /// How long work may go unheard of before another server takes it over: seconds.
    static let patience = 300
    static let heartbeat = Duration.seconds(30)
    static let mostAttempts = 3

    /// - Parameter name: of the server; a random part is added for each piece of work.
    package init(
        _ cities: [City], name: String = ProcessInfo.processInfo.hostName, pause: Duration = .seconds(15),
        report: @escaping @Sendable (Outcome) -> Void
    ) {
        self.cities = cities
        self.name = name
        self.pause = pause
        self.report = report
    }

    /// Until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            for city in cities { await turn(in: city) }
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

    /// Asks for the daily work of today whose hour has come, once, whoever asks; takes back what a server left.
    func schedule(in city: City) async throws {
        let now = city.now
        let due = JobKind.allCases.compactMap { kind -> (JobKind, Instant)? in
            guard let hour = kind.dailyHour else { return nil }
            if kind == .backup, city.shelf == nil { return nil }
            let moment = Instant(hour: hour, of: now.dayInJapan)
            return moment <= now ? (kind, moment) : nil
        }
        try await city.database.write { transaction in
            for (kind, moment) in due { try transaction.addJob(kind.rawValue, dueAt: moment) }
            try transaction.recoverJobs(
                unheardSince: now.adding(seconds: -Self.patience), mostAttempts: Self.mostAttempts, at: now)
        }
    }

    /// Does the next piece of work. False where none is due.
    func doNext(in city: City) async throws -> Bool {
        let claimant = "\(name)/\(UInt64.random(in: .min ... .max))"
        let claimed = city.now
        guard let job = try await city.database.write({ try $0.claimJob(by: claimant, at: claimed) }) else {
            return false
        }
        let start = ContinuousClock.now
        let heart = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: Self.heartbeat)
                guard !Task.isCancelled else { return }
                _ = try? await city.database.write { try $0.touchJob(job.id, by: claimant, at: city.now) }
            }
        }
        defer { heart.cancel() }
        var detail = JobDetail(job.detail)
        var failure: (any Error)?
        do {
            let work = JobWork(city: city, job: job) { progress in
                _ = try? await city.database.write {
                    try $0.touchJob(job.id, by: claimant, progress: progress, at: city.now)
                }
            }
            detail = try await work.done()
        } catch {
            failure = error
            detail["error"] = JobWork.words(for: error)
        }
        let (text, state) = (detail.text, failure == nil ? Job.State.done : .failed)
        _ = try await city.database.write {
            try $0.finishJob(job.id, by: claimant, as: state, detail: text, at: city.now)
        }
        let time = (ContinuousClock.now - start).components
        report(
            Outcome(
                city: city.slug, kind: job.kind, failure: failure,
                seconds: Double(time.seconds) + Double(time.attoseconds) / 1e18))
        return true
    }
}
