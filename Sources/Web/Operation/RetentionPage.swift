import Domain
import Hummingbird
import Kernel
import Operations

/// For how long what is kept, what would go today, and who chose that.
struct RetentionPage: WebPage {
    struct Line: Sendable {
        let kind: String
        let name: String
        let meaning: String
        let amount: String
        let minimum: String
        let maximum: String
        let unit: String
        let isOn: Bool
        let due: String
        let chosen: String?
        let error: String?
    }

    struct Change: Sendable {
        let time: String
        let by: String
        let name: String
        let words: String
    }

    let lines: [Line]
    let hasChanges: Bool
    let changes: [Change]
    /// A class that is tried out and not yet chosen.
    let trying: String?

    init(
        _ context: SignedInContext, _ found: ManageRetention.Answer, trying: RetentionPeriod? = nil,
        refused: (kind: RetentionClass, why: Phrase)? = nil
    ) {
        let language = context.language
        lines = found.lines.map { line in
            let period = line.period
            return Line(
                kind: period.kind.rawValue, name: period.kind.name[language], meaning: period.kind.meaning[language],
                amount: "\(period.amount)", minimum: "\(period.kind.range.lowerBound)",
                maximum: "\(period.kind.range.upperBound)",
                unit: (period.kind.unit == .days
                    ? Phrase(ja: "日", en: "days") : Phrase(ja: "年（年度末から）", en: "years after the fiscal year"))[
                        language],
                isOn: period.isOn, due: line.due.map(\.grouped) ?? "–",
                chosen: line.chosenAt.map { moment in
                    let by = line.chosenBy.flatMap { $0.isEmpty ? nil : $0 } ?? "console"
                    return "\(context.words(for: moment)) \(by)"
                },
                error: refused.flatMap { $0.kind == period.kind ? $0.why[language] : nil })
        }
        changes = found.changes.prefix(50).map { change in
            Change(
                time: context.words(for: change.at), by: change.by, name: change.period.kind.name[language],
                words: change.period.words[language]
                    + (change.period.isOn ? "" : Phrase(ja: "（消さない）", en: " (off)")[language]))
        }
        hasChanges = !changes.isEmpty
        self.trying = trying.map { "\($0.kind.name[language]): \($0.words[language])" }
    }

    /// With `class` and `amount` in the address the page tells what would go if that were chosen.
    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let trying = period(visit.query)
        let found = try await ManageRetention(context.works).see(trying: trying, for: context.caller)
        return try context.show(RetentionPage(context, found, trying: trying))
    }

    @Sendable static func choose(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let managing = ManageRetention(try context.works)
        guard let kind = submission.form["class"].flatMap(RetentionClass.init(rawValue:)) else {
            throw Refusal.notFound
        }
        var reader = FieldReader(submission.form)
        var why = Phrase(ja: "数を入れてください。", en: "A number, please.")
        if let amount = reader.integer("amount", in: kind.range) {
            let period = RetentionPeriod(kind, amount: amount, isOn: submission.form["isOn"] != nil)
            // Looked at before it is turned on: the button that only counts leads back here.
            if submission.form["action"] == "try" {
                let query = [("class", kind.rawValue), ("amount", "\(amount)")] + (period.isOn ? [("isOn", "1")] : [])
                return context.redirect(to: context.address(.retention, query: query))
            }
            try await managing.choose(period, for: context.caller)
            return context.redirect(to: context.address(.retention), notice: .retentionSet)
        }
        why = reader.errors["amount"] ?? why
        let found = try await managing.see(for: context.caller)
        return try context.show(
            RetentionPage(context, found, refused: (kind, why)), status: .unprocessableContent)
    }

    private static func period(_ query: Form) -> RetentionPeriod? {
        guard let kind = query["class"].flatMap(RetentionClass.init(rawValue:)),
            let amount = query["amount"].flatMap(Int.init), kind.range.contains(amount)
        else { return nil }
        return RetentionPeriod(kind, amount: amount, isOn: query["isOn"] != nil)
    }

    static let source = """
        {{! title: [[保存期間と消去|Retention]] }}
        <h1>[[保存期間と消去|Retention]]</h1>
        <p class="lead">[[種類ごとに、いつまで保存するかを決めます。期間は市の文書管理規程に合わせてください。ここに出ている期間は、規程でよく使われる1・3・5・10年から選んだ案です。|How long each kind of record is kept. Follow your city's document rules: what stands here is a proposal from the periods of 1, 3, 5 and 10 years that such rules know.]]</p>
        <p class="small">[[「消す」にした種類は、毎日4時ごろ、期間を過ぎた分を消します。消したものは元に戻せません。先に「数えてみる」で、今日消える件数を確かめてください。過去の数字は変わりません。|What is turned on is erased daily at about 4:00 once its time is over, and does not come back. Count first what would go today. Figures of the past stay as they are.]]</p>
        {{#trying}}<div class="notice" role="status"><p>[[{{.}} とした場合の件数を表示しています。まだ決めていません。|Counted as if {{.}} were chosen. Nothing has been set yet.]]</p></div>{{/trying}}
        {{#lines}}<section class="card" aria-labelledby="name-{{.kind}}"><h2 id="name-{{.kind}}">{{.name}}</h2><p>{{.meaning}}</p>
        <dl class="facts inline"><div><dt>[[今|Now]]</dt><dd>{{#.isOn}}<span class="state done">[[消す|on]]</span>{{/.isOn}}{{^.isOn}}<span class="state none">[[消さない|off]]</span>{{/.isOn}}</dd></div><div><dt>[[今日消える件数|Would go today]]</dt><dd>{{.due}}</dd></div><div><dt>[[決めた日時と人|Set]]</dt><dd>{{#.chosen}}{{.}}{{/.chosen}}{{^.chosen}}[[案のまま|as proposed]]{{/.chosen}}</dd></div></dl>
        <form method="post" action="/retention"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="class" value="{{.kind}}"><div class="field"><label for="amount-{{.kind}}"><span class="hidden">{{.name}} </span>{{.unit}}</label><input id="amount-{{.kind}}" name="amount" value="{{.amount}}" inputmode="numeric" size="6" required aria-describedby="amount-{{.kind}}-error"{{#.error}} aria-invalid="true"{{/.error}}><p class="error" id="amount-{{.kind}}-error"{{#.error}} role="alert"{{/.error}}>{{#.error}}{{.}}{{/.error}}</p></div><div class="choice"><input type="checkbox" id="on-{{.kind}}" name="isOn" value="1"{{#.isOn}} checked{{/.isOn}}><label for="on-{{.kind}}">[[期間を過ぎたら消す|Erase when the time is over]]<span class="hidden"> {{.name}}</span></label></div><div class="actions"><button class="button secondary small-button" name="action" value="try">[[数えてみる|Count]]<span class="hidden"> {{.name}}</span></button><button class="button small-button" name="action" value="set">[[決める|Set]]<span class="hidden"> {{.name}}</span></button></div></form></section>
        {{/lines}}
        <h2 id="changes">[[決めた記録|Who set what]]</h2>
        {{^hasChanges}}<p class="nothing">[[まだ誰も決めていません。|Nobody has set anything yet.]]</p>{{/hasChanges}}
        {{#hasChanges}}<div class="scroll" tabindex="0" role="region" aria-labelledby="changes"><table class="listing"><thead><tr><th scope="col">[[日時|Time]]</th><th scope="col">[[決めた人|By]]</th><th scope="col">[[種類|Kind]]</th><th scope="col">[[期間|Period]]</th></tr></thead><tbody>
        {{#changes}}<tr><td class="nowrap">{{.time}}</td><td>{{.by}}</td><td>{{.name}}</td><td>{{.words}}</td></tr>{{/changes}}
        </tbody></table></div>{{/hasChanges}}
        """
}
