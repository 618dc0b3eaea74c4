package import Kernel

/// What is told by mail. A kind keeps its word, for it stands in the database.
package enum MailKind: String, CaseIterable, Sendable {
    case oneTimeCode
    case surveyReminder
    /// To whoever has let a training's renewal pass.
    case trainingOverdue
    /// To a head, how many of the section have.
    case trainingSummary
    case passwordChanged
    case accountLocked
    case secondFactorSet

    package var name: Phrase {
        switch self {
        case .oneTimeCode: Phrase(ja: "初回コード", en: "One-time codes")
        case .surveyReminder: Phrase(ja: "調査のお知らせ", en: "Survey reminders")
        case .trainingOverdue: Phrase(ja: "期限を過ぎた研修のお知らせ（本人）", en: "Overdue training, to the person")
        case .trainingSummary: Phrase(ja: "期限を過ぎた研修のまとめ（所属長）", en: "Overdue training, to the head")
        case .passwordChanged: Phrase(ja: "パスワード変更の通知", en: "Password changed")
        case .accountLocked: Phrase(ja: "利用停止の通知", en: "Account locked")
        case .secondFactorSet: Phrase(ja: "二段階認証の登録の通知", en: "Second factor set up")
        }
    }

    /// Goes out whether its receiver wants mails or not.
    package var isCompulsory: Bool {
        switch self {
        case .oneTimeCode, .passwordChanged, .accountLocked, .secondFactorSet: true
        case .surveyReminder, .trainingOverdue, .trainingSummary: false
        }
    }

    /// Rather twice than never: a code that did not arrive, a warning. A reminder rather never than twice.
    var isRepeatable: Bool { isCompulsory }

    static let repeatable = allCases.filter(\.isRepeatable).map(\.rawValue)
}
