import Domain
import Hummingbird
import Kernel
import Operations

/// The tokens of other programs: which there are, a new one, the end of one.
struct TokensPage: WebPage {
    struct Line: Sendable {
        let id: Int64
        let name: String
        let scopes: String
        let created: String
        let last: String?
        let used: String?
        let isGood: Bool
        let isRevoked: Bool
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
    }

    let hasTokens: Bool
    let tokens: [Line]
    var name = ""
    var until = ""
    var scopes: [Choice]
    var hasErrors = false
    var errors: [String: String] = [:]

    private static func page(_ context: SignedInContext) async throws -> TokensPage {
        let tokens = try await ListTokens.run(by: context.caller, in: context.works.context)
        let lines = tokens.map { token in
            Line(
                id: token.id, name: token.name,
                scopes: TokenScope.allCases.filter(token.scopes.contains).map(\.rawValue).joined(separator: ", "),
                created: context.words(for: token.createdAt.dayInJapan),
                last: token.expiresAt.map { context.words(for: $0.adding(seconds: -1).dayInJapan) },
                used: token.lastUsedAt.map(context.words), isGood: token.isGood(at: context.now),
                isRevoked: token.revokedAt != nil)
        }
        // What still opens something comes first.
        let sorted = lines.filter(\.isGood) + lines.filter { !$0.isGood }
        return TokensPage(hasTokens: !lines.isEmpty, tokens: sorted, scopes: choices([], context))
    }

    private static func choices(_ chosen: Set<TokenScope>, _ context: SignedInContext) -> [Choice] {
        TokenScope.allCases.map {
            Choice(value: $0.rawValue, label: $0.name[context.language], isChosen: chosen.contains($0))
        }
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try visit.context.show(try await page(visit.context))
    }

    @Sendable static func issue(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let name = reader.text("name", maximum: 60)
        let until = reader.date("until", isRequired: false)
        let scopes = Set(submission.form.all("scope").compactMap(TokenScope.init(rawValue:)))
        if scopes.isEmpty {
            reader.refuse("scope", Phrase(ja: "権限を一つ以上選んでください。", en: "Please choose at least one scope."))
        }
        if let until, until < context.now.dayInJapan {
            reader.refuse("until", Phrase(ja: "今日から後の日にしてください。", en: "Please give today or a later day."))
        }
        if reader.errors.isEmpty {
            let issued = try await IssueToken.run(
                name: name, scopes: scopes, until: until, by: context.caller, in: context.works.context)
            return try context.show(TokenIssuedPage(issued, context))
        }
        var page = try await page(context)
        (page.name, page.until) = (name, submission.form["until"] ?? "")
        page.scopes = choices(scopes, context)
        page.hasErrors = true
        page.errors = reader.errors.words(in: context.language)
        return try context.show(page, status: .unprocessableContent)
    }

    @Sendable static func revoke(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await RevokeToken.run(submission.value, by: context.caller, in: context.works.context)
        return context.redirect(to: context.address(.tokens), notice: .tokenRevoked)
    }

    static let source = """
        {{! title: [[連携用トークン|API tokens]] }}
        <h1>[[連携用トークン|API tokens]]</h1>
        <p class="lead">[[ほかのシステムがこの市のデータを読み書きするための鍵です。システムごとに発行し、使わなくなったら無効にしてください。|Keys with which other systems read and write this city's data. Issue one for each system, and revoke it when it is used no longer.]]</p>
        {{^hasTokens}}<p class="nothing">[[発行したトークンはありません。|No token has been issued.]]</p>{{/hasTokens}}
        {{#hasTokens}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[トークンの一覧|List of tokens]]">
        <table class="listing wide"><caption class="hidden">[[トークンの一覧|List of tokens]]</caption><thead><tr><th scope="col">[[名前|Name]]</th><th scope="col">[[権限|Scopes]]</th><th scope="col">[[発行日|Issued]]</th><th scope="col">[[最終日|Last day]]</th><th scope="col">[[最後の利用|Last used]]</th><th scope="col">[[状態|State]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#tokens}}<tr{{^.isGood}} class="removed"{{/.isGood}}><th scope="row">{{.name}}</th><td class="small">{{.scopes}}</td><td class="nowrap">{{.created}}</td><td class="nowrap">{{#.last}}{{.}}{{/.last}}{{^.last}}[[期限なし|no end]]{{/.last}}</td><td>{{#.used}}{{.}}{{/.used}}{{^.used}}[[まだない|never]]{{/.used}}</td><td>{{#.isGood}}<span class="state done">[[有効|Good]]</span>{{/.isGood}}{{^.isGood}}<span class="state none">{{#.isRevoked}}[[無効|Revoked]]{{/.isRevoked}}{{^.isRevoked}}[[期限切れ|Expired]]{{/.isRevoked}}</span>{{/.isGood}}</td><td>{{^.isRevoked}}<form method="post" action="/tokens/{{.id}}/revoke"><input type="hidden" name="csrf" value="{{csrf}}"><button class="linklike grave">[[無効にする|Revoke]]<span class="hidden"> {{.name}}</span></button></form>{{/.isRevoked}}{{#.isRevoked}}–{{/.isRevoked}}</td></tr>{{/tokens}}
        </tbody></table>
        </div>
        {{/hasTokens}}
        <section aria-labelledby="new">
        <h2 id="new">[[新しいトークン|A new token]]</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.name}}<li><a href="#name">{{.}}</a></li>{{/errors.name}}{{#errors.scope}}<li><a href="#scopes">{{.}}</a></li>{{/errors.scope}}{{#errors.until}}<li><a href="#until">{{.}}</a></li>{{/errors.until}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/tokens"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="name">[[名前（使うシステムの名前など）|Name, as of the system that will use it]]</label><input id="name" name="name" value="{{name}}" autocomplete="off" required aria-describedby="name-error"{{#errors.name}} aria-invalid="true"{{/errors.name}}><p class="error" id="name-error">{{errors.name}}</p></div>
          <fieldset id="scopes" aria-describedby="scope-error"><legend>[[権限（必要なものだけ）|Scopes: no more than it needs]]</legend>
          {{#scopes}}<div class="choice"><input type="checkbox" id="scope-{{.value}}" name="scope" value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><label for="scope-{{.value}}">{{.label}}<span class="about">{{.value}}</span></label></div>{{/scopes}}
          <p class="error" id="scope-error">{{errors.scope}}</p></fieldset>
          <div class="field"><label for="until">[[最終日（空欄なら期限なし）|Last day (empty: no end)]]</label><input type="date" id="until" name="until" value="{{until}}" aria-describedby="until-error"{{#errors.until}} aria-invalid="true"{{/errors.until}}><p class="error" id="until-error">{{errors.until}}</p></div>
          <div class="actions"><button class="button">[[発行する|Issue it]]</button></div>
        </form>
        <p class="small">[[トークンは次の画面で一度だけ表示します。|The token is shown once, on the next page.]]</p>
        </section>
        """
}

/// A new token, this once.
struct TokenIssuedPage: WebPage {
    let name: String
    let secret: String
    let address: String
    let trail: [Crumb]

    init(_ issued: IssueToken.Issued, _ context: SignedInContext) {
        name = issued.facts.name
        secret = issued.secret
        address = "\(context.site.configuration.publicURL)/\(context.city.slug)/api/v1"
        trail = [Crumb(Phrase(ja: "連携用トークン", en: "API tokens")[context.language], context.address(.tokens))]
    }

    static let source = """
        {{! title: [[新しいトークン|A new token]] }}
        <h1>[[新しいトークン|A new token]] <span class="about">{{name}}</span></h1>
        <div class="notice warning"><p>[[トークンが表示されるのはこの一度だけです。今すぐ、使うシステムの設定に写してください。|It is shown only this once. Copy it now into the settings of the system that will use it.]]</p></div>
        <dl class="facts"><dt>[[トークン|Token]]</dt><dd><code class="mono">{{secret}}</code></dd><dt>[[アドレス|Address]]</dt><dd><code class="mono">{{address}}</code></dd></dl>
        <p><a href="/tokens">[[トークンの一覧に戻る|Back to the tokens]]</a></p>
        """
}
