import ArgumentParser
import Domain
import Formats
import Kernel
import Operations

struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "アカウントと役割 / accounts and roles",
        subcommands: [
            AccountInviteCommand.self, AccountAddCommand.self, AccountGrantCommand.self, AccountCodeCommand.self,
            AccountListCommand.self, AccountSecondFactorCommand.self, GroupRoleCommand.self, TokenCommand.self,
        ])
}

/// Which city's accounts.
struct CityOptions: ParsableArguments {
    @Option(help: "市の略称 / short name of the city")
    var city: String

    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    /// Runs something on the city's database and tells what goes wrong in words.
    func using(_ body: (City, Terminal) async throws -> Void) async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            let installation = try await storage.open(try IkuseiCommand.roof)
            guard let found = installation.city(city) else {
                throw InputErrors([
                    Diagnostic(
                        .error, "I022", at: Place(file: city),
                        Phrase(ja: "そのような市はありません", en: "there is no such city"),
                        suggestion: nearest(to: city, among: installation.all.map(\.slug)))
                ])
            }
            do {
                try await body(found, terminal)
            } catch let error as AccountError {
                await installation.close()
                terminal.printError("ikusei: " + error.phrase[terminal.language])
                throw ExitStatus.inputErrors
            }
            await installation.close()
        }
    }
}

extension City {
    /// The account of a login. Throws `AccountError.noSuchAccount`.
    func account(_ login: String) async throws -> Account {
        let wanted = login.lowercased()
        let page = try await ListAccounts.run(containing: wanted, by: .console, in: context)
        guard let row = page.rows.first(where: { $0.account.login == wanted }) else {
            throw AccountError.noSuchAccount
        }
        return row.account
    }
}

extension Terminal {
    func show(_ slips: [IssueOneTimeCode.Slip]) {
        for slip in slips {
            print("\(slip.login)\t\(slip.name)\t\(slip.code)\t\(slip.goodUntil.dayInJapan)")
        }
    }
}

struct AccountInviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "名簿の全員にアカウントと初回コードを発行する / accounts and one-time codes for everyone on the roster")

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            let result = try await InviteAccounts.run(by: .console, in: city.context)
            terminal.show(result.slips)
            for number in result.leftOut {
                terminal.printError(
                    Phrase(
                        ja: "発行できません（職員番号の重複か空欄）: \(number)", en: "left out (staff number taken or empty): \(number)")[
                            terminal.language])
            }
        }
    }
}

struct AccountAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "名簿にない人のアカウントを作る / an account for someone who is not on the roster")

    @Argument(help: "ログイン名 / login")
    var login: String

    @Option(help: "氏名 / name")
    var name: String

    @Option(help: "役割 / role: \(AccountRole.allCases.map(\.rawValue).joined(separator: " | "))")
    var role: AccountRole?

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            terminal.show([
                try await AddAccount.run(login: login, name: name, role: role, by: .console, in: city.context)
            ])
        }
    }
}

struct AccountGrantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "grant", abstract: "役割を与える / give a role")

    @Argument(help: "ログイン名（職員番号） / login, the staff number")
    var login: String

    @Option(help: "役割 / role: \(AccountRole.allCases.map(\.rawValue).joined(separator: " | "))")
    var role: AccountRole

    @Option(help: "所属コード（既定: 全庁） / code of the unit（default: the whole city）")
    var unit: String?

    @Option(help: "開始日（既定: 今日） / first day（default: today）")
    var from: CalendarDate?

    @Option(help: "最終日 / last day")
    var until: CalendarDate?

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            let account = try await city.account(login)
            _ = try await GrantRole.run(
                role, to: account.id, unit: unit, from: from ?? city.now.dayInJapan, to: until ?? .distantFuture,
                by: .console, in: city.context)
            terminal.print("\(account.login)\t\(account.name)\t\(role.name[terminal.language])\t\(unit ?? "–")")
        }
    }
}

struct AccountCodeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "初回コードを発行し直す / a new one-time code")

    @Argument(help: "ログイン名（職員番号） / logins")
    var logins: [String]

    @Flag(name: .customLong("drop-second-factor"), help: "二要素認証も設定し直す / the second factor is to be set up anew")
    var dropSecondFactor = false

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            var ids = [Int64]()
            for login in logins { ids.append(try await city.account(login).id) }
            terminal.show(
                try await IssueOneTimeCode.run(
                    for: ids, droppingSecondFactor: dropSecondFactor, by: .console, in: city.context))
        }
    }
}

struct AccountListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "アカウントの一覧 / the accounts")

    @Option(help: "氏名・ログイン名の一部 / part of name or login")
    var containing: String?

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            var after: String?
            repeat {
                let page = try await ListAccounts.run(
                    containing: containing, after: after, limit: 500, by: .console, in: city.context)
                for row in page.rows {
                    let roles = row.grants.map { $0.role.rawValue + ($0.unitCode.map { "@" + $0 } ?? "") }
                    terminal.print(
                        [row.account.login, row.account.name, row.account.state.rawValue, roles.joined(separator: ",")]
                            .joined(separator: "\t"))
                }
                after = page.next
            } while after != nil
        }
    }
}

struct AccountSecondFactorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "totp",
        abstract: "認証アプリの代わりに確認コードを計算する / the present code of a second factor, where no authenticator is at hand")

    @Argument(help: "画面に表示された鍵 / the key shown on the page")
    var key: String

    func run() throws {
        guard let code = OperationClock.system.secondFactorCode(key) else {
            throw ValidationError("鍵が違います / not a key")
        }
        Terminal(language: nil).print(code)
    }
}

extension AccountRole: ExpressibleByArgument {}
