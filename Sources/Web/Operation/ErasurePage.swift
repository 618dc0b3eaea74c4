import Domain
import Hummingbird
import Kernel
import Operations

/// Erasing one person: first what would go, then the reason and the staff number written out.
struct ErasurePage: WebPage {
    struct Option: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    let name: String
    let staffNumber: String
    let lastDay: String
    let refusal: String?
    let isPossible: Bool
    let counts: [String]
    let waiting: String?
    let backups: String
    let isSecondStep: Bool
    let reason: String
    let reasonWords: String
    let reasons: [Option]
    let reference: String
    let action: String
    let error: String?

    var subject: String? { name }

    init(
        _ context: SignedInContext, _ look: RequestErasure.Look, reason: RequestErasure.Reason?, reference: String,
        error: Phrase? = nil
    ) {
        let language = context.language
        name = look.name
        staffNumber = look.staffNumber
        lastDay = look.lastDay.map { context.words(for: $0) } ?? "–"
        refusal = look.refusal.map { $0.phrase[language] }
        isPossible = look.refusal == nil
        counts = [
            Phrase(
                ja: "氏名・カナ・職員番号・メールアドレスと、以前の氏名（\(look.former)件）",
                en: "Name, reading, staff number, mail and former names (\(look.former))"),
            Phrase(
                ja: "調査の回答の内容と自由記述（\(look.answers)件）", en: "Answers to surveys and free text (\(look.answers))"),
            Phrase(ja: "資格の証明書のファイル（\(look.proofs)件）", en: "Proofs of certificates (\(look.proofs))"),
            Phrase(
                ja: "アカウント、サインイン、役割（\(look.accounts)件）", en: "Account, sessions and roles (\(look.accounts))"),
            Phrase(
                ja: "取り込んだ名簿のファイルの中の、この人の行の氏名など", en: "The name and the like in the files of roster imports"),
            Phrase(
                ja: "評価\(look.evidence)件・修了\(look.completions)件・在籍の記録は、誰のものか分からない形で残り、過去の数字は変わりません",
                en:
                    "Evidence (\(look.evidence)), completions (\(look.completions)) and posts stay as nobody's; figures of the past do not change"
            ),
            Phrase(
                ja: "操作記録には、職員番号が、記録の保存期間が終わるまで残ります", en: "The log keeps the staff number until its own time is over"),
        ].map { $0[language] }
        waiting =
            look.waitingImports == 0
            ? nil
            : Phrase(
                ja:
                    "まだ反映していない名簿の取込\(look.waitingImports)件は、この人が含まれている場合があるため、全員分を破棄します。必要な場合は、先に反映するか、消去の後に取り込み直してください。",
                en:
                    "Roster imports not yet applied (\(look.waitingImports)) may hold this person and are dropped whole. Apply them first, or import again afterwards."
            )[language]
        backups =
            look.backupDays.map { days in
                Phrase(
                    ja: "バックアップには、最長\(days)日残ります。", en: "The backups hold it for at most \(days) days more.")
            }?[language]
            ?? Phrase(
                ja: "バックアップには、残す個数から外れるまで残ります（保存期間は決まっていません）。",
                en: "The backups hold it until they are no longer among the newest kept; no period is set for them.")[
                language]
        isSecondStep = reason != nil
        self.reason = reason?.rawValue ?? ""
        reasonWords = reason?.name[language] ?? ""
        reasons = RequestErasure.Reason.allCases.map {
            Option(value: $0.rawValue, label: $0.name[language], selected: $0 == reason)
        }
        self.reference = reference
        action = context.address(.personErasure, look.person).description
        self.error = error?[language]
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let look = try await RequestErasure(context.works).look(at: visit.value, for: context.caller)
        let reason = visit.query["reason"].flatMap(RequestErasure.Reason.init(rawValue:))
        let reference = String((visit.query["reference"] ?? "").prefix(60))
        return try context.show(ErasurePage(context, look, reason: reason, reference: reference))
    }

    @Sendable static func erase(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let erasing = RequestErasure(try context.works)
        var reader = FieldReader(submission.form)
        guard let reason = reader.choice("reason", of: RequestErasure.Reason.self) else { throw Refusal.notFound }
        let reference = reader.text("reference", maximum: 60, isRequired: false)
        let number = reader.text("staffNumber", isRequired: false)
        do {
            try await erasing.erase(
                submission.value, because: reason, reference: reference, staffNumber: number, for: context.caller)
        } catch WorkError.invalid(_, let why) {
            let look = try await erasing.look(at: submission.value, for: context.caller)
            return try context.show(
                ErasurePage(context, look, reason: reason, reference: reference, error: why),
                status: .unprocessableContent)
        }
        return context.redirect(to: context.address(.accounts), notice: .personErased)
    }

    static let source = """
        {{! title: [[個人データの消去|Erasing a person]] }}
        <h1>[[個人データの消去|Erasing a person]] <span class="about">{{name}}[[（{{staffNumber}}）| ({{staffNumber}})]]</span></h1>
        <p>[[最後の在職日: {{lastDay}}|Last day in service: {{lastDay}}]]</p>
        {{#refusal}}<div class="notice warning"><p>{{.}}</p></div>{{/refusal}}
        <h2>[[消えるもの、残るもの|What goes and what stays]]</h2>
        <ul>{{#counts}}<li>{{.}}</li>{{/counts}}</ul>
        {{#waiting}}<div class="notice warning"><p>{{.}}</p></div>{{/waiting}}
        <p class="small">{{backups}} [[消去は取り消せません。|It cannot be undone.]]</p>
        {{#isPossible}}
        {{^isSecondStep}}<h2>[[1. 理由|1. The reason]]</h2>
        <form class="form" method="get" action="{{action}}">
          <div class="field"><label for="reason">[[理由|Reason]]</label><select id="reason" name="reason">{{#reasons}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/reasons}}</select></div>
          <div class="field"><label for="reference">[[根拠の文書番号|Number of the paper it is based on]]</label><p class="hint" id="reference-hint">[[操作記録に残ります。氏名は書かないでください。|It stays in the log. No names, please.]]</p><input id="reference" name="reference" value="{{reference}}" maxlength="60" aria-describedby="reference-hint"></div>
          <div class="actions"><button class="button">[[次へ|Next]]</button></div>
        </form>{{/isSecondStep}}
        {{#isSecondStep}}<h2>[[2. 確認|2. Confirm]]</h2>
        <form class="form" method="post" action="{{action}}"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="reason" value="{{reason}}"><input type="hidden" name="reference" value="{{reference}}">
          <p>[[理由: {{reasonWords}}|Reason: {{reasonWords}}]] {{reference}}</p>
          <div class="field"><label for="staffNumber">[[消去する人の職員番号|Staff number of the one to be erased]]</label><p class="hint" id="staffNumber-hint">[[取り違えを防ぐため、上の職員番号をそのまま入れてください。|Write out the number above, so that it is the right one.]]</p><input id="staffNumber" name="staffNumber" autocomplete="off" required aria-describedby="staffNumber-hint staffNumber-error"{{#error}} aria-invalid="true"{{/error}}><p class="error" id="staffNumber-error"{{#error}} role="alert"{{/error}}>{{error}}</p></div>
          <p class="small">[[サインインから時間がたっているときは、パスワードをもう一度たずねます。|If you signed in a while ago, your password is asked again.]]</p>
          <div class="actions"><button class="button grave">[[消去する|Erase]]</button><a href="{{action}}">[[戻る|Back]]</a></div>
        </form>{{/isSecondStep}}
        {{/isPossible}}
        """
}

extension ErasePeople.Refusal: Refusing {
    var phrase: Phrase {
        switch self {
        case .unknownPerson, .alreadyErased: WorkError.notFound.phrase
        case .stillInService(let day):
            Phrase(
                ja: "在職中（名簿では\(day == .distantFuture ? "" : "\(day)まで")）の人は消去できません。名簿から外れた後に行ってください。",
                en: "Whoever is in service cannot be erased: do it once they have left the roster.")
        case .fileUnreadable(let file):
            Phrase(
                ja: "取り込んだ名簿のファイル「\(file)」を読み直せないため、消去できません。何も変えていません。",
                en: "The roster file \"\(file)\" cannot be read again, so nothing was erased.")
        case .figuresWouldChange:
            Phrase(
                ja: "消去すると過去の数字が変わるため、中止しました。何も変えていません。",
                en: "Figures of the past would change, so nothing was erased.")
        }
    }

    package var refusal: Refusal {
        switch self {
        case .unknownPerson, .alreadyErased: .notFound
        default: .conflict(phrase)
        }
    }
}
