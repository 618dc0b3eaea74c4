import Domain
import Hummingbird
import Kernel
import Operations

/// One account: its roles, and what can be done with it.
struct AccountPage: WebPage {
    struct Grant: Sendable {
        let endHref: String
        let role: String
        let unit: String?
        let from: String
        let to: String?
        let deputyFor: String?
        let isPast: Bool
    }

    struct Session: Sendable {
        let device: String
        let address: String
        let last: String
    }

    struct UnitOption: Sendable {
        let code: String
        let name: String
    }

    let id: Int64
    let name: String
    let login: String
    let mail: String?
    let state: AccountStateView
    let isLocked: Bool
    let isClosed: Bool
    let erasureHref: String?
    let hasFactor: Bool
    let lastSignIn: String
    let hasGrants: Bool
    let grants: [Grant]
    var roleNames: [AccountsPage.Option]
    let units: [UnitOption]
    var unit = ""
    var fromValue: String
    var toValue = ""
    var deputyFor = ""
    var hasErrors = false
    var errors: [String: String] = [:]
    let hasSessions: Bool
    let sessions: [Session]
    let sendsMail: Bool
    let trail: [Crumb]

    init(_ context: SignedInContext, _ facts: SeeAccount.Facts, units: [UnitOption]) {
        let (language, account, today) = (context.language, facts.account, context.now.dayInJapan)
        sendsMail = context.sendsMail
        id = account.id
        name = account.name
        login = account.login
        mail = account.mail.isEmpty ? nil : account.mail
        state = AccountStateView(account, context)
        isLocked = state.isLocked
        isClosed = state.isClosed
        erasureHref = account.person.map { context.address(.personErasure, $0).description }
        hasFactor = account.hasSecondFactor
        lastSignIn = account.lastSignInAt.map(context.words) ?? "–"
        let unitNames = Dictionary(units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        grants = facts.grants.map { grant in
            Grant(
                endHref: "\(context.address(.accountGrantEnd, TwoValues(account.id, grant.id)))",
                role: grant.role.name[language], unit: grant.unitCode.map { unitNames[$0] ?? $0 },
                from: grant.from == .distantPast ? "" : context.words(for: grant.from),
                to: grant.to == .distantFuture ? nil : context.words(for: grant.to),
                deputyFor: grant.deputyFor.map { facts.names[$0] ?? "–" }, isPast: grant.to < today)
        }
        hasGrants = !grants.isEmpty
        roleNames = AccountRole.allCases.filter { $0 != .staff }.map {
            .init(value: $0.rawValue, label: $0.name[language], selected: $0 == .head)
        }
        self.units = units
        fromValue = "\(today)"
        sessions = facts.sessions.map {
            Session(device: $0.agent, address: $0.address, last: context.words(for: $0.seenAt))
        }
        hasSessions = !sessions.isEmpty
        trail = [Crumb(Phrase(ja: "利用者", en: "Accounts")[language], context.address(.accounts))]
    }

    /// The units of today by code, each after those above it; none where the city has no plan or roster yet.
    private static func units(_ context: SignedInContext) async throws -> [UnitOption] {
        guard let state = try? await context.works.state() else { return [] }
        let units = state.roster.units
        return units.indices.filter { units[$0].exists(on: state.date) }.map {
            UnitOption(code: units[$0].code, name: state.standing.path(ofUnit: $0))
        }.sorted { $0.code < $1.code }
    }

    private static func page(_ context: SignedInContext, _ id: Int64) async throws -> AccountPage {
        let facts = try await SeeAccount.run(id, by: context.caller, in: context.works.context)
        return AccountPage(context, facts, units: try await units(context))
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        try visit.context.show(try await page(visit.context, visit.value))
    }

    @Sendable static func grant(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let (context, id) = (submission.context, submission.value)
        let operation = try context.works.context
        var reader = FieldReader(submission.form)
        let role = reader.choice("role", of: AccountRole.self)
        let (from, to) = (reader.date("from"), reader.date("to", isRequired: false))
        let typed = reader.text("unit", isRequired: false)
        var page = try await page(context, id)
        let unit = page.unitCode(typed, &reader)
        let lender = reader.text("deputyFor", isRequired: false)
        var deputyFor: Int64?
        if !lender.isEmpty {
            deputyFor = try await SeeAccount.account(login: lender, by: context.caller, in: operation)
            if deputyFor == nil { reader.refuse("deputyFor", AccountError.noSuchAccount.phrase) }
        }
        if reader.errors.isEmpty, let role, let from {
            do {
                _ = try await GrantRole.run(
                    role, to: id, unit: unit, from: from, to: to ?? .distantFuture, deputyFor: deputyFor,
                    by: context.caller, in: operation)
                return context.redirect(to: context.address(.account, id), notice: .roleGranted)
            } catch let error as AccountError {
                guard let field = error.grantField else { throw error }
                reader.refuse(field, error.phrase)
            }
        }
        page.hasErrors = true
        page.errors = reader.errors.words(in: context.language)
        page.roleNames = page.roleNames.map {
            .init(value: $0.value, label: $0.label, selected: $0.value == submission.form["role"])
        }
        (page.unit, page.deputyFor) = (typed, lender)
        (page.fromValue, page.toValue) = (submission.form["from"] ?? "", submission.form["to"] ?? "")
        return try context.show(page, status: .unprocessableContent)
    }

    /// A unit by its code, or by its name where only one bears it; nil: the whole city.
    private func unitCode(_ typed: String, _ reader: inout FieldReader) -> String? {
        guard !typed.isEmpty else { return nil }
        if units.isEmpty || units.contains(where: { $0.code == typed }) { return typed }
        let found = units.filter { $0.name == typed || $0.name.split(separator: " ").last.map(String.init) == typed }
        if found.count == 1 { return found.first?.code }
        reader.refuse(
            "unit",
            found.isEmpty
                ? Phrase(ja: "当てはまる所属がありません。候補から選んでください。", en: "There is no such unit: choose one of the list.")
                : Phrase(ja: "同じ名の所属が複数あります。コードで入力してください。", en: "Several units have that name: enter the code."))
        return nil
    }

    @Sendable static func withdraw(
        _ submission: Submission<SignedInContext, TwoValues<Int64, Int64>>
    ) async throws -> Response {
        let context = submission.context
        let operation = try context.works.context
        let facts = try await SeeAccount.run(submission.value.first, by: context.caller, in: operation)
        guard facts.grants.contains(where: { $0.id == submission.value.second }) else { throw Refusal.notFound }
        try await WithdrawRole.run(submission.value.second, by: context.caller, in: operation)
        return context.redirect(to: context.address(.account, submission.value.first), notice: .roleWithdrawn)
    }

    @Sendable static func unlock(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await UnlockAccount.run(submission.value, by: context.caller, in: context.works.context)
        return context.redirect(to: context.address(.account, submission.value), notice: .accountUnlocked)
    }

    @Sendable static func askToClose(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let (context, language) = (visit.context, visit.context.language)
        let facts = try await SeeAccount.run(visit.value, by: context.caller, in: context.works.context)
        guard facts.account.state != .closed else { throw AccountError.accountClosed }
        let name = facts.account.name
        let consequences = [
            Phrase(ja: "すぐにサインインできなくなり、開いている画面も使えなくなります。", en: "Signing in stops at once, and so do open pages."),
            Phrase(ja: "役割は今日で終わります。代理をしている人の役割も終わります。", en: "Roles end today, and with them those of deputies."),
            Phrase(ja: "本人の記録や操作記録は残ります。", en: "The person's records and the audit log stay."),
        ]
        return try context.show(
            ConfirmPage(
                question: Phrase(ja: "\(name) さんの利用を終えますか", en: "Close the account of \(name)?")[language],
                consequences: consequences.map { $0[language] }, action: context.address(.accountClose, visit.value),
                button: Phrase(ja: "利用を終える", en: "Close the account")[language],
                cancel: context.address(.account, visit.value),
                trail: [Crumb(Phrase(ja: "利用者", en: "Accounts")[language], context.address(.accounts))]))
    }

    @Sendable static func close(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await CloseAccount.run(submission.value, by: context.caller, in: context.works.context)
        return context.redirect(to: context.address(.account, submission.value), notice: .accountClosed)
    }
}

extension AccountError {
    /// The field of the form for a new role that it is about.
    fileprivate var grantField: String? {
        switch self {
        case .unitMissing, .noSuchUnit: "unit"
        case .periodEndsBeforeItBegins: "to"
        case .deputyForOneself, .nothingToStandInFor: "deputyFor"
        default: nil
        }
    }
}
