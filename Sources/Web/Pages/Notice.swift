import Hummingbird
import Kernel

/// What the next page says once about what was just done. Only the code travels, in a cookie.
package enum Notice: String, CaseIterable, Sendable {
    case signedOut, passwordSet, secondFactorSet, confirmed, sessionEnded, sessionRevoked, otherSessionsRevoked, saved,
        surveyOpened,
        surveyClosed

    var kind: String {
        switch self {
        case .sessionEnded: "warning"
        default: "success"
        }
    }

    var text: Phrase {
        switch self {
        case .signedOut: Phrase(ja: "サインアウトしました。", en: "You have signed out.")
        case .passwordSet: Phrase(ja: "パスワードを決めました。", en: "Your password is set.")
        case .secondFactorSet: Phrase(ja: "二段階認証を登録しました。", en: "The second factor is set up.")
        case .confirmed:
            Phrase(ja: "パスワードを確認しました。もう一度操作してください。", en: "Your password is confirmed. Please do it once more.")
        case .sessionEnded:
            Phrase(
                ja: "サインインの期限が切れたため、送信した内容は保存していません。",
                en: "You were no longer signed in, so what you sent was not saved.")
        case .sessionRevoked: Phrase(ja: "サインインを終わらせました。", en: "The session was ended.")
        case .otherSessionsRevoked: Phrase(ja: "ほかのサインインを終わらせました。", en: "The other sessions were ended.")
        case .surveyOpened: Phrase(ja: "調査の期間を決めました。", en: "The survey window is set.")
        case .surveyClosed: Phrase(ja: "調査を締め切りました。", en: "The survey is closed.")
        case .saved: Phrase(ja: "保存しました。", en: "Saved.")
        }
    }
}

extension WebContext {
    var notice: Notice? { cookies[site.cookies.notice(city)].flatMap(Notice.init(rawValue:)) }
}

extension Response {
    mutating func add(_ notice: Notice, _ web: WebContext) {
        addCookie(web.site.cookies.issue(web.site.cookies.notice(web.city), notice.rawValue, seconds: 60))
    }
}
