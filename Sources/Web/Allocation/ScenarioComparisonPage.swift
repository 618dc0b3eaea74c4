import Domain
import Hummingbird
import Kernel
import Operations

/// Scenarios side by side: targets, coverage, seats, cost, people moved.
struct ScenarioComparisonPage: WebPage {
    struct Head: Sendable {
        let name: String
        let href: String
    }

    struct Row: Sendable {
        let name: String
        let cells: [Cell]
    }

    struct Cell: Sendable {
        let text: String
        let isBest: Bool
    }

    struct Part: Sendable {
        let name: String
        let rows: [Row]
    }

    let trail: [Crumb]
    let hasScenarios: Bool
    let heads: [Head]
    let parts: [Part]

    static let most = 6

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let wanted = Set(visit.query.all("with").compactMap { Int64($0) })
        let all = try await ManageScenarios(try context.works).list(for: try context.caller)
        let chosen = all.filter { wanted.contains($0.id) && $0.result != nil }.prefix(most)
        return try context.show(ScenarioComparisonPage(Array(chosen), context))
    }

    init(_ scenarios: [Scenario], _ context: SignedInContext) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        trail = [Crumb(say("指名の案", "Nominations"), context.address(.scenarios))]
        hasScenarios = scenarios.count > 1
        heads = scenarios.map { Head(name: $0.name, href: "\(context.address(.scenario, $0.id))") }
        let results = scenarios.compactMap(\.result)
        let best = results.map { $0.ways.first }
        func row(
            _ name: String, isMoreBetter: Bool?, _ value: (Int) -> Double?, _ words: (Double) -> String
        ) -> Row {
            let values = results.indices.map(value)
            let known = values.compactMap(\.self)
            let top = isMoreBetter.flatMap { $0 ? known.max() : known.min() }
            let differs = known.count > 1 && Set(known).count > 1
            return Row(
                name: name,
                cells: values.map { value in
                    Cell(text: value.map(words) ?? "–", isBest: differs && value != nil && value == top)
                })
        }
        let whole = { (value: Double) in Int(value).grouped }
        var overall = [
            row(
                say("人数目標の不足", "Short of headcounts"), isMoreBetter: false, { best[$0].map { Double($0.shortfall) } },
                whole),
            row(
                say("期限に埋まる席（期待）", "Places covered, expected"), isMoreBetter: true, { best[$0]?.places },
                { $0.written(decimals: 1) }),
            row(
                say("縮まる不足（点）", "Gap closed, points"), isMoreBetter: true, { best[$0].map { Double($0.points) } }, whole
            ),
            row(say("指名する人", "People named"), isMoreBetter: nil, { best[$0].map { Double($0.people) } }, whole),
            row(
                say("使う席", "Seats used"), isMoreBetter: nil,
                { Double(results[$0].courses.reduce(0) { $0 + $1.named }) }, whole),
            row(
                say("費用", "Cost"), isMoreBetter: false,
                { place in
                    let costs = results[place].courses.compactMap(\.cost)
                    return costs.isEmpty ? nil : Double(costs.reduce(0, +))
                }, { say("\(Int($0).grouped)円", "\(Int($0).grouped) yen") }),
        ]
        overall.append(
            row(
                say("もとの案から変わった指名", "Nominations changed from the earlier"), isMoreBetter: false,
                { results[$0].moved.map(Double.init) }, whole))
        var parts = [Part(name: say("全体", "Overall"), rows: overall)]
        // Targets by their ids: the scenarios may come from different versions of a plan.
        var names = [(id: String, name: String)]()
        for result in results {
            for forecast in result.forecasts where !names.contains(where: { $0.id == forecast.target }) {
                names.append((forecast.target, forecast.name[language]))
            }
        }
        let chances = names.compactMap { target -> Row? in
            func last(_ place: Int) -> ScenarioResult.YearEnd? {
                results[place].forecasts.first { $0.target == target.id }?.years.last { $0.chance != nil }
            }
            guard results.indices.contains(where: { last($0) != nil }) else { return nil }
            return row(target.name, isMoreBetter: true, { last($0)?.chance }, { $0.percent })
        }
        if !chances.isEmpty {
            parts.append(
                Part(name: say("最後の年度末に目標に届く見込み", "Chance to meet the target at the last year's end"), rows: chances))
        }
        self.parts = parts
    }

    static let source = """
        {{! title: [[案の比較|Scenarios compared]] }}
        <h1>[[案の比較|Scenarios compared]]</h1>
        {{^hasScenarios}}<p class="nothing">[[結果のある案を二つ以上選んでください。|Choose two or more scenarios that have an answer.]]</p>{{/hasScenarios}}
        {{#hasScenarios}}
        {{#parts}}
        <h2>{{.name}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{.name}}">
        <table class="listing medium"><caption class="hidden">{{.name}}</caption><thead><tr><th scope="col">[[項目|What]]</th>{{#heads}}<th scope="col" class="number">{{.name}}</th>{{/heads}}</tr></thead><tbody>
        {{#.rows}}<tr><th scope="row">{{.name}}</th>{{#.cells}}<td class="number{{#.isBest}} strong{{/.isBest}}">{{.text}}{{#.isBest}}<span class="about">[[最もよい|best]]</span>{{/.isBest}}</td>{{/.cells}}</tr>{{/.rows}}
        </tbody></table></div>
        {{/parts}}
        <ul class="links">{{#heads}}<li><a href="{{.href}}">{{.name}}</a></li>{{/heads}}</ul>
        {{/hasScenarios}}
        """
}
