import Domain
import Hummingbird
import Kernel
import Operations

/// Slips to print and cut, one for each person. The codes are here and nowhere else, once.
struct OneTimeCodesPage: WebPage {
    struct Slip: Sendable {
        let name: String
        let kana: String?
        let unit: String
        let number: String
        let code: String
        let until: String
    }

    let url: String
    let count: String
    let hasSlips: Bool
    let slips: [Slip]
    let hasLeftOut: Bool
    let leftOut: String
    /// How many codes go by mail; nil where none was to.
    let mailed: String?
    let hasNoAddress: Bool
    let noAddress: String
    let trail: [Crumb]

    /// With unit and reading where the city has a roster of today.
    static func show(
        _ issued: [IssueOneTimeCode.Slip], leftOut: [String] = [], mailed: Int? = nil,
        withoutAddress: [String] = [], _ context: SignedInContext
    ) async throws -> Response {
        let state = try? await context.works.state()
        let slips = issued.map { slip in
            let index = slip.person.flatMap { state?.index(of: $0) }
            return Slip(
                name: slip.name,
                kana: index.flatMap { state?.roster.people[$0].kana }.flatMap { $0.isEmpty ? nil : $0 },
                unit: index.flatMap { index in state.flatMap { Self.unit(of: index, $0) } } ?? "", number: slip.login,
                code: slip.code, until: context.words(for: slip.goodUntil.dayInJapan.adding(days: -1)))
        }
        // By unit, as they are handed out.
        let sorted = slips.enumerated().sorted { ($0.element.unit, $0.offset) < ($1.element.unit, $1.offset) }
        let page = OneTimeCodesPage(
            url: "\(context.site.configuration.publicURL)\(context.address(.home))", count: issued.count.grouped,
            hasSlips: !issued.isEmpty, slips: sorted.map(\.element), hasLeftOut: !leftOut.isEmpty,
            leftOut: leftOut.prefix(50).map { $0.isEmpty ? "–" : $0 }.joined(separator: ", "),
            mailed: mailed?.grouped, hasNoAddress: !withoutAddress.isEmpty,
            noAddress: withoutAddress.prefix(50).joined(separator: ", "),
            trail: [
                Crumb(Phrase(ja: "利用者", en: "Accounts")[context.language], context.address(.accounts))
            ])
        return try context.show(page)
    }

    private static func unit(of person: Int, _ state: CityState) -> String? {
        state.roster.mainPost(of: person, on: state.date).map { state.standing.path(ofUnit: Int($0.unit)) }
    }

    @Sendable static func one(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        try await give([submission.value], droppingSecondFactor: submission.form["factor"] != nil, submission)
    }

    @Sendable static func several(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let picked = submission.form.all("account").compactMap { Int64($0) }
        guard !picked.isEmpty else {
            throw Refusal.invalid(Phrase(ja: "コードを発行する人を選んでください。", en: "Select those who are to get a code."))
        }
        var seen = Set<Int64>()
        return try await give(picked.filter { seen.insert($0).inserted }, submission)
    }

    /// As the administrator has it: to print, or by mail.
    private static func give<Value>(
        _ accounts: [Int64], droppingSecondFactor: Bool = false, _ submission: Submission<SignedInContext, Value>
    ) async throws -> Response {
        let context = submission.context
        guard submission.form["delivery"] == "mail" else {
            let slips = try await IssueOneTimeCode.run(
                for: accounts, droppingSecondFactor: droppingSecondFactor, by: context.caller,
                in: context.works.context)
            return try await show(slips, context)
        }
        let result = try await MailOneTimeCodes.run(
            for: accounts, droppingSecondFactor: droppingSecondFactor, by: context.caller, in: context.works.context)
        return try await show([], mailed: result.mailed, withoutAddress: result.withoutAddress, context)
    }

    @Sendable static func reopen(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let slip = try await ReopenAccount.run(submission.value, by: context.caller, in: context.works.context)
        return try await show([slip], context)
    }

    static let source = """
        {{! title: [[初回コード|One-time codes]] }}
        <h1>[[初回コード|One-time codes]] <span class="about">[[{{count}}人分|{{count}}]]</span></h1>
        {{#hasLeftOut}}<div class="notice warning screen"><p>[[職員番号が空欄か、すでに使われているため作れなかったもの: {{leftOut}}|Left out, because the staff number is empty or taken: {{leftOut}}]]</p></div>{{/hasLeftOut}}
        {{#mailed}}<div class="notice success screen"><p>[[{{.}}人にコードをメールで送ります。数分のうちに届きます。送れなかったときは、システムの点検の画面に出ます。|Codes go to {{.}} people by mail within minutes. Whether they could be sent is on the page of system checks.]]</p></div>{{/mailed}}
        {{#hasNoAddress}}<div class="notice warning screen"><p>[[メールアドレスがないため、コードを発行していない人: {{noAddress}}。印刷して渡してください。|No mail address, so no code was issued: {{noAddress}}. Print theirs.]]</p></div>{{/hasNoAddress}}
        {{^hasSlips}}{{^mailed}}<p class="nothing">[[発行したコードはありません。|No code was issued.]]</p>{{/mailed}}{{/hasSlips}}
        {{#hasSlips}}
        <div class="notice warning screen"><p>[[コードが表示されるのはこの一度だけです。今すぐ印刷し、切り分けて、本人に封をして渡してください。|These codes are shown only once. Print now, cut, and hand each to the person in a sealed envelope.]]</p></div>
        <ul class="slips">
        {{#slips}}
        <li class="slip"><p class="small">{{cityName}}　{{.unit}}</p><p class="strong">[[{{.name}} さん|{{.name}}]]{{#.kana}}<span class="small">[[（{{.}}）| ({{.}})]]</span>{{/.kana}}</p>
        <p>[[職員番号（ログイン名）|Staff number (login)]] {{.number}}</p><p>[[初回コード|One-time code]] <span class="code">{{.code}}</span></p>
        <p class="small">[[{{.until}} までに {{url}} を開き、「初回のサインイン」から、ご自分のパスワード（12文字以上）を決めてください。お困りのときは {{contact}} へ。|By {{.until}}, open {{url}}, choose “First sign-in”, and set your own password of at least 12 characters. Help: {{contact}}.]]</p></li>
        {{/slips}}
        </ul>
        {{/hasSlips}}
        <p class="screen"><a href="/accounts">[[利用者の一覧に戻る|Back to the accounts]]</a></p>
        """
}
