import Domain
import Hummingbird
import Kernel
import Operations

/// The accounts, a page of them at a time, in the order of their logins.
struct AccountsPage: WebPage {
    struct Option: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Grant: Sendable {
        let role: String
        let unit: String?
        let period: String?
    }

    struct Line: Sendable {
        let id: Int64
        let name: String
        let href: String
        let login: String
        let grants: [Grant]
        let state: AccountStateView
        let hasFactor: Bool
        let lastSignIn: String
    }

    let name: String
    let states: [Option]
    let hasRows: Bool
    let rows: [Line]
    let firstHref: String?
    let nextHref: String?
    let withoutAccount: String?
    let sendsMail: Bool

    init(_ context: SignedInContext, _ query: Form, _ page: ListAccounts.Page, uninvited: Int) {
        sendsMail = context.sendsMail
        let language = context.language
        let (text, state, after) = (query["name"] ?? "", query["state"] ?? "", query["after"])
        name = text
        let all = Option(value: "", label: Phrase(ja: "すべて", en: "All")[language], selected: state.isEmpty)
        states =
            [all]
            + AccountState.allCases.map {
                Option(value: $0.rawValue, label: $0.name[language], selected: $0.rawValue == state)
            } + [
                Option(
                    value: Self.locked, label: Phrase(ja: "停止中", en: "Locked")[language], selected: state == Self.locked
                )
            ]
        rows = page.rows.map { row in
            Line(
                id: row.account.id, name: row.account.name,
                href: "\(context.address(.account, row.account.id))", login: row.account.login,
                grants: row.grants.map { grant in
                    Grant(role: grant.role.name[language], unit: grant.unitCode, period: context.period(of: grant))
                }, state: AccountStateView(row.account, context), hasFactor: row.account.hasSecondFactor,
                lastSignIn: row.account.lastSignInAt.map(context.words) ?? "–")
        }
        hasRows = !rows.isEmpty
        let kept = [("name", text), ("state", state)].filter { !$0.1.isEmpty }
        firstHref = after == nil ? nil : "\(context.address(.accounts, query: kept))"
        nextHref = page.next.map { "\(context.address(.accounts, query: kept + [("after", $0)]))" }
        withoutAccount = uninvited > 0 ? uninvited.grouped : nil
    }

    private static let locked = "locked"

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let operation = try context.works.context
        let page = try await ListAccounts.run(
            containing: query["name"], state: query["state"].flatMap(AccountState.init(rawValue:)),
            isLocked: query["state"] == locked, after: query["after"], by: context.caller, in: operation)
        let uninvited = try await SeeAccount.uninvited(by: context.caller, in: operation)
        return try context.show(AccountsPage(context, query, page, uninvited: uninvited))
    }

    static let source = """
        {{! title: [[利用者|Accounts]] }}
        <h1>[[利用者|Accounts]]</h1>
        <form class="filter" method="get" action="/accounts" role="search">
          <div class="field wide"><label for="name">[[氏名・職員番号・メール|Name, staff number or mail address]]</label><input id="name" name="name" value="{{name}}" autocomplete="off"></div>
          <div class="field"><label for="state">[[状態|State]]</label><select id="state" name="state">{{#states}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/states}}</select></div>
          <button class="button">[[探す|Search]]</button>
        </form>
        {{#withoutAccount}}<div class="notice"><p>[[利用者のない職員が {{.}} 人います。|Staff without an account: {{.}}.]] <a href="/accounts/new">[[まとめて作り、初回コードを印刷する|Create them and print one-time codes]]</a></p></div>{{/withoutAccount}}
        {{^withoutAccount}}<p><a href="/accounts/new">[[名簿にない人の利用者を作る|An account for someone who is not on the roster]]</a></p>{{/withoutAccount}}
        {{^hasRows}}<p class="nothing">[[条件に合う利用者がいません。|No account was found.]]</p>{{/hasRows}}
        {{#hasRows}}
        <form method="post" action="/accounts/codes"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="scroll" tabindex="0" role="region" aria-label="[[利用者の一覧|List of accounts]]">
        <table class="listing wide"><caption class="hidden">[[利用者の一覧|List of accounts]]</caption><thead><tr><th scope="col">[[選ぶ|Select]]</th><th scope="col">[[氏名|Name]]</th><th scope="col">[[ログイン名|Login]]</th><th scope="col">[[役割（所属・期間）|Roles (unit, period)]]</th><th scope="col">[[状態|State]]</th><th scope="col">[[二段階認証|Second factor]]</th><th scope="col">[[最後のサインイン|Last sign-in]]</th></tr></thead><tbody>
        {{#rows}}
        <tr><td><input type="checkbox" id="pick-{{.id}}" name="account" value="{{.id}}"><label class="hidden" for="pick-{{.id}}">[[{{.name}} を選ぶ|Select {{.name}}]]</label></td><th scope="row" class="nowrap"><a href="{{.href}}">{{.name}}</a></th><td>{{.login}}</td><td>{{#.grants}}<div>{{.role}}{{#.unit}}[[（{{.}}）| ({{.}})]]{{/.unit}}{{#.period}} <span class="small">{{.}}</span>{{/.period}}</div>{{/.grants}}</td>
        <td>{{#.state}}{{#.isActive}}<span class="state done">[[利用中|Active]]</span>{{/.isActive}}{{#.isNew}}<span class="state soon">[[初回待ち|Not started]]</span>{{/.isNew}}{{#.isLocked}}<span class="state late">[[停止中|Locked]]</span>{{/.isLocked}}{{#.isClosed}}<span class="state none">[[終了|Closed]]</span>{{/.isClosed}}{{#.lockedUntil}}<span class="about">{{.}}</span>{{/.lockedUntil}}{{/.state}}</td>
        <td>{{#.hasFactor}}[[登録済み|set up]]{{/.hasFactor}}{{^.hasFactor}}[[なし|none]]{{/.hasFactor}}</td><td>{{.lastSignIn}}</td></tr>
        {{/rows}}
        </tbody></table>
        </div>
        <div class="actions"><button class="button secondary">[[選んだ人の初回コードを印刷|Print one-time codes for those selected]]</button>{{#sendsMail}}<button class="button secondary" name="delivery" value="mail">[[選んだ人にコードをメールで送る|Mail codes to those selected]]</button>{{/sendsMail}}</div>
        <p class="small">[[コードを発行すると、選んだ人の今のパスワードは使えなくなります。|Their present passwords stop working.]]</p>
        </form>
        <nav class="pages" aria-label="[[ページ|Pages]]">{{#firstHref}}<a href="{{.}}">[[最初のページ|First page]]</a>{{/firstHref}}{{#nextHref}}<a href="{{.}}" rel="next">[[次へ|Next]]</a>{{/nextHref}}</nav>
        {{/hasRows}}
        """
}

/// Where an account stands, for the one word that the pages show.
struct AccountStateView: Sendable {
    let isActive: Bool
    let isNew: Bool
    let isLocked: Bool
    let isClosed: Bool
    let lockedUntil: String?

    init(_ account: Account, _ context: SignedInContext) {
        let isLocked = account.state != .closed && account.lockedUntil.map { $0 > context.now } == true
        self.isLocked = isLocked
        isActive = account.state == .active && !isLocked
        isNew = account.state == .invited && !isLocked
        isClosed = account.state == .closed
        lockedUntil =
            isLocked
            ? account.lockedUntil.map {
                Phrase(ja: "\(context.words(for: $0))まで", en: "until \(context.words(for: $0))")[context.language]
            } : nil
    }
}

extension SignedInContext {
    /// Whether one-time codes can go by mail.
    var sendsMail: Bool { (try? works.mail) != nil }

    /// A day as the visitor likes it.
    func words(for day: CalendarDate) -> String { day.written(in: language, usesEra: usesEra) }

    /// Nil where it has neither a beginning nor an end.
    func period(of grant: RoleGrant) -> String? {
        let first = grant.from == .distantPast ? "" : words(for: grant.from)
        let last = grant.to == .distantFuture ? "" : words(for: grant.to)
        return first.isEmpty && last.isEmpty ? nil : "\(first)–\(last)"
    }
}
