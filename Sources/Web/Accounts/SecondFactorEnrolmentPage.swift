import Hummingbird

struct SecondFactorEnrolmentPage: WebPage {
    let secret: String
    let uri: String
    let seal: String
    let required: Bool
    var error: String?
    let `return`: String

    init(_ enrolment: Enrolment, _ step: SignInStep) {
        secret = enrolment.secret
        uri = enrolment.uri
        seal = enrolment.seal
        required = enrolment.isRequired
        `return` = step.back?.text ?? ""
    }

    @Sendable static func show(_ visit: Visit<CityContext, NoValue>) async throws -> Response {
        let step = SignInStep(visit.context, visit.query)
        guard let pending = step.pending,
            let enrolment = try await step.actions.enrolment(step.newcomer(visit.request), pending)
        else { return step.restart() }
        return try visit.context.show(SecondFactorEnrolmentPage(enrolment, step))
    }

    @Sendable static func enrol(_ submission: Submission<CityContext, NoValue>) async throws -> Response {
        let context = submission.context
        let step = SignInStep(context, submission.form)
        guard let pending = step.pending else { return step.restart() }
        let newcomer = step.newcomer(submission.request)
        let form = submission.form
        let offered = Enrolment(
            secret: form["secret"] ?? "", uri: form["uri"] ?? "", seal: form["seal"] ?? "", isRequired: true)
        let outcome = try await step.actions.enrol(newcomer, pending, offered, FieldReader.code(form))
        if let onward = step.onward(outcome, notice: .secondFactorSet) { return onward }
        guard let error = outcome.codeError(context.language) else { return step.restart() }
        var page = SecondFactorEnrolmentPage(offered, step)
        page.error = error
        return try context.show(page, status: .unprocessableContent)
    }

    static let source = """
        {{! title: [[二段階認証の登録|Set up the second factor]] }}
        {{! frame: door }}
        <h1>[[二段階認証の登録|Set up the second factor]]</h1>
        {{#required}}
        <p class="lead">[[あなたの役割では、パスワードに加えて確認コードが必要です。最初に一度だけ登録してください。|Your role needs a confirmation code besides the password. Set it up once now.]]</p>
        {{/required}}
        {{#error}}
        <div class="notice error" role="alert" tabindex="-1" id="summary"><h2>[[登録できませんでした|It was not set up]]</h2><ul><li><a href="#code">{{.}}</a></li></ul></div>
        {{/error}}
        <h2>[[1. 認証アプリに鍵を登録する|1. Put the key into your authenticator app]]</h2>
        <p>[[アプリで「鍵を手で入力」を選び、次の文字を入れてください。種類は「時刻ベース（6桁、30秒）」です。|In the app choose to enter a key by hand and type the letters below. The kind is time-based, six digits, 30 seconds.]]</p>
        <p class="secret"><span class="hidden">[[鍵: |Key: ]]</span>{{secret}}</p>
        <p><a href="{{uri}}">[[この端末の認証アプリで開く|Open in the authenticator app of this device]]</a></p>
        <details><summary>[[登録用のURIを表示する|Show the URI for registration]]</summary><p class="mono">{{uri}}</p></details>
        <h2>[[2. 表示された数字で確かめる|2. Confirm with the digits shown]]</h2>
        <form class="form" method="post" action="/second-factor/enrol">
          <input type="hidden" name="csrf" value="{{csrf}}">
          <input type="hidden" name="return" value="{{return}}">
          <input type="hidden" name="secret" value="{{secret}}">
          <input type="hidden" name="uri" value="{{uri}}">
          <input type="hidden" name="seal" value="{{seal}}">
          <div class="field">
            <label for="code">[[確認コード（6桁）|Confirmation code (six digits)]]</label>
            <input class="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9 ]*" maxlength="7" required aria-describedby="code-error"{{#error}} aria-invalid="true"{{/error}}>
            <p class="error" id="code-error">{{error}}</p>
          </div>
          <div class="actions"><button class="button">[[登録する|Set up]]</button></div>
        </form>
        """
}
