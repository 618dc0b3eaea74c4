import Domain
import Hummingbird
import Kernel

/// Asks for the password again before something that cannot be undone.
struct ReauthenticationPage: WebPage {
    let name: String
    let needsCode: Bool
    var error: String?
    let `return`: String

    init(_ context: SignedInContext, _ back: ReturnPath?) {
        name = context.visitor.name
        needsCode = context.visitor.hasSecondFactor
        `return` = back?.text ?? ""
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        return try context.show(ReauthenticationPage(context, ReturnPath(visit.query["return"], in: context.city)))
    }

    @Sendable static func confirm(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let back = ReturnPath(submission.form["return"], in: context.city)
        let outcome = try await context.site.dependencies.accounts.reauthenticate(
            context.newcomer(submission.request), context.session, submission.form["password"] ?? "",
            FieldReader.code(submission.form))
        if case .signedIn(let token) = outcome {
            var response = context.redirect(
                to: back.map { Address($0) } ?? context.address(.home), notice: .confirmed)
            response.addCookie(context.site.cookies.issue(context.site.cookies.session(context.city), token))
            return response
        }
        var page = ReauthenticationPage(context, back)
        page.error = outcome.passwordError[context.language]
        return try context.show(page, status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[パスワードの再確認|Confirm your password]] }}
        {{! frame: door }}
        <h1>[[パスワードの再確認|Confirm your password]]</h1>
        <p class="lead">[[{{name}} さん、大事な操作の前に、もう一度パスワードを入れてください。|{{name}}, please enter your password once more before this important step.]]</p>
        {{#error}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[確認できませんでした|It was not accepted]]</h2><ul><li><a href="#password">{{.}}</a></li></ul></div>
        {{/error}}
        <form class="form" method="post" action="/re-authenticate">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <input type="hidden" name="return" value="{{return}}">
          <div class="field">
            <label for="password">[[パスワード|Password]]</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="password-error"{{#error}} aria-invalid="true"{{/error}}>
            <p class="error" id="password-error">{{error}}</p>
          </div>
        {{#needsCode}}
          <div class="field">
            <label for="code">[[確認コード（6桁）|Confirmation code (six digits)]]</label>
            <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required>
          </div>
        {{/needsCode}}
          <div class="actions"><button class="button">[[確認する|Confirm]]</button></div>
        </form>
        <p><a href="/">[[やめる|Cancel]]</a></p>
        """
}
