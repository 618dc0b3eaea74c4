import Domain
import Hummingbird
import Kernel
import Operations

/// Whom a scenario names, with the reason of each, and the reserve. Each look is in the log.
struct NominatedPage: WebPage {
    struct Row: Sendable {
        let id: String
        let value: String
        let year: String
        let programme: String
        let isReserve: Bool
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

    enum Column: String, CaseIterable, Sendable { case list, name, unit }

    let trail: [Crumb]
    let name: String
    let question: String
    let programmes: [Choice]
    let years: [Choice]
    let hasRows: Bool
    let rows: [Row]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let exportHref: String?
    let mayRevise: Bool
    let revisionAction: String

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let (scenario, state, people) = try await ManageScenarios(try context.works).nominations(
            of: visit.value, isExport: false, for: try context.caller)
        return try context.show(NominatedPage(scenario, state, people, query, context))
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let bytes = try await ManageScenarios(try context.works).export(of: visit.value, for: try context.caller)
        return .file("nominations-\(visit.value).csv", type: "text/csv; charset=utf-8", bytes)
    }

    init(
        _ scenario: Scenario, _ state: CityState, _ people: [NamedPerson], _ query: Form, _ context: SignedInContext
    ) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        func written(_ year: FiscalYear) -> String { year.written(in: language, usesEra: context.usesEra) }
        trail = [
            Crumb(say("指名の案", "Nominations"), context.address(.scenarios)),
            Crumb(scenario.name, context.address(.scenario, scenario.id)),
        ]
        name = scenario.name
        question = String((query["q"] ?? "").prefix(100)).trimmed
        let (programme, year) = (query["programme"] ?? "", query["year"].flatMap { Int($0) })
        let all = say("すべて", "All")
        var names = [String: Phrase]()
        for named in people { names[named.programme] = named.programmeName }
        programmes =
            [Choice(value: "", label: all, selected: programme.isEmpty)]
            + names.sorted { $0.key < $1.key }.map {
                Choice(value: $0.key, label: $0.value[language], selected: $0.key == programme)
            }
        years =
            [Choice(value: "", label: all, selected: year == nil)]
            + Set(people.map(\.year)).sorted().map {
                Choice(value: "\($0.year)", label: written($0), selected: $0.year == year)
            }
        let words = SearchText.words(question)
        let found = people.filter { named in
            guard programme.isEmpty || named.programme == programme, year == nil || named.year.year == year else {
                return false
            }
            guard !words.isEmpty else { return true }
            guard let person = state.index(of: named.person).map({ state.roster.people[$0] }) else { return false }
            let key = SearchText.key(person.name + "\n" + person.kana + "\n" + person.staffNumber)
            return words.allSatisfy { key.contains($0) }
        }
        let sort = TableSort<Column>(query, by: .list)
        let kept = [("q", question), ("programme", programme), ("year", year.map { "\($0)" } ?? "")]
            .filter { !$0.1.isEmpty }
        let address = { (more: [(String, String)]) in
            "\(context.address(.scenarioPeople, scenario.id, query: kept + more))"
        }
        heads = sort.heads(address)
        let sorted = sort.sorted(Array(found.enumerated())) { row, column in
            let person = state.index(of: row.element.person).map { state.roster.people[$0] }
            switch column {
            case .list: return .number(row.offset)
            case .name: return .text(person.map { $0.kana.isEmpty ? $0.name : $0.kana } ?? "")
            case .unit:
                let member = state.member(ofPerson: row.element.person)
                return .text(
                    member.map {
                        state.roster.units[Int(state.standing.staff.members[$0].post.unit)].code
                    } ?? "")
            }
        }
        paging = Paging(sorted.count, query) { address(sort.fields + [("page", "\($0)")]) }
        rows = sorted[paging.range].map { place, named in
            let person = state.index(of: named.person).map { state.roster.people[$0] }
            let unit = state.member(ofPerson: named.person).map {
                state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
            }
            return Row(
                id: "\(place)", value: "\(named.person):\(named.year.year):\(named.programme)",
                year: written(named.year), programme: named.programmeName[language], isReserve: named.isReserve,
                place: named.place.grouped, name: person?.name ?? "–",
                href: person == nil ? nil : "\(context.address(.person, named.person))", unit: unit ?? "–",
                reason: named.reason[language])
        }
        hasRows = !rows.isEmpty
        exportHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.scenarioPeopleFile, scenario.id))" : nil
        mayRevise = scenario.state == .done
        revisionAction = "\(context.address(.scenarioRevision, scenario.id))"
    }

    static let source = """
        {{! title: [[指名する人|Who is named]] }}
        <h1>[[指名する人|Who is named]] <span class="about">{{name}}</span></h1>
        <p class="lead">[[個人情報のため、見たことと保存したことは操作記録に残ります。|As it is personal data, looking at it and saving it are kept in the log.]]</p>
        <form class="filter" method="get" role="search">
          <div class="field"><label for="q">[[氏名・ふりがな・職員番号|Name, kana or staff number]]</label><input id="q" name="q" value="{{question}}" maxlength="100" autocomplete="off"></div>
          <div class="field"><label for="programme">[[研修|Programme]]</label><select id="programme" name="programme">{{#programmes}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/programmes}}</select></div>
          <div class="field"><label for="year">[[年度|Fiscal year]]</label><select id="year" name="year">{{#years}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/years}}</select></div>
          <button class="button">[[探す|Search]]</button>
        </form>
        {{^hasRows}}<p class="nothing">[[条件に合う指名はありません。|No nomination fits.]]</p>{{/hasRows}}
        {{#hasRows}}
        <div class="pages">\(Paging.count("件"))<p>{{#exportHref}}<a href="{{.}}" download>[[すべてをCSVで保存する|Save all as CSV]]</a>{{/exportHref}}</p></div>
        <form method="post" action="{{revisionAction}}"><input type="hidden" name="csrf" value="{{csrf}}">
        <div class="scroll" tabindex="0" role="region" aria-label="[[指名の一覧|List of nominations]]">
        <table class="listing wide" data-served><caption class="hidden">[[指名の一覧|List of nominations]]</caption><thead><tr>{{#mayRevise}}<th scope="col">[[選ぶ|Select]]</th>{{/mayRevise}}<th scope="col">[[年度|Fiscal year]]</th><th scope="col">[[研修|Programme]]</th>\(SortingHead.template("name", "[[氏名|Name]]"))\(SortingHead.template("unit", "[[所属|Unit]]"))<th scope="col">[[理由|Why]]</th></tr></thead><tbody>
        {{#rows}}
        <tr>{{#mayRevise}}<td><input type="checkbox" id="pick-{{.id}}" name="named" value="{{.value}}"><label class="hidden" for="pick-{{.id}}">[[{{.name}} を選ぶ|Select {{.name}}]]</label></td>{{/mayRevise}}<td class="nowrap">{{.year}}</td><td>{{.programme}}{{#.isReserve}} <span class="tag">[[控え {{.place}}|reserve {{.place}}]]</span>{{/.isReserve}}</td><th scope="row" class="nowrap">{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}}</th><td>{{.unit}}</td><td>{{.reason}}</td></tr>
        {{/rows}}
        </tbody></table>
        </div>
        {{#mayRevise}}<div class="actions"><button class="button secondary" name="change" value="pin">[[選んだ人を固定して求め直す|Work it out with those selected pinned]]</button><button class="button secondary" name="change" value="leave">[[選んだ人を外して求め直す|Work it out without those selected]]</button></div>
        <p class="small">[[ほかの指名はできるだけ変えません。|As few others as possible are changed.]]</p>{{/mayRevise}}
        </form>
        \(Paging.template)
        {{/hasRows}}
        """
}
