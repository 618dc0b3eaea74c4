import Domain
import Kernel
import Storage

/// Makes a mail at the moment when it is sent: for whoever still needs it, in their language.
struct MailWriting {
    /// The occasion has passed, or the receiver does not want it.
    struct NotNeeded: Error {}

    private let city: City
    private let settings: MailSettings
    private let mail: KeptMail
    private let kind: MailKind
    private let claimant: String

    init(_ city: City, _ settings: MailSettings, _ mail: KeptMail, _ kind: MailKind, _ claimant: String) {
        self.city = city
        self.settings = settings
        self.mail = mail
        self.kind = kind
        self.claimant = claimant
    }

    /// Nil where it is not needed any more.
    func message() async throws -> MailMessage? {
        let (account, day) = (mail.account, city.now.dayInJapan)
        guard let receiver = try await city.database.read({ try $0.mailReceiver(of: account) }), !receiver.isClosed,
            kind.isCompulsory || receiver.wantsMail,
            // A reminder of yesterday says the wrong number of days.
            kind.isCompulsory || mail.createdAt.dayInJapan == day
        else { return nil }
        guard MailMessage.isFit(receiver.address) else { throw MailMessage.UnfitAddress() }
        guard let words = try await words(for: receiver) else { return nil }
        let language = receiver.language
        let greeting = language == .ja ? "\(receiver.name) 様\n\n" : "Dear \(receiver.name),\n\n"
        let about = Phrase(
            ja: "\(city.name.ja)の人材育成システムから自動で送っています。このメールには返信できません。",
            en: "Sent by the talent-plan system of \(city.name.en). Please do not reply.")
        return MailMessage(
            from: .init(name: city.name[language], address: settings.from),
            to: .init(name: receiver.name, address: receiver.address), subject: words.subject[language],
            body: greeting + words.body[language] + "\n\n-- \n" + about[language] + "\n", date: city.now,
            identity: "ikusei.\(city.slug).\(mail.id)")
    }

    private var address: String { "\(settings.publicURL)/\(city.slug)" }

    private func words(for receiver: MailReceiver) async throws -> MailWords? {
        let detail = JobDetail(mail.detail)
        switch kind {
        case .oneTimeCode:
            guard let (code, until) = try await code(detail) else { return nil }
            return .oneTimeCode(code, login: receiver.login, until: until, address)
        case .surveyReminder:
            guard let id = detail["survey"].flatMap({ Int64($0) }), let person = receiver.person else { return nil }
            let day = city.now.dayInJapan
            let (survey, response) = try await city.database.read {
                (try $0.survey(id), try $0.response(toSurvey: id, of: person))
            }
            guard let survey, survey.isOpen(on: day), response?.submittedAt == nil else { return nil }
            return .survey(survey.title, until: survey.closesOn, hasBegun: response != nil, address)
        case .trainingOverdue:
            guard let person = receiver.person, let member = try await city.state().member(ofPerson: person) else {
                return nil
            }
            let names = try await city.state().overdueTraining(of: member)
            return names.isEmpty ? nil : .overdue(names, address)
        case .trainingSummary:
            let (people, day) = (try await RemindOfTraining(city).lateUnder(mail.account), city.now.dayInJapan)
            return people == 0 ? nil : .summary(people, on: day, address)
        case .passwordChanged: return .passwordChanged(at: mail.createdAt, address)
        case .accountLocked: return .locked(until: detail.moment("until"), at: mail.createdAt, address)
        case .secondFactorSet: return .secondFactor(at: mail.createdAt, address)
        }
    }

    /// A code that is made here and kept nowhere. Nil where somebody has had another code, or has used one, since.
    private func code(_ detail: JobDetail) async throws -> (String, CalendarDate)? {
        let code = try OneTimeCode()
        let (id, account, claimant) = (mail.id, mail.account, claimant)
        let hash = code.hash(for: account)
        let until = city.now.adding(seconds: OneTimeCode.daysGood * 86_400)
        var next = detail
        next["hash"] = Secrets.base64(hash)
        let (text, expected) = (next.text, detail["hash"])
        let isSet = try await city.database.write { transaction in
            guard let kept = try transaction.account(id: account)?.codeHash, Secrets.base64(kept) == expected,
                try transaction.setDetail(ofMail: id, by: claimant, to: text)
            else { return false }
            return try transaction.setCode(of: account, to: hash, until: until, droppingSecondFactor: false)
        }
        return isSet ? (code.text, until.dayInJapan.adding(days: -1)) : nil
    }
}

extension JobDetail {
    func moment(_ name: String) -> Instant? {
        self[name].flatMap { Int64($0) }.map { Instant(milliseconds: $0) }
    }
}
