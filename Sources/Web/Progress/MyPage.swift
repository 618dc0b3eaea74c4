import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// What the visitor needs and why, what they must take by when, and who looked at their data.
struct MyPage: WebPage {
    struct Survey: Sendable {
        let title: String
        let until: String
        let answered: String
        let total: String
        let percent: Int
        let minutes: String
        let started: Bool
    }

    struct Certificate: Sendable {
        let name: String
        let date: String
        let expires: String?
        let isConfirmed: Bool
        let isWaiting: Bool
        let isRefused: Bool
        let note: String?

        init(_ registration: CertificateRegistration, _ context: SignedInContext) {
            name = registration.name[context.language]
            date = registration.passedOn.written(in: context.language, usesEra: context.usesEra)
            expires = registration.expiresOn?.written(in: context.language, usesEra: context.usesEra)
            isConfirmed = registration.state == .confirmed
            isWaiting = registration.state == .waiting
            isRefused = registration.state == .refused
            note = registration.note.isEmpty ? nil : registration.note
        }
    }

    struct Seat: Sendable {
        let course: String
        let when: String
        let place: String
        let isCancelled: Bool
    }

    struct Named: Sendable {
        let year: String
        let programme: String
        let reason: String
    }

    struct Recommended: Sendable {
        let name: String
        let difficulty: String?
    }

    let isInService: Bool
    let unit: String
    let grade: String
    let personas: [PersonWords.PersonaLine]
    let hasUnclassified: Bool
    let hasRoles: Bool
    let roles: [PersonWords.RoleLine]
    let survey: Survey?
    let surveyDone: String?
    let short: String
    let hasSkills: Bool
    let hasRequired: Bool
    let mayRegister: Bool
    let skills: [PersonWords.SkillLine]
    let hasNamed: Bool
    let seats: [Seat]
    let hasSeats: Bool
    let seatsHref: String
    let named: [Named]
    let hasTraining: Bool
    let training: [PersonWords.TrainingLine]
    let hasDone: Bool
    let doneCount: String
    /// Rows of a table.
    let done: Fragment
    let hasCertificates: Bool
    let certificates: [Certificate]
    let hasRecommended: Bool
    let recommended: [Recommended]
    let hasViews: Bool
    let views: [LookLine]

    init(_ overview: SeeOwnData.Overview, _ context: SignedInContext) {
        let state = overview.state
        let words = overview.member.map { PersonWords(state, member: $0, context) }
        isInService = words != nil
        unit = words?.unit ?? ""
        grade = words?.grade ?? ""
        personas = words?.personaLines ?? []
        hasUnclassified = words != nil && personas.isEmpty
        roles = words?.roleLines ?? []
        hasRoles = !roles.isEmpty
        let sheet = overview.survey
        survey = sheet.flatMap { sheet in
            guard sheet.takesAnswers else { return nil }
            return Survey(
                title: sheet.instrument.title[context.language],
                until: sheet.closesOn.written(in: context.language, usesEra: context.usesEra),
                answered: String(sheet.answered), total: String(sheet.total),
                percent: sheet.total == 0 ? 0 : sheet.answered * 100 / sheet.total, minutes: String(sheet.minutesLeft),
                started: sheet.answered > 0)
        }
        surveyDone = sheet?.submittedAt?.dayInJapan.written(in: context.language, usesEra: context.usesEra)
        short = String(words?.shortCount ?? 0)
        skills = words?.neededSkillLines ?? []
        hasRequired = skills.contains { !$0.isNotRequired }
        mayRegister = !state.plan.certificates.isEmpty
        hasSkills = !skills.isEmpty
        named = overview.nominations.map { named in
            Named(
                year: named.year.written(in: context.language, usesEra: context.usesEra),
                programme: named.programmeName[context.language], reason: named.reason[context.language])
        }
        hasNamed = !named.isEmpty
        seats = overview.seats.map { seat in
            Seat(
                course: seat.name[context.language],
                when: CalendarHalfDay.words(for: seat.session.times)[context.language],
                place: seat.session.placeName[context.language],
                isCancelled: seat.session.isCancelled)
        }
        hasSeats = !seats.isEmpty
        seatsHref = "\(context.address(.mySeats))"
        training = words?.trainingDue ?? []
        let (done, doneCount) = words?.trainingDone ?? (FragmentWriter().finished(), 0)
        self.done = done
        hasDone = doneCount > 0
        self.doneCount = doneCount.grouped
        hasTraining = !training.isEmpty
        certificates = overview.certificates.map { Certificate($0, context) }
        hasCertificates = !certificates.isEmpty
        let held =
            words.map { Set(state.standing.record.certificates(of: $0.person).map { Int($0.certificate) }) } ?? []
        let mine = Set(words?.personas.map(\.reference) ?? [])
        recommended = state.plan.certificates.enumerated().filter { index, certificate in
            !held.contains(index) && certificate.recommendedFor.contains(where: mine.contains)
        }.map { _, certificate in
            Recommended(
                name: certificate.name[context.language], difficulty: certificate.difficulty.map { "★\($0)" })
        }
        hasRecommended = !recommended.isEmpty
        views = overview.looks.map { LookLine($0, context) }
        hasViews = !views.isEmpty
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let overview = try await SeeOwnData(try context.works).overview(for: try context.caller)
        return try await context.show(overview.state, variant: variant(overview, context)) {
            MyPage(overview, context)
        }
    }

    /// Whose page it is, and what of it may change while the state stays as it is.
    private static func variant(_ overview: SeeOwnData.Overview, _ context: SignedInContext) -> String {
        var parts = ["\(context.visitor.person ?? 0)"]
        if let sheet = overview.survey {
            parts.append("\(sheet.id) \(sheet.takesAnswers) \(sheet.answered) \(sheet.minutesLeft) \(sheet.closesOn)")
            parts.append(sheet.submittedAt.map { "\($0.milliseconds)" } ?? "")
        }
        parts += overview.certificates.map { "\($0.id) \($0.state) \($0.note)" }
        parts += overview.nominations.map { "\($0.year.year) \($0.programme) \($0.reason.ja)" }
        parts += overview.seats.map { "\($0.session) \($0.name.ja)" }
        parts += overview.looks.map { "\($0.at.milliseconds) \($0.name) \($0.action) \($0.roles)" }
        return parts.joined(separator: "\u{0}")
    }
}
