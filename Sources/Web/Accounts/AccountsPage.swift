import Domain
import Hummingbird
import Kernel
import Operations

/// The accounts, a page of them at a time.
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
    let heads: [String: Sort.Head]
    let paging: Paging
    let exportHref: String
    let withoutAccount: String?
    let sendsMail: Bool

    typealias Sort = TableSort<ListAccounts.Order>

    init(
        _ context: SignedInContext, _ query: Form, _ found: [ListAccounts.Row], _ paging: Paging, uninvited: Int
    ) {
        sendsMail = context.sendsMail
        let language = context.language
        let (text, state) = (query["name"] ?? "", query["state"] ?? "")
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
        rows = found.map { row in
            Line(
                id: row.account.id, name: row.account.name,
                href: "\(context.address(.account, row.account.id))", login: row.account.login,
                grants: row.grants.map { grant in
                    Grant(role: grant.role.name[language], unit: grant.unitCode, period: context.period(of: grant))
                }, state: AccountStateView(row.account, context), hasFactor: row.account.hasSecondFactor,
                lastSignIn: row.account.lastSignInAt.map(context.words) ?? "–")
        }
        hasRows = !rows.isEmpty
        let sort = Sort(query, by: .login)
        heads = sort.heads { "\(context.address(.accounts, query: Self.kept(query) + $0))" }
        self.paging = paging
        exportHref = "\(context.address(.accountsTable, query: Self.kept(query) + sort.fields))"
        withoutAccount = uninvited > 0 ? uninvited.grouped : nil
    }

    private static let locked = "locked"

    private static func kept(_ query: Form) -> [(String, String)] {
        [("name", query["name"] ?? ""), ("state", query["state"] ?? "")].filter { !$0.1.isEmpty }
    }

    private static func question(_ query: Form) -> ListAccounts.Question {
        let sort = Sort(query, by: .login)
        return ListAccounts.Question(
            text: query["name"], state: query["state"].flatMap(AccountState.init(rawValue:)),
            isLocked: query["state"] == locked, order: sort.column, isDescending: sort.isDescending)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let operation = try context.works.context
        let question = question(query)
        let fields = kept(query) + Sort(query, by: .login).fields
        let address = { (page: Int) in "\(context.address(.accounts, query: fields + [("page", "\(page)")]))" }
        // A page behind the last is the last, which is known once they are counted.
        let asked = min(max(query["page"].flatMap(Int.init) ?? 1, 1), 1_000_000)
        var (rows, total) = try await ListAccounts.find(
            question, from: (asked - 1) * Paging.size, limit: Paging.size, by: context.caller, in: operation)
        let paging = Paging(total: total, page: asked, href: address)
        if rows.isEmpty, total > 0 {
            rows = try await ListAccounts.find(
                question, from: paging.range.lowerBound, limit: Paging.size, by: context.caller, in: operation
            ).rows
        }
        let uninvited = try await SeeAccount.uninvited(by: context.caller, in: operation)
        return try context.show(AccountsPage(context, query, rows, paging, uninvited: uninvited))
    }

    @Sendable static func export(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let bytes = try await ListAccounts.export(
            question(visit.query), by: context.caller, in: try context.works.context)
        return .file("accounts-\(context.now.dayInJapan).csv", type: "text/csv; charset=utf-8", bytes)
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
        <div class="pages">\(Paging.count("件"))<p><a href="{{exportHref}}" download>[[結果をCSVで保存する|Save the result as CSV]]</a></p></div>
        <form method="post" action="/accounts/codes"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="scroll" tabindex="0" role="region" aria-label="[[利用者の一覧|List of accounts]]">
        <table data-served class="listing wide"><caption class="hidden">[[利用者の一覧|List of accounts]]</caption><thead><tr><th scope="col">[[選ぶ|Select]]</th>\(SortingHead.template("name", "[[氏名|Name]]"))\(SortingHead.template("login", "[[ログイン名|Login]]"))<th scope="col">[[役割（所属・期間）|Roles (unit, period)]]</th>\(SortingHead.template("state", "[[状態|State]]"))<th scope="col">[[二段階認証|Second factor]]</th>\(SortingHead.template("lastSignIn", "[[最後のサインイン|Last sign-in]]"))</tr></thead><tbody>
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
        \(Paging.template)
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
