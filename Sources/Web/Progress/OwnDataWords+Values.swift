import Domain
import Kernel
import Operations

extension OwnDataWords {
    /// A text as the schema keeps it, in words: roles, states, and what the plan calls by an id.
    static func value(_ text: String, table: String, column: String, _ plan: Plan?, _ context: SignedInContext)
        -> String
    {
        let phrase: Phrase?
        switch (table, column) {
        case ("role_grant", "role"): phrase = AccountRole(rawValue: text)?.name
        case ("role_assignment", "role"): phrase = plan?.roles.first { $0.id == text }?.name
        case ("account", "state"): phrase = AccountState(rawValue: text)?.name
        case ("absence", "kind"): phrase = Absence.Kind(rawValue: text).map(SectionReading.name)
        case (_, "language"): phrase = Language(rawValue: text).map { $0 == .ja ? Phrase("日本語") : Phrase("English") }
        case (_, "method"): phrase = EvidenceMethod(rawValue: text)?.name
        case ("busy_time", "half"): phrase = CalendarHalfDay.half(text == "pm")
        case ("seat_waiting", "kind"): phrase = SeatPlan.Waiting.Kind(rawValue: text)?.name
        case (_, "half"): phrase = HalfKind(rawValue: text)?.name
        case (_, "skill"): phrase = plan?.skills.first { $0.id == text }?.name
        case (_, "level"), (_, "ceiling"):
            phrase = plan?.scales.lazy.flatMap(\.levels).first { $0.id == text }?.name
        case (_, "programme"): phrase = plan?.programmes.first { $0.id == text }?.name
        case (_, "certificate"): phrase = plan?.certificates.first { $0.id == text }?.name
        case ("audit", "actor"):
            phrase = text == Caller.console.login ? Phrase(ja: "サーバーの操作", en: "at the server") : nil
        case ("audit", "action"): phrase = AuditWords.name(of: text)
        case ("audit", "detail"):
            let entry = AuditEntry(account: nil, actor: "", action: "", subject: "", detail: text, address: "")
            return AuditWords.detail(of: entry, context) ?? text
        default: phrase = words[text].flatMap { $0.columns.contains(column) ? $0.phrase : nil }
        }
        return phrase?[context.language] ?? text
    }

    private static let words: [String: (columns: Set<String>, phrase: Phrase)] = [
        "registered": (["state"], Phrase(ja: "確認待ち", en: "being checked")),
        "confirmed": (["state"], Phrase(ja: "確認済み", en: "confirmed")),
        "refused": (["state"], Phrase(ja: "差し戻し", en: "returned")),
    ]
}
