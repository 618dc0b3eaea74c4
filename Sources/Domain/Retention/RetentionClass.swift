package import Kernel

/// What is kept for a time of its own (保存期間). The raw value stands in the database.
package enum RetentionClass: String, CaseIterable, Sendable {
    /// Whose last day is over: erased but for what figures count.
    case peopleWhoLeft
    /// Answers item by item, free answers among them, of surveys that are over.
    case answers
    /// What was written about corrections of evidence, completions and certificates.
    case records
    /// Files that show certificates, once somebody has decided.
    case proofs
    /// Absences told here that touch no day on which figures are drawn up.
    case absences
    /// The files of roster imports.
    case rosterFiles
    case sessions
    case jobs
    case audit
    case backups

    /// In what a period is counted.
    package enum Unit: Sendable {
        /// Whole fiscal years, from the first day of the one after (文書の保存期間の起算).
        case fiscalYears
        case days
    }

    package var unit: Unit {
        switch self {
        case .peopleWhoLeft, .answers, .records, .proofs, .absences, .rosterFiles, .audit: .fiscalYears
        case .sessions, .jobs, .backups: .days
        }
    }

    /// What can be chosen.
    package var range: ClosedRange<Int> {
        switch self {
        case .sessions: 0...90
        case .jobs: 30...1100
        case .backups: 7...1100
        case .audit: 1...30
        default: 1...30
        }
    }

    /// What holds until the city chooses: the periods of 1, 3, 5 and 10 years that municipal document rules know, the
    /// shorter the less is lost. The city's own 文書管理規程 decides.
    package var proposal: Int {
        switch self {
        case .peopleWhoLeft, .records, .absences, .audit: 5
        case .answers, .rosterFiles: 3
        case .proofs: 1
        case .sessions: 0
        case .jobs: 90
        case .backups: 35
        }
    }

    /// Whether it goes without being chosen: what is no record of anybody's work.
    package var isOnByItself: Bool { self == .sessions || self == .jobs }

    package var name: Phrase {
        switch self {
        case .peopleWhoLeft: Phrase(ja: "退職・転出した職員", en: "People who have left")
        case .answers: Phrase(ja: "調査の回答の内容", en: "Answers to surveys")
        case .records: Phrase(ja: "評価・修了・資格の訂正の理由", en: "Reasons of corrections")
        case .proofs: Phrase(ja: "資格の証明書のファイル", en: "Proofs of certificates")
        case .absences: Phrase(ja: "休職・派遣の記録", en: "Absences")
        case .rosterFiles: Phrase(ja: "取り込んだ名簿のファイル", en: "Files of roster imports")
        case .sessions: Phrase(ja: "サインインと試行の記録", en: "Sessions and attempts to sign in")
        case .jobs: Phrase(ja: "自動の処理の記録", en: "Work done by itself")
        case .audit: Phrase(ja: "操作記録", en: "Log of actions")
        case .backups: Phrase(ja: "バックアップ", en: "Backups")
        }
    }

    /// What goes, and what stays.
    package var meaning: Phrase {
        switch self {
        case .peopleWhoLeft:
            Phrase(
                ja: "最後の在職日から数えます。氏名・番号・メール・自由記述・証明書・アカウントを消し、過去の数字に要る経歴は誰のものか分からない形で残します。",
                en:
                    "From the last day in service. Name, numbers, mail, free text, proofs and account go; the career that past figures count stays, nobody's."
            )
        case .answers:
            Phrase(
                ja: "調査の最終日から数えます。項目ごとの回答と自由記述を消します。提出済みの選択は、レベルの根拠として本人の記録とともに残ります。",
                en:
                    "From the survey's last day. Answers by item and free text go; the choices handed in stay with the person, as the ground of levels."
            )
        case .records:
            Phrase(
                ja: "訂正した日から数えます。訂正の理由の文を消します。訂正の前と後の行は残ります。",
                en: "From the day of the correction. The words of the reason go; both rows stay.")
        case .proofs:
            Phrase(
                ja: "確認または差戻しの日から数えます。ファイルを消します。登録と結果は残ります。",
                en: "From the decision. The file goes; registration and decision stay.")
        case .absences:
            Phrase(
                ja: "終わりの日から数えます。年度の初日と末日、調査の最終日にかかる休職は、その日の数字に要るので残します。",
                en:
                    "From the last day. One that touches a fiscal year's first or last day, or a survey's last, stays: that day's figures count it."
            )
        case .rosterFiles:
            Phrase(
                ja: "取込の日から数えます。取り消した取込のファイルは消し、使っている取込のファイルは、読み取っていない列を空にします。",
                en:
                    "From the import. Files of imports taken back go; of those in use every column that is not read is emptied."
            )
        case .sessions:
            Phrase(
                ja: "終わったサインインと、制限に使い終えた試行の記録を消します。",
                en: "Sessions that are over, and attempts that no limit looks at, go.")
        case .jobs: Phrase(ja: "終わった日から数えます。", en: "From the day on which it was done.")
        case .audit:
            Phrase(
                ja: "古い方から消します。残りが書き換えられていないことは、その後も確かめられます。",
                en: "The oldest rows go; that the rest is unchanged can still be shown.")
        case .backups:
            Phrase(
                ja: "取った日から数えます。消去した人のデータも、この期間はバックアップに残ります。",
                en: "From the day on which it was made. What was erased is in the backups for so long.")
        }
    }
}

/// For how long a class is kept.
package struct RetentionPeriod: Sendable, Hashable {
    package var kind: RetentionClass
    /// Fiscal years or days, as the class has it.
    package var amount: Int
    /// Nothing goes while it is off.
    package var isOn: Bool

    package init(_ kind: RetentionClass, amount: Int, isOn: Bool) {
        self.kind = kind
        self.amount = amount
        self.isOn = isOn
    }

    /// What holds until the city chooses.
    package init(proposedFor kind: RetentionClass) {
        self.init(kind, amount: kind.proposal, isOn: kind.isOnByItself)
    }

    /// The first day that is kept: what ended before it has had its time.
    ///
    /// What ended in a fiscal year is kept for the whole years that follow it: of 2020, for five years, up to
    /// 31 March 2026.
    package func firstDayKept(on today: CalendarDate) -> CalendarDate {
        switch kind.unit {
        case .days: today.adding(days: -amount)
        case .fiscalYears: (FiscalYear(of: today) + -amount).firstDay
        }
    }

    package var words: Phrase {
        switch kind.unit {
        case .days: Phrase(ja: "\(amount)日", en: "\(amount) days")
        case .fiscalYears: Phrase(ja: "\(amount)年（年度末から）", en: "\(amount) years after the fiscal year's end")
        }
    }
}
