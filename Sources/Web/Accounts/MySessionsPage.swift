import Hummingbird
import Kernel

/// Where the visitor is signed in.
struct MySessionsPage: WebPage {
    struct Line: Sendable {
        let id: Int64
        let device: String
        let address: String
        let since: String
        let last: String
        let isThis: Bool
    }

    let sessions: [Line]
    let hasOthers: Bool

    init(_ lines: [SessionLine], _ context: SignedInContext) {
        sessions = lines.map { line in
            Line(
                id: line.id, device: line.device, address: line.ip, since: context.words(for: line.startedAt),
                last: context.words(for: line.lastSeenAt), isThis: line.id == context.session.session)
        }
        hasOthers = sessions.contains { !$0.isThis }
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let lines = try await context.site.dependencies.accounts.sessions(context.city, context.session)
        return try context.show(MySessionsPage(lines, context))
    }

    @Sendable static func end(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let accounts = context.site.dependencies.accounts
        guard try await accounts.revoke(context.city, context.session, submission.value) else { throw Refusal.notFound }
        return context.redirect(to: context.address(.mySessions), notice: .sessionRevoked)
    }

    @Sendable static func endOthers(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        try await context.site.dependencies.accounts.revokeOthers(context.city, context.session)
        return context.redirect(to: context.address(.mySessions), notice: .otherSessionsRevoked)
    }

    static let source = """
        {{! title: [[サインインの状況|My sessions]] }}
        <h1>[[サインインの状況|My sessions]]</h1>
        <p class="lead">[[見覚えのない端末があれば、すぐに切ってパスワードを変えてください。|If you do not know a device, end its session at once and change your password.]]</p>
        <table class="listing slim fold"><caption>[[サインイン中の端末|Devices signed in]]</caption><thead><tr><th scope="col">[[端末|Device]]</th><th scope="col" class="minor">[[場所|Address]]</th><th scope="col" class="minor">[[いつから|Since]]</th><th scope="col">[[最後の操作|Last used]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#sessions}}<tr class="middle"><th scope="row">{{.device}}{{#.isThis}} <span class="tag own">[[この端末|this one]]</span>{{/.isThis}}</th><td class="minor mono">{{.address}}</td><td class="minor">{{.since}}</td><td>{{.last}}</td><td>{{^.isThis}}<form method="post" action="/my/sessions/{{.id}}/end"><input type="hidden" name="csrf" value="{{csrf}}"><button class="button small-button">[[切る|End]]<span class="hidden"> {{.device}}</span></button></form>{{/.isThis}}{{#.isThis}}–{{/.isThis}}</td></tr>{{/sessions}}
        </tbody></table>
        <p><a href="/my/password">[[パスワードを変える|Change my password]]</a>　<a href="/my/preferences">[[表示の設定（言語・元号）|Display preferences: language and years]]</a></p>
        {{#hasOthers}}<form method="post" action="/my/sessions/end-others"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="linklike grave">[[この端末のほかをすべて切る|End all sessions but this one]]</button></p></form>{{/hasOthers}}
        """
}

extension SignedInContext {
    /// A moment as the visitor likes dates: 令和8年4月1日 14:05.
    func words(for moment: Instant) -> String {
        "\(moment.dayInJapan.written(in: language, usesEra: usesEra)) \(moment.clockWords)"
    }
}
