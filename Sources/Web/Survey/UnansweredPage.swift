import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// Whom to remind. What anybody answered is not in it; each look is in the audit log.
struct UnansweredPage: WebPage {
    struct Row: Sendable {
        let name: String
        let unit: String
        let mail: String
        let hasBegun: Bool
    }

    enum Column: String, CaseIterable, Sendable { case name, unit, state }

    let trail: [Crumb]
    let name: String
    let until: String
    let hasRows: Bool
    let rows: [Row]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let exportHref: String?
    let remindAction: String?

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let listing = try await ListUnanswered(try context.works).list(
            ofSurvey: visit.value, isExport: false, for: try context.caller)
        let standing = listing.state.standing
        let sort = TableSort<Column>(visit.query, by: .unit)
        let address = { (more: [(String, String)]) in
            context.address(.unanswered, visit.value, query: more).description
        }
        let members = sort.sorted(listing.members) { member, column in
            let about = standing.staff.members[member]
            switch column {
            case .name: return .text(standing.roster.people[Int(about.person)].kana)
            case .unit: return .text(standing.roster.units[Int(about.post.unit)].code)
            case .state: return .number(listing.hasBegun.contains(member) ? 0 : 1)
            }
        }
        let paging = Paging(members.count, visit.query) { address(sort.fields + [("page", "\($0)")]) }
        let rows = members[paging.range].map { member in
            let about = standing.staff.members[member]
            let person = standing.roster.people[Int(about.person)]
            return Row(
                name: person.readableName, unit: standing.path(ofUnit: Int(about.post.unit)), mail: person.mail,
                hasBegun: listing.hasBegun.contains(member))
        }
        let page = UnansweredPage(
            trail: [
                Crumb(context.language == .ja ? "調査" : "Surveys", context.address(.surveys)),
                Crumb(listing.facts.title, context.address(.survey, visit.value)),
            ], name: listing.facts.title,
            until: listing.facts.lastDay.written(in: context.language, usesEra: context.usesEra),
            hasRows: !rows.isEmpty, rows: rows,
            heads: sort.heads(address), paging: paging,
            exportHref: Policy.allows(.exportTables, to: context.visitor)
                ? context.address(.unansweredFile, visit.value).description : nil,
            remindAction: try context.works.mail == nil
                ? nil : context.address(.surveyReminders, visit.value).description)
        return try context.show(page)
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let listing = try await ListUnanswered(try context.works).list(
            ofSurvey: visit.value, isExport: true, for: try context.caller)
        let standing = listing.state.standing
        var writer = TableWriter(
            [
                .init("staffNumber", ja: "職員番号", en: "Staff number"), .init("name", ja: "氏名", en: "Name"),
                .init("unitCode", ja: "所属コード", en: "Unit code"), .init("unit", ja: "所属", en: "Unit"),
                .init("mail", ja: "メールアドレス", en: "Mail"), .init("begun", ja: "回答の途中", en: "Begun"),
            ], in: context.language, json: false)
        for member in listing.members {
            let about = standing.staff.members[member]
            let person = standing.roster.people[Int(about.person)]
            writer.text(person.staffNumber)
            writer.text(person.readableName)
            writer.text(standing.roster.units[Int(about.post.unit)].code)
            writer.text(standing.path(ofUnit: Int(about.post.unit)))
            writer.text(person.mail)
            writer.text(listing.hasBegun.contains(member) ? "○" : "")
            writer.endRow()
        }
        return context.save(
            writer.file(named: "unanswered"), as: "survey-\(visit.value)-unanswered-\(context.now.dayInJapan)")
    }

    static let source = """
        {{! title: [[未提出の人|Who has not handed in]] }}
        <h1>[[未提出の人|Who has not handed in]] <span class="about">{{name}}[[・{{until}}まで|, until {{until}}]]</span></h1>
        <p class="lead">[[お知らせを送るための一覧です。個人情報のため、見たことと保存したことは操作記録に残ります。|For sending reminders. As it is personal data, looking at it and saving it are kept in the audit log.]]</p>
        {{^hasRows}}<p class="nothing">[[対象者は全員提出しました。|Everyone asked has handed in.]]</p>{{/hasRows}}
        {{#hasRows}}
        {{#remindAction}}<form class="screen" method="post" action="{{.}}"><input type="hidden" name="csrf" value="{{csrf}}"><p><button class="button">[[一覧の人にお知らせのメールを送る|Remind everyone on the list by mail]]</button></p><p class="small">[[利用者で、メールアドレスのある人に、一日一通まで送ります。お知らせを希望しない人には送りません。|To those with an account and an address, at most one a day, and to none who do not want reminders.]]</p></form>{{/remindAction}}
        <div class="pages">\(Paging.count("人")){{#exportHref}}<p><a href="{{.}}">[[CSVで保存する|Save as CSV]]</a></p>{{/exportHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[未提出の人の一覧|List of who has not handed in]]">
        <table data-served class="listing medium"><thead><tr>\(SortingHead.template("name", "[[氏名|Name]]"))\(SortingHead.template("unit", "[[所属|Unit]]"))<th scope="col">[[メールアドレス|Mail]]</th>\(SortingHead.template("state", "[[状態|State]]"))</tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{.name}}</th><td>{{.unit}}</td><td class="mono">{{.mail}}</td><td>{{#.hasBegun}}<span class="state soon">[[回答の途中|begun]]</span>{{/.hasBegun}}{{^.hasBegun}}<span class="state none">[[まだ|not begun]]</span>{{/.hasBegun}}</td></tr>
        {{/rows}}
        </tbody></table>
        </div>
        \(Paging.template)
        {{/hasRows}}
        """
}

extension Person {
    /// The name in characters that every screen has.
    fileprivate var readableName: String { hasUserDefinedCharacters && !alternate.isEmpty ? alternate : name }
}
