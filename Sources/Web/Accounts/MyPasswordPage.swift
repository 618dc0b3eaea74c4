import Domain
import Hummingbird
import Kernel
import Operations

/// A new password of one's own.
struct MyPasswordPage: WebPage {
    var hasErrors = false
    var errors: [String: String] = [:]
    let trail: [Crumb]

    init(_ context: SignedInContext) { trail = [context.sessionsCrumb] }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try visit.context.show(MyPasswordPage(visit.context))
    }

    @Sendable static func change(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let (old, new) = (reader.password("old"), reader.password("password"))
        if reader.password("again") != new, reader.errors.isEmpty {
            reader.refuse("again", Phrase(ja: "二つのパスワードが違います。", en: "The two passwords differ."))
        }
        if reader.errors.isEmpty {
            do {
                try await ChangePassword.run(from: old, to: new, by: context.caller, in: context.works.context)
                return context.redirect(to: context.address(.mySessions), notice: .passwordSet)
            } catch let error as AccountError {
                switch error {
                case .refused: reader.refuse("old", Phrase(ja: "今のパスワードが違います。", en: "The present password is wrong."))
                case .tooManyAttempts: reader.refuse("old", error.phrase)
                case .passwordRefused(let faults): faults.forEach { reader.refuse("password", $0.phrase) }
                default: throw error
                }
            }
        }
        var page = MyPasswordPage(context)
        page.hasErrors = true
        page.errors = reader.errors.words(in: context.language)
        return try context.show(page, status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[パスワードの変更|Change my password]] }}
        <h1>[[パスワードの変更|Change my password]]</h1>
        <p class="lead">[[変えると、この端末のほかのサインインは終わります。|Your sessions on other devices end when you change it.]]</p>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[入力を確かめてください|Please check what you entered]]</h2><ul>{{#errors.old}}<li><a href="#old">{{.}}</a></li>{{/errors.old}}{{#errors.password}}<li><a href="#password">{{.}}</a></li>{{/errors.password}}{{#errors.again}}<li><a href="#again">{{.}}</a></li>{{/errors.again}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/my/password"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="old">[[今のパスワード|Present password]]</label><input id="old" name="old" type="password" autocomplete="current-password" required aria-describedby="old-error"{{#errors.old}} aria-invalid="true"{{/errors.old}}><p class="error" id="old-error">{{errors.old}}</p></div>
          <div class="field"><label for="password">[[新しいパスワード|New password]]</label><p class="hint" id="password-hint">[[12文字以上で決めてください。覚えやすい言葉をいくつかつなげると、長くて強いパスワードになります。|At least 12 characters. A few words in a row make a long, strong password that is easy to remember.]]</p><input id="password" name="password" type="password" minlength="12" autocomplete="new-password" required aria-describedby="password-hint password-error"{{#errors.password}} aria-invalid="true"{{/errors.password}}><p class="error" id="password-error">{{errors.password}}</p></div>
          <div class="field"><label for="again">[[新しいパスワード（もう一度）|New password, once more]]</label><input id="again" name="again" type="password" minlength="12" autocomplete="new-password" required aria-describedby="again-error"{{#errors.again}} aria-invalid="true"{{/errors.again}}><p class="error" id="again-error">{{errors.again}}</p></div>
          <div class="actions"><button class="button">[[パスワードを変える|Change the password]]</button><a href="/my/sessions">[[やめる|Cancel]]</a></div>
        </form>
        """
}

extension SignedInContext {
    var sessionsCrumb: Crumb {
        Crumb(Phrase(ja: "サインインの状況", en: "My sessions")[language], address(.mySessions))
    }
}
