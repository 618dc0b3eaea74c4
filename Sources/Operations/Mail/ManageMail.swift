import Domain
import Kernel
import Storage

/// What was sent, in figures, and what the city has decided about mails. Nobody's address is in it.
package struct ManageMail: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    package struct Line: Sendable, Hashable {
        package var kind: MailKind
        /// Waiting or under way.
        package var waiting: Int
        package var sent: Int
        /// Not needed any more, or not wanted.
        package var dropped: Int
        /// Failed, or in doubt.
        package var failed: Int
    }

    package struct Overview: Sendable {
        /// Of the last 30 days, every kind.
        package var lines: [Line]
        package var waiting: Int
        package var remindsOfTraining: Bool
    }

    package static let days = 30

    package func overview(for caller: Caller) async throws -> Overview {
        try caller.require(.manageSurveys)
        let since = city.now.adding(seconds: -Self.days * 86_400)
        return try await city.database.read { transaction in
            let found = try transaction.mailCounts(since: since)
            let lines = MailKind.allCases.map { kind in
                func count(_ states: KeptMail.State...) -> Int {
                    found.filter { $0.kind == kind.rawValue && states.contains($0.state) }.reduce(0) { $0 + $1.count }
                }
                return Line(
                    kind: kind, waiting: count(.waiting, .sending), sent: count(.sent), dropped: count(.dropped),
                    failed: count(.failed, .doubtful))
            }
            return Overview(
                lines: lines, waiting: try transaction.mails(in: .waiting).count,
                remindsOfTraining: try transaction.citySetting(RemindOfTraining.setting) == "on")
        }
    }

    /// Turns the weekly reminder of overdue training on or off.
    package func remindOfTraining(_ isOn: Bool, for caller: Caller) async throws {
        try caller.require(.manageSurveys)
        let now = city.now
        try await city.database.write { transaction in
            try transaction.setCitySetting(RemindOfTraining.setting, to: isOn ? "on" : "off")
            try transaction.audit(caller.entry("mail.training", isOn ? "on" : "off"), at: now)
        }
    }
}

/// Whether I want mails that need not be.
package enum ChooseMail {
    package static func wants(for caller: Caller, in city: OperationContext) async throws -> Bool {
        let session = try caller.requireSession()
        return try await city.database.read { try $0.mailReceiver(of: session.account)?.wantsMail ?? true }
    }

    package static func run(_ wants: Bool, by caller: Caller, in city: OperationContext) async throws {
        let session = try caller.requireSession()
        try await city.database.write { try $0.setWantsMail(of: session.account, to: wants) }
    }
}
