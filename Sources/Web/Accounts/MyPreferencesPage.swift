import Domain
import Hummingbird
import Kernel
import Operations

/// In which language, and with which years, somebody wants to read.
struct MyPreferencesPage: WebPage {
    let isJapanese: Bool
    let isEnglish: Bool
    let usesEra: Bool
    let usesWestern: Bool
    let eraExample: String
    let westernExample: String
    let wantsMails: Bool
    let wantsNone: Bool
    let trail: [Crumb]

    init(_ context: SignedInContext, wantsMails: Bool) throws {
        self.wantsMails = wantsMails
        wantsNone = !wantsMails
        let preferences = try context.caller.preferences
        isJapanese = preferences.language == .ja
        isEnglish = !isJapanese
        usesEra = preferences.usesEra
        usesWestern = !usesEra
        let today = context.now.dayInJapan
        eraExample = today.written(in: .ja, usesEra: true)
        westernExample = today.written(in: .ja, usesEra: false)
        trail = [context.sessionsCrumb]
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let wants = try await ChooseMail.wants(for: context.caller, in: context.works.context)
        return try context.show(try MyPreferencesPage(context, wantsMails: wants))
    }

    @Sendable static func choose(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        guard let language = form["language"].flatMap(Language.init(rawValue:)), let years = form["years"],
            ["era", "western"].contains(years)
        else { throw Refusal.invalid(Phrase(ja: "選んでください。", en: "Please choose.")) }
        try await SetPreferences.run(
            Preferences(language: language, usesEra: years == "era"), by: context.caller, in: context.works.context)
        return context.redirect(to: context.address(.myPreferences), notice: .saved)
    }

    static let source = """
        {{! title: [[表示の設定|Display preferences]] }}
        <h1>[[表示の設定|Display preferences]]</h1>
        <form class="form" method="post" action="/my/preferences"><input type="hidden" name="csrf" value="{{csrf}}">
          <fieldset><legend>[[言語|Language]]</legend>
          <div class="choice"><input type="radio" id="language-ja" name="language" value="ja"{{#isJapanese}} checked{{/isJapanese}}><label for="language-ja" lang="ja">日本語</label></div>
          <div class="choice"><input type="radio" id="language-en" name="language" value="en"{{#isEnglish}} checked{{/isEnglish}}><label for="language-en" lang="en">English</label></div></fieldset>
          <fieldset><legend>[[年の書き方（日本語の画面）|Years, on pages in Japanese]]</legend>
          <div class="choice"><input type="radio" id="years-era" name="years" value="era"{{#usesEra}} checked{{/usesEra}}><label for="years-era">[[元号|Era]]<span class="about">{{eraExample}}</span></label></div>
          <div class="choice"><input type="radio" id="years-western" name="years" value="western"{{#usesWestern}} checked{{/usesWestern}}><label for="years-western">[[西暦|Western]]<span class="about">{{westernExample}}</span></label></div></fieldset>
          <div class="actions"><button class="button">[[保存する|Save]]</button></div>
        </form>
        <form class="form" method="post" action="/my/mails"><input type="hidden" name="csrf" value="{{csrf}}">
          <fieldset><legend>[[調査や研修のお知らせのメール|Reminders of surveys and training by mail]]</legend>
          <div class="choice"><input type="radio" id="mails-on" name="mails" value="on"{{#wantsMails}} checked{{/wantsMails}}><label for="mails-on">[[受け取る|I want them]]</label></div>
          <div class="choice"><input type="radio" id="mails-off" name="mails" value="off"{{#wantsNone}} checked{{/wantsNone}}><label for="mails-off">[[受け取らない|I do not]]<span class="about">[[初回コードと、パスワードなどの安全のための通知は届きます|One-time codes and notices about your password still come]]</span></label></div></fieldset>
          <div class="actions"><button class="button">[[保存する|Save]]</button></div>
        </form>
        """
}
