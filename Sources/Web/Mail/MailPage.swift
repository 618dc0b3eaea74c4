import Domain
import Hummingbird
import Kernel
import Operations

/// What was sent by mail, in figures, and what the city has decided about it.
struct MailPage: WebPage {
    struct Line: Sendable {
        let name: String
        let waiting: String
        let sent: String
        let dropped: String
        let failed: String
        let hasFailed: Bool
    }

    let canSend: Bool
    let days: String
    let lines: [Line]
    let waiting: String
    let isOn: Bool
    let isOff: Bool

    init(_ overview: ManageMail.Overview, canSend: Bool, _ language: Language) {
        self.canSend = canSend
        days = "\(ManageMail.days)"
        waiting = overview.waiting.grouped
        isOn = overview.remindsOfTraining
        isOff = !isOn
        lines = overview.lines.map { line in
            Line(
                name: line.kind.name[language], waiting: line.waiting.grouped, sent: line.sent.grouped,
                dropped: line.dropped.grouped, failed: line.failed.grouped, hasFailed: line.failed > 0)
        }
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let works = try context.works
        let overview = try await ManageMail(works).overview(for: context.caller)
        return try context.show(MailPage(overview, canSend: works.mail != nil, context.language))
    }

    @Sendable static func choose(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        guard let choice = submission.form["training"], ["on", "off"].contains(choice) else {
            throw Refusal.invalid(Phrase(ja: "選んでください。", en: "Please choose."))
        }
        try await ManageMail(try context.works).remindOfTraining(choice == "on", for: context.caller)
        return context.redirect(to: context.address(.mails), notice: .saved)
    }

    static let source = """
        {{! title: [[メール|Mails]] }}
        <h1>[[メール|Mails]]</h1>
        <p class="lead">[[この{{days}}日に用意したメールの数です。だれに送ったかは、ここには出ません。|How many mails there were in the last {{days}} days. To whom is not shown.]]</p>
        {{^canSend}}<div class="notice warning"><p>[[このサーバーはメールを送る設定になっていません。情報部門に相談してください。|This server is not set up to send mail. Ask the information department.]]</p></div>{{/canSend}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[メールの数|Numbers of mails]]">
        <table class="listing medium"><caption class="hidden">[[メールの数|Numbers of mails]]</caption><thead><tr><th scope="col">[[種類|Kind]]</th><th scope="col" class="number">[[これから|To be sent]]</th><th scope="col" class="number">[[送った|Sent]]</th><th scope="col" class="number">[[要らなくなった|Not needed]]</th><th scope="col" class="number">[[送れなかった|Not sent]]</th></tr></thead><tbody>
        {{#lines}}<tr><th scope="row">{{.name}}</th><td class="number">{{.waiting}}</td><td class="number">{{.sent}}</td><td class="number">{{.dropped}}</td><td class="number">{{.failed}}{{#.hasFailed}} <span class="tag error">[[失敗|Failed]]</span>{{/.hasFailed}}</td></tr>
        {{/lines}}
        </tbody></table>
        </div>
        <p class="small">[[「要らなくなった」は、送る前に回答した人や、お知らせを希望しない人の分です。「送れなかった」が続くときは、名簿や利用者のメールアドレスを確かめ、情報部門に相談してください。|“Not needed” are those who answered before it was sent, or want no reminders. Where mails keep failing, look at the addresses of roster and accounts, and ask the information department.]]</p>
        <section aria-labelledby="training">
        <h2 id="training">[[期限を過ぎた研修のお知らせ|Reminders of overdue training]]</h2>
        <p>[[毎週月曜の朝8時に、受け直す期限を過ぎた研修がある職員と、その所属長（人数だけ）に送ります。|Every Monday at 8, to staff whose training should have been renewed, and to their heads, with numbers alone.]]</p>
        <form class="form" method="post" action="/mails"><input type="hidden" name="csrf" value="{{csrf}}">
          <fieldset><legend>[[送るかどうか|Whether to send]]</legend>
          <div class="choice"><input type="radio" id="training-on" name="training" value="on"{{#isOn}} checked{{/isOn}}><label for="training-on">[[送る|Send them]]</label></div>
          <div class="choice"><input type="radio" id="training-off" name="training" value="off"{{#isOff}} checked{{/isOff}}><label for="training-off">[[送らない|Do not]]</label></div></fieldset>
          <div class="actions"><button class="button">[[保存する|Save]]</button></div>
        </form>
        </section>
        <p>[[調査のお知らせを送る日は、それぞれの調査の画面で決めます。|The days on which people are reminded of a survey are chosen on the survey's page.]] <a href="/surveys">[[調査|Surveys]]</a></p>
        """
}
