import HTTPTypes
import Hummingbird
import Kernel

/// What the steps of signing in have in common.
struct SignInStep {
    let context: CityContext
    let back: ReturnPath?

    init(_ context: CityContext, _ form: Form) {
        self.init(context, to: ReturnPath(form["return"], in: context.city))
    }

    init(_ context: CityContext, to back: ReturnPath?) {
        self.context = context
        self.back = back
    }

    var actions: AccountActions { context.site.dependencies.accounts }
    private var cookies: CookieNames { context.site.cookies }
    var pending: String? { context.web.cookies[cookies.pending(context.city)] }
    var next: [(String, String)] { back.map { [("return", $0.text)] } ?? [] }

    func newcomer(_ request: Request) -> Newcomer { context.newcomer(request) }

    /// Nil: the page of the step is shown again.
    func onward(_ outcome: SignInOutcome, notice: Notice? = nil) -> Response? {
        switch outcome {
        case .signedIn(let token):
            var response = context.redirect(to: back.map { Address($0) } ?? context.address(.home), notice: notice)
            response.addCookie(cookies.issue(cookies.session(context.city), token))
            response.addCookie(cookies.remove(cookies.pending(context.city)))
            response.addCookie(cookies.remove(cookies.form(context.city)))
            return response
        case .needsSecondFactor(let pending): return step(to: .secondFactor, pending, notice)
        case .needsEnrolment(let pending): return step(to: .secondFactorEnrolment, pending, notice)
        default: return nil
        }
    }

    private func step(to place: Place<NoValue>, _ pending: String, _ notice: Notice?) -> Response {
        var response = context.redirect(to: context.address(place, query: next), notice: notice)
        response.addCookie(cookies.issue(cookies.pending(context.city), pending, seconds: 600))
        return response
    }

    /// Back to the beginning: what was under way is over.
    func restart() -> Response {
        var response = context.redirect(to: context.address(.signIn, query: next))
        response.addCookie(cookies.remove(cookies.pending(context.city)))
        return response
    }
}

extension SignInOutcome {
    /// What is wrong with a code that was typed.
    func codeError(_ language: Language) -> String? {
        switch self {
        case .refused(let left?):
            Phrase(
                ja: "確認コードが違います。あと\(left)回間違えると、一時的に使えなくなります。",
                en: "The code is wrong. Attempts left before the account is locked: \(left).")[language]
        case .refused(nil): Phrase(ja: "確認コードが違います。", en: "The code is wrong.")[language]
        case .locked(let until): Self.lockWords(until)[language]
        default: nil
        }
    }

    var passwordError: Phrase {
        switch self {
        case .locked(let until): Self.lockWords(until)
        case .refused(let left?):
            Phrase(
                ja: "パスワードまたは確認コードが違います。あと\(left)回間違えると、一時的に使えなくなります。",
                en: "The password or the code is wrong. Attempts left before the account is locked: \(left).")
        default: Phrase(ja: "パスワードまたは確認コードが違います。", en: "The password or the code is wrong.")
        }
    }

    static func lockWords(_ until: Instant) -> Phrase {
        let time = until.clockWords
        return Phrase(
            ja: "この場所からの誤った入力が続いたため、\(time) まで受け付けません。",
            en: "After many wrong entries from this place none is taken until \(time).")
    }
}

extension Instant {
    /// `14:05` in Japan.
    var clockWords: String {
        let clock = clockInJapan
        return "\(clock.hour):\(clock.minute < 10 ? "0" : "")\(clock.minute)"
    }
}

extension VisitContext {
    func newcomer(of city: HostedCity, _ request: Request) -> Newcomer {
        Newcomer(
            city: city, ip: web.client.ip, userAgent: String((request.headers[.userAgent] ?? "").prefix(300)), now: now)
    }
}

extension CityContext {
    func newcomer(_ request: Request) -> Newcomer { newcomer(of: city, request) }
}

extension SignedInContext {
    func newcomer(_ request: Request) -> Newcomer { newcomer(of: city, request) }
}
