import Domain
import Hummingbird
import Kernel
import Operations

/// Whether all is well.
struct HealthPage: WebPage {
    struct Line: Sendable {
        let name: String
        let isWell: Bool
        let isWarning: Bool
        let isFailed: Bool
        let found: String
        let help: String?
        let duration: String
    }

    struct Fact: Sendable {
        let name: String
        let value: String
    }

    let checkedAt: String
    let isWell: Bool
    let troubles: String
    let checks: [Line]
    var facts: [Fact]

    init(_ context: SignedInContext, _ found: [CheckHealth.Check], signIn provider: IdentityProvider?) {
        let language = context.language
        checkedAt = context.words(for: context.now)
        let count = found.count { $0.state != .well }
        isWell = count == 0
        troubles = count.grouped
        checks = found.map {
            Line(
                name: $0.name[language], isWell: $0.state == .well, isWarning: $0.state == .attention,
                isFailed: $0.state == .failed, found: $0.found[language], help: $0.help?[language],
                duration: Phrase.seconds($0.seconds)[language])
        }
        facts = [
            Fact(name: Phrase(ja: "版", en: "Version")[language], value: context.site.configuration.version),
            Fact(name: Phrase(ja: "アドレス", en: "Address")[language], value: context.site.configuration.publicURL),
        ]
        if let provider { facts += Self.facts(of: provider, language) }
    }

    /// How staff sign in elsewhere; it is set at the console.
    private static func facts(of provider: IdentityProvider, _ language: Language) -> [Fact] {
        let match =
            switch provider.match {
            case .staffNumber(let claim):
                Phrase(ja: "クレーム \(claim) と名簿の職員番号", en: "claim \(claim) with the roster's staff number")
            case .mail: Phrase(ja: "確認済みのメール", en: "verified mail")
            }
        let passwords =
            provider.allowsPasswords
            ? Phrase(ja: "全員が使える", en: "everybody's")
            : Phrase(ja: "管理者と名簿にない人だけ", en: "administrators, and those not on the roster")
        let factor =
            provider.secondFactorValues.isEmpty
            ? Phrase(ja: "ここの認証アプリ", en: "an authenticator here")
            : Phrase(provider.secondFactorValues.joined(separator: " "))
        return [
            Fact(name: Phrase(ja: "職員認証の発行者", en: "Identity provider")[language], value: provider.issuer),
            Fact(name: Phrase(ja: "照合", en: "Matched by")[language], value: match[language]),
            Fact(name: Phrase(ja: "パスワード", en: "Passwords")[language], value: passwords[language]),
            Fact(name: Phrase(ja: "二要素とみなす値", en: "Second factor")[language], value: factor[language]),
        ]
    }

    /// A query or two for each check.
    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let found = try await CheckHealth.run(in: context.works, by: context.caller)
        let provider = try await context.works.context.identity?.provider()
        return try context.show(HealthPage(context, found, signIn: provider))
    }

    static let source = """
        {{! title: [[システムの点検|System checks]] }}
        <h1>[[システムの点検|System checks]] <span class="about">[[{{checkedAt}} に点検|checked {{checkedAt}}]]</span></h1>
        {{#isWell}}<div class="notice success"><p>[[すべて正常です。|All is well.]]</p></div>{{/isWell}}
        {{^isWell}}<div class="notice warning"><p>[[確かめていただきたい項目が {{troubles}} 件あります。|Points that need your attention: {{troubles}}.]]</p></div>{{/isWell}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[点検の結果|Results of the checks]]">
        <table class="listing"><caption class="hidden">[[点検の結果|Results of the checks]]</caption><thead><tr><th scope="col">[[結果|Result]]</th><th scope="col">[[項目|Check]]</th><th scope="col">[[分かったこと|Found]]</th><th scope="col" class="number">[[かかった時間|Took]]</th></tr></thead><tbody>
        {{#checks}}<tr><td>{{#.isWell}}<span class="state done">[[正常|Well]]</span>{{/.isWell}}{{#.isWarning}}<span class="state undecided">[[注意|Attention]]</span>{{/.isWarning}}{{#.isFailed}}<span class="state late">[[異常|Failed]]</span>{{/.isFailed}}</td><th scope="row">{{.name}}</th><td>{{.found}}{{#.help}}<span class="about">{{.}}</span>{{/.help}}</td><td class="number nowrap">{{.duration}}</td></tr>{{/checks}}
        </tbody></table>
        </div>
        <h2>[[このシステムについて|About this installation]]</h2>
        <dl class="facts">{{#facts}}<dt>{{.name}}</dt><dd>{{.value}}</dd>{{/facts}}</dl>
        <p><a href="/health">[[もう一度点検する|Check again]]</a></p>
        """
}
