import Domain
import Hummingbird
import Kernel
import Operations

/// A mock exam before it is handed in: what is still open.
struct MockReviewPage: WebPage {
    let trail: [Crumb]
    let heading: String
    let answered: String
    let total: String
    let percent: Int
    let isComplete: Bool
    let open: [PracticePage.Link]
    let endAction: String
    let backHref: String

    init(_ sheet: TakeSitting.Sheet, _ context: SignedInContext) {
        let done = Set(sheet.answers.map(\.position))
        let all = sheet.sitting.items.count
        trail = [
            Crumb(context.language == .ja ? "学習・試験の練習" : "Learn and practise", context.address(.practice))
        ]
        heading = sheet.title[context.language]
        answered = "\(done.count)"
        total = "\(all)"
        percent = done.count * 100 / max(1, all)
        isComplete = done.count >= all
        open = (1...max(1, all)).filter { !done.contains($0) }.map { position in
            PracticePage.Link(
                href: context.address(.sitting, sheet.sitting.id, query: [("q", "\(position)")]).description,
                label: "\(position)")
        }
        endAction = context.address(.sittingEnd, sheet.sitting.id).description
        backHref = context.address(.sitting, sheet.sitting.id, query: [("q", "\(all)")]).description
    }

    static let source = """
        {{! title: [[見直しと提出|Check and hand in]] }}
        <div class="survey">
        <h1>{{heading}}</h1>
        <div class="survey-head"><p>[[回答済み|Answered]]</p><p><span class="value">{{answered}}</span> / {{total}}</p><progress max="100" value="{{percent}}" aria-label="[[回答の進み具合|Share answered]]">{{percent}} %</progress></div>
        {{#isComplete}}<div class="notice success"><p>[[すべての問題に答えました。|Every question is answered.]]</p></div>{{/isComplete}}
        {{^isComplete}}<div class="notice warning"><p>[[まだ答えていない問題があります（誤りとして数えます）:|Some questions are still open (they count as wrong):]]</p><ul class="links">{{#open}}<li><a href="{{.href}}">[[{{.label}}問目|Question {{.label}}]]</a></li>{{/open}}</ul></div>{{/isComplete}}
        <form method="post" action="{{endAction}}"><input type="hidden" name="csrf" value="{{csrf}}"><div class="turn"><button class="button">[[終えて結果を見る|Hand in and see the result]]</button><a class="button secondary" href="{{backHref}}">[[問題に戻る|Back to the questions]]</a></div></form>
        </div>
        """
}

/// What came of a sitting: of a mock exam by field with the forecast, and every question that went wrong with its
/// explanation.
struct SittingResultPage: WebPage {
    struct Field: Sendable {
        let name: String
        let right: String
        let questions: String
        let percent: String
    }

    struct Missed: Sendable {
        let number: String
        let text: String
        let chosen: String?
        let key: String
        let explanation: String?
    }

    let trail: [Crumb]
    let heading: String
    let isMock: Bool
    let right: String
    let questions: String
    let percent: String
    let minutes: String
    let fields: [Field]
    let hasFields: Bool
    let forecast: PracticePage.Forecast?
    let hasMissed: Bool
    let missed: [Missed]
    let nothing: Bool
    let isExhausted: Bool
    let newADay: String

    init(
        _ sheet: TakeSitting.Sheet, _ bank: SeePractice.Bank?, isExhausted: Bool, _ context: SignedInContext
    ) {
        let language = context.language
        isMock = sheet.sitting.kind == .mock
        trail = [
            Crumb(language == .ja ? "学習・試験の練習" : "Learn and practise", context.address(.practice))
        ]
        heading = sheet.title[language]
        let asked = isMock ? sheet.sitting.items.count : sheet.answers.count
        let right = sheet.answers.count(where: \.isRight)
        self.right = right.grouped
        questions = asked.grouped
        percent = PracticePage.percent(Double(right) / Double(max(1, asked)))
        minutes = max(sheet.answers.isEmpty ? 0 : 1, (sheet.seconds + 30) / 60).grouped
        let answers = Dictionary(
            sheet.answers.map { ($0.item, $0) }, uniquingKeysWith: { first, second in first.isRight ? second : first })
        let items = isMock ? sheet.sitting.items : sheet.answers.map(\.item)
        let isMock = isMock
        fields =
            !isMock
            ? []
            : (bank?.rule?.fields ?? []).enumerated().map { place, field in
                let own = items.filter { id in
                    sheet.bank.place(of: id).map { sheet.bank.fieldOf[$0] == place } ?? false
                }
                let good = own.count { answers[$0]?.isRight ?? false }
                return Field(
                    name: field.name[language], right: good.grouped, questions: own.count.grouped,
                    percent: PracticePage.percent(Double(good) / Double(max(1, own.count))))
            }
        hasFields = !fields.isEmpty
        forecast = isMock ? bank?.forecast.map { PracticePage.forecast($0, language) } : nil
        var told = Set<String>()
        missed =
            sheet.answers.isEmpty
            ? []
            : items.enumerated().compactMap { index, id in
                let answer = answers[id]
                guard !(answer?.isRight ?? false), told.insert(id).inserted, let place = sheet.bank.place(of: id) else {
                    return nil
                }
                let item = sheet.bank.questions[place]
                return Missed(
                    number: "\(index + 1)", text: item.text[language],
                    chosen: answer.flatMap { answer in
                        item.options.first { $0.id == answer.chosen }?.text[language]
                    },
                    key: item.key.map { item.options[$0].text[language] } ?? "",
                    explanation: item.explanation?[language])
            }
        hasMissed = !missed.isEmpty
        nothing = sheet.answers.isEmpty
        self.isExhausted = isExhausted && !isMock && sheet.seconds < sheet.sitting.minutes * 60
        newADay = "\(StartSitting.newQuestions(minutes: sheet.sitting.minutes))"
    }

    static let source = """
        {{! title: [[結果|Result]] }}
        <div class="survey">
        <h1>{{heading}}</h1>
        {{#nothing}}{{^isExhausted}}<p class="nothing">[[一問も答えずに終わりました。|It ended without an answer.]]</p>{{/isExhausted}}{{/nothing}}
        {{#isExhausted}}<div class="notice"><p>[[いま出せる問題はここまでです。新しい問題は、復習が増えすぎないように1日に{{newADay}}問までとし、明日また出します。|That is all for now. So that reviews do not pile up there are {{newADay}} new questions a day; more come tomorrow.]]</p></div>{{/isExhausted}}
        {{^nothing}}
        <dl class="tiles"><div><dt>[[正答|Right]]</dt><dd><span class="value">{{right}}<small> / {{questions}}</small></span></dd></div><div><dt>[[割合|Share]]</dt><dd><span class="value">{{percent}}<small>%</small></span></dd></div><div><dt>[[かかった時間|Time]]</dt><dd><span class="value">{{minutes}}<small>[[分| min]]</small></span></dd></div></dl>
        {{/nothing}}
        {{#hasFields}}<table data-served class="listing slim"><caption class="hidden">[[分野ごとの正答|Right answers by field]]</caption><thead><tr><th scope="col">[[分野|Field]]</th><th scope="col" class="number">[[正答|Right]]</th><th scope="col" class="number">[[割合|Share]]</th></tr></thead><tbody>{{#fields}}<tr><th scope="row">{{.name}}</th><td class="number">{{.right}} / {{.questions}}</td><td class="number">{{.percent}} %</td></tr>{{/fields}}</tbody></table>{{/hasFields}}
        {{#forecast}}<div class="card"><h2>[[合格の見込み（目安）: {{.chance}} %|Chance to pass (an estimate): {{.chance}} %]]</h2><p>[[予想される評価点は{{.marks}}点（10回に8回は{{.range}}点）。これまでに答えた{{.answers}}問から見積もりました。本番の採点方法は公表されていないため、目安です。|About {{.marks}} marks (eight results in ten: {{.range}}), from your {{.answers}} answers so far. How the exam is marked is not published: an estimate.]] {{#.note}}{{.}}{{/.note}}</p></div>{{/forecast}}
        {{#hasMissed}}<h2>[[間違えた問題|What went wrong]]</h2>
        {{#missed}}<section class="card"><p class="strong">{{.text}}</p><dl class="pairs"><dt>[[正解|Right answer]]</dt><dd>{{.key}}</dd>{{#.chosen}}<dt>[[あなたの答え|Your answer]]</dt><dd>{{.}}</dd>{{/.chosen}}{{^.chosen}}<dt>[[あなたの答え|Your answer]]</dt><dd>[[未回答|not answered]]</dd>{{/.chosen}}</dl>{{#.explanation}}<p class="explanation">{{.}}</p>{{/.explanation}}</section>{{/missed}}{{/hasMissed}}
        <div class="actions"><a class="button" href="/my/practice">[[練習の画面に戻る|Back to practice]]</a></div>
        </div>
        """
}
