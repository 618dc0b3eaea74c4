import Domain
import Hummingbird
import Kernel
import Operations

/// Accounts for everyone on the roster who has none, and for somebody who is not on it.
struct NewAccountPage: WebPage {
    let sendsMail: Bool
    let hasUninvited: Bool
    let uninvited: String
    var login = ""
    var name = ""
    var mail = ""
    var roleNames: [AccountsPage.Option]
    var hasErrors = false
    var errors: [String: String] = [:]
    let trail: [Crumb]

    private static func page(_ context: SignedInContext) async throws -> NewAccountPage {
        let language = context.language
        let uninvited = try await SeeAccount.uninvited(by: context.caller, in: context.works.context)
        let none = AccountsPage.Option(value: "", label: Phrase(ja: "あとで付ける", en: "Later")[language], selected: true)
        return NewAccountPage(
            sendsMail: context.sendsMail, hasUninvited: uninvited > 0, uninvited: uninvited.grouped,
            roleNames: [none]
                + AccountRole.allCases.filter { $0 != .staff && $0 != .head }.map {
                    .init(value: $0.rawValue, label: $0.name[language], selected: false)
                }, trail: [Crumb(Phrase(ja: "利用者", en: "Accounts")[language], context.address(.accounts))])
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try visit.context.show(try await page(visit.context))
    }

    @Sendable static func add(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let (login, name) = (reader.text("login", maximum: 60), reader.text("name", maximum: 60))
        let mail = reader.text("mail", isRequired: false)
        let role = submission.form["role"].flatMap(AccountRole.init(rawValue:))
        if reader.errors.isEmpty {
            do {
                let slip = try await AddAccount.run(
                    login: login, name: name, mail: mail, role: role, by: context.caller, in: context.works.context)
                return try await OneTimeCodesPage.show([slip], context)
            } catch let error as AccountError {
                guard case .loginTaken = error else { throw error }
                reader.refuse("login", error.phrase)
            }
        }
        var page = try await page(context)
        (page.login, page.name, page.mail) = (login, name, mail)
        page.roleNames = page.roleNames.map {
            .init(value: $0.value, label: $0.label, selected: $0.value == role?.rawValue ?? "")
        }
        page.hasErrors = true
        page.errors = reader.errors.words(in: context.language)
        return try context.show(page, status: .unprocessableContent)
    }

    @Sendable static func invite(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let byMail = submission.form["delivery"] == "mail"
        let result = try await InviteAccounts.run(byMail: byMail, by: context.caller, in: context.works.context)
        return try await OneTimeCodesPage.show(
            result.slips, leftOut: result.leftOut, mailed: byMail ? result.mailed : nil, context)
    }

    static let source = """
        {{! title: [[利用者を作る|New accounts]] }}
        <h1>[[利用者を作る|New accounts]]</h1>
        <section class="card" aria-labelledby="everyone">
        <h2 id="everyone">[[名簿の職員にまとめて作る|For everyone on the roster]]</h2>
        {{^hasUninvited}}<p class="nothing">[[名簿の職員は、全員が利用者です。|Everyone on the roster has an account.]]</p>{{/hasUninvited}}
        {{#hasUninvited}}<p>[[利用者のない職員 {{uninvited}}人に、職員番号をログイン名として作り、初回コードを印刷します。|For {{uninvited}} people, with the staff number as the login and a one-time code to print.]]</p>
        <p class="small">[[コードは次の画面で一度だけ表示します。印刷の用意をしてから押してください。|The codes are shown once, on the next page: have the printer ready.]]</p>
        <form method="post" action="/accounts/invite"><input type="hidden" name="csrf" value="{{csrf}}"><div class="actions"><button class="button">[[作ってコードを印刷する|Create them and print the codes]]</button>{{#sendsMail}}<button class="button secondary" name="delivery" value="mail">[[作ってコードをメールで送る|Create them and mail the codes]]</button>{{/sendsMail}}</div>{{#sendsMail}}<p class="small">[[メールアドレスのない人の分は、次の画面で印刷します。|For those without a mail address there are slips to print on the next page.]]</p>{{/sendsMail}}</form>{{/hasUninvited}}
        </section>
        <section aria-labelledby="one">
        <h2 id="one">[[名簿にない人に作る|For someone who is not on the roster]]</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.login}}<li><a href="#login">{{.}}</a></li>{{/errors.login}}{{#errors.name}}<li><a href="#name">{{.}}</a></li>{{/errors.name}}{{#errors.mail}}<li><a href="#mail">{{.}}</a></li>{{/errors.mail}}</ul></div>{{/hasErrors}}
        <form class="form" method="post" action="/accounts/new"><input type="hidden" name="csrf" value="{{csrf}}">
          <div class="field"><label for="login">[[ログイン名|Login]]</label><input id="login" name="login" value="{{login}}" autocomplete="off" autocapitalize="none" spellcheck="false" required aria-describedby="login-error"{{#errors.login}} aria-invalid="true"{{/errors.login}}><p class="error" id="login-error">{{errors.login}}</p></div>
          <div class="field"><label for="name">[[氏名|Name]]</label><input id="name" name="name" value="{{name}}" autocomplete="off" required aria-describedby="name-error"{{#errors.name}} aria-invalid="true"{{/errors.name}}><p class="error" id="name-error">{{errors.name}}</p></div>
          <div class="field"><label for="mail">[[メールアドレス（あれば）|Mail address, if any]]</label><input id="mail" name="mail" value="{{mail}}" autocomplete="off" aria-describedby="mail-error"><p class="error" id="mail-error">{{errors.mail}}</p></div>
          <div class="field"><label for="role">[[役割（全庁）|Role, for the whole city]]</label><select id="role" name="role">{{#roleNames}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/roleNames}}</select></div>
          <div class="actions"><button class="button secondary">[[作ってコードを印刷する|Create it and print the code]]</button><a href="/accounts">[[やめる|Cancel]]</a></div>
        </form>
        </section>
        """
}
