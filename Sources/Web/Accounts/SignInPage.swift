import Hummingbird
import Kernel
import Operations

struct SignInPage: WebPage {
    var identifier = ""
    var hasErrors = false
    var errors: [String: String] = [:]
    var refused = false
    var attemptsLeft: String?
    var lockedUntil: String?
    var providerError: String?
    /// The provider's button; nil where the city has none.
    var provider: Provider?
    /// Passwords are for administrators and the like: the button comes first.
    var isForFew = false
    private var isUnreachable = false
    /// Whether the form for the few is open.
    var isOpen = false
    let `return`: String

    struct Provider: Sendable {
        let href: String
        let label: String
    }

    init(_ step: SignInStep) { `return` = step.back?.text ?? "" }

    @Sendable static func show(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        let step = SignInStep(visit.context, visit.query)
        if visit.context.session != nil {
            return visit.context.redirect(to: step.back.map { Address($0) } ?? visit.context.address(.home))
        }
        var page = SignInPage(step)
        try await page.offer(visit.context)
        return try visit.context.show(page)
    }

    mutating func refuse(_ error: IdentityError, in language: Language) {
        providerError = error.phrase[language]
        if case .unreachable = error { isUnreachable = true }
    }

    private static let unreachableForFew = Phrase(
        ja: "認証のシステムがいま応答しません。しばらくしてからもう一度お試しください。管理者は下のパスワードでサインインできます。",
        en:
            "The identity provider does not answer. Try again a little later. Administrators can sign in with the password "
            + "below.")

    /// Puts the provider's button on the page.
    mutating func offer(_ context: CityContext) async throws {
        guard let offer = try await context.site.dependencies.accounts.provider.offer(context.city) else { return }
        let query = `return`.isEmpty ? [] : [("return", `return`)]
        provider = Provider(
            href: context.address(.providerDeparture, query: query).description, label: offer.label[context.language])
        isForFew = !offer.usesPassword
        if isUnreachable, isForFew { providerError = Self.unreachableForFew[context.language] }
        isOpen = refused || hasErrors || lockedUntil != nil || providerError != nil
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
            try await page.offer(context)
            return try context.show(page, status: .unprocessableContent)
        }
        let outcome = try await step.actions.signIn(step.newcomer(submission.request), page.identifier, password)
        if let onward = step.onward(outcome) { return onward }
        switch outcome {
        case .passwordNotUsed(let why): page.providerError = why[context.language]
        case .locked(let until): page.lockedUntil = until.clockWords
        case .refused(let left):
            page.refused = true
            page.attemptsLeft = left.map(String.init)
        default: page.refused = true
        }
        try await page.offer(context)
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
        {{#providerError}}
        <div class="notice error" role="alert" tabindex="-1" id="summary">
          <h2>[[サインインできませんでした|You could not be signed in]]</h2>
          <p>{{.}}</p>
        </div>
        {{/providerError}}
        {{#isForFew}}
        {{#provider}}<div class="actions"><a class="button wide" href="{{.href}}">{{.label}}</a></div>{{/provider}}
        <p>[[初めて使う方も、このボタンから始められます。|Start with this button, the first time too.]]</p>
        <details{{#isOpen}} open{{/isOpen}}><summary>[[パスワードでサインインする（管理者など）|Sign in with a password (administrators and others without a staff account)]]</summary>
        {{/isForFew}}
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
        {{#isForFew}}
        <p><a href="/first-sign-in">[[初回コードでサインインする|Sign in with a one-time code]]</a></p>
        </details>
        {{/isForFew}}
        {{^isForFew}}
        {{#provider}}
        <h2>[[職員認証を使う|With your staff account]]</h2>
        <div class="actions"><a class="button secondary wide" href="{{.href}}">{{.label}}</a></div>
        {{/provider}}
        <h2>[[初めて使う方・パスワードを忘れた方|First time here, or password forgotten]]</h2>
        <p>[[情報部門から配られた初回コードで始められます。|Start with the one-time code handed out by the information department.]]</p>
        <p><a href="/first-sign-in">[[初回コードでサインインする|Sign in with a one-time code]]</a></p>
        {{/isForFew}}
        """
}
