import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// One person's card: who they are in the plan and why, what each skill needs and has and on what evidence, what they
/// must or should take and why, and the way on.
struct PersonPage: WebPage {
    let name: String
    let kana: String
    /// How the name is written where its user-defined characters are not at hand.
    let alternate: String?
    let number: String
    let unit: String
    let grade: String
    let employment: String
    let since: String
    let asOf: String
    let asOfValue: String
    let href: String
    let isLogged: Bool
    let isInService: Bool
    let absence: String?
    let personas: [PersonWords.PersonaLine]
    let hasUnclassified: Bool
    let hasStatements: Bool
    let statements: [String]
    let hasCanDo: Bool
    let canDo: [PersonWords.CanDoLine]
    let short: String
    let hasSkills: Bool
    let skills: [PersonWords.SkillLine]
    let hasGrowth: Bool
    let growth: [PersonWords.GrowthLine]
    let hasTraining: Bool
    let training: [PersonWords.TrainingLine]
    let hasDone: Bool
    let doneCount: String
    /// Rows of a table.
    let done: Fragment
    let hasCertificates: Bool
    let certificates: [PersonWords.CertificateLine]
    let hasRoles: Bool
    let roles: [PersonWords.RoleLine]
    let posts: [PersonWords.PostLine]
    let confirmHref: String?
    let recordsHref: String?
    var dateError: String?
    private let list: Crumb?

    var subject: String? { name }
    var trail: [Crumb] { list.map { [$0] } ?? [] }

    init(_ state: CityState, index: Int, _ context: SignedInContext) {
        let person = state.roster.people[index]
        let id = state.personID(at: index)
        let member = state.member(ofPerson: id)
        let words = member.map { PersonWords(state, member: $0, context) }
        name = person.name
        kana = person.kana
        alternate = person.alternate.isEmpty ? nil : person.alternate
        number = person.staffNumber
        unit = words?.unit ?? "–"
        grade = words?.grade ?? "–"
        employment = words.map { state.word(.employments, $0.about.post.employment) } ?? "–"
        since = words.map { $0.words(state.roster.beganContinuously($0.about.post)) } ?? "–"
        asOf = state.date.written(in: context.language, usesEra: context.usesEra)
        asOfValue = state.date.description
        href = context.address(.person, id).description
        isLogged = context.visitor.person != id
        isInService = words != nil
        absence = words?.absence
        personas = words?.personaLines ?? []
        hasUnclassified = words != nil && personas.isEmpty
        statements = words?.statements ?? []
        hasStatements = !statements.isEmpty
        canDo = words?.canDo ?? []
        hasCanDo = !canDo.isEmpty
        short = String(words?.shortCount ?? 0)
        skills = words?.skillLines ?? []
        hasSkills = !skills.isEmpty
        growth = words?.growth ?? []
        hasGrowth = !growth.isEmpty
        training = words?.trainingDue ?? []
        let (done, doneCount) = words?.trainingDone ?? (FragmentWriter().finished(), 0)
        self.done = done
        hasDone = doneCount > 0
        self.doneCount = doneCount.grouped
        hasTraining = !training.isEmpty
        certificates = words?.certificates ?? []
        hasCertificates = !certificates.isEmpty
        roles = words?.roleLines ?? []
        hasRoles = !roles.isEmpty
        posts = PersonWords.posts(of: index, state, context)
        let mayConfirm =
            words != nil && isLogged
            && state.covers(Policy.scope(of: .confirmLevels, for: context.visitor), person: index)
        confirmHref = mayConfirm ? context.address(.sectionLevels, id).description : nil
        let mayCorrect = [Right.confirmLevels, .decideCertificates].contains { right in
            state.covers(Policy.scope(of: right, for: context.visitor), person: index)
        }
        recordsHref =
            mayCorrect && id != context.visitor.person ? context.address(.personRecords, id).description : nil
        list = Crumb(Phrase(ja: "職員", en: "People")[context.language], context.address(.people))
    }

    private static func today(_ why: Phrase, _ language: Language) -> String {
        let text = why[language]
        return language == .ja
            ? (text.hasSuffix("。") ? text : text + "。") + "今日の状態を表示しています。"
            : (text.hasSuffix(".") ? text : text + ".") + " Today is shown instead."
    }

    /// Three queries for a day that is worked out already, and one that writes the visit down.
    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        var reader = FieldReader(visit.query)
        let date = reader.date("date", isRequired: false)
        let seeing = SeePerson(try context.works)
        do {
            let (state, index) = try await seeing.see(visit.value, on: date, for: try context.caller)
            var page = PersonPage(state, index: index, context)
            page.dateError = reader.errors["date"].map {
                Self.today($0, context.language)
            }
            return try context.show(page, asOf: state.date)
        } catch WorkError.invalid(_, let why) where date != nil {
            let (state, index) = try await seeing.see(visit.value, for: try context.caller)
            var page = PersonPage(state, index: index, context)
            page.dateError = Self.today(why, context.language)
            return try context.show(page, asOf: state.date)
        } catch CityError.noPlan where date != nil {
            return try context.show(NoPlanOnDayPage(visit.value, date, context))
        }
    }
}

/// A person's card on a day before there was any plan.
struct NoPlanOnDayPage: WebPage {
    let asOf: String
    let href: String

    init(_ person: Int64, _ date: CalendarDate?, _ context: SignedInContext) {
        asOf = date?.written(in: context.language, usesEra: context.usesEra) ?? ""
        href = context.address(.person, person).description
    }

    static let source = """
        {{! title: [[職員カード|Skill card]] }}
        <h1>[[職員カード|Skill card]]</h1>
        <p class="nothing">[[{{asOf}}に施行されていた計画がないため、この日の状態は表示できません。|No plan was in force on {{asOf}}, so that day cannot be shown.]]</p>
        <p><a href="{{href}}">[[今日の状態を表示|Show today]]</a></p>
        """
}
