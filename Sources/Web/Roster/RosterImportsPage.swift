import Domain
import Hummingbird
import Kernel
import Operations

/// The imports of the past, and taking the newest back.
struct RosterImportsPage: WebPage {
    struct Line: Sendable {
        let id: Int64
        let date: String
        let by: String
        let files: String
        let joined: String
        let left: String
        let moved: String
        let units: String
        var isDone = false
        var isUndone = false
        var isWaiting = false
        var isUnreadable = false
        var isDropped = false
        let undone: String?
        let checkHref: String?
        let undoHref: String?
    }

    let hasImports: Bool
    let imports: [Line]
    let closed: String?
    let leftOpen: String?
    let paging: Paging

    init(_ context: SignedInContext, _ history: ImportRoster.History, _ query: Form) {
        func count(_ kept: ImportRoster.Kept, _ names: String...) -> String {
            let found = names.compactMap { kept.counts[$0] }
            return found.isEmpty ? "–" : found.reduce(0, +).grouped
        }
        paging = Paging(history.imports.count, query) {
            context.address(.roster, query: [("page", "\($0)")]).description
        }
        imports = history.imports[paging.range].map { kept in
            var line = Line(
                id: kept.id, date: context.words(for: kept.appliedAt ?? kept.uploadedAt),
                by: kept.uploadedBy ?? Phrase(ja: "サーバーで登録", en: "at the server")[context.language],
                files: Phrase(ja: "\(kept.files)ファイル", en: kept.files == 1 ? "1 file" : "\(kept.files) files")[
                    context.language],
                joined: count(kept, "joined"), left: count(kept, "left"), moved: count(kept, "moved"),
                units: count(kept, "founded", "merged", "abolished"), undone: kept.withdrawnAt.map(context.words),
                checkHref: kept.appliedAt == nil && kept.withdrawnAt == nil
                    ? "\(context.address(.rosterCheck, kept.id))" : nil,
                undoHref: kept.id == history.newest ? "\(context.address(.rosterUndo, kept.id))" : nil)
            line.isUndone = kept.withdrawnAt != nil && kept.appliedAt != nil
            line.isDropped = kept.withdrawnAt != nil && kept.appliedAt == nil
            line.isDone = kept.appliedAt != nil && !line.isUndone
            line.isUnreadable = kept.isUnreadable
            line.isWaiting = kept.appliedAt == nil && kept.withdrawnAt == nil && !line.isUnreadable
            return line
        }
        hasImports = !imports.isEmpty
        func number(_ name: String) -> String? { query[name].flatMap { Int($0) }.flatMap { $0 > 0 ? $0.grouped : nil } }
        closed = number("closed")
        leftOpen = number("open")
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let history = try await ImportRoster(context.works).history(for: context.caller)
        return try context.show(RosterImportsPage(context, history, visit.query))
    }

    @Sendable static func ask(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let (context, language) = (visit.context, visit.context.language)
        let kept = try await ImportRoster(context.works).newest(visit.value, for: context.caller)
        var consequences = [
            Phrase(ja: "職員と所属は、この取込の前の名簿に戻ります。", en: "People and units go back to what they were before it."),
            Phrase(ja: "取り込んだという記録と、そのファイルは残ります。", en: "The record of it, and its files, stay."),
            Phrase(
                ja: "この取込で閉鎖された利用者は、閉鎖されたままです。必要なら利用者の画面から再開してください。",
                en: "Accounts that it closed stay closed; open them again on the page of accounts where needed."),
        ]
        if kept.counts["joined"] ?? 0 > 0 {
            consequences.insert(
                Phrase(
                    ja: "加わった\(kept.counts["joined"] ?? 0)人が名簿から外れます。",
                    en: "The \(kept.counts["joined"] ?? 0) people who joined are taken out again."), at: 1)
        }
        let history = try await ImportRoster(context.works).history(for: context.caller)
        if history.imports.count(where: { $0.appliedAt != nil && $0.withdrawnAt == nil }) == 1 {
            consequences[0] = Phrase(
                ja: "これが最初の名簿です。取り消すと、名簿に誰もいなくなります。",
                en: "It is the first roster: without it nobody is on the roster.")
        }
        let date = context.words(for: kept.appliedAt ?? kept.uploadedAt)
        return try context.show(
            ConfirmPage(
                question: Phrase(ja: "\(date) の名簿の取込を取り消しますか", en: "Undo the roster import of \(date)?")[language],
                consequences: consequences.map { $0[language] }, action: context.address(.rosterUndo, kept.id),
                button: Phrase(ja: "取り消す", en: "Undo the import")[language], cancel: context.address(.roster),
                trail: [Crumb(Phrase(ja: "名簿の取込", en: "Roster import")[language], context.address(.roster))]))
    }

    @Sendable static func undo(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await ImportRoster(context.works).withdraw(submission.value, for: context.caller)
        return context.redirect(to: context.address(.roster), notice: .importUndone)
    }

    static let source = """
        {{! title: [[名簿の取込の履歴|History of imports]] }}
        <h1>[[名簿の取込の履歴|History of roster imports]]</h1>
        {{#closed}}<div class="notice"><p>[[離れた職員の利用者 {{.}}件を閉鎖しました。|Accounts closed of people who have left: {{.}}.]]</p></div>{{/closed}}
        {{#leftOpen}}<div class="notice warning"><p>[[名簿にいない管理者が {{.}}人います。管理者の利用者は自動では閉鎖しません。確かめてください。|Administrators who are not on the roster: {{.}}. Their accounts are not closed by themselves.]]</p></div>{{/leftOpen}}
        <p class="actions"><a class="button" href="/roster/import">[[新しい名簿を取り込む|Import a new roster]]</a></p>
        {{^hasImports}}<p class="nothing">[[まだ名簿を取り込んでいません。|No roster has been imported yet.]]</p>{{/hasImports}}
        {{#hasImports}}
        <div class="scroll" tabindex="0" role="region" aria-label="[[取込の一覧|List of imports]]">
        <table class="listing wide"><caption class="hidden">[[名簿の取込の一覧|List of roster imports]]</caption><thead><tr><th scope="col">[[状態|State]]</th><th scope="col">[[日時|Time]]</th><th scope="col" class="number">[[入|Joined]]</th><th scope="col" class="number">[[退|Left]]</th><th scope="col" class="number">[[異動|Moved]]</th><th scope="col" class="number">[[所属の変更|Units]]</th><th scope="col">[[できること|Actions]]</th></tr></thead><tbody>
        {{#imports}}
        <tr class="middle"><td>{{#.isDone}}<span class="state done">[[取込済み|Imported]]</span>{{/.isDone}}{{#.isUndone}}<span class="state none">[[取り消し|Undone]]</span><span class="about">{{.undone}}</span>{{/.isUndone}}{{#.isDropped}}<span class="state none">[[取り込まずに終了|Not imported]]</span><span class="about">{{.undone}}</span>{{/.isDropped}}{{#.isWaiting}}<span class="state undecided">[[確認待ち|To be checked]]</span>{{/.isWaiting}}{{#.isUnreadable}}<span class="state late">[[取込不可|Cannot be imported]]</span>{{/.isUnreadable}}</td>
        <th scope="row">{{.date}}<span class="about">{{.by}}[[・|, ]]{{.files}}</span></th><td class="number">{{.joined}}</td><td class="number">{{.left}}</td><td class="number">{{.moved}}</td><td class="number">{{.units}}</td>
        <td><ul class="links">{{#.checkHref}}<li><a href="{{.}}">{{#isUnreadable}}[[誤りを見る|See the errors]]{{/isUnreadable}}{{^isUnreadable}}[[変わる内容を見る|See what it changes]]{{/isUnreadable}}<span class="hidden"> {{date}}</span></a></li><li><form method="post" action="/roster/import/{{id}}/drop"><input type="hidden" name="csrf" value="{{csrf}}"><button class="linklike">[[削除する|Delete]]<span class="hidden"> {{date}}</span></button></form></li>{{/.checkHref}}{{#.undoHref}}<li><a href="{{.}}">[[取り消す|Undo]]<span class="hidden"> {{date}}</span></a></li>{{/.undoHref}}</ul>{{#.isUndone}}–{{/.isUndone}}{{#.isDropped}}–{{/.isDropped}}</td></tr>
        {{/imports}}
        </tbody></table>
        </div>
        \(Paging.template)
        <p class="small">[[取り消せるのは、いちばん新しい取込だけです。取り消しても、取り込んだ記録は残ります。|Only the latest import can be undone. The record that it was imported stays.]]</p>
        {{/hasImports}}
        """
}
