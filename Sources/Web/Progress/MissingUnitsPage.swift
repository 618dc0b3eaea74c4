import Domain
import Hummingbird
import Kernel
import Operations

/// Every unit that has too few people, for whatever the plan wants there.
struct MissingUnitsPage: WebPage {
    struct Row: Sendable {
        let unit: String
        let href: String?
        let needs: String
        let targetHref: String?
        let has: String
        let wants: String
        let lacks: String
    }

    enum Column: String, CaseIterable, Sendable { case unit, needs, has, wants, lacks }

    let trail: [Crumb]
    let asOf: String
    let hasRows: Bool
    let rows: [Row]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let exportHref: String?

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let day = try await context.day(visit.query)
        let state = day.state
        let view = HomeView(context, day)
        let scope = Policy.scope(of: .seeTargets, for: context.visitor)
        let sort = TableSort<Column>(visit.query, by: .lacks, isDescending: true)
        let address = { (more: [(String, String)]) in
            context.address(.missingUnits, query: day.query + more).description
        }
        let found = UnitShortage.all(state.standing).filter { shortage in
            scope.covers(unitUpwards: state.unitsUpwards(from: Int32(shortage.unit)))
        }
        let all = sort.sorted(found) { shortage, column in
            switch column {
            case .unit: .text(state.roster.units[shortage.unit].code)
            case .needs: .text(shortage.what[context.language])
            case .has: .number(shortage.has)
            case .wants: .number(shortage.wants)
            case .lacks: .number(shortage.lacks)
            }
        }
        let paging = Paging(all.count, visit.query) { address(sort.fields + [("page", "\($0)")]) }
        let rows = all[paging.range].map { shortage in
            Row(
                unit: state.standing.path(ofUnit: shortage.unit),
                href: view.people(ofUnit: state.roster.units[shortage.unit].code),
                needs: shortage.what[context.language], targetHref: shortage.target.map(view.target),
                has: shortage.has.grouped, wants: shortage.wants.grouped, lacks: shortage.lacks.grouped)
        }
        let page = MissingUnitsPage(
            trail: [Crumb(context.language == .ja ? "今日の状況" : "Today", context.address(.home))],
            asOf: view.date(state.date), hasRows: !rows.isEmpty, rows: rows,
            heads: sort.heads(address), paging: paging,
            exportHref: Policy.allows(.exportTables, to: context.visitor)
                ? context.address(.missingUnitsFile, query: day.query).description : nil)
        return try context.show(page, status: day.error == nil ? .ok : .unprocessableContent, asOf: state.date)
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        guard Policy.allows(.seeTargets, to: context.visitor) else { throw Refusal.forbidden(.seeTargets) }
        let state = try await context.day(visit.query).state
        let file = UnitShortage.file(UnitShortage.all(state.standing), state, context)
        return context.save(file, as: "missing-units-\(state.date)")
    }

    static let source = """
        {{! title: [[人が足りない所属|Units missing people]] }}
        <h1>[[人が足りない所属|Units missing people]] <span class="about">[[{{asOf}} 現在|As of {{asOf}}]]</span></h1>
        {{^hasRows}}<p class="nothing">[[人が足りない所属はありません。|No unit misses people.]]</p>{{/hasRows}}
        {{#hasRows}}
        <div class="pages">\(Paging.count("件")){{#exportHref}}<p><a href="{{.}}">[[CSVで保存する|Save as CSV]]</a></p>{{/exportHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[人が足りない所属の表|Table of units missing people]]">
        <table data-served class="listing medium">
        <thead><tr>\(SortingHead.template("unit", "[[所属|Unit]]"))\(SortingHead.template("needs", "[[必要|Needs]]"))\(SortingHead.template("has", "[[いま|Has]]", isNumber: true))\(SortingHead.template("wants", "[[必要数|Wanted]]", isNumber: true))\(SortingHead.template("lacks", "[[不足|Missing]]", isNumber: true))</tr></thead>
        <tbody>
        {{#rows}}
        <tr><th scope="row">{{#.href}}<a href="{{.}}">{{/.href}}{{.unit}}{{#.href}}</a>{{/.href}}</th><td>{{#.targetHref}}<a href="{{.}}">{{/.targetHref}}{{.needs}}{{#.targetHref}}</a>{{/.targetHref}}</td><td class="number">{{.has}}</td><td class="number">{{.wants}}</td><td class="number strong">{{.lacks}}</td></tr>
        {{/rows}}
        </tbody>
        </table>
        </div>
        \(Paging.template)
        {{/hasRows}}
        """
}
