import ArgumentParser
import Domain
import Kernel
import Operations

struct CitySignInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in",
        abstract: "職員認証（OpenID Connect）の設定 / sign-in by the city's identity provider (OpenID Connect)",
        discussion: """
            例 / example:
              ikusei city sign-in aoba --data data --issuer https://login.example.lg.jp/realms/shokuin \\
                --client-id ikusei --client-secret-file secret.txt --match staff-number:employee_number
              ikusei city sign-in aoba --data data --check
            """)

    enum Passwords: String, ExpressibleByArgument, CaseIterable {
        case all, few
    }

    @Argument(help: "市の略称 / short name of the city")
    var slug: String

    @Option(help: "発行者のアドレス / the issuer's address")
    var issuer: String?

    @Option(name: .customLong("client-id"), help: "クライアントID / client id")
    var clientID: String?

    @Option(
        name: .customLong("client-secret-file"),
        help: "クライアントシークレットが1行目にあるファイル（封をして保存する） / file whose first line is the client secret, kept sealed")
    var secretFile: String?

    @Flag(
        name: .customLong("secret-stays-in-file"),
        help: "保存せず、使うたびにファイルから読む / do not keep the secret: read the file whenever it is needed")
    var secretStaysInFile = false

    @Flag(name: .customLong("no-client-secret"), help: "シークレットのない公開クライアント / a public client, without a secret")
    var noSecret = false

    @Option(help: "照合のしかた / how accounts are found: staff-number:CLAIM | mail")
    var match: IdentityMatch?

    @Option(help: "ボタンの文字 / words of the button in Japanese")
    var label: String?

    @Option(name: .customLong("label-en"), help: "ボタンの文字（英語） / words of the button in English")
    var labelEnglish: String?

    @Option(parsing: .upToNextOption, help: "スコープ（既定: openid profile email） / scopes")
    var scopes: [String] = []

    @Option(
        help: "パスワードを使える人 / who may use a password: all | few（管理者と名簿にない人 / administrators, and those not on the roster）"
    )
    var passwords: Passwords?

    @Option(
        name: .customLong("second-factor"), parsing: .upToNextOption,
        help:
            "二要素とみなす acr・amr の値（例: mfa。なしに戻すには none） / values of acr or amr that count as a second factor（none: no value）"
    )
    var secondFactor: [String] = []

    @Flag(help: "今の設定を表示する / show the settings")
    var show = false

    @Flag(help: "設定を消す / remove the settings")
    var remove = false

    @Flag(help: "設定のとおりに接続して確かめる / contact the provider and say what is found")
    var check = false

    @OptionGroup var storage: StorageOptions
    @OptionGroup var options: GlobalOptions

    func validate() throws {
        let changes =
            [issuer, clientID, secretFile, label, labelEnglish].contains { $0 != nil } || match != nil
            || passwords != nil || !secondFactor.isEmpty || !scopes.isEmpty || noSecret
        guard [show, remove, check, changes].count(where: { $0 }) == 1 else {
            throw ValidationError(
                "設定の値か --show・--remove・--check のどれか一つ / either settings, or one of --show, --remove, --check")
        }
        guard !noSecret || secretFile == nil, !secretStaysInFile || secretFile != nil else {
            throw ValidationError("--secret-stays-in-file と --no-client-secret: 一方だけ / one of the two")
        }
    }

    func run() async throws {
        let terminal = options.terminal
        try await terminal.reporting {
            let installation = try await storage.open(try IkuseiCommand.roof)
            do {
                try await act(try installation.desk(slug), terminal)
            } catch let error as IdentityError {
                await installation.close()
                terminal.printError("ikusei: " + error.consolePhrase[terminal.language])
                throw ExitStatus.inputErrors
            }
            await installation.close()
        }
    }

    private func act(_ desk: IdentityDesk, _ terminal: Terminal) async throws {
        if remove {
            try await KeepIdentityProvider.remove(at: desk)
        } else if check {
            terminal.show(try await KeepIdentityProvider.check(at: desk))
        } else {
            if !show { try await keep(at: desk) }
            guard let provider = try await desk.provider() else { throw IdentityError.notConfigured }
            terminal.show(provider, secret: try await KeepIdentityProvider.secretKind(at: desk))
        }
    }

    private func keep(at desk: IdentityDesk) async throws {
        let before = try await desk.provider()
        guard let issuer = issuer ?? before?.issuer, let clientID = clientID ?? before?.clientID,
            let match = match ?? before?.match
        else {
            throw InputErrors([
                Diagnostic(
                    .error, "I041", at: Place(file: slug),
                    Phrase(
                        ja: "初めての設定には --issuer、--client-id、--match が要ります",
                        en: "the first settings need --issuer, --client-id and --match"))
            ])
        }
        var provider = IdentityProvider(
            issuer: issuer, clientID: clientID, match: match, label: before?.label ?? IdentityProvider.defaultLabel,
            scopes: scopes.isEmpty ? before?.scopes ?? IdentityProvider.defaultScopes : scopes,
            allowsPasswords: passwords.map { $0 == .all } ?? before?.allowsPasswords ?? true,
            secondFactorValues: secondFactor.isEmpty
                ? before?.secondFactorValues ?? [] : secondFactor.filter { $0 != "none" })
        if let label { provider.label = Phrase(ja: label, en: labelEnglish ?? label) }
        if let labelEnglish { provider.label.en = labelEnglish }
        var secret = KeepIdentityProvider.Secret.asBefore
        if noSecret { secret = .none }
        if let secretFile { secret = secretStaysInFile ? .staying(file: secretFile) : .sealing(file: secretFile) }
        try await KeepIdentityProvider.run(provider, secret: secret, at: desk)
    }
}

extension Installation {
    /// Throws `InputErrors` for an unknown city.
    fileprivate func desk(_ slug: String) throws -> IdentityDesk {
        guard let desk = city(slug)?.context.identity else {
            throw InputErrors([
                Diagnostic(
                    .error, "I022", at: Place(file: slug),
                    Phrase(ja: "そのような市はありません", en: "there is no such city"),
                    suggestion: nearest(to: slug, among: all.map(\.slug)))
            ])
        }
        return desk
    }
}

extension Terminal {
    fileprivate func show(_ provider: IdentityProvider, secret: KeepIdentityProvider.SecretKind) {
        let secretWords =
            switch secret {
            case .none: Phrase(ja: "なし（公開クライアント）", en: "none (public client)")
            case .sealed: Phrase(ja: "保存済み", en: "kept")
            case .file(let path): Phrase(path)
            }
        let passwords =
            provider.allowsPasswords
            ? Phrase(ja: "全員", en: "all")
            : Phrase(ja: "管理者と名簿にない人だけ", en: "administrators, and those not on the roster")
        let factor = provider.secondFactorValues.joined(separator: " ")
        for (name, value) in [
            ("issuer", provider.issuer), ("client-id", provider.clientID), ("client-secret", secretWords[language]),
            ("match", provider.match.text), ("label", provider.label.ja), ("label-en", provider.label.en),
            ("scopes", provider.scopes.joined(separator: " ")), ("passwords", passwords[language]),
            ("second-factor", factor.isEmpty ? "–" : factor),
        ] { print("\(name)\t\(value)") }
    }

    fileprivate func show(_ finding: KeepIdentityProvider.Finding) {
        for (name, value) in [
            ("issuer", finding.issuer), ("authorization_endpoint", finding.authorizationEndpoint),
            ("token_endpoint", finding.tokenEndpoint), ("jwks_uri", finding.keys),
            ("end_session_endpoint", finding.endSessionEndpoint ?? "–"), ("keys", "\(finding.usableKeys)"),
            ("iss (RFC 9207)", finding.namesIssuerInAnswers ? "yes" : "no"),
        ] { print("\(name)\t\(value)") }
        if finding.usableKeys == 0 {
            printError(
                Phrase(
                    ja: "ikusei: 使える鍵がありません（RS256・PS256・ES256・EdDSA）",
                    en: "ikusei: no key that can be used (RS256, PS256, ES256, EdDSA)")[
                        language])
        }
    }
}

extension IdentityError {
    /// The operator is told what the one at a browser is not.
    fileprivate var consolePhrase: Phrase {
        switch self {
        case .notConfigured: Phrase(ja: "職員認証の設定がありません", en: "there are no settings of sign-in by a provider")
        case .unreachable(let why): Phrase(ja: "認証のシステムに接続できません: \(why)", en: "the provider cannot be reached: \(why)")
        default: phrase
        }
    }
}

extension IdentityMatch: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
