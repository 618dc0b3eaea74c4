import Domain
import Hummingbird
import Kernel

/// Asks for the password again before something that cannot be undone.
struct ReauthenticationPage: WebPage {
    let name: String
    let needsCode: Bool
    var error: String?
    var providerError: String?
    let provider: SignInPage.Provider?
    let usesPassword: Bool
    let `return`: String

    init(_ context: SignedInContext, _ back: ReturnPath?) async throws {
        let offer = try await context.site.dependencies.accounts.provider.offerAgain(context.city, context.session)
        let query = back.map { [("return", $0.text)] } ?? []
        provider = offer.map {
            SignInPage.Provider(
                href: context.address(.providerReauthentication, query: query).description,
                label: $0.label[context.language])
        }
        usesPassword = offer?.usesPassword ?? true
        name = context.visitor.name
        needsCode = offer?.usesCode ?? context.visitor.hasSecondFactor
        `return` = back?.text ?? ""
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        return try context.show(
            await ReauthenticationPage(context, ReturnPath(visit.query["return"], in: context.city)))
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
        var page = try await ReauthenticationPage(context, back)
        page.error = outcome.passwordError[context.language]
        return try context.show(page, status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[本人の再確認|Confirm that it is you]] }}
        {{! frame: door }}
        <h1>[[本人の再確認|Confirm that it is you]]</h1>
        {{#usesPassword}}<p class="lead">[[{{name}} さん、大事な操作の前に、もう一度パスワードを入れてください。|{{name}}, please enter your password once more before this important step.]]</p>{{/usesPassword}}
        {{^usesPassword}}<p class="lead">[[{{name}} さん、大事な操作の前に、もう一度職員認証を行ってください。|{{name}}, please sign in with your staff account once more before this important step.]]</p>{{/usesPassword}}
        {{#providerError}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[確認できませんでした|It was not accepted]]</h2><p>{{.}}</p></div>
        {{/providerError}}
        {{#error}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[確認できませんでした|It was not accepted]]</h2><ul><li><a href="#password">{{.}}</a></li></ul></div>
        {{/error}}
        {{#usesPassword}}
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
        {{/usesPassword}}
        {{#provider}}
        {{#usesPassword}}<h2>[[職員認証を使う|With your staff account]]</h2>{{/usesPassword}}
        <div class="actions"><a class="button{{#usesPassword}} secondary{{/usesPassword}}" href="{{.href}}">{{.label}}</a></div>
        {{/provider}}
        <p><a href="/">[[やめる|Cancel]]</a></p>
        """
}
