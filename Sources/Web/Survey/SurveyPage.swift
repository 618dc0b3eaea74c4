import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// One survey while it runs: the response by unit, its window, who to remind.
struct SurveyPage: WebPage {
    struct UnitRow: Sendable {
        let name: String
        let answered: String
        let population: String
        let rate: String
        let percent: Int
        let isLow: Bool
    }

    struct Head: Sendable {
        let href: String
        let sort: String?
    }

    struct Heads: Sendable {
        let name: Head
        let rate: Head
        let people: Head
    }

    let subject: String?
    let trail: [Crumb]
    let name: String
    let window: String
    let isOpen: Bool
    let isPlanned: Bool
    let isClosed: Bool
    let rate: String
    let answered: String
    let begun: String
    let population: String
    let unanswered: String
    let left: String?
    let hasUnits: Bool
    let units: [UnitRow]
    let heads: Heads
    let paging: Paging
    let exportHref: String?
    let unansweredHref: String?
    let closeHref: String?
    let resultsHref: String?
    let itemsHref: String?
    let windowAction: String
    let canSend: Bool
    let reminderAction: String
    let reminderDays: [SurveyReminders.Choice]
    let hasErrors: Bool
    let errors: [String: String]
    let fromValue: String
    let toValue: String

    init(
        _ facts: SurveyFacts, _ progress: ManageSurvey.Progress, _ form: SurveyWindowForm, _ query: Form,
        reminders: Set<Int>, _ context: SignedInContext
    ) throws {
        let today = context.now.dayInJapan
        let language = context.language
        func date(_ date: CalendarDate) -> String { date.written(in: language, usesEra: context.usesEra) }
        let phase = facts.phase(on: today)
        name = facts.title
        subject = facts.title
        trail = [Crumb(language == .ja ? "調査" : "Surveys", context.address(.surveys))]
        window = "\(date(facts.opensOn)) – \(date(facts.lastDay))"
        (isOpen, isPlanned, isClosed) = (phase == .open, phase == .planned, phase == .closed)
        let asked = progress.isAsked.indices.filter { progress.isAsked[$0] }
        let done = asked.count { progress.answers[$0] == .submitted }
        rate = asked.isEmpty ? "–" : (Double(done) / Double(asked.count)).percent
        answered = done.grouped
        population = asked.count.grouped
        unanswered = (asked.count - done).grouped
        begun = asked.count { progress.answers[$0] == .begun }.grouped
        let days = Int(facts.lastDay.daysSince1970 - today.daysSince1970)
        left = phase == .open ? (language == .ja ? "あと\(days)日" : "\(days) days") : nil
        let sort = UnitResponse.Sort(query)
        let all = UnitResponse.all(progress).sorted(by: sort)
        let address = { (more: [(String, String)]) in context.address(.survey, facts.id, query: more).description }
        heads = Heads(
            name: Self.head(.name, sort, address), rate: Self.head(.rate, sort, address),
            people: Self.head(.people, sort, address))
        paging = Paging(all.count, query) { address(sort.fields + [("page", "\($0)")]) }
        units = all[paging.range].map { unit in
            UnitRow(
                name: unit.name, answered: unit.answered.grouped, population: unit.asked.grouped,
                rate: unit.rate.percent, percent: Int((100 * unit.rate).rounded(.down)), isLow: unit.rate < 0.5)
        }
        hasUnits = !units.isEmpty
        let canExport = Policy.allows(.exportTables, to: context.visitor)
        exportHref = canExport ? context.address(.surveyResponseFile, facts.id).description : nil
        let seesPeople = Policy.scope(of: .seePeople, for: context.visitor) == .everyone
        unansweredHref =
            seesPeople && phase == .open && done < asked.count
            ? context.address(.unanswered, facts.id).description : nil
        closeHref = phase == .open ? context.address(.surveyClosure, facts.id).description : nil
        itemsHref = phase == .closed ? context.address(.surveyItems, facts.id).description : nil
        resultsHref = phase == .closed ? context.address(.surveyResults, facts.id).description : nil
        windowAction = context.address(.surveyWindow, facts.id).description
        canSend = try context.works.mail != nil
        reminderAction = context.address(.surveyReminderDays, facts.id).description
        reminderDays = SurveyReminders.choices(reminders, language)
        errors = form.errors.words(in: language)
        hasErrors = !form.errors.isEmpty
        fromValue = form.fromValue
        toValue = form.toValue
    }

    private static func head(
        _ column: UnitResponse.Sort.Column, _ sort: UnitResponse.Sort, _ address: ([(String, String)]) -> String
    ) -> Head {
        let isThis = sort.column == column
        let next = UnitResponse.Sort(column: column, isDescending: isThis && !sort.isDescending)
        return Head(href: address(next.fields), sort: isThis ? (sort.isDescending ? "descending" : "ascending") : nil)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let facts = try await ManageSurvey(try context.works).facts(ofSurvey: visit.value, for: try context.caller)
        return try await response(
            facts, SurveyWindowForm(from: facts.opensOn, to: facts.closesOn), visit.query, context)
    }

    @Sendable static func setWindow(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let manage = ManageSurvey(try context.works)
        var form = SurveyWindowForm(submission.form)
        if let days = form.days {
            do {
                try await manage.setWindow(
                    ofSurvey: submission.value, from: days.from, to: days.to, for: try context.caller)
                return context.redirect(to: context.address(.survey, submission.value), notice: .saved)
            } catch WorkError.invalid(let field, let why) {
                form.refuse(field, why)
            }
        }
        let facts = try await manage.facts(ofSurvey: submission.value, for: try context.caller)
        return try await response(facts, form, Form(), context, .unprocessableContent)
    }

    private static func response(
        _ facts: SurveyFacts, _ form: SurveyWindowForm, _ query: Form, _ context: SignedInContext,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let progress = try await ManageSurvey(try context.works).progress(ofSurvey: facts.id, for: try context.caller)
        let reminders = try await RemindOfSurvey(try context.works).chosen(ofSurvey: facts.id, for: try context.caller)
        return try context.show(
            try SurveyPage(facts, progress, form, query, reminders: reminders, context), status: status)
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        guard Policy.scope(of: .exportTables, for: context.visitor) == .everyone else {
            throw Refusal.forbidden(.exportTables)
        }
        let progress = try await ManageSurvey(try context.works).progress(
            ofSurvey: visit.value, for: try context.caller)
        var writer = TableWriter(
            [
                .init("unitCode", ja: "所属コード", en: "Unit code"), .init("unit", ja: "所属", en: "Unit"),
                .init("asked", ja: "対象者", en: "Asked"), .init("answered", ja: "回答者", en: "Answered"),
                .init("rate", ja: "回答率（%）", en: "Response (%)"),
            ], in: context.language, json: false)
        for unit in UnitResponse.all(progress) {
            writer.text(unit.code)
            writer.text(unit.name)
            writer.number(unit.asked)
            writer.number(unit.answered)
            writer.number(100 * unit.rate, decimals: 1)
            writer.endRow()
        }
        return context.save(
            writer.file(named: "response"), as: "survey-\(visit.value)-response-\(context.now.dayInJapan)")
    }
}
