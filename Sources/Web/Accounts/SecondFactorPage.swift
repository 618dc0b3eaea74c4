import Hummingbird

struct SecondFactorPage: WebPage {
    var error: String?
    let `return`: String

    @Sendable static func show(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        let step = SignInStep(visit.context, visit.query)
        guard step.pending != nil else { return step.restart() }
        return try visit.context.show(SecondFactorPage(return: step.back?.text ?? ""))
    }

    @Sendable static func confirm(_ submission: Submission<CityContext, NoValue>) async throws -> Response {
        let context = submission.context
        let step = SignInStep(context, submission.form)
        guard let pending = step.pending else { return step.restart() }
        let code = FieldReader.code(submission.form)
        let outcome = try await step.actions.secondFactor(step.newcomer(submission.request), pending, code)
        if let onward = step.onward(outcome) { return onward }
        guard let error = outcome.codeError(context.language) else { return step.restart() }
        return try context.show(
            SecondFactorPage(error: error, return: step.back?.text ?? ""), status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[確認コードの入力|Confirmation code]] }}
        {{! frame: door }}
        <h1>[[確認コードの入力|Confirmation code]]</h1>
        <p class="lead">[[認証アプリに表示されている6桁の数字を入れてください。|Enter the six digits shown in your authenticator app.]]</p>
        {{#error}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[確認できませんでした|The code was not accepted]]</h2><ul><li><a href="#code">{{.}}</a></li></ul></div>
        {{/error}}
        <form class="form" method="post" action="/second-factor">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <input type="hidden" name="return" value="{{return}}">
          <div class="field">
            <label for="code">[[確認コード（6桁）|Confirmation code (six digits)]]</label>
            <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required aria-describedby="code-error"{{#error}} aria-invalid="true"{{/error}}>
            <p class="error" id="code-error">{{error}}</p>
          </div>
          <div class="actions"><button class="button">[[確認する|Confirm]]</button></div>
        </form>
        <h2>[[コードが出せないとき|If you cannot get a code]]</h2>
        <p>[[端末の時刻がずれていると合いません。端末をなくしたときや機種を変えたときは、情報部門に登録の取り消しを依頼してください。|Codes do not match if the clock of your device is off. If you lost or changed the device, ask the information department to cancel the registration.]]</p>
        <form method="post" action="/sign-out"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="linklike">[[サインインをやめる|Give up signing in]]</button></p></form>
        """
}

extension FieldReader {
    /// The digits of a confirmation code, which apps show in two groups.
    static func code(_ form: Form) -> String {
        digits(form["code"])
    }

    /// The same, of a form that has another code too.
    static func secondFactor(_ form: Form) -> String { digits(form["secondFactor"]) }

    private static func digits(_ text: String?) -> String {
        String((text ?? "").filter { !$0.isWhitespace }.prefix(20))
    }
}
