import ArgumentParser
import Domain
import Kernel
import Operations

struct TokenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "連携用のトークン / tokens for other programs",
        subcommands: [TokenAddCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

struct TokenAddCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "トークンを発行する（一度だけ表示） / issue a token, shown once")

    @Argument(help: "名前（使うプログラムの名など） / a name, as of the program that will use it")
    var name: String

    @Option(
        name: .customLong("scope"), parsing: .upToNextOption,
        help: "権限 / scopes: \(TokenScope.allCases.map(\.rawValue).joined(separator: " | "))")
    var scopes: [TokenScope]

    @Option(help: "最終日（既定: 期限なし） / last day（default: no end）")
    var until: CalendarDate?

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            let issued = try await IssueToken.run(
                name: name, scopes: Set(scopes), until: until, by: .console, in: city.context)
            terminal.print(issued.secret)
        }
    }
}

struct TokenListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "トークンの一覧 / the tokens")

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, terminal in
            let now = city.now
            for token in try await ListTokens.run(by: .console, in: city.context) {
                let state =
                    token.isGood(at: now)
                    ? Phrase(ja: "有効", en: "good") : Phrase(ja: "無効", en: "good no longer")
                // Its end is the first moment at which it is good no longer.
                let last = token.expiresAt.map { "\($0.adding(seconds: -1).dayInJapan)" } ?? "–"
                let used = token.lastUsedAt.map { "\($0.dayInJapan)" } ?? "–"
                let scopes = TokenScope.allCases.filter(token.scopes.contains).map(\.rawValue).joined(separator: ",")
                terminal.print(
                    ["\(token.id)", token.name, state[terminal.language], scopes, last, used].joined(separator: "\t"))
            }
        }
    }
}

struct TokenRevokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "トークンを無効にする / revoke a token")

    @Argument(help: "番号（list の最初の列） / its number, the first column of list")
    var id: Int64

    @OptionGroup var city: CityOptions

    func run() async throws {
        try await city.using { city, _ in try await RevokeToken.run(id, by: .console, in: city.context) }
    }
}

extension TokenScope: ExpressibleByArgument {}
