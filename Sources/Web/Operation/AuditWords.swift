import Kernel

/// What was done, in words. An action that has none here is shown by its name.
enum AuditWords {
    /// What the log can be narrowed to: the beginning of the action's name.
    static let kinds: [(prefix: String, name: Phrase)] = [
        ("", Phrase(ja: "すべて", en: "All")),
        ("sign-in", Phrase(ja: "サインイン", en: "Sign-in")),
        ("first-sign-in", Phrase(ja: "初回のサインイン", en: "First sign-in")),
        ("sign-out", Phrase(ja: "サインアウト", en: "Sign-out")),
        ("re-authenticate", Phrase(ja: "パスワードの再確認", en: "Passwords confirmed")),
        ("account", Phrase(ja: "利用者", en: "Accounts")),
        ("scim", Phrase(ja: "利用者連携（SCIM）", en: "Provisioning (SCIM)")),
        ("group", Phrase(ja: "グループの役割", en: "Roles of groups")),
        ("code", Phrase(ja: "初回コード", en: "One-time codes")),
        ("token", Phrase(ja: "連携用トークン", en: "API tokens")),
        ("role", Phrase(ja: "役割", en: "Roles")),
        ("person", Phrase(ja: "職員の閲覧", en: "Looking at people")),
        ("people", Phrase(ja: "職員の一覧", en: "Lists of people")),
        ("absence", Phrase(ja: "休職・派遣", en: "Leave and secondment")),
        ("password", Phrase(ja: "パスワード", en: "Passwords")),
        ("second-factor", Phrase(ja: "二段階認証", en: "Second factor")),
        ("session", Phrase(ja: "サインイン中の端末", en: "Sessions")),
        ("plan", Phrase(ja: "計画", en: "Plan")),
        ("roster", Phrase(ja: "名簿", en: "Roster")),
        ("survey", Phrase(ja: "調査", en: "Surveys")),
        ("level", Phrase(ja: "レベルの確認", en: "Levels")),
        ("certificate", Phrase(ja: "資格", en: "Certificates")),
        ("completion", Phrase(ja: "ほかのシステムからの修了", en: "Completions from elsewhere")),
        ("evidence", Phrase(ja: "ほかのシステムからの結果", en: "Results from elsewhere")),
        ("mail", Phrase(ja: "メール", en: "Mails")),
        ("scenario", Phrase(ja: "指名の案", en: "Scenarios of nominations")),
        ("nominations", Phrase(ja: "指名", en: "Nominations")),
        ("record", Phrase(ja: "評価・修了・資格の訂正", en: "Corrections")),
        ("retention", Phrase(ja: "保存期間", en: "Retention")),
        ("backup", Phrase(ja: "バックアップ", en: "Backups")),
        ("audit", Phrase(ja: "操作記録", en: "Audit log")),
    ]

    static func name(of action: String) -> Phrase {
        names[action] ?? Phrase(ja: "その他の操作（\(action)）", en: "something else (\(action))")
    }

    /// The kinds, each with its actions; one action alone is its kind.
    static var choices: [(value: String, name: Phrase)] {
        kinds.flatMap { kind -> [(value: String, name: Phrase)] in
            let actions = names.keys.filter { $0 == kind.prefix || $0.hasPrefix(kind.prefix + ".") }.sorted()
            guard !kind.prefix.isEmpty, actions.count > 1 else { return [(kind.prefix, kind.name)] }
            return [(kind.prefix, kind.name)]
                + actions.filter { $0 != kind.prefix }.map { action in
                    let name = name(of: action)
                    return (action, Phrase(ja: "　" + name.ja, en: "\u{2003}" + name.en))
                }
        }
    }

    static let names: [String: Phrase] = [
        "sign-in": Phrase(ja: "サインインした", en: "signed in"),
        "sign-in.refused": Phrase(ja: "サインインに失敗", en: "failed to sign in"),
        "first-sign-in": Phrase(ja: "初回のサインインをした", en: "signed in for the first time"),
        "first-sign-in.refused": Phrase(ja: "初回のサインインに失敗", en: "failed to sign in for the first time"),
        "sign-out": Phrase(ja: "サインアウトした", en: "signed out"),
        "re-authenticate": Phrase(ja: "本人であることを再確認した", en: "confirmed who they are"),
        "re-authenticate.refused": Phrase(ja: "本人の再確認に失敗", en: "failed to confirm who they are"),
        "second-factor.set": Phrase(ja: "二段階認証を登録した", en: "set up the second factor"),
        "password.change": Phrase(ja: "パスワードを変えた", en: "changed the password"),
        "session.revoke": Phrase(ja: "サインイン中の端末を切った", en: "ended a session"),
        "account.add": Phrase(ja: "利用者を作った", en: "made an account"),
        "account.invite": Phrase(ja: "名簿の職員の利用者をまとめて作った", en: "made accounts for the roster"),
        "account.list": Phrase(ja: "プログラムが利用者の一覧を読んだ", en: "read accounts by program"),
        "account.unlock": Phrase(ja: "停止を解いた", en: "unlocked an account"),
        "account.close": Phrase(ja: "利用を終えた", en: "closed an account"),
        "account.reopen": Phrase(ja: "利用を再開した", en: "opened an account again"),
        "account.join": Phrase(ja: "利用者を名簿の職員に結び付けた", en: "joined an account to the roster"),
        "scim.user.add": Phrase(ja: "SCIMで利用者を作った", en: "made an account by SCIM"),
        "scim.user.change": Phrase(ja: "SCIMで利用者を変えた", en: "changed an account by SCIM"),
        "scim.user.delete": Phrase(ja: "SCIMで利用者を削除した（利用を終えた）", en: "deleted (closed) an account by SCIM"),
        "scim.group.add": Phrase(ja: "SCIMでグループを作った", en: "made a group by SCIM"),
        "scim.group.change": Phrase(ja: "SCIMでグループを変えた", en: "changed a group by SCIM"),
        "scim.group.delete": Phrase(ja: "SCIMでグループを削除した", en: "deleted a group by SCIM"),
        "scim.read": Phrase(ja: "SCIMで利用者・グループの一覧を読んだ", en: "read accounts and groups by SCIM"),
        "group.role.tie": Phrase(ja: "グループに役割を結び付けた", en: "tied a role to a group"),
        "group.role.untie": Phrase(ja: "グループから役割を外した", en: "untied a role from a group"),
        "code.issue": Phrase(ja: "初回コードを発行した", en: "issued a one-time code"),
        "code.mail": Phrase(ja: "初回コードをメールで送った", en: "mailed a one-time code"),
        "token.issue": Phrase(ja: "連携用トークンを発行した", en: "issued a token"),
        "token.revoke": Phrase(ja: "連携用トークンを無効にした", en: "revoked a token"),
        "token.refused": Phrase(ja: "トークンによる接続に失敗", en: "was refused with a token"),
        "role.grant": Phrase(ja: "利用者に役割を付けた", en: "gave an account a role"),
        "role.withdraw": Phrase(ja: "利用者の役割を終えた", en: "withdrew an account's role"),
        "role.assign": Phrase(ja: "計画上の役割を付けた", en: "assigned a role of the plan"),
        "role.end": Phrase(ja: "計画上の役割を終えた", en: "ended a role of the plan"),
        "absence.record": Phrase(ja: "休職・派遣などを登録した", en: "recorded an absence"),
        "person.see": Phrase(ja: "職員カードを見た", en: "looked at a skill card"),
        "person.export": Phrase(ja: "自分のデータを保存した", en: "saved their own data"),
        "people.list": Phrase(ja: "プログラムが職員の一覧を読んだ", en: "read a list of people by program"),
        "scenario.ask": Phrase(ja: "指名の案を求めた", en: "asked for a scenario of nominations"),
        "scenario.drop": Phrase(ja: "指名の案を消した", en: "deleted a scenario of nominations"),
        "nominations.issue": Phrase(ja: "指名を発令した", en: "issued nominations"),
        "nominations.see": Phrase(ja: "指名する人の一覧を見た", en: "looked at who is named"),
        "nominations.export": Phrase(ja: "指名する人の一覧をCSVで保存した", en: "saved who is named as CSV"),
        "account.export": Phrase(ja: "利用者の一覧をCSVで保存した", en: "saved the list of accounts as CSV"),
        "certificate.export": Phrase(ja: "確認待ちの資格をCSVで保存した", en: "saved the certificates to check as CSV"),
        "people.export": Phrase(ja: "職員の一覧をCSVで保存した", en: "saved a list of people as CSV"),
        "level.confirm": Phrase(ja: "レベルを確認した", en: "confirmed a level"),
        "certificate.register": Phrase(ja: "資格を登録した", en: "registered a certificate"),
        "certificate.confirm": Phrase(ja: "資格を承認した", en: "confirmed a certificate"),
        "certificate.refuse": Phrase(ja: "資格を差し戻した", en: "refused a certificate"),
        "certificate.read": Phrase(ja: "資格の証明を見た", en: "looked at a certificate's proof"),
        "certificate.record": Phrase(ja: "ほかのシステムから資格を登録した（件数）", en: "recorded certificates from elsewhere (how many)"),
        "completion.record": Phrase(
            ja: "ほかのシステムから受講の修了を登録した（件数）", en: "recorded completions from elsewhere (how many)"),
        "evidence.record": Phrase(ja: "ほかのシステムからテスト等の結果を登録した（件数）", en: "recorded results from elsewhere (how many)"),
        "survey.open": Phrase(ja: "調査を始めた", en: "opened a survey"),
        "survey.window": Phrase(ja: "調査の期間を変えた", en: "changed a survey's period"),
        "survey.unanswered": Phrase(ja: "未回答者の一覧を見た", en: "looked at who has not answered"),
        "survey.unanswered.export": Phrase(ja: "未回答者の一覧をCSVで保存した", en: "saved who has not answered as CSV"),
        "survey.close": Phrase(ja: "調査を締め切った", en: "closed a survey"),
        "survey.remind": Phrase(ja: "調査のお知らせのメールを用意した（通数）", en: "reminded of a survey by mail (how many)"),
        "survey.reminders": Phrase(ja: "調査のお知らせの日を決めた", en: "chose the days of a survey's reminders"),
        "mail.training": Phrase(ja: "研修のお知らせのメールを設定した", en: "set the reminders of overdue training"),
        "plan.draft": Phrase(ja: "計画の下書きを保存した", en: "kept a draft of the plan"),
        "plan.discard": Phrase(ja: "計画の下書きを捨てた", en: "discarded a draft of the plan"),
        "plan.inForce": Phrase(ja: "計画の施行日を決めた", en: "put a plan in force"),
        "roster.upload": Phrase(ja: "名簿のファイルを読み込んだ（取込前）", en: "uploaded roster files (not imported)"),
        "roster.import": Phrase(ja: "名簿を取り込んだ", en: "imported a roster"),
        "roster.drop": Phrase(ja: "名簿の取込をやめた", en: "did not import a roster"),
        "roster.undo": Phrase(ja: "名簿の取込を取り消した", en: "undid a roster import"),
        "backup.request": Phrase(ja: "バックアップを頼んだ", en: "asked for a backup"),
        "backup.verify": Phrase(ja: "バックアップを検証した", en: "verified a backup"),
        "backup.restore": Phrase(ja: "バックアップから戻した", en: "restored from a backup"),
        "person.erase": Phrase(ja: "個人データを消去した", en: "erased a person"),
        "record.correct": Phrase(ja: "評価・修了・資格を訂正した", en: "corrected a record"),
        "record.void": Phrase(ja: "評価・修了・資格の記録を取り消した", en: "took a record away"),
        "retention.set": Phrase(ja: "保存期間を決めた", en: "set a retention period"),
        "retention.apply": Phrase(ja: "保存期間を過ぎたデータを消した（件数）", en: "erased what has had its time (how many)"),
        "audit.verify": Phrase(ja: "操作記録を検証した", en: "verified the log"),
        "audit.read": Phrase(ja: "プログラムが操作記録を読んだ", en: "read the log by program"),
        "audit.export": Phrase(ja: "操作記録をCSVで保存した", en: "saved the log as CSV"),
    ]
}
