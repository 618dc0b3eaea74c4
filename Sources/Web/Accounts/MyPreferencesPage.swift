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
    let trail: [Crumb]

    init(_ context: SignedInContext) throws {
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
        try visit.context.show(try MyPreferencesPage(visit.context))
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
        """
}
