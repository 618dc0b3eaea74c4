import Domain
import Hummingbird
import Kernel
import Operations

/// All surveys, and the form that opens another.
struct SurveysPage: WebPage {
    struct Line: Sendable {
        let name: String
        let year: String
        let from: String
        let to: String
        let isOpen: Bool
        let isPlanned: Bool
        let isClosed: Bool
        let answered: String
        let rate: String?
        let href: String?
        let resultsHref: String?
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    let hasSurveys: Bool
    let surveys: [Line]
    let mayManage: Bool
    let hasErrors: Bool
    let errors: [String: String]
    let fromValue: String
    let toValue: String
    let instruments: [Choice]
    let overlap: String?

    init(
        _ lines: [ListSurveys.Line], _ state: CityState?, _ instruments: [(name: String, title: Phrase)],
        _ form: SurveyWindowForm, _ context: SignedInContext
    ) {
        let today = context.now.dayInJapan
        let language = context.language
        func date(_ date: CalendarDate) -> String { date.written(in: language, usesEra: context.usesEra) }
        let mayManage = Policy.allows(.manageSurveys, to: context.visitor)
        surveys = lines.map { line in
            let facts = line.facts
            let phase = facts.phase(on: today)
            let counted = state?.survey.flatMap { state?.surveyFacts?.id == facts.id ? $0.results : nil }
            return Line(
                name: facts.title, year: FiscalYear(of: facts.opensOn).written(in: language, usesEra: context.usesEra),
                from: date(facts.opensOn), to: date(facts.lastDay), isOpen: phase == .open,
                isPlanned: phase == .planned, isClosed: phase == .closed, answered: line.answered.grouped,
                rate: counted?.participation.rate.percent,
                href: mayManage ? context.address(.survey, facts.id).description : nil,
                resultsHref: phase == .closed ? context.address(.surveyResults, facts.id).description : nil)
        }
        hasSurveys = !lines.isEmpty
        self.mayManage = mayManage
        errors = form.errors.words(in: language)
        hasErrors = !form.errors.isEmpty
        fromValue = form.fromValue
        toValue = form.toValue
        self.instruments = instruments.map {
            Choice(value: $0.name, label: $0.title[language], selected: $0.name == form.instrument)
        }
        overlap = lines.first { $0.facts.phase(on: today) == .open }?.facts.title
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try await response(SurveyWindowForm(), visit.context)
    }

    @Sendable static func open(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var form = SurveyWindowForm(submission.form)
        guard let days = form.days else { return try await response(form, context, .unprocessableContent) }
        do {
            let id = try await ManageSurvey(try context.works).open(
                instrument: form.instrument, from: days.from, to: days.to, for: try context.caller)
            return context.redirect(to: context.address(.survey, id), notice: .surveyOpened)
        } catch WorkError.invalid(let field, let why) {
            form.refuse(field, why)
            return try await response(form, context, .unprocessableContent)
        }
    }

    private static func response(
        _ form: SurveyWindowForm, _ context: SignedInContext, _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let city = try context.works
        let lines = try await ListSurveys(city).all(for: try context.caller)
        let instruments =
            Policy.allows(.manageSurveys, to: context.visitor) ? ManageSurvey(city).instruments() : []
        let state: CityState?
        do { state = try await city.state() } catch CityError.noPlan { state = nil }
        return try context.show(SurveysPage(lines, state, instruments, form, context), status: status)
    }

    static let source = """
        {{! title: [[調査|Surveys]] }}
        <h1>[[調査|Surveys]]</h1>
        \(SurveyWindowForm.summary)
        {{^hasSurveys}}<p class="nothing">[[まだ調査がありません。|There is no survey yet.]]{{#mayManage}}[[下で調査票と期間を決めてください。| Choose the questionnaire and the window below.]]{{/mayManage}}</p>{{/hasSurveys}}
        {{#hasSurveys}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[調査の一覧|List of surveys]]">
        <table class="listing"><caption class="hidden">[[調査の一覧|List of surveys]]</caption><thead><tr><th scope="col">[[状態|State]]</th><th scope="col">[[調査|Survey]]</th><th scope="col">[[期間|Window]]</th><th scope="col" class="number">[[回答者|Answered]]</th><th scope="col" class="number">[[回答率（今の在籍者）|Response, present staff]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#surveys}}
        <tr><td>{{#.isOpen}}<span class="state on-track">[[実施中|Open]]</span>{{/.isOpen}}{{#.isPlanned}}<span class="state soon">[[予定|Planned]]</span>{{/.isPlanned}}{{#.isClosed}}<span class="state none">[[終了|Closed]]</span>{{/.isClosed}}</td><th scope="row">{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}}<span class="about">{{.year}}</span></th><td>{{.from}} – {{.to}}</td><td class="number">{{.answered}}</td><td class="number strong">{{#.rate}}{{.}}{{/.rate}}{{^.rate}}–{{/.rate}}</td><td>{{#.resultsHref}}<a href="{{.}}">[[結果|Results]]</a>{{/.resultsHref}}{{^.resultsHref}}<span class="about">[[結果は締切後|results after it closes]]</span>{{/.resultsHref}}</td></tr>
        {{/surveys}}
        </tbody></table>
        </div>
        {{/hasSurveys}}
        {{#mayManage}}
        <section aria-labelledby="window">
        <h2 id="window">[[調査を始める|Open a survey]]</h2>
        {{#overlap}}<div class="notice warning"><p>[[「{{.}}」を実施中です。期間が重なると、職員は新しいほうに答えることになります。|“{{.}}” is open now. Where windows overlap, staff are asked the newer one.]]</p></div>{{/overlap}}
        <form class="form" method="post" action="/surveys"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="instrument">[[調査票|Questionnaire]]</label><select id="instrument" name="instrument" aria-describedby="instrument-error">{{#instruments}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/instruments}}</select><p class="hint">[[知識問題を入れ替えて尋ねる調査票を二年目から使うと、前に答えた職員には知識問題を一人5～8問だけ、一問ずつ出します（前に30人以上が答えた問題が13問以上あるとき）。|From the second time a questionnaire with rotated questions is used, staff who answered it before are put only 5 to 8 knowledge questions, one by one (where 13 or more questions had 30 answers before).]]</p><p class="error" id="instrument-error">{{errors.instrument}}</p></div>
          \(SurveyWindowForm.fields)
          <div class="actions"><button class="button">[[この期間で行う|Hold it in this window]]</button></div>
        </form>
        </section>
        {{/mayManage}}
        """
}
