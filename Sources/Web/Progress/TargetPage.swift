import Documents
import Domain
import Kernel

/// One target: what it asks, where it stands year by year, and which units still miss people.
struct TargetPage: WebPage {
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    struct Tile: Sendable {
        let label: String
        let value: String
        let about: String?
    }

    struct Year: Sendable {
        let name: String
        let scheduled: String
        let actual: String
        let isRunning: Bool
    }

    struct Reading: Sendable {
        let text: String
        let goal: String
        let deadline: String
        let source: String
        let isInForce: Bool
    }

    struct UnitRow: Sendable {
        let name: String
        let code: String
        let href: String?
        let has: String
        let lacks: String
    }

    enum Column: String, CaseIterable, Sendable { case unit, has, lacks }

    let subject: String?
    let trail: [Crumb]
    let name: String
    let asOf: String
    let text: String?
    let facts: [Fact]
    let isWhole: Bool
    let line: [TargetLine]
    let remark: String?
    let tiles: [Tile]
    let hasConflict: Bool
    let isOpen: Bool
    let decision: String?
    let readings: [Reading]
    let hasYears: Bool
    let years: [Year]
    let april: String?
    let hasUnits: Bool
    let units: [UnitRow]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let allCovered: Bool
    let exportHref: String?

    /// What the page is of, and for whom.
    struct Asked: Sendable {
        let status: TargetStatus
        let view: HomeView
        let scope: Scope
        /// Of those units that the visitor may see.
        let shortages: [UnitShortage]
        let heads: [String: TableSort<Column>.Head]
        let paging: Paging
        let exportHref: String?
        let home: Crumb
    }

    init(_ standing: Standing, _ asked: Asked) {
        let (status, scribe) = (asked.status, asked.view.scribe)
        let target = standing.plan.targets[status.target]
        let language = scribe.language
        name = target.name[language]
        subject = name
        trail = [asked.home]
        asOf = asked.view.date(standing.date)
        text = target.text?[language]
        facts = Self.facts(target, scribe)
        // The city's figures are for those who see everyone; a head sees what is asked, and the units of their own.
        isWhole = asked.scope == .everyone
        line = isWhole ? [TargetLine(status, scribe, href: "")] : []
        remark = isWhole ? status.remark?[language] : nil
        tiles = isWhole ? Self.tiles(status, target, scribe) : []
        hasConflict = target.conflict != nil
        isOpen = status.isUnresolvedConflict
        decision = target.conflict.flatMap { Self.decision($0, asked.view) }
        readings = Self.readings(target, scribe)
        years = isWhole ? Self.years(status, standing, asked.view) : []
        hasYears = !years.isEmpty
        april = isWhole ? Self.april(status, standing, asked.view) : nil
        paging = asked.paging
        heads = asked.heads
        units = asked.shortages[asked.paging.range].map { shortage in
            let code = standing.roster.units[shortage.unit].code
            return UnitRow(
                name: standing.path(ofUnit: shortage.unit), code: code, href: asked.view.people(ofUnit: code),
                has: shortage.has.grouped, lacks: shortage.lacks.grouped)
        }
        hasUnits = !units.isEmpty
        allCovered = units.isEmpty && status.coverage != nil
        exportHref = hasUnits ? asked.exportHref : nil
    }

    private static func facts(_ target: Target, _ scribe: Scribe) -> [Fact] {
        var facts = [
            Fact(name: scribe.say(ja: "何を数えるか", en: "What counts"), value: scribe.measure(target.measure)),
            Fact(
                name: scribe.say(ja: "目標", en: "Goal"), value: scribe.goal(target, target.goal, target.coverage)),
            Fact(
                name: scribe.say(ja: "期限", en: "By when"), value: scribe.deadline(target.period, target.basis).joined()),
        ]
        if let coverage = target.coverage, [.cumulative, .annual, .inPost].contains(target.basis) {
            facts.append(Fact(name: scribe.say(ja: "配置", en: "Coverage"), value: scribe.aim(coverage)))
        }
        return facts
    }

    private static func tiles(_ status: TargetStatus, _ target: Target, _ scribe: Scribe) -> [Tile] {
        var tiles = [Tile(label: scribe.say(ja: "現在", en: "Present"), value: scribe.attained(status), about: nil)]
        if let expected = status.expected {
            tiles.append(
                Tile(
                    label: scribe.say(ja: "今日までの予定", en: "Due by today"),
                    value: scribe.amount(expected, of: status),
                    about: status.ratio.map {
                        scribe.say(ja: "予定比 \(scribe.ratio($0))", en: "\(scribe.ratio($0)) of it")
                    }))
        }
        if let flow = status.flow {
            tiles.append(
                Tile(
                    label: scribe.say(ja: "育てた人（累計）", en: "Trained (flow)"), value: scribe.staff(flow),
                    about: target.counting.leaversKept
                        ? scribe.say(ja: "異動・退職した人も数える", en: "those who moved or left still count")
                        : scribe.say(ja: "退職した人は数えない", en: "those who left do not count")))
        }
        if let stock = status.stock {
            tiles.append(
                Tile(
                    label: scribe.say(ja: "いま在籍する人", en: "In service (stock)"), value: scribe.staff(stock),
                    about: scribe.say(
                        ja: "対象 \(scribe.staff(status.population))の\(scribe.share(stock, of: status.population))",
                        en: "\(scribe.share(stock, of: status.population)) of \(scribe.staff(status.population))")))
        }
        if let coverage = status.coverage {
            tiles.append(
                Tile(
                    label: scribe.say(ja: "足りている所属（充足）", en: "Units with enough"),
                    value: "\(coverage.covered.grouped) / \(coverage.total.grouped)",
                    about: scribe.share(coverage.covered, of: coverage.total)))
        }
        if let pace = status.actualPace {
            let so = TargetLine.aYear(pace, scribe)
            tiles.append(
                Tile(
                    label: scribe.say(ja: "これから必要な人数", en: "Needed from now on"),
                    value: TargetLine.needed(status, scribe),
                    about: scribe.say(ja: "これまで \(so)", en: "so far \(so)")))
        }
        return tiles
    }

    private static func years(_ status: TargetStatus, _ standing: Standing, _ view: HomeView) -> [Year] {
        guard status.years.contains(where: { $0.actual > 0 || ($0.scheduled ?? 0) > 0 }) else { return [] }
        return status.years.map { figure in
            Year(
                name: figure.year.written(in: view.scribe.language, usesEra: view.usesEra),
                scheduled: figure.scheduled?.written() ?? "–",
                actual: figure.year > standing.year ? "–" : figure.actual.written(),
                isRunning: figure.year == standing.year && !figure.isOver)
        }
    }

    /// What the last transfers did to the units.
    private static func april(_ status: TargetStatus, _ standing: Standing, _ view: HomeView) -> String? {
        guard let (before, after) = status.lastApril else { return nil }
        let day = view.date(after.date)
        return view.scribe.say(
            ja: "\(day)の異動の前と後で、足りている所属は\(before.covered.grouped)から\(after.covered.grouped)になりました。",
            en: "With the transfers of \(day), units with enough went from \(before.covered.grouped) to "
                + "\(after.covered.grouped).")
    }

    private static func decision(_ conflict: Conflict, _ view: HomeView) -> String? {
        guard conflict.isResolved else { return nil }
        return [conflict.decidedBy, conflict.decidedOn.map(view.date)].compactMap(\.self)
            .joined(separator: view.scribe.say(ja: "、", en: ", "))
    }

    private static func readings(_ target: Target, _ scribe: Scribe) -> [Reading] {
        guard let conflict = target.conflict else { return [] }
        return conflict.readings.enumerated().map { index, reading in
            let source = reading.source.map { source in
                let title = scribe.plan.about.documents[source.document].title[scribe.language]
                return source.place.isEmpty ? title : title + scribe.say(ja: "　", en: ", ") + source.place
            }
            return Reading(
                text: reading.text[scribe.language],
                goal: scribe.goal(target, reading.goal ?? target.goal, reading.coverage ?? target.coverage),
                deadline: scribe.deadline(reading.period ?? target.period, target.basis).joined(),
                source: source ?? "–", isInForce: index == conflict.inForce)
        }
    }
}
