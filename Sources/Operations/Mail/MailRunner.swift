import Foundation
import Kernel
import Storage

/// Sends what waits in every city's outbox, as long as the server runs. Any number of servers may do so at once: each
/// mail is handed over by one of them.
package final class MailRunner: Sendable {
    /// What came of a mail: not to whom.
    package struct Outcome: Sendable {
        package var city: String
        package var kind: String
        /// As the database has it: `sent`.
        package var state: String
        package var isFailure: Bool
        package var error: String
    }

    private let cities: [City]
    private let name: String
    private let report: @Sendable (Outcome) -> Void

    /// How long a mail may be under way before its server is taken for lost: seconds. Longer than the program may take.
    static let patience = 300
    /// How long to wait after each attempt that failed: seconds. After the last there is no more.
    static let pauses = [60, 300, 1800, 7200, 21_600]

    package init(
        _ cities: [City], name: String = ProcessInfo.processInfo.hostName,
        report: @escaping @Sendable (Outcome) -> Void
    ) {
        self.cities = cities.filter { $0.mail != nil }
        self.name = name
        self.report = report
    }

    /// Until the task is cancelled.
    package func run() async {
        while !Task.isCancelled {
            for city in cities { await turn(in: city) }
            try? await Task.sleep(for: .seconds(5))
        }
    }

    /// Sends everything that is due in a city.
    package func turn(in city: City) async {
        do {
            let now = city.now
            try await city.database.write {
                _ = try $0.recoverMails(
                    unheardSince: now.adding(seconds: -Self.patience), repeatable: MailKind.repeatable, at: now)
            }
            while !Task.isCancelled, try await sendNext(in: city) {}
        } catch {
            report(Outcome(city: city.slug, kind: "outbox", state: "", isFailure: true, error: "\(type(of: error))"))
        }
    }

    /// Sends the next mail. False where none is due.
    ///
    /// It is marked as being sent before it is handed over, and as sent afterwards. A server lost in between leaves it
    /// marked: whether it went out nobody knows, and what then happens is the kind's (`MailKind.isRepeatable`).
    func sendNext(in city: City) async throws -> Bool {
        guard let settings = city.mail else { return false }
        let claimant = "\(name)/\(UInt64.random(in: .min ... .max))"
        let now = city.now
        guard let mail = try await city.database.write({ try $0.claimMail(by: claimant, at: now) }) else {
            return false
        }
        var (state, error): (KeptMail.State, String) = (.sent, "")
        var next: Instant?
        do {
            guard let kind = MailKind(rawValue: mail.kind),
                let message = try await MailWriting(city, settings, mail, kind, claimant).message()
            else { throw MailWriting.NotNeeded() }
            try await MailCommand(path: settings.command, sender: settings.from).hand(try message.written())
        } catch is MailWriting.NotNeeded {
            state = .dropped
        } catch is MailMessage.UnfitAddress {
            (state, error) = (.failed, "no address")
        } catch let failure as MailCommand.Failure {
            error = failure.words
            next = failure.isPassing ? nextAttempt(after: mail.attempts, at: city.now) : nil
            state = next == nil ? .failed : .waiting
        } catch let failure {
            // It could not be written, as while the database is away or the plan unreadable: nothing was handed over.
            error = "\(type(of: failure))"
            next = nextAttempt(after: mail.attempts, at: city.now)
            state = next == nil ? .failed : .waiting
        }
        let (end, why, again) = (state, error, next)
        try await city.database.write {
            _ = try $0.endMail(mail.id, by: claimant, as: end, error: why, next: again, at: city.now)
        }
        report(
            Outcome(
                city: city.slug, kind: mail.kind, state: state.rawValue, isFailure: state == .failed, error: error))
        return true
    }

    private func nextAttempt(after attempts: Int, at now: Instant) -> Instant? {
        guard Self.pauses.indices.contains(attempts - 1) else { return nil }
        return now.adding(seconds: Self.pauses[attempts - 1])
    }
}
