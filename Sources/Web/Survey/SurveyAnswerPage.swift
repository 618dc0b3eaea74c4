import Domain
import Hummingbird
import Kernel
import Operations

/// A page of the survey: about eight items, saved as the visitor goes on, and with script as they answer.
struct SurveyAnswerPage: WebPage {
    struct Flaw: Sendable {
        let anchor: String
        let text: String
    }

    let title: String
    let sectionName: String
    let page: String
    let pages: String
    let answered: String
    let total: String
    let percent: Int
    let minutes: String
    let until: String
    let action: String
    let answersHref: String
    let survey: Int64
    let savedAt: String?
    let script: String
    /// Answers given on the other pages, and the seconds that are left there.
    let answeredElsewhere: Int
    let secondsElsewhere: Int
    let isReadOnly: Bool
    let isHandedIn: Bool
    let isOpen: Bool
    let hasErrors: Bool
    let errors: [Flaw]
    let items: [SurveySheet.Item]
    let previousHref: String?
    let nextHref: String?
    let hasPrevious: Bool
    let isLast: Bool
    let overviewHref: String

    init(
        _ sheet: SurveySheet, page: Int, _ context: SignedInContext, errors: [String: String] = [:],
        instead: [String: String] = [:]
    ) {
        let survey = sheet.sheet
        title = survey.instrument.title[context.language]
        sectionName = sheet.name(ofPage: page)
        self.page = String(page)
        pages = String(sheet.pages)
        answered = String(survey.answered)
        total = String(survey.total)
        percent = sheet.percent
        minutes = String(survey.minutesLeft)
        until = survey.closesOn.written(in: context.language, usesEra: context.usesEra)
        action = context.address(.mySurveyPage, Int64(page)).description
        answersHref = context.address(.mySurveyAnswers).description
        self.survey = survey.id
        savedAt = survey.savedAt.map { $0.clockWords }
        script = context.site.assets.address(of: Assets.survey)
        let here = sheet.range(ofPage: page)
        let elsewhere = survey.instrument.items.indices.filter { !here.contains($0) }
        answeredElsewhere = elsewhere.count { survey.answers[survey.instrument.items[$0].id] != nil }
        secondsElsewhere = elsewhere.reduce(0) { sum, index in
            let item = survey.instrument.items[index]
            return sum + (survey.answers[item.id] == nil ? item.seconds : 0)
        }
        isReadOnly = !survey.takesAnswers
        isHandedIn = survey.submittedAt != nil
        isOpen = survey.takesAnswers
        items = sheet.items(ofPage: page, errors: errors, instead: instead)
        self.errors = items.compactMap { item in
            item.error.map { error in
                let number = context.language == .ja ? "問\(item.number): " : "Question \(item.number): "
                return Flaw(anchor: item.id, text: number + error)
            }
        }
        hasErrors = !self.errors.isEmpty
        hasPrevious = page > 1
        isLast = page == sheet.pages
        previousHref = page > 1 ? context.address(.mySurveyPage, Int64(page - 1)).description : nil
        nextHref = page < sheet.pages ? context.address(.mySurveyPage, Int64(page + 1)).description : nil
        overviewHref = context.address(.mySurvey).description
    }

    static func sheet(_ context: SignedInContext) async throws -> SurveySheet? {
        try await AnswerSurvey(try context.works).sheet(for: try context.caller).map {
            SurveySheet(sheet: $0, language: context.language)
        }
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        guard let sheet = try await sheet(context), (1...Int64(sheet.pages)).contains(visit.value),
            sheet.sheet.takesAnswers || !sheet.sheet.answers.isEmpty
        else { throw Refusal.notFound }
        return try context.show(SurveyAnswerPage(sheet, page: Int(visit.value), context))
    }

    /// Saves the page and goes where the button says.
    @Sendable static func save(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        guard let sheet = try await sheet(context), (1...Int64(sheet.pages)).contains(submission.value) else {
            throw Refusal.notFound
        }
        let page = Int(submission.value)
        let form = submission.form
        var answers = [String: String]()
        for index in sheet.range(ofPage: page) {
            let id = sheet.sheet.instrument.items[index].id
            if let value = form[id] { answers[id] = value.trimmed }
        }
        do {
            try await AnswerSurvey(try context.works).save(
                answers, toSurvey: sheet.sheet.id, for: try context.caller)
        } catch WorkError.invalid(let field, let reason) {
            let page = SurveyAnswerPage(
                sheet, page: page, context, errors: [field: reason[context.language]], instead: answers)
            return try context.show(page, status: .unprocessableContent)
        }
        let address: Address
        switch form["turn"] {
        case "previous" where page > 1: address = context.address(.mySurveyPage, Int64(page - 1))
        case "pause": address = context.address(.mySurvey)
        case _ where page < sheet.pages: address = context.address(.mySurveyPage, Int64(page + 1))
        default: address = context.address(.mySurveyReview)
        }
        return context.redirect(to: address, notice: form["turn"] == "pause" ? .saved : nil)
    }

    /// One answer, as the page's script sends it: 204, or a refusal. Anything else than an item's id is passed over.
    @Sendable static func saveAnswer(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        guard let survey = submission.form["survey"].flatMap({ Int64($0) }), let item = submission.form["item"],
            let value = submission.form["value"]
        else { throw Refusal.notFound }
        try await AnswerSurvey(try context.works).save(
            [item: value.trimmed], toSurvey: survey, for: try context.caller)
        return Response(status: .noContent)
    }
}
