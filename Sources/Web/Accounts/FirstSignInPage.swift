import Hummingbird
import Kernel

struct FirstSignInPage: WebPage {
    var identifier = ""
    var code = ""
    var needsSecondFactor = false
    var hasErrors = false
    var errors: [String: String] = [:]

    @Sendable static func show(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        try visit.context.show(FirstSignInPage())
    }

    @Sendable static func signIn(_ submission: Submission<CityContext, NoValue>) async throws -> Response {
        let context = submission.context
        let step = SignInStep(context, submission.form)
        var reader = FieldReader(submission.form)
        var page = FirstSignInPage()
        page.identifier = reader.text("identifier")
        page.code = reader.text("code", maximum: 60)
        let password = reader.password("password")
        if reader.password("again") != password, reader.errors.isEmpty {
            reader.refuse("again", Phrase(ja: "二つのパスワードが違います。", en: "The two passwords differ."))
        }
        if reader.errors.isEmpty {
            let outcome = try await step.actions.firstSignIn(
                step.newcomer(submission.request), page.identifier, page.code, password,
                FieldReader.secondFactor(submission.form))
            if let onward = step.onward(outcome, notice: .passwordSet) { return onward }
            switch outcome {
            case .passwordRefused(let flaws):
                for flaw in flaws { reader.refuse("password", flaw) }
            case .needsSecondFactorCode:
                page.needsSecondFactor = true
                reader.refuse(
                    "secondFactor",
                    Phrase(ja: "認証アプリの確認コードも入れてください。", en: "Please enter the code of your authenticator app too."))
            case .passwordNotUsed(let why): reader.refuse("code", why)
            case .locked(let until): reader.refuse("code", SignInOutcome.lockWords(until))
            case .expired:
                reader.refuse(
                    "code",
                    Phrase(
                        ja: "このコードの期限は過ぎています。情報部門に新しいコードを依頼してください。",
                        en: "This code has expired. Ask the information department for a new one."))
            default:
                reader.refuse(
                    "code",
                    Phrase(
                        ja: "職員番号（ログイン名）またはコードが違います。",
                        en: "The staff number (or login) or the code is wrong."))
            }
        }
        page.hasErrors = true
        page.errors = reader.errors.words(in: context.language)
        return try context.show(page, status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[初回のサインイン|First sign-in]] }}
        {{! frame: door }}
        <h1>[[初回のサインイン|First sign-in]]</h1>
        <p class="lead">[[配られた用紙の初回コードを入れ、これから使うパスワードを決めてください。|Enter the one-time code on the slip you were given and choose the password you will use from now on.]]</p>
        {{#hasErrors}}
        <div class="notice error" role="alert" tabindex="-1" id="summary">
          <h2>[[入力を確かめてください|Please check what you entered]]</h2>
          <ul>{{#errors.identifier}}<li><a href="#identifier">{{.}}</a></li>{{/errors.identifier}}{{#errors.code}}<li><a href="#code">{{.}}</a></li>{{/errors.code}}{{#errors.password}}<li><a href="#password">{{.}}</a></li>{{/errors.password}}{{#errors.again}}<li><a href="#again">{{.}}</a></li>{{/errors.again}}</ul>
        </div>
        {{/hasErrors}}
        <form class="form" method="post" action="/first-sign-in">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field">
            <label for="identifier">[[職員番号またはログイン名|Staff number or login]]</label>
            <input id="identifier" name="identifier" value="{{identifier}}" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="identifier-error"{{#errors.identifier}} aria-invalid="true"{{/errors.identifier}}>
            <p class="error" id="identifier-error">{{errors.identifier}}</p>
          </div>
          <div class="field">
            <label for="code">[[初回コード|One-time code]]</label>
            <p class="hint" id="code-hint">[[大文字・小文字は区別しません。間の「-」は入れなくてもかまいません。|Capitals or small letters do not matter. The hyphens may be left out.]]</p>
            <input id="code" name="code" value="{{code}}" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required aria-describedby="code-hint code-error"{{#errors.code}} aria-invalid="true"{{/errors.code}}>
            <p class="error" id="code-error">{{errors.code}}</p>
          </div>
          <div class="field">
            <label for="password">[[新しいパスワード|New password]]</label>
            <p class="hint" id="password-hint">[[12文字以上で決めてください。記号や数字を混ぜる必要はありません。覚えやすい言葉をいくつかつなげると、長くて強いパスワードになります。|At least 12 characters. Signs and digits are not required: a few words in a row make a long, strong password that is easy to remember.]]</p>
            <input id="password" name="password" type="password" minlength="12" autocomplete="new-password" required aria-describedby="password-hint password-error"{{#errors.password}} aria-invalid="true"{{/errors.password}}>
            <p class="error" id="password-error">{{errors.password}}</p>
          </div>
          <div class="field">
            <label for="again">[[新しいパスワード（もう一度）|New password, once more]]</label>
            <input id="again" name="again" type="password" minlength="12" autocomplete="new-password" required aria-describedby="again-error"{{#errors.again}} aria-invalid="true"{{/errors.again}}>
            <p class="error" id="again-error">{{errors.again}}</p>
          </div>
        {{#needsSecondFactor}}
          <div class="field">
            <label for="secondFactor">[[認証アプリの確認コード（6桁）|Code of the authenticator app (six digits)]]</label>
            <input class="code" id="secondFactor" name="secondFactor" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" aria-describedby="secondFactor-error" aria-invalid="true">
            <p class="error" id="secondFactor-error">{{errors.secondFactor}}</p>
          </div>
        {{/needsSecondFactor}}
          <div class="actions"><button class="button wide">[[パスワードを決めて始める|Set the password and start]]</button></div>
        </form>
        <p><a href="/sign-in">[[サインインの画面に戻る|Back to sign-in]]</a></p>
        """
}
