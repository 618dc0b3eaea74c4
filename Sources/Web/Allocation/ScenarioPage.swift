import Domain
import Hummingbird
import Kernel
import Operations

/// A scenario: while it is worked out how far it is, then its answer with how good it is proven to be.
struct ScenarioPage: WebPage {
    struct Fact: Sendable {
        let name: String
        let value: String
    }

    struct Way: Sendable {
        let name: String
        let people: String
        let shortfall: String
        let places: String
        let points: String
        let isBest: Bool
    }

    struct Forecast: Sendable {
        let name: String
        let remark: String?
        let years: [YearEnd]
        let hasYears: Bool
        let hasMovers: Bool
    }

    struct YearEnd: Sendable {
        let year: String
        let due: String
        let flow: String
        let stock: String
        let coverage: String
        let hasMovers: Bool
        let withMovers: String
        let chance: String
        let without: String
    }

    struct Course: Sendable {
        let name: String
        let year: String
        let named: String
        let seats: String
        let cost: String
    }

    struct Unit: Sendable {
        let name: String
        let need: String
        let now: String
        let places: String
        let chance: String
        let without: String
        let isWeak: Bool
    }

    struct Hazard: Sendable {
        let event: String
        let grade: String
        let span: String
        let chance: String
        let cases: String
    }

    struct Sensitivity: Sendable {
        let target: String
        let assumption: String
        let stock: String
        let coverage: String
        let chance: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
    }

    let trail: [Crumb]
    let subject: String?
    let name: String
    let facts: [Fact]
    let refreshHref: String
    let isWaiting: Bool
    let isRunning: Bool
    let progress: String?
    let error: String?
    let isDone: Bool
    let isInForce: Bool
    let isReplaced: Bool
    let isOld: Bool
    let isCut: Bool
    let levels: [String]
    let ways: [Way]
    let gain: String?
    let forecasts: [Forecast]
    let runs: String?
    let courses: [Course]
    let hasCourses: Bool
    let units: [Unit]
    let hasUnits: Bool
    let unitCount: String
    let prices: [String]
    let hasPrices: Bool
    let shortages: [String]
    let hasShortages: Bool
    let remarks: [String]
    let hasRemarks: Bool
    let hazards: [Hazard]
    let hazardBasis: String
    let hasSensitivities: Bool
    let sensitivities: [Sensitivity]
    let peopleHref: String
    let mapHref: String?
    let paperHref: String?
    let againHref: String
    let issueHref: String?
    let dropAction: String?
    let revisionAction: String
    let unitChoices: [Choice]
    let yearChoices: [Choice]

    init(_ scenario: Scenario, _ state: CityState, earlier: String?, _ context: SignedInContext) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        func year(_ year: Int) -> String { FiscalYear(year).written(in: language, usesEra: context.usesEra) }
        trail = [Crumb(say("指名の案", "Nominations"), context.address(.scenarios))]
        subject = scenario.name
        name = scenario.name
        refreshHref = "\(context.address(.scenario, scenario.id))"
        isWaiting = scenario.state == .waiting
        isRunning = scenario.state == .running
        progress = scenario.progress.map { Self.words(for: $0, language) }
        error = scenario.state == .failed ? Self.words(forError: scenario.error, language) : nil
        isDone = scenario.state == .done
        isInForce = scenario.isInForce
        isReplaced = scenario.issuedAt != nil && !scenario.isInForce
        isOld = scenario.isOld
        let result = scenario.result
        isCut = result?.isCut ?? false
        facts = Self.facts(scenario, earlier, context)
        levels = result?.levels.map { $0.words[language] } ?? []
        ways =
            result?.ways.enumerated().map { place, way in
                Way(
                    name: way.name[language], people: way.people.grouped, shortfall: way.shortfall.grouped,
                    places: way.places.written(decimals: 1), points: way.points.grouped, isBest: place == 0)
            } ?? []
        gain = result.flatMap { result in
            guard let best = result.ways.first, let usual = result.ways.last, result.ways.count > 1 else { return nil }
            let more = best.places - usual.places
            guard more >= 0.05 else { return nil }
            let words = more.written(decimals: 1)
            return say(
                "同じ席を先着順で埋めるより、期限に埋まる席の期待値が\(words)増えます。",
                "\(words) more places can be expected to be covered than if the same seats went first come, first served."
            )
        }
        forecasts =
            result?.forecasts.map { forecast in
                let hasMovers = forecast.years.contains { $0.withMovers != nil }
                let years = forecast.years.map { Self.yearEnd($0, year($0.year), hasMovers: hasMovers, language) }
                return Forecast(
                    name: forecast.name[language], remark: forecast.remark?[language], years: years,
                    hasYears: !years.isEmpty, hasMovers: hasMovers)
            } ?? []
        runs = result.flatMap { Self.runs($0, language) }
        courses =
            result?.courses.map { course in
                Course(
                    name: course.name[language], year: year(course.year), named: course.named.grouped,
                    seats: course.seats?.grouped ?? say("制限なし", "no limit"),
                    cost: course.cost.map { "\($0.grouped)\(say("円", " yen"))" } ?? "–")
            } ?? []
        hasCourses = !courses.isEmpty
        units = (result?.units ?? []).filter { $0.need > 0 }.map { Self.unit($0) }
        hasUnits = !units.isEmpty
        unitCount = units.count.grouped
        prices = result?.prices.map { $0[language] } ?? []
        hasPrices = !prices.isEmpty
        shortages = result?.shortages.map { $0[language] } ?? []
        hasShortages = !shortages.isEmpty
        remarks = result?.remarks.map { $0[language] } ?? []
        hasRemarks = !remarks.isEmpty
        hazards =
            result?.hazards.map { hazard in
                Hazard(
                    event: hazard.event[language], grade: hazard.grade[language], span: hazard.span[language],
                    chance: "\(hazard.chance.percent) ± \((hazard.error * 100).written(decimals: 1))",
                    cases: hazard.cases.grouped)
            } ?? []
        hazardBasis = result?.hazardBasis[language] ?? ""
        sensitivities = (result?.sensitivities ?? []).filter { $0.stock != 0 || $0.coverage != 0 || $0.chance != 0 }
            .map { change in
                Sensitivity(
                    target: change.target[language], assumption: change.assumption[language],
                    stock: Self.signed(change.stock, decimals: 1), coverage: Self.signed(change.coverage, decimals: 1),
                    chance: Self.signed(change.chance * 100, decimals: 1))
            }
        hasSensitivities = !sensitivities.isEmpty
        peopleHref = "\(context.address(.scenarioPeople, scenario.id))"
        mapHref = hasUnits ? "\(context.address(.scenarioUnits, scenario.id))" : nil
        paperHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.scenarioPeopleFile, scenario.id))" : nil
        againHref = "\(context.address(.scenarios, query: [("after", "\(scenario.id)")]))#ask"
        let mayIssue = Policy.allows(.issueNominations, to: context.visitor)
        issueHref =
            mayIssue && isDone && scenario.issuedAt == nil && hasCourses
            ? "\(context.address(.scenarioIssue, scenario.id))" : nil
        dropAction = scenario.issuedAt == nil ? "\(context.address(.scenarioDrop, scenario.id))" : nil
        revisionAction = "\(context.address(.scenarioRevision, scenario.id))"
        unitChoices = state.unitTree.map { unit, depth in
            let about = state.roster.units[unit]
            return Choice(value: about.code, label: String(repeating: "　", count: depth) + about.name)
        }
        yearChoices = ScenariosPage.span(state).map { Choice(value: "\($0)", label: year($0)) }
    }

    private static func facts(_ scenario: Scenario, _ earlier: String?, _ context: SignedInContext) -> [Fact] {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        let given = scenario.assumptions
        var facts = [Fact(name: say("求めた日時", "Asked"), value: context.words(for: scenario.madeAt))]
        if let asOf = scenario.asOf { facts.append(Fact(name: say("基準日", "As of"), value: context.words(for: asOf))) }
        if let earlier { facts.append(Fact(name: say("もとの案", "Earlier scenario"), value: earlier)) }
        if let years = given.years { facts.append(Fact(name: say("年度の数", "Fiscal years"), value: "\(years)")) }
        if let hours = given.hoursPerYear {
            facts.append(Fact(name: say("1人の時間（年）", "Hours a person a year"), value: "\(hours)"))
        }
        facts.append(Fact(name: say("所属から出せる割合", "Most of a section"), value: given.shareOfSection.percent))
        if given.movingFactor != 1 {
            facts.append(Fact(name: say("異動の多さ", "Moving"), value: given.movingFactor.percent))
        }
        if let completion = given.completion {
            facts.append(Fact(name: say("修了する割合", "Completing"), value: completion.percent))
        }
        for (count, name) in [
            (given.seats.count, say("席を変えた研修・年度", "Seats changed")),
            (given.pinned.count, say("固定した指名", "Pinned")), (given.forbidden.count, say("外した指名", "Left out")),
            (given.excluded.count, say("外した所属・年度", "Units left out")),
        ] where count > 0 { facts.append(Fact(name: name, value: count.grouped)) }
        if let result = scenario.result {
            if let moved = result.moved {
                facts.append(Fact(name: say("もとの案から変わった指名", "Nominations changed"), value: moved.grouped))
            }
            facts.append(
                Fact(
                    name: say("計算の時間", "Search"),
                    value: say("\(result.seconds.written())秒", "\(result.seconds.written()) s")))
        }
        return facts
    }

    private static func yearEnd(_ end: ScenarioResult.YearEnd, _ year: String, hasMovers: Bool, _ language: Language)
        -> YearEnd
    {
        func words(_ outcome: ScenarioResult.Outcome?) -> String {
            outcome.map { "\($0.expected.written()) (\($0.low.grouped)–\($0.high.grouped))" } ?? "–"
        }
        return YearEnd(
            year: year, due: end.due?.written() ?? "–", flow: words(end.flow), stock: words(end.stock),
            coverage: words(end.coverage) + (end.units.map { end.coverage == nil ? "" : " / \($0.grouped)" } ?? ""),
            hasMovers: hasMovers, withMovers: words(end.withMovers.map(ScenarioResult.Outcome.init)),
            chance: end.chance?.percent ?? "–", without: end.chanceWithout?.percent ?? "–")
    }

    /// How the figures that are not exact were had.
    private static func runs(_ result: ScenarioResult, _ language: Language) -> String? {
        let figures = result.forecasts.flatMap(\.years).compactMap(\.withMovers)
        guard let first = figures.first, let error = figures.map(\.error).max() else { return nil }
        let (runs, words) = (first.runs.grouped, error.written(decimals: 2))
        return Phrase(
            ja:
                "「異動してくる人を含む」は、異動する修了者がほかの所属の人数に比例して移るとみた値です。範囲は\(runs)回の試行（乱数の種 \(first.seed)）によります。試行の平均の標準誤差は\(words)以下です。",
            en:
                "“Movers-in counted” takes it that trained people who are moved come to other units in proportion to their people; ranges are from \(runs) runs (seed \(first.seed)), the standard error of whose mean is \(words) at most."
        )[language]
    }

    private static func signed(_ change: Double, decimals: Int) -> String {
        let text = abs(change).written(decimals: decimals)
        return change < 0 && text.contains { ("1"..."9").contains($0) } ? "−" + text : change > 0 ? "+" + text : text
    }

    private static func unit(_ unit: ScenarioResult.Unit) -> Unit {
        Unit(
            name: unit.name, need: unit.need.grouped, now: unit.now.grouped,
            places: unit.places.written(decimals: 2), chance: unit.chance.percent,
            without: unit.chanceWithout.percent, isWeak: unit.chance < 0.5)
    }

    private static func words(for progress: Scenario.Progress, _ language: Language) -> String {
        let value = progress.value.written(decimals: 2)
        let bound = progress.bound.isFinite ? progress.bound.written(decimals: 2) : "–"
        return language == .ja ? "いまの値 \(value)、越えられない限界 \(bound)" : "value \(value), bound \(bound)"
    }

    static func words(forError error: String, _ language: Language) -> String {
        let lines = error.split(separator: "\n").map(String.init)
        if lines.count == 2 { return language == .ja ? lines[0] : lines[1] }
        return language == .ja ? "計算が途中で止まりました。条件を変えて求め直してください。" : "The search broke off: try other conditions."
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let city = try context.works
        let manage = ManageScenarios(city)
        let scenario = try await manage.see(visit.value, for: try context.caller)
        var earlier: String?
        if let previous = scenario.previous {
            earlier = try? await manage.see(previous, for: try context.caller).name
        }
        let state = try await city.state()
        return try context.show(ScenarioPage(scenario, state, earlier: earlier, context))
    }

    @Sendable static func drop(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await ManageScenarios(try context.works).drop(submission.value, for: try context.caller)
        return context.redirect(to: context.address(.scenarios), notice: .scenarioDropped)
    }

    @Sendable static func askToIssue(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let manage = ManageScenarios(try context.works)
        let scenario = try await manage.see(visit.value, for: try context.caller)
        let back = context.address(.scenario, scenario.id)
        guard scenario.state == .done, scenario.issuedAt == nil else { return context.redirect(to: back) }
        let say = { (ja: String, en: String) in context.language == .ja ? ja : en }
        let people = scenario.result?.ways.first?.people.grouped ?? "0"
        return try context.show(
            ConfirmPage(
                question: say("「\(scenario.name)」の指名を発令しますか", "Issue the nominations of “\(scenario.name)”?"),
                consequences: [
                    say(
                        "\(people)人が、自分の指名をマイページで見られるようになります。", "\(people) people see their nominations on their pages."
                    ),
                    say("前に発令した案があれば、これに置き換わります。", "They take the place of those issued before."),
                    say("発令した案は消せません。決定の根拠として残ります。", "The scenario stays, as the ground of the decision."),
                ],
                action: context.address(
                    .scenarioIssue, scenario.id, query: [("made", "\(scenario.madeAt.milliseconds)")]),
                button: say("発令する", "Issue"), cancel: back,
                trail: [
                    Crumb(say("指名の案", "Nominations"), context.address(.scenarios)), Crumb(scenario.name, back),
                ]))
    }

    @Sendable static func issue(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let made = try Form(query: submission.request.uri.query)["made"].flatMap { Int64($0) }
        try await ManageScenarios(try context.works).issue(
            submission.value, madeAt: Instant(milliseconds: made ?? 0), for: try context.caller)
        return context.redirect(to: context.address(.scenario, submission.value), notice: .nominationsIssued)
    }
}
