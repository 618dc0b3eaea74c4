package import Kernel

/// Why signing in by the city's identity provider did not come about.
package enum IdentityError: Error, Sendable, Hashable {
    /// The city has no provider.
    case notConfigured
    /// The provider, or its documents, cannot be reached or read.
    case unreachable(String)
    /// What comes back belongs to no request of this browser, comes a second time, or after more than ten minutes.
    case stale
    /// The provider says no, with an error code of RFC 6749 or OpenID Connect.
    case denied(code: String)
    /// What the provider gave does not prove anything.
    case invalid(IDToken.Fault)
    /// The provider does not say who it is in the city's terms: the claim is missing, or the address not verified.
    case notVouched
    /// Nobody, or more than one: which is not told.
    case noAccount
    /// Another than the one who is signed in.
    case somebodyElse

    package var phrase: Phrase {
        switch self {
        case .notConfigured:
            Phrase(ja: "この市では使っていません。", en: "It is not used in this city.")
        case .unreachable:
            Phrase(
                ja: "認証のシステムがいま応答しません。パスワードでサインインするか、しばらくしてからもう一度お試しください。",
                en: "The identity provider does not answer. Sign in with your password, or try again a little later.")
        case .stale:
            Phrase(
                ja: "手続きの時間が切れたか、すでに使われました。もう一度ボタンを押してください。",
                en: "This took too long, or was used already. Press the button once more.")
        case .denied("access_denied"):
            Phrase(
                ja: "認証のシステムで中止されたか、利用が認められませんでした。", en: "It was cancelled or not permitted by the identity provider.")
        case .denied(let code):
            Phrase(
                ja: "認証のシステムが受け付けませんでした（\(code)）。続くときは、情報部門にお知らせください。",
                en: "The identity provider refused (\(code)). If it goes on, tell the information department.")
        case .invalid(let fault):
            Phrase(
                ja: "認証のシステムの答えを確かめられませんでした（\(fault.rawValue)）。情報部門にお知らせください。",
                en:
                    "What the identity provider answered could not be verified (\(fault.rawValue)). Tell the information "
                    + "department.")
        case .notVouched, .noAccount:
            Phrase(
                ja: "サインインできるアカウントが見つかりません。初めての方や異動した方は、情報部門にお問い合わせください。",
                en: "There is no account to sign in to. If you are new or have moved, ask the information department.")
        case .somebodyElse:
            Phrase(
                ja: "サインイン中の方と別の方の認証でした。ご本人の職員認証で確認してください。",
                en: "That was somebody else than the one signed in here. Confirm with your own staff account.")
        }
    }

    /// For the operator and the log of actions: what the one at the browser is not told.
    package var reason: String {
        switch self {
        case .notConfigured: "not configured"
        case .unreachable(let why): "unreachable: \(why)"
        case .stale: "stale"
        case .denied(let code): "denied: \(code)"
        case .invalid(let fault): "token: \(fault.rawValue)"
        case .notVouched: "claim missing or not verified"
        case .noAccount: "no account"
        case .somebodyElse: "somebody else"
        }
    }
}
