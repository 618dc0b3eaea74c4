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

    let trail: [Crumb]
    let asOf: String
    let hasRows: Bool
    let rows: [Row]
    let paging: Paging
    let exportHref: String?

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let day = try await context.day(visit.query)
        let state = day.state
        let view = HomeView(context, day)
        let scope = Policy.scope(of: .seeTargets, for: context.visitor)
        let all = UnitShortage.all(state.standing).filter { shortage in
            scope.covers(unitUpwards: state.unitsUpwards(from: Int32(shortage.unit)))
        }
        let paging = Paging(all.count, visit.query) { page in
            context.address(.missingUnits, query: day.query + [("page", "\(page)")]).description
        }
        let rows = all[paging.range].map { shortage in
            Row(
                unit: state.standing.path(ofUnit: shortage.unit),
                href: view.people(ofUnit: state.roster.units[shortage.unit].code),
                needs: shortage.what[context.language], targetHref: shortage.target.map(view.target),
                has: shortage.has.grouped, wants: shortage.wants.grouped, lacks: shortage.lacks.grouped)
        }
        let page = MissingUnitsPage(
            trail: [Crumb(context.language == .ja ? "今日の状況" : "Today", context.address(.home))],
            asOf: view.date(state.date), hasRows: !rows.isEmpty, rows: rows, paging: paging,
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
        <div class="pages">{{#paging}}<p>[[{{.total}}件のうち {{.from}}–{{.to}}|{{.from}}–{{.to}} of {{.total}}]]</p>{{/paging}}{{#exportHref}}<p><a href="{{.}}">[[CSVで保存する|Save as CSV]]</a></p>{{/exportHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[人が足りない所属の表|Table of units missing people]]">
        <table class="listing medium">
        <thead><tr><th scope="col">[[所属|Unit]]</th><th scope="col">[[必要|Needs]]</th><th scope="col" class="number">[[いま|Has]]</th><th scope="col" class="number">[[必要数|Wanted]]</th><th scope="col" class="number">[[不足|Missing]]</th></tr></thead>
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
