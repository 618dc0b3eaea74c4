import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// The units that a scenario's targets want covered as a map: department by department a tile for each, as it is now,
/// as expected after the next 1 April, and at the deadline.
struct UnitMapPage: WebPage {
    struct Choice: Sendable {
        let label: String
        let href: String
        let isThis: Bool
    }

    struct Target: Sendable {
        let id: String
        let name: String
        let figures: [Figure]
        let departments: [Department]
    }

    struct Figure: Sendable {
        let label: String
        let value: String
        let about: String
    }

    struct Department: Sendable {
        let name: String
        let sum: String
        let tiles: [Tile]
    }

    struct Tile: Sendable {
        let name: String
        /// Class of the stylesheet.
        let style: String
        let figure: String
        let need: String
        let now: String
    }

    struct Row: Sendable {
        let target: String
        let unit: String
        let need: String
        let now: String
        let april: String
        let deadline: String
    }

    struct Step: Sendable {
        let tint: Int
        let words: String
    }

    enum Column: String, CaseIterable, Sendable { case unit, target, need, now, april, deadline }

    let trail: [Crumb]
    let name: String
    let asOf: String
    let moments: [Choice]
    let namings: [Choice]
    let isNow: Bool
    let isNamed: Bool
    let lacksApril: Bool
    let steps: [Step]
    let hasUnits: Bool
    let targets: [Target]
    let rows: [Row]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let exportHref: String?

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let scenario = try await ManageScenarios(try context.works).see(visit.value, for: try context.caller)
        guard let result = scenario.result else { return context.redirect(to: context.address(.scenario, scenario.id)) }
        return try context.show(UnitMapPage(scenario, result, visit.query, context))
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let scenario = try await ManageScenarios(try context.works).see(visit.value, for: try context.caller)
        guard let result = scenario.result else { throw Refusal.notFound }
        return context.save(UnitMapFile.file(result, context.language), as: "nominations-\(scenario.id)-units")
    }

    init(_ scenario: Scenario, _ result: ScenarioResult, _ query: Form, _ context: SignedInContext) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        let asked = UnitMapQuery(query)
        let address = { (fields: [(String, String)]) in
            "\(context.address(.scenarioUnits, scenario.id, query: fields))"
        }
        trail = [
            Crumb(say("指名の案", "Nominations"), context.address(.scenarios)),
            Crumb(scenario.name, context.address(.scenario, scenario.id)),
        ]
        name = scenario.name
        asOf = scenario.asOf.map(context.words) ?? "–"
        moments = UnitMapQuery.Moment.allCases.map { moment in
            Choice(
                label: Self.label(moment, scenario.asOf, language),
                href: address(UnitMapQuery(moment: moment, isNamed: asked.isNamed).fields),
                isThis: moment == asked.moment)
        }
        namings = [
            (true, say("この案の指名をするとき", "With these nominations")), (false, say("指名しないとき", "With nobody named")),
        ].map { isNamed, label in
            Choice(
                label: label, href: address(UnitMapQuery(moment: asked.moment, isNamed: isNamed).fields),
                isThis: isNamed == asked.isNamed)
        }
        (isNow, isNamed) = (asked.moment == .now, asked.isNamed)
        let units = result.units.filter { $0.need > 0 }
        lacksApril = units.contains { $0.april == nil }
        steps = UnitMapQuery.Figure.steps.enumerated().map { Step(tint: $0.offset, words: $0.element) }
        hasUnits = !units.isEmpty
        let names = Dictionary(
            result.forecasts.map { ($0.target, $0.name[language]) }, uniquingKeysWith: { first, _ in first })
        var order = [String]()
        for unit in units where !order.contains(unit.target) { order.append(unit.target) }
        targets = order.enumerated().map { place, id in
            let own = units.filter { $0.target == id }
            return Target(
                id: "target-\(place + 1)", name: names[id] ?? id,
                figures: Self.figures(own, isNamed: asked.isNamed, context, language),
                departments: Self.departments(own, asked, language))
        }
        let sort = TableSort<Column>(query, by: .unit)
        heads = sort.heads { address(asked.fields + $0) + "#table" }
        let sorted = sort.sorted(units) { unit, column in
            func share(_ moment: UnitMapQuery.Moment) -> TableSort<Column>.Key {
                let figure = UnitMapQuery(moment: moment, isNamed: asked.isNamed).figure(unit)
                return .number(figure.map { Int($0.chance * 1e9) } ?? -1)
            }
            return switch column {
            case .unit: .text(unit.code)
            case .target: .number(order.firstIndex(of: unit.target) ?? 0)
            case .need: .number(unit.need)
            case .now: .number(unit.now)
            case .april: share(.april)
            case .deadline: share(.deadline)
            }
        }
        paging = Paging(sorted.count, query) {
            address(asked.fields + sort.fields + [("page", "\($0)")]) + "#table"
        }
        rows = sorted[paging.range].map { unit in
            func words(_ moment: UnitMapQuery.Moment) -> String {
                UnitMapQuery(moment: moment, isNamed: asked.isNamed).figure(unit)?.chance.percent ?? "–"
            }
            return Row(
                target: names[unit.target] ?? unit.target, unit: unit.name, need: unit.need.grouped,
                now: unit.now.grouped, april: words(.april), deadline: words(.deadline))
        }
        exportHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.scenarioUnitsFile, scenario.id))" : nil
    }

    private static func label(_ moment: UnitMapQuery.Moment, _ asOf: CalendarDate?, _ language: Language) -> String {
        guard moment == .april, let asOf else { return moment.name[language] }
        let april = (FiscalYear(of: asOf) + 1).firstDay
        return Phrase(ja: "\(april.written(in: .ja))の異動のあと", en: "After the transfers of \(april.written(in: .en))")[
            language]
    }

    /// The three moments of a target's units side by side.
    private static func figures(
        _ units: [ScenarioResult.Unit], isNamed: Bool, _ context: SignedInContext, _ language: Language
    ) -> [Figure] {
        UnitMapQuery.Moment.allCases.map { moment in
            let found = units.map(UnitMapQuery(moment: moment, isNamed: isNamed).figure)
            let known = found.compactMap(\.self)
            let covered = known.reduce(0) { $0 + $1.chance }
            let last = units.first.map { FiscalYear($0.year).written(in: language, usesEra: context.usesEra) } ?? ""
            let end = Phrase(ja: "目標の期限（\(last)末）", en: "At the deadline (end of \(last))")
            return Figure(
                label: moment == .deadline ? end[language] : moment.name[language],
                value: known.count < units.count ? "–" : covered.written(decimals: moment == .now ? 0 : 1),
                about: Phrase(
                    ja: moment == .now ? "\(units.count.grouped)所属のうち足りている" : "\(units.count.grouped)所属のうち足りる見込み",
                    en: moment == .now
                        ? "of \(units.count.grouped) units covered" : "of \(units.count.grouped) units expected"
                )[language])
        }
    }

    private static func departments(
        _ units: [ScenarioResult.Unit], _ asked: UnitMapQuery, _ language: Language
    ) -> [Department] {
        var order = [String]()
        var byName = [String: [ScenarioResult.Unit]]()
        for unit in units {
            let name = place(of: unit).department
            if byName[name] == nil { order.append(name) }
            byName[name, default: []].append(unit)
        }
        return order.map { name in
            let own = byName[name] ?? []
            let covered = own.compactMap { asked.figure($0)?.chance }.reduce(0, +)
            let sum = covered.written(decimals: asked.moment == .now ? 0 : 1)
            return Department(
                name: name, sum: "\(sum) / \(own.count.grouped)",
                tiles: own.map { unit in
                    let figure = asked.figure(unit)
                    return Tile(
                        name: place(of: unit).label, style: figure.map { "level-\($0.tint)" } ?? "unknown",
                        figure: words(figure, unit, asked, language), need: unit.need.grouped, now: unit.now.grouped)
                })
        }
    }

    /// Where an answer of an older version does not say, the first of the names is the department's.
    private static func place(of unit: ScenarioResult.Unit) -> (department: String, label: String) {
        let names = unit.name.split(separator: " ", maxSplits: 1).map(String.init)
        return (unit.department ?? names.first ?? unit.name, unit.label ?? names.last ?? unit.name)
    }

    private static func words(
        _ figure: UnitMapQuery.Figure?, _ unit: ScenarioResult.Unit, _ asked: UnitMapQuery, _ language: Language
    ) -> String {
        guard let figure else { return "–" }
        guard asked.moment == .now else { return figure.chance.percent }
        let lacks = (unit.need - unit.now).grouped
        return figure.chance == 1
            ? Phrase(ja: "足りている", en: "covered")[language]
            : Phrase(ja: "不足 \(lacks)人", en: "short of \(lacks)")[language]
    }
}
