import Domain
import Hummingbird
import Kernel
import Operations

/// One record is corrected or taken away.
struct CorrectionPage: WebPage {
    typealias Where = TwoValues<Int64, TwoValues<String, Int64>>

    struct Option: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    let name: String
    let record: String
    let value: String
    let day: String
    let action: String
    let backHref: String
    let isLevel: Bool
    let isCompletion: Bool
    let isCertificate: Bool
    let levels: [Option]
    let dayValue: String
    let hours: String
    let isPassed: Bool
    let reason: String
    let isVoidChosen: Bool
    let hasErrors: Bool
    let errors: [String: String]
    let trail: [Crumb]

    var subject: String? { name }

    init(
        _ context: SignedInContext, _ look: CorrectRecord.Look, _ line: CorrectRecord.Line, at place: Where,
        form: Form = Form(), errors: FormErrors = FormErrors()
    ) {
        let (language, plan) = (context.language, look.state.plan)
        name = look.state.roster.people[look.index].name
        record = line.name[language]
        value =
            line.isVoid
            ? Phrase(ja: "取消済み", en: "taken away")[language] : RecordsPage.value(line, plan, context)
        day = context.words(for: line.day)
        action = context.address(.personRecord, place).description
        backHref = context.address(.personRecords, place.first).description
        isLevel = line.kind == .evidence
        isCompletion = line.kind == .completion
        isCertificate = line.kind == .certificate
        let chosen = form["level"] ?? line.rank.map { "\($0)" } ?? ""
        levels =
            line.skill.map { skill in
                (0...plan.scale(of: skill).levels.count).map { rank in
                    Option(
                        value: "\(rank)", label: RecordsPage.level(rank, of: skill, plan, language),
                        selected: chosen == "\(rank)")
                }
            } ?? []
        dayValue = form["day"] ?? "\(line.day)"
        hours = form["hours"] ?? line.hours.map { "\($0)" } ?? ""
        isPassed = form["reason"] == nil ? line.passed ?? true : form["passed"] != nil
        reason = form["reason"] ?? ""
        isVoidChosen = form["isVoid"] != nil
        hasErrors = !errors.isEmpty
        self.errors = errors.words(in: language)
        trail = [
            Crumb(name, context.address(.person, place.first)),
            Crumb(Phrase(ja: "記録の訂正", en: "Corrections")[language], context.address(.personRecords, place.first)),
        ]
    }

    private static func find(
        _ context: SignedInContext, _ place: Where
    ) async throws -> (look: CorrectRecord.Look, line: CorrectRecord.Line) {
        let look = try await CorrectRecord(context.works).see(place.first, for: context.caller)
        guard let kind = CorrectRecord.Kind(rawValue: place.second.first),
            let line = look.lines.first(where: { $0.kind == kind && $0.id == place.second.second })
        else { throw WorkError.notFound }
        guard line.correctedBy == nil else { throw WorkError.changedMeanwhile }
        guard line.isOpen else { throw WorkError.notFound }
        return (look, line)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Where>) async throws -> Response {
        let context = visit.context
        let (look, line) = try await find(context, visit.value)
        return try context.show(CorrectionPage(context, look, line, at: visit.value))
    }

    @Sendable static func correct(_ submission: Submission<SignedInContext, Where>) async throws -> Response {
        let (context, place) = (submission.context, submission.value)
        let (look, line) = try await find(context, place)
        var reader = FieldReader(submission.form)
        let reason = reader.text("reason", maximum: 200)
        let change: CorrectRecord.Change? =
            if reader.isChecked("isVoid") { .void } else { Self.change(line.kind, &reader) }
        if let change, reader.errors.isEmpty {
            do {
                try await CorrectRecord(context.works).correct(
                    line.kind, line.id, ofPerson: place.first, to: change, because: reason, for: context.caller)
                return context.redirect(
                    to: context.address(.personRecords, place.first), notice: .recordCorrected)
            } catch WorkError.invalid(let field, let why) {
                reader.refuse(field, why)
            }
        }
        let page = CorrectionPage(context, look, line, at: place, form: submission.form, errors: reader.errors)
        return try context.show(page, status: .unprocessableContent)
    }

    private static func change(
        _ kind: CorrectRecord.Kind, _ reader: inout FieldReader
    ) -> CorrectRecord.Change? {
        switch kind {
        case .evidence: return reader.integer("level", in: 0...100).map { .level($0) }
        case .certificate: return reader.date("day").map { .certificate(passedOn: $0) }
        case .completion:
            let day = reader.date("day")
            guard let hours = Double(reader.text("hours", maximum: 10)) else {
                reader.refuse("hours", Phrase(ja: "時間数を入れてください。", en: "The hours, please."))
                return nil
            }
            return day.map { .completion(day: $0, hours: hours, passed: reader.isChecked("passed")) }
        }
    }

    static let source = """
        {{! title: [[記録を訂正する|Correct a record]] }}
        <h1>[[記録を訂正する|Correct a record]] <span class="about">{{name}}</span></h1>
        <dl class="facts"><dt>[[記録|Record]]</dt><dd>{{record}}</dd><dt>[[今の内容|As it stands]]</dt><dd>{{value}}</dd><dt>[[日付|Day]]</dt><dd>{{day}}</dd></dl>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[入力を確かめてください|Please check what you entered]]</h2><ul>{{#errors.level}}<li><a href="#level">{{.}}</a></li>{{/errors.level}}{{#errors.day}}<li><a href="#day">{{.}}</a></li>{{/errors.day}}{{#errors.hours}}<li><a href="#hours">{{.}}</a></li>{{/errors.hours}}{{#errors.reason}}<li><a href="#reason">{{.}}</a></li>{{/errors.reason}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="{{action}}"><input type="hidden" name="csrf" value="{{csrf}}">
          {{#isLevel}}<div class="field"><label for="level">[[正しいレベル|The right level]]</label><select id="level" name="level" aria-describedby="level-error"{{#errors.level}} aria-invalid="true"{{/errors.level}}>{{#levels}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/levels}}</select><p class="error" id="level-error">{{errors.level}}</p></div>{{/isLevel}}
          {{#isCompletion}}<div class="field"><label for="day">[[正しい修了日|The right day]]</label><input type="date" id="day" name="day" value="{{dayValue}}" required aria-describedby="day-error"{{#errors.day}} aria-invalid="true"{{/errors.day}}><p class="error" id="day-error">{{errors.day}}</p></div>
          <div class="field"><label for="hours">[[正しい時間数|The right hours]]</label><input id="hours" name="hours" value="{{hours}}" inputmode="decimal" size="8" required aria-describedby="hours-error"{{#errors.hours}} aria-invalid="true"{{/errors.hours}}><p class="error" id="hours-error">{{errors.hours}}</p></div>
          <div class="choice"><input type="checkbox" id="passed" name="passed" value="1"{{#isPassed}} checked{{/isPassed}}><label for="passed">[[修了した|It was passed]]</label></div>{{/isCompletion}}
          {{#isCertificate}}<div class="field"><label for="day">[[正しい合格日|The right day of passing]]</label><input type="date" id="day" name="day" value="{{dayValue}}" required aria-describedby="day-error"{{#errors.day}} aria-invalid="true"{{/errors.day}}><p class="error" id="day-error">{{errors.day}}</p></div>{{/isCertificate}}
          <div class="choice"><input type="checkbox" id="isVoid" name="isVoid" value="1"{{#isVoidChosen}} checked{{/isVoidChosen}}><label for="isVoid">[[この記録を取り消す（なかったものとして扱う）|Take the record away: it never was]]</label></div>
          <div class="field"><label for="reason">[[訂正の理由|Why]]</label><p class="hint" id="reason-hint">[[本人と、訂正できる人に見えます。|The person and whoever may correct will see it.]]</p><input id="reason" name="reason" value="{{reason}}" maxlength="200" required aria-describedby="reason-hint reason-error"{{#errors.reason}} aria-invalid="true"{{/errors.reason}}><p class="error" id="reason-error">{{errors.reason}}</p></div>
          <div class="actions"><button class="button">[[訂正する|Correct]]</button><a href="{{backHref}}">[[やめて戻る|Cancel]]</a></div>
        </form>
        """
}
