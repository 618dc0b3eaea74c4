import Documents
import Domain
import Hummingbird
import Kernel
import Operations

extension TargetPage {
    @Sendable static func show(_ visit: Visit<SignedInContext, String>) async throws -> Response {
        let context = visit.context
        let day = try await context.day(visit.query)
        let state = day.state
        let scope = Policy.scope(of: .seeTargets, for: context.visitor)
        let status = try status(of: visit.value, state)
        let sort = TableSort<Column>(visit.query, by: .unit)
        let address = { (more: [(String, String)]) in
            context.address(.target, visit.value, query: day.query + more).description
        }
        let found = UnitShortage.of(status, state.standing).filter { shortage in
            scope.covers(unitUpwards: state.unitsUpwards(from: Int32(shortage.unit)))
        }
        let shortages = sort.sorted(found) { shortage, column in
            switch column {
            case .unit: .text(state.roster.units[shortage.unit].code)
            case .has: .number(shortage.has)
            case .lacks: .number(shortage.lacks)
            }
        }
        let canExport = Policy.allows(.exportTables, to: context.visitor)
        let asked = Asked(
            status: status, view: HomeView(context, day), scope: scope, shortages: shortages,
            heads: sort.heads { address($0) + "#units" },
            paging: Paging(shortages.count, visit.query) { address(sort.fields + [("page", "\($0)")]) + "#units" },
            exportHref: canExport
                ? context.address(.targetUnitsFile, visit.value, query: day.query).description : nil,
            home: Crumb(context.language == .ja ? "今日の状況" : "Today", context.address(.home)))
        return try context.show(
            TargetPage(state.standing, asked), status: day.error == nil ? .ok : .unprocessableContent, asOf: state.date)
    }

    @Sendable static func saveUnits(_ visit: Visit<SignedInContext, String>) async throws -> Response {
        let context = visit.context
        guard Policy.allows(.seeTargets, to: context.visitor) else { throw Refusal.forbidden(.seeTargets) }
        let state = try await context.day(visit.query).state
        let status = try status(of: visit.value, state)
        let file = UnitShortage.file(UnitShortage.of(status, state.standing), state, context)
        return context.save(file, as: "target-\(status.target + 1)-units-\(state.date)")
    }

    private static func status(of id: String, _ state: CityState) throws -> TargetStatus {
        guard let index = state.plan.targets.firstIndex(where: { $0.id == id }) else { throw Refusal.notFound }
        return state.standing.targets[index]
    }

    static let source = """
        {{! title: [[目標|Target]] }}
        <h1>{{name}} <span class="about">[[{{asOf}} 現在|As of {{asOf}}]]</span></h1>
        {{#text}}<p class="lead">{{.}}</p>{{/text}}
        {{#line}}<p>\(TargetLine.state)</p>{{/line}}
        {{#remark}}<div class="notice"><p>{{.}}</p></div>{{/remark}}
        <dl class="facts">{{#facts}}<dt>{{.name}}</dt><dd>{{.value}}</dd>{{/facts}}</dl>
        {{#isWhole}}
        <h2>[[いまの数|Figures]]</h2>
        <dl class="tiles">{{#tiles}}<div><dt>{{.label}}</dt><dd><span class="value">{{.value}}</span>{{#.about}}<span class="about">{{.}}</span>{{/.about}}</dd></div>{{/tiles}}</dl>
        {{#line}}{{#.hasGoal}}<p>\(TargetLine.bar)</p>
        <ul class="legend"><li><span class="key met"></span>[[現在の値（目標に対する割合）|Present value, as a share of the target]]</li><li><span class="key line"></span>[[今日までの予定|What was due by today]]</li></ul>{{/.hasGoal}}{{/line}}
        {{/isWhole}}
        {{#april}}<p>{{.}}</p>{{/april}}
        {{#hasYears}}
        <h2 id="years">[[年度ごとの予定と実績（人）|People by fiscal year]]</h2>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="years">
        <table class="listing slim"><thead><tr><th scope="col">[[年度|Fiscal year]]</th><th scope="col" class="number">[[予定|Scheduled]]</th><th scope="col" class="number">[[実績|Actual]]</th></tr></thead><tbody>
        {{#years}}<tr><th scope="row">{{.name}}</th><td class="number">{{.scheduled}}</td><td class="number">{{.actual}}{{#.isRunning}} <span class="about">[[途中|so far]]</span>{{/.isRunning}}</td></tr>{{/years}}
        </tbody></table>
        </div>
        {{/hasYears}}
        {{#hasConflict}}
        <section class="card{{#isOpen}} open{{/isOpen}}" aria-labelledby="readings">
        <h2 id="readings">{{#isOpen}}[[資料の読みが決まっていない|The sources disagree, and nothing is decided]]{{/isOpen}}{{^isOpen}}[[資料の食い違い（決定済み）|The sources disagree (decided)]]{{/isOpen}}</h2>
        {{#isOpen}}<p>[[数字と評価は「採用中」の読みによります。どちらが正しいかを決め、計画ファイルに決定者と日付を書いてください。|Figures and grade follow the reading in force. Settle which is right, and write into the plan who decided and when.]]</p>{{/isOpen}}
        {{#decision}}<p>[[決定: {{.}}|Decided: {{.}}]]</p>{{/decision}}
        <div class="scroll" tabindex="0" role="region" aria-labelledby="readings">
        <table class="listing medium"><thead><tr><th scope="col">[[読み|Reading]]</th><th scope="col">[[目標値|Goal]]</th><th scope="col">[[期限|By when]]</th><th scope="col">[[出典|Source]]</th><th scope="col">[[扱い|Use]]</th></tr></thead><tbody>
        {{#readings}}<tr><th scope="row">{{.text}}</th><td>{{.goal}}</td><td>{{.deadline}}</td><td>{{.source}}</td><td>{{#.isInForce}}<strong>[[採用中|in force]]</strong>{{/.isInForce}}{{^.isInForce}}[[不採用|not used]]{{/.isInForce}}</td></tr>{{/readings}}
        </tbody></table>
        </div>
        </section>
        {{/hasConflict}}
        {{#hasUnits}}
        <h2 id="units">[[人が足りない所属|Units missing people]]</h2>
        <div class="pages">\(Paging.count("所属")){{#exportHref}}<p><a href="{{.}}">[[CSVで保存する|Save as CSV]]</a></p>{{/exportHref}}</div>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="units">
        <table data-served class="listing slim"><thead><tr>\(SortingHead.template("unit", "[[所属|Unit]]"))\(SortingHead.template("has", "[[いま|Has]]", isNumber: true))\(SortingHead.template("lacks", "[[不足|Missing]]", isNumber: true))</tr></thead><tbody>
        {{#units}}<tr><th scope="row">{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}}</th><td class="number">{{.has}}</td><td class="number strong">{{.lacks}}</td></tr>{{/units}}
        </tbody></table>
        </div>
        \(Paging.template)
        {{/hasUnits}}
        {{#allCovered}}<p class="nothing">[[人が足りない所属はありません。|No unit misses people.]]</p>{{/allCovered}}
        """
}

extension UnitShortage {
    /// As a file, of those units that the visitor may both see and take away.
    static func file(_ all: [UnitShortage], _ state: CityState, _ context: SignedInContext) -> OutputFile {
        let language = context.language
        let scopes = [Right.seeTargets, .exportTables].map { Policy.scope(of: $0, for: context.visitor) }
        var writer = TableWriter(
            [
                .init("needs", ja: "必要な人", en: "Needs"), .init("unitCode", ja: "所属コード", en: "Unit code"),
                .init("unit", ja: "所属", en: "Unit"), .init("has", ja: "現在", en: "Has"),
                .init("wants", ja: "必要数", en: "Wanted"), .init("lacks", ja: "不足", en: "Missing"),
            ], in: language, json: false)
        for shortage in all {
            let upwards = state.unitsUpwards(from: Int32(shortage.unit))
            guard scopes.allSatisfy({ $0.covers(unitUpwards: upwards) }) else { continue }
            writer.text(shortage.what[language])
            writer.text(state.roster.units[shortage.unit].code)
            writer.text(state.standing.path(ofUnit: shortage.unit))
            writer.number(shortage.has)
            writer.number(shortage.wants)
            writer.number(shortage.lacks)
            writer.endRow()
        }
        return writer.file(named: "units")
    }
}
