import Domain
import Kernel
import Operations

/// Somebody did something with the visitor's data.
struct LookLine: Sendable {
    let time: String
    let who: String
    let role: String?
    let what: String

    init(_ look: SeeOwnData.Look, _ context: SignedInContext) {
        time = context.words(for: look.at)
        who = look.isProgram ? Self.program(look.name)[context.language] : look.name
        role =
            look.roles.isEmpty
            ? nil
            : look.roles.map { $0.name[context.language] }.joined(separator: context.language == .ja ? "・" : ", ")
        what = (Self.actions[look.action] ?? AuditWords.name(of: look.action))[context.language]
    }

    /// Another system with its token, or the console.
    private static func program(_ name: String) -> Phrase {
        guard name.hasPrefix("token:") else { return Phrase(ja: "システムの運用担当", en: "who runs the system") }
        let system = name.dropFirst(6)
        return Phrase(ja: "連携システム「\(system)」", en: "the system “\(system)”")
    }

    private static let actions: [String: Phrase] = [
        "level.confirm": Phrase(ja: "レベルを確認した", en: "confirmed levels"),
        "role.assign": Phrase(ja: "役割を付けた", en: "gave a role"),
        "role.end": Phrase(ja: "役割を終えた", en: "ended a role"),
        "absence.record": Phrase(ja: "休職・派遣を登録した", en: "recorded leave or secondment"),
        "certificate.read": Phrase(ja: "資格の証明を見た", en: "looked at the proof of a certificate"),
        "certificate.confirm": Phrase(ja: "資格を確認した", en: "confirmed a certificate"),
        "certificate.refuse": Phrase(ja: "資格の登録を差し戻した", en: "returned the registration of a certificate"),
        "account.invite": Phrase(ja: "利用を案内した", en: "sent an invitation"),
        "account.add": Phrase(ja: "利用者として登録した", en: "added the account"),
        "account.close": Phrase(ja: "利用者の登録を閉じた", en: "closed the account"),
        "account.unlock": Phrase(ja: "ロックを解除した", en: "unlocked the account"),
        "code.issue": Phrase(ja: "初回コードを発行した", en: "issued a one-time code"),
        "session.revoke": Phrase(ja: "サインインを終わらせた", en: "ended a session"),
        "role.grant": Phrase(ja: "システムの役割を付与した", en: "granted a role in the system"),
        "role.withdraw": Phrase(ja: "システムの役割を取り消した", en: "withdrew a role in the system"),
    ]
}
