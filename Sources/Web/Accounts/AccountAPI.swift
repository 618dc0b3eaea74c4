import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// Accounts: listed, made, closed. Roles and codes are given on the pages, by people.
    func addAccountAPI() {
        let account = [Parameter("account", .id, Phrase(ja: "利用者の番号", en: "the account's id"))]
        api(
            Endpoint<NoValue>(
                method: .get, path: "accounts", id: "listAccounts", scope: .accountsRead,
                title: Phrase(ja: "利用者の一覧（ログイン名順）", en: "The accounts, by login"), values: [],
                query: [
                    Parameter("text", .text(1...100), Phrase(ja: "ログイン名・氏名・メールの一部", en: "part of login, name or mail")),
                    Parameter(
                        "state", .choice(AccountState.allCases.map(\.rawValue)), Phrase(ja: "状態", en: "the state")),
                    .limit,
                    Parameter(
                        "cursor", .pattern("^([0-9a-f]{2}){1,400}$") { $0.hexadecimal != nil },
                        Phrase(ja: "前のページの next", en: "`next` of the page before")),
                ], gives: .page(.named(.account)))
        ) { call in
            let page = try await ListAccounts.run(
                containing: call.text("text"), state: call.text("state").flatMap(AccountState.init(rawValue:)),
                after: call.text("cursor").flatMap(\.hexadecimal), limit: call.limit, by: call.caller,
                in: call.city.context)
            return .page(page.rows.map { .account($0, call.now) }, next: page.next.map(\.inHexadecimal))
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "accounts", id: "addAccount", scope: .accountsWrite,
                title: Phrase(
                    ja: "名簿にない人の利用者を作る（役割とコードは画面で）",
                    en: "An account for someone who is not on the roster; role and code come from the pages"),
                values: [],
                takes: .init(
                    shape: .object([
                        .init("login", .text(1...60)), .init("name", .text(1...60)),
                        .init("mail", .text(0...200), optional: true),
                    ]), example: ["login": "shien01", "name": "支援 太郎"]),
                gives: .one(.named(.created), status: .created))
        ) { call in
            let slip = try await AddAccount.run(
                login: call.body["login"]?.text ?? "", name: call.body["name"]?.text ?? "",
                mail: call.body["mail"]?.text ?? "", by: call.caller, in: call.city.context)
            return APIAnswer(body: ["id": .integer(slip.account)], location: "accounts/\(slip.account)")
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "accounts/{account}", id: "getAccount", scope: .accountsRead,
                title: Phrase(ja: "利用者", en: "An account"), values: account, gives: .one(.named(.account)))
        ) { call in
            let facts = try await SeeAccount.run(call.value, by: call.caller, in: call.city.context)
            let today = call.today
            let row = ListAccounts.Row(account: facts.account, grants: facts.grants.filter { $0.to >= today })
            return .one(.account(row, call.now))
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "accounts/invitations", id: "inviteAccounts", scope: .accountsWrite,
                title: Phrase(
                    ja: "名簿にいて利用者のない人の全員に利用者を作る（コードは画面で印刷する）",
                    en: "Accounts for everyone on the roster without one; codes are printed on the pages"), values: [],
                gives: .one(.object([.init("invited", .count), .init("leftOut", .many(.word))])))
        ) { call in
            // The codes stay unseen: only a person may hand them out.
            let result = try await InviteAccounts.run(by: call.caller, in: call.city.context)
            return .one(["invited": .count(result.slips.count), "leftOut": .list(result.leftOut.map(JSON.text))])
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "accounts/{account}/closure", id: "closeAccount", scope: .accountsWrite,
                title: Phrase(ja: "利用を終える", en: "Close an account"), values: account, gives: .nothing)
        ) { call in
            try await CloseAccount.run(call.value, by: call.caller, in: call.city.context)
            return .nothing
        }
    }
}

extension Shape.Component {
    static let account = Self(
        "Account",
        [
            .init("id", .id), .init("login", .word), .init("name", .word), .init("mail", .word),
            .init("person", .id, optional: true, Phrase(ja: "名簿にいる人の番号", en: "the person on the roster")),
            .init("state", .choice(AccountState.allCases.map(\.rawValue))), .init("isLocked", .flag),
            .init("hasSecondFactor", .flag), .init("lastSignInAt", .moment, optional: true),
            .init(
                "roles",
                .many(
                    .object([
                        .init("role", .choice(AccountRole.allCases.map(\.rawValue))),
                        .init("unit", .word, optional: true), .init("from", .day, optional: true),
                        .init("until", .day, optional: true), .init("deputyFor", .id, optional: true),
                    ]))),
        ])
}

extension JSON {
    fileprivate static func account(_ row: ListAccounts.Row, _ now: Instant) -> JSON {
        let account = row.account
        return [
            "id": .integer(account.id), "login": .text(account.login), "name": .text(account.name),
            "mail": .text(account.mail), "person": account.person.map(JSON.integer),
            "state": .text(account.state.rawValue),
            "isLocked": .flag(account.state != .closed && account.lockedUntil.map { $0 > now } == true),
            "hasSecondFactor": .flag(account.hasSecondFactor), "lastSignInAt": .moment(account.lastSignInAt),
            "roles": .list(
                row.grants.map { grant in
                    [
                        "role": .text(grant.role.rawValue), "unit": grant.unitCode.map(JSON.text),
                        "from": .day(grant.from), "until": .day(grant.to),
                        "deputyFor": grant.deputyFor.map(JSON.integer),
                    ]
                }),
        ]
    }
}

extension String {
    /// For a cursor that is a text.
    fileprivate var inHexadecimal: String {
        utf8.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }

    /// The text of which this is the hexadecimal form, with a sign in place of what is no text.
    fileprivate var hexadecimal: String? {
        let digits = Array(utf8)
        guard digits.count % 2 == 0, (2...800).contains(digits.count) else { return nil }
        var bytes = [UInt8]()
        for at in stride(from: 0, to: digits.count, by: 2) {
            let pair = String(decoding: digits[at...(at + 1)], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16), pair == pair.lowercased(), !pair.hasPrefix("+") else { return nil }
            bytes.append(byte == 0 ? 1 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
