import Domain
import Kernel
import Operations

extension AuditWords {
    /// What an entry says beside its object, in words; nil where it says nothing.
    static func detail(of entry: AuditEntry, _ context: SignedInContext) -> String? {
        guard !entry.detail.isEmpty else { return nil }
        guard let detail = AuditDetail(entry.detail) else {
            if entry.detail == "second factor", entry.action.hasSuffix(".refused") {
                return Phrase(ja: "確認コードの誤り", en: "wrong code of the second factor")[context.language]
            }
            return (phrases[entry.detail] ?? Phrase(entry.detail))[context.language]
        }
        let words = detail.pairs.map { pair in
            let value = value(of: pair, context)
            return (keys[pair.key].map { $0(value) } ?? Phrase("\(pair.key) \(value)"))[context.language]
        }
        return words.joined(separator: context.language == .ja ? "、" : ", ")
    }

    /// What it was done to, where that is not a person: a login, a day, or the number of a version, an import or a survey.
    static func object(of entry: AuditEntry, number: String?, _ context: SignedInContext) -> String? {
        guard !entry.subject.isEmpty, entry.subject != number else { return nil }
        if let day = CalendarDate(parsing: entry.subject) {
            return Phrase(ja: "基準日 \(context.words(for: day))", en: "as of \(context.words(for: day))")[
                context.language]
        }
        let room = entry.action.split(separator: ".").first.map(String.init) ?? ""
        if Int64(entry.subject) != nil, let name = rooms[room] {
            return name[context.language]
                + (context.language == .ja ? "（番号 \(entry.subject)）" : " no. \(entry.subject)")
        }
        if entry.subject == entry.actor { return nil }
        return entry.subject
    }

    private static func value(of pair: AuditDetail.Pair, _ context: SignedInContext) -> String {
        if ["as", "role"].contains(pair.key) {
            return pair.value.split(separator: " ").map { word in
                AccountRole(rawValue: String(word))?.name[context.language] ?? String(word)
            }.joined(separator: context.language == .ja ? "・" : ", ")
        }
        if pair.key == "action" { return name(of: pair.value)[context.language] }
        if let day = CalendarDate(parsing: pair.value) { return context.words(for: day) }
        return Int(pair.value)?.grouped ?? pair.value
    }

    private static let rooms: [String: Phrase] = [
        "plan": Phrase(ja: "計画の版", en: "version of the plan"), "roster": Phrase(ja: "名簿の取込", en: "roster import"),
        "survey": Phrase(ja: "調査", en: "survey"), "scenario": Phrase(ja: "指名の案", en: "scenario"),
        "nominations": Phrase(ja: "指名の案", en: "scenario"), "seats": Phrase(ja: "席の案", en: "plan of seats"),
    ]

    private static let phrases: [String: Phrase] = [
        "second factor": Phrase(ja: "二段階認証あり", en: "with the second factor"),
        "second factor dropped": Phrase(ja: "二段階認証の登録も取り消した", en: "second factor cancelled too"),
        "left": Phrase(ja: "離職・退職による", en: "has left"), "whole": Phrase(ja: "壊れていない", en: "whole"),
        "json": Phrase(ja: "JSON", en: "JSON"), "code": Phrase(ja: "初回コードの誤り", en: "wrong one-time code"),
        "password": Phrase(ja: "パスワードの誤り", en: "wrong password"),
        "locked": Phrase(ja: "停止中", en: "locked"),
    ]

    private static let keys: [String: @Sendable (String) -> Phrase] = [
        "rows": { Phrase(ja: "\($0)件", en: "\($0) rows") },
        "more": { _ in Phrase(ja: "続きあり", en: "more follow") },
        "as": { Phrase(ja: "\($0)として", en: "as \($0)") },
        "role": { Phrase(ja: "役割: \($0)", en: "role: \($0)") },
        "unit": { Phrase(ja: "所属: \($0)", en: "unit: \($0)") },
        "from": { Phrase(ja: "\($0)から", en: "from \($0)") },
        "until": { Phrase(ja: "\($0)まで", en: "until \($0)") },
        "deputyFor": { Phrase(ja: "利用者（番号 \($0)）の代理", en: "deputy for account no. \($0)") },
        "text": { Phrase(ja: "言葉: \($0)", en: "word: \($0)") },
        "actor": { Phrase(ja: "操作した人: \($0)", en: "who: \($0)") },
        "action": { Phrase(ja: "操作: \($0)", en: "action: \($0)") },
        "instrument": { Phrase(ja: "調査票: \($0)", en: "questionnaire: \($0)") },
        "version": { Phrase(ja: "第\($0)版", en: "version \($0)") },
        "files": { Phrase(ja: "ファイル: \($0)", en: "files: \($0)") },
        "people": { Phrase(ja: "職員 \($0)人", en: "\($0) people") },
        "joined": { Phrase(ja: "加わる \($0)", en: "\($0) join") },
        "left": { Phrase(ja: "離れる \($0)", en: "\($0) leave") },
        "moved": { Phrase(ja: "異動 \($0)", en: "\($0) move") },
        "renamed": { Phrase(ja: "氏名の変更 \($0)", en: "\($0) renamed") },
        "founded": { Phrase(ja: "新設 \($0)", en: "\($0) founded") },
        "merged": { Phrase(ja: "統合 \($0)", en: "\($0) merged") },
        "abolished": { Phrase(ja: "廃止 \($0)", en: "\($0) abolished") },
    ]
}
