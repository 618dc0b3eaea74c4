import Domain
import Hummingbird
import Kernel
import Operations

/// The plans of seats, and the form that asks for another.
struct SeatPlansPage: WebPage {
    struct Line: Sendable {
        let name: String
        let href: String
        let made: String
        let year: String
        let isWaiting: Bool
        let isRunning: Bool
        let isDone: Bool
        let isFailed: Bool
        let isInForce: Bool
        let isReplaced: Bool
        let seats: String
        let unmet: String
        let moved: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    let trail: [Crumb]
    let hasPlans: Bool
    let plans: [Line]
    let isUnderWay: Bool
    let years: [Choice]
    let loyalties: [Choice]
    let form: [String: String]
    let hasErrors: Bool
    let errors: [String: String]
    let errorList: [Problem]

    struct Problem: Sendable {
        let field: String
        let text: String
    }

    init(
        _ all: [ManageSeats.Plan], _ sessions: KeepSessions.Year, form entered: [String: String], errors: FormErrors,
        _ context: SignedInContext
    ) {
        let language = context.language
        func written(_ year: FiscalYear) -> String { year.written(in: language, usesEra: context.usesEra) }
        trail = [
            Crumb(Phrase(ja: "研修の回", en: "Sessions")[language], context.address(.courseSessions))
        ]
        plans = all.map { plan in
            Line(
                name: plan.name, href: "\(context.address(.seatPlan, plan.id))",
                made: context.words(for: plan.madeAt), year: written(plan.year), isWaiting: plan.state == .waiting,
                isRunning: plan.state == .running, isDone: plan.state == .done, isFailed: plan.state == .failed,
                isInForce: plan.isInForce, isReplaced: plan.issuedAt != nil && !plan.isInForce,
                seats: plan.report?.seats.grouped ?? "–",
                unmet: plan.report.map { SeatPlanPage.unmet($0).grouped } ?? "–",
                moved: plan.report?.moved?.seats.grouped ?? "–")
        }
        hasPlans = !all.isEmpty
        isUnderWay = all.contains { $0.state == .waiting || $0.state == .running }
        let chosen = entered["year"].flatMap { Int($0) } ?? sessions.year.year
        years = sessions.years.map { Choice(value: "\($0.year)", label: written($0), selected: $0.year == chosen) }
        let loyalty = entered["loyalty"] ?? SeatAssumptions.Loyalty.movesFirst.rawValue
        loyalties = SeatAssumptions.Loyalty.allCases.map {
            Choice(value: $0.rawValue, label: $0.name[language], selected: $0.rawValue == loyalty)
        }
        let usual = SeatQuestion(year: sessions.year)
        let name = Phrase(ja: "\(written(sessions.year))の席割り", en: "Seats of \(written(sessions.year))")[language]
        form = [
            "name": name, "share": "\(Int((usual.shareOfSection * 100).rounded()))",
            "electives": "\(usual.mostElectives)", "seconds": "\(usual.seconds)",
        ].merging(entered) { _, entered in entered }
        self.errors = errors.words(in: language)
        hasErrors = !errors.isEmpty
        let labels: KeyValuePairs<String, Phrase> = [
            "name": Phrase(ja: "名前", en: "Name"), "year": Phrase(ja: "年度", en: "Fiscal year"),
            "share": Phrase(ja: "不在にできる人の割合", en: "Most of a section away"),
            "electives": Phrase(ja: "選択の研修", en: "Electives"), "seconds": Phrase(ja: "計算の時間", en: "Time of the search"),
        ]
        errorList = labels.compactMap { field, label in
            errors[field].map { Problem(field: field, text: "\(label[language]): \($0[language])") }
        }
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try await response([:], FormErrors(), year: visit.query["year"], visit.context)
    }

    @Sendable static func ask(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        var reader = FieldReader(form)
        let name = reader.text("name", maximum: ManageScenarios.longestName)
        let year = reader.integer("year", in: 1990...2200)
        let share = reader.integer("share", in: 1...100)
        let electives = reader.integer("electives", in: 0...20)
        let loyalty = reader.choice("loyalty", of: SeatAssumptions.Loyalty.self)
        let seconds = reader.integer("seconds", in: ScenarioAssumptions.secondsRange)
        var errors = reader.errors
        if errors.isEmpty, let year, let share, let electives, let loyalty, let seconds {
            var question = SeatQuestion(year: FiscalYear(year))
            question.shareOfSection = Double(share) / 100
            question.mostElectives = electives
            question.loyalty = loyalty.rawValue
            question.seconds = seconds
            do {
                let id = try await ManageSeats(try context.works).ask(name, question, for: try context.caller)
                return context.redirect(to: context.address(.seatPlan, id))
            } catch WorkError.invalid(let field, let why) {
                errors.add(field, why)
            }
        }
        let fields = ["name", "year", "share", "electives", "loyalty", "seconds"]
        let entered = Dictionary(uniqueKeysWithValues: fields.map { ($0, form[$0] ?? "") })
        return try await response(entered, errors, year: form["year"], context)
    }

    private static func response(
        _ entered: [String: String], _ errors: FormErrors, year: String?, _ context: SignedInContext
    ) async throws -> Response {
        let city = try context.works
        let asked = year.flatMap { Int($0) }.flatMap { (1990...2200).contains($0) ? FiscalYear($0) : nil }
        let sessions = try await KeepSessions(city).list(asked, for: try context.caller)
        let plans = try await ManageSeats(city).list(for: try context.caller)
        return try context.show(
            SeatPlansPage(plans, sessions, form: entered, errors: errors, context),
            status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    static let source = """
        {{! title: [[席の割り当て|Seats]] }}
        <h1>[[席の割り当て|Seats]]</h1>
        <p class="lead">[[誰がどの回に入るかを、対象・指名・希望・都合・所属の不在の上限から求めます。|Who sits in which session, from who must, who is nominated, wishes, times and the limits of units.]]</p>
        {{#isUnderWay}}<p class="small">[[計算中のものがあります。読み込み直すと状況が変わります。|Something is being worked out: reload to see how far it is.]]</p>{{/isUnderWay}}
        {{#hasPlans}}
        <h2 id="plans">[[これまでの案|Plans so far]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="plans">
        <table class="listing medium"><thead><tr><th scope="col">[[名前|Name]]</th><th scope="col">[[年度|Fiscal year]]</th><th scope="col">[[状態|State]]</th><th scope="col" class="number">[[席|Seats]]</th><th scope="col" class="number">[[席のない必須・指名|Mandatory and nominated without]]</th><th scope="col" class="number">[[動かす人|Moved]]</th></tr></thead><tbody>
        {{#plans}}<tr><th scope="row"><a href="{{.href}}">{{.name}}</a><span class="about">{{.made}}</span></th><td class="nowrap">{{.year}}</td><td>{{#.isWaiting}}<span class="state soon">[[順番待ち|Waiting]]</span>{{/.isWaiting}}{{#.isRunning}}<span class="state soon">[[計算中|Being worked out]]</span>{{/.isRunning}}{{#.isFailed}}<span class="state late">[[求められなかった|Failed]]</span>{{/.isFailed}}{{#.isInForce}}<span class="state done">[[知らせている|In force]]</span>{{/.isInForce}}{{#.isReplaced}}<span class="state none">[[前に知らせた|Given out before]]</span>{{/.isReplaced}}{{#.isDone}}{{^.isInForce}}{{^.isReplaced}}<span class="state none">[[求めた|Worked out]]</span>{{/.isReplaced}}{{/.isInForce}}{{/.isDone}}</td><td class="number">{{.seats}}</td><td class="number">{{.unmet}}</td><td class="number">{{.moved}}</td></tr>
        {{/plans}}
        </tbody></table></div>
        {{/hasPlans}}
        <section aria-labelledby="ask"><h2 id="ask">[[席を求める|Ask for seats]]</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errorList}}<li><a href="#{{.field}}">{{.text}}</a></li>{{/errorList}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/sessions/seats"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="name">[[名前|Name]]</label><input id="name" name="name" value="{{form.name}}" maxlength="60" required{{#errors.name}} aria-invalid="true"{{/errors.name}}></div>
          <div class="field"><label for="year">[[年度|Fiscal year]]</label><select id="year" name="year"{{#errors.year}} aria-invalid="true"{{/errors.year}}>{{#years}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/years}}</select></div>
          <div class="field"><label for="loyalty">[[もう席を知らせた人|People told a seat already]]</label><select id="loyalty" name="loyalty">{{#loyalties}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/loyalties}}</select></div>
          <div class="field"><label for="share">[[1所属から同じ半日に不在にできる人の割合（%）|Most of a section away in one half-day, %]]</label><input class="short" id="share" name="share" value="{{form.share}}" inputmode="numeric" maxlength="3" required{{#errors.share}} aria-invalid="true"{{/errors.share}}></div>
          <div class="field"><label for="electives">[[1人が受けられる選択の研修|Electives of one person]]</label><input class="short" id="electives" name="electives" value="{{form.electives}}" inputmode="numeric" maxlength="2" required{{#errors.electives}} aria-invalid="true"{{/errors.electives}}></div>
          <div class="field"><label for="seconds">[[計算の時間（5〜600秒）|Time of the search, 5 to 600 seconds]]</label><input class="short" id="seconds" name="seconds" value="{{form.seconds}}" inputmode="numeric" maxlength="3" required{{#errors.seconds}} aria-invalid="true"{{/errors.seconds}}></div>
          <p class="small">[[今日までに始まった回の席は変わりません。|Seats in sessions that have begun by today stay as they are.]]</p>
          <div class="actions"><button class="button">[[求める|Work it out]]</button></div>
        </form></section>
        """
}
