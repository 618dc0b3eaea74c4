import Hummingbird
import Kernel

/// What the next page says once about what was just done. Only the code travels, in a cookie.
package enum Notice: String, CaseIterable, Sendable {
    case signedOut, passwordSet, secondFactorSet, confirmed, identityConfirmed, sessionEnded, answeredElsewhere,
        sessionRevoked,
        otherSessionsRevoked, saved
    case surveyOpened, surveyClosed, remindersPrepared
    case draftDiscarded, planInForce, rosterImported, importDropped, importUndone
    case roleGranted, roleWithdrawn, accountUnlocked, accountClosed, tokenRevoked, backupRequested, backupWhole,
        backupBroken
    case retentionSet, personErased, recordCorrected
    case scenarioDropped, nominationsIssued, seatsIssued, courseSessionRemoved

    var kind: String {
        switch self {
        case .sessionEnded, .answeredElsewhere: "warning"
        case .backupBroken: "error"
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
        case .identityConfirmed:
            Phrase(ja: "ご本人であることを確認しました。もう一度操作してください。", en: "It is you. Please do it once more.")
        case .sessionEnded:
            Phrase(
                ja: "サインインの期限が切れたため、送信した内容は保存していません。",
                en: "You were no longer signed in, so what you sent was not saved.")
        case .answeredElsewhere:
            Phrase(
                ja: "この問題は別の画面で回答済みか、終わっているため、いまの答えは保存していません。",
                en: "That question was answered or ended in another window; this answer was not saved.")
        case .scenarioDropped: Phrase(ja: "案を消しました。", en: "The scenario is deleted.")
        case .nominationsIssued: Phrase(ja: "指名を発令しました。", en: "The nominations are issued.")
        case .courseSessionRemoved: Phrase(ja: "回を消しました。", en: "The session is deleted.")
        case .seatsIssued: Phrase(ja: "席を知らせました。", en: "The seats are given out.")
        case .sessionRevoked: Phrase(ja: "サインインを終わらせました。", en: "The session was ended.")
        case .otherSessionsRevoked: Phrase(ja: "ほかのサインインを終わらせました。", en: "The other sessions were ended.")
        case .surveyOpened: Phrase(ja: "調査の期間を決めました。", en: "The survey window is set.")
        case .surveyClosed: Phrase(ja: "調査を締め切りました。", en: "The survey is closed.")
        case .remindersPrepared:
            Phrase(
                ja: "お知らせのメールを用意しました。数分のうちに送ります。今日すでに送った人には送りません。",
                en: "Reminders are ready and go out within minutes. Nobody gets a second one today.")
        case .saved: Phrase(ja: "保存しました。", en: "Saved.")
        case .draftDiscarded: Phrase(ja: "下書きを捨てました。", en: "The draft was discarded.")
        case .planInForce: Phrase(ja: "施行の日を決めました。", en: "The day on which it comes into force is set.")
        case .rosterImported: Phrase(ja: "名簿を取り込みました。", en: "The roster was imported.")
        case .importDropped: Phrase(ja: "取込をやめました。", en: "It was not imported.")
        case .importUndone: Phrase(ja: "名簿の取込を取り消しました。", en: "The import was undone.")
        case .roleGranted: Phrase(ja: "役割を付けました。", en: "The role was given.")
        case .roleWithdrawn: Phrase(ja: "役割を終えました。", en: "The role was ended.")
        case .accountUnlocked: Phrase(ja: "停止を解きました。", en: "The account was unlocked.")
        case .accountClosed: Phrase(ja: "利用を終えました。", en: "The account was closed.")
        case .tokenRevoked: Phrase(ja: "トークンを無効にしました。", en: "The token was revoked.")
        case .retentionSet: Phrase(ja: "保存期間を決めました。", en: "The retention period is set.")
        case .personErased:
            Phrase(
                ja: "個人データを消去しました。バックアップには、その保存期間が終わるまで残ります。",
                en: "The person was erased. The backups still hold them until their own time is over.")
        case .recordCorrected:
            Phrase(
                ja: "訂正しました。今日からの数字に使います。", en: "It was corrected, and counts in figures from today on.")
        case .backupRequested:
            Phrase(
                ja: "バックアップを頼みました。数秒から数分で一覧に出ます。",
                en: "A backup was asked for. It appears in the list within seconds or minutes.")
        case .backupWhole: Phrase(ja: "バックアップは壊れていません。", en: "The backup is whole.")
        case .backupBroken:
            Phrase(
                ja: "バックアップが壊れています。新しいバックアップを取ってください。",
                en: "The backup is broken. Make another one.")
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
