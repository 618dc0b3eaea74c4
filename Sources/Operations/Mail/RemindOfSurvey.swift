import Domain
import Kernel
import Storage

/// Those who have not handed in are reminded: on the days that the survey's settings name, or when the planner says so.
/// Nobody gets more than one reminder a day, of whatever survey.
package struct RemindOfSurvey: Sendable {
    package let city: City

    package init(_ city: City) { self.city = city }

    /// What came of it, for the planner.
    package struct Outcome: Sendable, Hashable {
        /// Mails that were asked for now.
        package var mails: Int
        /// Who was reminded today already.
        package var already: Int
        /// Who has no account, or no address.
        package var withoutAddress: Int
    }

    /// The days before the last one that may be chosen.
    package static let days = [14, 7, 3, 1, 0]

    /// By hand. Throws `WorkError.surveyClosed` outside the window, `WorkError.invalid` where no mail is sent at all.
    package func remind(ofSurvey id: Int64, for caller: Caller) async throws -> Outcome {
        guard city.mail != nil else { throw Self.noMail }
        let listing = try await ListUnanswered(city).list(ofSurvey: id, isExport: false, for: caller)
        let people = listing.members.map { member in
            listing.state.personID(at: Int(listing.state.standing.staff.members[member].person))
        }
        let now = city.now
        return try await city.database.write { transaction in
            let outcome = try Self.add(people, survey: id, transaction, at: now)
            try transaction.audit(caller.entry("survey.remind", "\(id)", "\(outcome.mails)"), at: now)
            return outcome
        }
    }

    /// On the days that the settings name; gives how many mails there are. Safe to repeat.
    func remindAll() async throws -> Int {
        let (now, day) = (city.now, city.now.dayInJapan)
        let surveys = try await city.database.read { transaction in
            try transaction.surveys().filter { $0.isOpen(on: day) }.map {
                ($0, Self.days(in: try transaction.reminderDays(ofSurvey: $0.id)))
            }
        }
        var mails = 0
        for (survey, days) in surveys where days.contains(Int(survey.closesOn.daysSince1970 - day.daysSince1970)) {
            let progress = try await ManageSurvey(city).progress(ofSurvey: survey.id)
            let people = progress.answers.indices
                .filter { progress.isAsked[$0] && progress.answers[$0] != .submitted }
                .map { progress.state.personID(at: Int(progress.state.standing.staff.members[$0].person)) }
            mails += try await city.database.write { transaction in
                let outcome = try Self.add(people, survey: survey.id, transaction, at: now)
                let entry = AuditEntry(
                    account: nil, actor: "", action: "survey.remind", subject: "\(survey.id)",
                    detail: "\(outcome.mails)", address: "")
                if outcome.mails > 0 { try transaction.audit(entry, at: now) }
                return outcome.mails
            }
        }
        return mails
    }

    private static func add(
        _ people: [Int64], survey: Int64, _ transaction: any Transaction, at now: Instant
    ) throws -> Outcome {
        let accounts = try transaction.addressedAccounts()
        let kind = MailKind.surveyReminder.rawValue
        let mails = people.compactMap { accounts[$0] }.map { account in
            NewMail(
                account: account, kind: kind, once: "\(kind)/\(account)/\(now.dayInJapan)",
                detail: JobDetail(["survey": "\(survey)"]).text)
        }
        let added = try transaction.addMails(mails, at: now)
        return Outcome(mails: added, already: mails.count - added, withoutAddress: people.count - mails.count)
    }

    /// The chosen days of a survey.
    package func chosen(ofSurvey id: Int64, for caller: Caller) async throws -> Set<Int> {
        try caller.require(.manageSurveys)
        return Self.days(in: try await city.database.read { try $0.reminderDays(ofSurvey: id) })
    }

    /// Throws `WorkError.notFound` for an unknown survey.
    package func choose(_ days: Set<Int>, ofSurvey id: Int64, for caller: Caller) async throws {
        try caller.require(.manageSurveys)
        let text = Self.days.filter(days.contains).map(String.init).joined(separator: " ")
        let now = city.now
        try await city.database.write { transaction in
            guard try transaction.setReminderDays(ofSurvey: id, to: text) else { throw WorkError.notFound }
            try transaction.audit(caller.entry("survey.reminders", "\(id)", text), at: now)
        }
    }

    private static func days(in text: String) -> Set<Int> { Set(text.split(separator: " ").compactMap { Int($0) }) }

    static let noMail = WorkError.invalid(
        field: "",
        Phrase(
            ja: "このサーバーはメールを送る設定になっていません。情報部門に相談してください。",
            en: "This server is not set up to send mail. Ask the information department."))
}
