import Hummingbird

struct SignInPage: WebPage {
    var identifier = ""
    var hasErrors = false
    var errors: [String: String] = [:]
    var refused = false
    var attemptsLeft: String?
    var lockedUntil: String?
    let `return`: String

    init(_ step: SignInStep) { `return` = step.back?.text ?? "" }

    @Sendable static func show(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        let step = SignInStep(visit.context, visit.query)
        if visit.context.session != nil {
            return visit.context.redirect(to: step.back.map { Address($0) } ?? visit.context.address(.home))
        }
        return try visit.context.show(SignInPage(step))
    }

    @Sendable static func signIn(_ submission: Submission<CityContext, NoValue>) async throws -> Response {
        let context = submission.context
        let step = SignInStep(context, submission.form)
        var page = SignInPage(step)
        var reader = FieldReader(submission.form)
        page.identifier = reader.text("identifier")
        let password = reader.password("password")
        guard reader.errors.isEmpty else {
            page.hasErrors = true
            page.errors = reader.errors.words(in: context.language)
            return try context.show(page, status: .unprocessableContent)
        }
        let outcome = try await step.actions.signIn(step.newcomer(submission.request), page.identifier, password)
        if let onward = step.onward(outcome) { return onward }
        switch outcome {
        case .locked(let until): page.lockedUntil = until.clockWords
        case .refused(let left):
            page.refused = true
            page.attemptsLeft = left.map(String.init)
        default: page.refused = true
        }
        return try context.show(page, status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[サインイン|Sign in]] }}
        {{! frame: door }}
        <h1>[[サインイン|Sign in]]</h1>
        {{#lockedUntil}}
        <div class="notice error" role="alert" tabindex="-1" id="summary">
          <h2>[[しばらくサインインできません|Nobody can sign in from here for a while]]</h2>
          <p>[[この場所からの誤った入力が続いたため、{{.}} まで受け付けません。お急ぎのときは、情報部門にお問い合わせください。|After many wrong entries from this place none is taken until {{.}}. If you are in a hurry, ask the information department.]]</p>
        </div>
        {{/lockedUntil}}
        {{#refused}}
        <div class="notice error" role="alert" tabindex="-1" id="summary">
          <h2>[[サインインできませんでした|You could not be signed in]]</h2>
          <p>[[職員番号（ログイン名）またはパスワードが違います。|The staff number (or login) or the password is wrong.]]{{#attemptsLeft}} [[あと{{.}}回間違えると、一時的に使えなくなります。|Attempts left before the account is locked: {{.}}.]]{{/attemptsLeft}}</p>
        </div>
        {{/refused}}
        {{#hasErrors}}
        <div class="notice error" role="alert" tabindex="-1" id="summary">
          <h2>[[入力を確かめてください|Please check what you entered]]</h2>
          <ul>{{#errors.identifier}}<li><a href="#identifier">{{.}}</a></li>{{/errors.identifier}}{{#errors.password}}<li><a href="#password">{{.}}</a></li>{{/errors.password}}</ul>
        </div>
        {{/hasErrors}}
        <form class="form" method="post" action="/sign-in">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <input type="hidden" name="return" value="{{return}}">
          <div class="field">
            <label for="identifier">[[職員番号またはログイン名|Staff number or login]]</label>
            <input id="identifier" name="identifier" value="{{identifier}}" autocomplete="username" autocapitalize="none" spellcheck="false" required aria-describedby="identifier-error"{{#errors.identifier}} aria-invalid="true"{{/errors.identifier}}>
            <p class="error" id="identifier-error">{{errors.identifier}}</p>
          </div>
          <div class="field">
            <label for="password">[[パスワード|Password]]</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="password-error"{{#errors.password}} aria-invalid="true"{{/errors.password}}>
            <p class="error" id="password-error">{{errors.password}}</p>
          </div>
          <div class="actions"><button class="button wide">[[サインイン|Sign in]]</button></div>
        </form>
        <h2>[[初めて使う方・パスワードを忘れた方|First time here, or password forgotten]]</h2>
        <p>[[情報部門から配られた初回コードで始められます。|Start with the one-time code handed out by the information department.]]</p>
        <p><a href="/first-sign-in">[[初回コードでサインインする|Sign in with a one-time code]]</a></p>
        """
}
