import Kernel

/// What a mail says.
struct MailWords: Sendable {
    var subject: Phrase
    var body: Phrase

    private init(_ ja: String, _ en: String, ja bodyJa: String, en bodyEn: String) {
        subject = Phrase(ja: ja, en: en)
        body = Phrase(ja: bodyJa, en: bodyEn)
    }

    static func oneTimeCode(_ code: String, login: String, until: CalendarDate, _ address: String) -> MailWords {
        MailWords(
            "サインインのための初回コード", "Your one-time code to sign in",
            ja: """
                人材育成システムにサインインするためのコードです。

                ログイン名: \(login)
                初回コード: \(code)
                期限: \(until.written(in: .ja))

                \(address) を開き、「初回のサインイン」から、ご自分のパスワード（12文字以上）を決めてください。
                コードは一度だけ使えます。人に見せたり転送したりしないでください。
                """,
            en: """
                This is your code to sign in to the talent-plan system.

                Login: \(login)
                One-time code: \(code)
                Good until: \(until.written(in: .en))

                Open \(address), choose “First sign-in”, and set your own password of at least 12 characters.
                The code works once. Show it to nobody and do not pass it on.
                """)
    }

    static func survey(_ title: String, until: CalendarDate, hasBegun: Bool, _ address: String) -> MailWords {
        MailWords(
            "調査へのご回答のお願い（\(until.written(in: .ja))まで）", "Please answer the survey by \(until.written(in: .en))",
            ja: """
                「\(title)」が\(hasBegun ? "途中です。続きから答えて、提出してください" : "まだ提出されていません。ご回答をお願いします")。

                締切: \(until.written(in: .ja))（この日まで答えられます）
                回答する: \(address)

                回答は途中で保存されます。人事評価には使いません。
                """,
            en: """
                \(hasBegun ? "You have begun “\(title)”. Please go on where you left off, and hand it in." : "You have not handed in “\(title)” yet. Please answer it.")

                Last day: \(until.written(in: .en))
                Answer: \(address)

                Answers are saved as you go. They are never used for appraisal.
                """)
    }

    static func overdue(_ names: [Phrase], _ address: String) -> MailWords {
        MailWords(
            "更新の期限を過ぎた研修があります", "Training whose renewal is overdue",
            ja: """
                次の研修は、受け直す期限を過ぎています。マイページで次の回を確かめてください。

                \(names.map { "・\($0.ja)" }.joined(separator: "\n"))

                マイページ: \(address)
                """,
            en: """
                These trainings should have been taken again. See on your page when they are held next.

                \(names.map { "- \($0.en)" }.joined(separator: "\n"))

                My page: \(address)
                """)
    }

    static func summary(_ people: Int, on day: CalendarDate, _ address: String) -> MailWords {
        MailWords(
            "所属の職員の、更新の期限を過ぎた研修", "Overdue training in your section",
            ja: """
                \(day.written(in: .ja))現在、所属の職員のうち\(people)人に、受け直す期限を過ぎた研修があります。
                だれの何の研修かは、「所属の職員」の画面で確かめてください。

                \(address)
                """,
            en: """
                On \(day.written(in: .en)), \(people) of your section's people have training whose renewal is overdue.
                Who and what is on the page “My section”.

                \(address)
                """)
    }

    private static let help = Phrase(
        ja: "心当たりがないときは、すぐに情報部門へ知らせてください。", en: "If this was not you, tell the information department at once.")

    static func passwordChanged(at moment: Instant, _ address: String) -> MailWords {
        MailWords(
            "パスワードが変わりました", "Your password was changed",
            ja: "\(moment.writtenJa)に、あなたのパスワードが変わりました。\n\(help.ja)\n\n\(address)",
            en: "Your password was changed on \(moment.writtenEn).\n\(help.en)\n\n\(address)")
    }

    static func locked(until: Instant?, at moment: Instant, _ address: String) -> MailWords {
        MailWords(
            "サインインを一時的に止めています", "Signing in is closed for a while",
            ja: """
                サインインの失敗が続いたため、\(moment.writtenJa)から\(until.map { "\($0.writtenJa)まで" } ?? "しばらく")、あなたのサインインを止めています。
                \(help.ja)

                \(address)
                """,
            en: """
                After several failures to sign in, your account is closed from \(moment.writtenEn) \(until.map { "until \($0.writtenEn)" } ?? "for a while").
                \(help.en)

                \(address)
                """)
    }

    static func secondFactor(at moment: Instant, _ address: String) -> MailWords {
        MailWords(
            "二段階認証が登録されました", "A second factor was set up",
            ja: "\(moment.writtenJa)に、あなたの二段階認証（認証アプリ）が登録されました。\n\(help.ja)\n\n\(address)",
            en: "An authenticator was set up for your account on \(moment.writtenEn).\n\(help.en)\n\n\(address)")
    }
}

extension Instant {
    private var clockText: String {
        let clock = clockInJapan
        return "\(clock.hour):" + (clock.minute < 10 ? "0" : "") + "\(clock.minute)"
    }

    fileprivate var writtenJa: String { dayInJapan.written(in: .ja) + " " + clockText }
    fileprivate var writtenEn: String { dayInJapan.written(in: .en) + ", " + clockText + " (Japan)" }
}
