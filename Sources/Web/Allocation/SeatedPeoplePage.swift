import Domain
import Hummingbird
import Kernel
import Operations

/// Who sits where in a plan of seats, and who waits for what. Each look is in the log.
struct SeatedPeoplePage: WebPage {
    struct Row: Sendable {
        let course: String
        let session: String
        let when: String
        let before: String?
        let isWaiting: Bool
        let kind: String
        let place: String
        let name: String
        let href: String?
        let unit: String
        let reason: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    /// By the time of the session unless asked otherwise; whoever waits comes last.
    enum Column: String, CaseIterable, Sendable { case session, name, unit }

    let trail: [Crumb]
    let name: String
    let question: String
    let shows: [Choice]
    let hasRows: Bool
    let rows: [Row]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let exportHref: String?

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let (plan, state, rows) = try await ManageSeats(try context.works).people(
            of: visit.value, isExport: false, for: try context.caller)
        return try context.show(SeatedPeoplePage(plan, state, rows, query, context))
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let bytes = try await ManageSeats(try context.works).export(of: visit.value, for: try context.caller)
        return .file("seats-\(visit.value).csv", type: "text/csv; charset=utf-8", bytes)
    }

    init(
        _ plan: ManageSeats.Plan, _ state: CityState, _ all: [ManageSeats.Row], _ query: Form,
        _ context: SignedInContext
    ) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        trail = [
            Crumb(say("席の割り当て", "Seats"), context.address(.seatPlans)),
            Crumb(plan.name, context.address(.seatPlan, plan.id)),
        ]
        name = plan.name
        question = String((query["q"] ?? "").prefix(100)).trimmed
        let show = query["show"] ?? ""
        shows = [
            ("", say("すべて", "All")), ("seats", say("席のある人", "With a seat")), ("waiting", say("席のない人", "Waiting")),
            ("moved", say("前の席から変わる人", "Moved")),
        ]
        .map { Choice(value: $0.0, label: $0.1, selected: $0.0 == show) }
        let words = SearchText.words(question)
        let found = all.filter { row in
            switch show {
            case "moved": guard row.before != nil else { return false }
            case "waiting": guard row.session == nil else { return false }
            case "seats": guard row.session != nil else { return false }
            default: break
            }
            guard !words.isEmpty else { return true }
            guard let person = state.index(of: row.person).map({ state.roster.people[$0] }) else { return false }
            let key = SearchText.key(
                [person.name, person.kana, person.staffNumber, row.session?.code ?? "", row.course[language]]
                    .joined(separator: "\n"))
            return words.allSatisfy { key.contains($0) }
        }
        let sort = TableSort<Column>(query, by: .session)
        let kept = [("q", question), ("show", show)].filter { !$0.1.isEmpty }
        let address = { (more: [(String, String)]) in
            "\(context.address(.seatPlanPeople, plan.id, query: kept + more))"
        }
        heads = sort.heads(address)
        let sorted = sort.sorted(Array(found.enumerated())) { row, column in
            switch column {
            case .session: return .number(row.offset)
            case .name:
                let person = state.index(of: row.element.person).map { state.roster.people[$0] }
                return .text(person.map { $0.kana.isEmpty ? $0.name : $0.kana } ?? "")
            case .unit:
                let unit = state.member(ofPerson: row.element.person).map {
                    state.standing.staff.members[$0].post.unit
                }
                return .text(unit.map { state.roster.units[Int($0)].code } ?? "")
            }
        }
        paging = Paging(sorted.count, query) { address(sort.fields + [("page", "\($0)")]) }
        rows = sorted[paging.range].map { _, row in
            let person = state.index(of: row.person).map { state.roster.people[$0] }
            return Row(
                course: row.course[language], session: row.session?.code ?? "–",
                when: row.session.map { CalendarHalfDay.words(for: $0.times)[language] } ?? "–",
                before: row.before?.code, isWaiting: row.session == nil, kind: row.kind[language],
                place: row.place.grouped,
                name: person?.name ?? "–",
                href: person == nil ? nil : "\(context.address(.person, row.person))",
                unit: state.member(ofPerson: row.person).map {
                    state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
                } ?? "–", reason: row.reason[language])
        }
        hasRows = !rows.isEmpty
        exportHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.seatPlanPeopleFile, plan.id))" : nil
    }

    static let source = """
        {{! title: [[誰がどの回か|Who sits where]] }}
        <h1>[[誰がどの回か|Who sits where]] <span class="about">{{name}}</span></h1>
        <p class="lead">[[個人情報のため、見たことと保存したことは操作記録に残ります。|As it is personal data, looking at it and saving it are kept in the log.]]</p>
        <form class="filter" method="get" role="search">
          <div class="field"><label for="q">[[氏名・ふりがな・職員番号・回・研修|Name, kana, number, session, course]]</label><input id="q" name="q" value="{{question}}" maxlength="100" autocomplete="off"></div>
          <div class="field"><label for="show">[[見る人|Show]]</label><select id="show" name="show">{{#shows}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/shows}}</select></div>
          <button class="button">[[探す|Search]]</button>
        </form>
        {{^hasRows}}<p class="nothing">[[当てはまる人はいません。|Nobody fits.]]</p>{{/hasRows}}
        {{#hasRows}}
        <div class="pages">\(Paging.count("件"))<p>{{#exportHref}}<a href="{{.}}" download>[[すべてをCSVで保存する|Save all as CSV]]</a>{{/exportHref}}</p></div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[席の一覧|List of seats]]">
        <table class="listing wide" data-served><caption class="hidden">[[席の一覧|List of seats]]</caption><thead><tr>\(SortingHead.template("name", "[[氏名|Name]]"))\(SortingHead.template("unit", "[[所属|Unit]]"))<th scope="col">[[研修|Programme]]</th>\(SortingHead.template("session", "[[回（日時順）|Session (by time)]]"))<th scope="col">[[日時|When]]</th><th scope="col">[[席がない理由|Why no seat]]</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row" class="nowrap">{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}}</th><td>{{.unit}}</td><td>{{.course}}</td><td>{{#.isWaiting}}<span class="tag warning">[[席なし（{{.kind}} {{.place}}番目）|no seat ({{.kind}}, {{.place}})]]</span>{{/.isWaiting}}{{^.isWaiting}}{{.session}}{{/.isWaiting}}{{#.before}}<span class="about">[[前の回 {{.}}|before: {{.}}]]</span>{{/.before}}</td><td class="nowrap">{{.when}}</td><td>{{.reason}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        \(Paging.template)
        {{/hasRows}}
        """
}
