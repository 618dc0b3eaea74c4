import Domain
import Hummingbird
import Kernel
import Operations

/// The scenarios of nominations, and the form that asks for another.
struct ScenariosPage: WebPage {
    struct Line: Sendable {
        let id: Int64
        let name: String
        let href: String
        let made: String
        let isWaiting: Bool
        let isRunning: Bool
        let isDone: Bool
        let isFailed: Bool
        let isInForce: Bool
        let isOld: Bool
        let shortfall: String
        let places: String
        let people: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct SeatRow: Sendable {
        let name: String
        let cells: [SeatCell]
    }

    struct SeatCell: Sendable {
        let field: String
        let label: String
        let value: String
        let plan: String
        let isWrong: Bool
    }

    let hasScenarios: Bool
    let scenarios: [Line]
    let mayCompare: Bool
    let isUnderWay: Bool
    let compareAction: String
    let form: Entered
    let hasErrors: Bool
    let errors: [String: String]
    let seatError: String?
    let isOpen: Bool
    let isRevision: Bool
    let previousName: String
    let previous: [Choice]
    let hasPrevious: Bool
    let loyalties: [Choice]
    let kept: String?
    let keptFrom: Int64?
    let years: [String]
    let hasSeats: Bool
    let seats: [SeatRow]
    let hasNominated: Bool

    struct Entered: Sendable {
        let name: String
        let years: String
        let hours: String
        let share: String
        let moving: String
        let completion: String
        let seconds: String
    }

    init(_ all: [Scenario], _ state: CityState, _ form: ScenarioForm, _ context: SignedInContext) {
        let language = context.language
        scenarios = all.map { scenario in
            let best = scenario.result?.ways.first
            return Line(
                id: scenario.id, name: scenario.name, href: "\(context.address(.scenario, scenario.id))",
                made: context.words(for: scenario.madeAt), isWaiting: scenario.state == .waiting,
                isRunning: scenario.state == .running, isDone: scenario.state == .done,
                isFailed: scenario.state == .failed, isInForce: scenario.isInForce, isOld: scenario.isOld,
                shortfall: best?.shortfall.grouped ?? "–", places: best?.places.written(decimals: 1) ?? "–",
                people: best?.people.grouped ?? "–")
        }
        hasScenarios = !all.isEmpty
        mayCompare = all.count { $0.state == .done } > 1
        isUnderWay = all.contains { $0.state == .waiting || $0.state == .running }
        compareAction = "\(context.address(.scenarioComparison))"
        self.form = Entered(
            name: form.name, years: form.years, hours: form.hours, share: form.share, moving: form.moving,
            completion: form.completion, seconds: form.seconds)
        errors = form.errors.words(in: language)
        hasErrors = !form.errors.isEmpty
        seatError = form.seats.keys.sorted().lazy.compactMap { form.errors[$0]?[language] }.first
        isOpen = form.previous != nil || !form.errors.isEmpty
        isRevision = form.previous != nil
        previousName = form.previous.flatMap { id in all.first { $0.id == id }?.name } ?? ""
        let none = Phrase(ja: "なし（新しく考える）", en: "None, from scratch")[language]
        previous =
            [Choice(value: "", label: none, selected: form.previous == nil)]
            + all.filter { $0.state == .done }.map {
                Choice(value: "\($0.id)", label: $0.name, selected: $0.id == form.previous)
            }
        hasPrevious = previous.count > 1
        loyalties = NominationAssumptions.Loyalty.allCases.map {
            Choice(value: $0.rawValue, label: $0.name[language], selected: $0 == form.loyalty)
        }
        kept = Self.words(for: form.kept, language)
        keptFrom = form.keptFrom
        let span = Self.span(state)
        let labels = span.map { FiscalYear($0).written(in: language, usesEra: context.usesEra) }
        years = labels
        let nominated = state.plan.nominated
        hasNominated = !nominated.isEmpty
        seats = nominated.map { programme in
            SeatRow(
                name: programme.name[language],
                cells: zip(span, labels).map { year, label in
                    let field = ScenarioForm.field(programme.id, year)
                    let inPlan: String
                    if !programme.runs(in: FiscalYear(year)) {
                        inPlan = "0"
                    } else {
                        inPlan =
                            programme.elective?.seats?.count(in: FiscalYear(year)).map { "\($0)" }
                            ?? Phrase(ja: "制限なし", en: "no limit")[language]
                    }
                    return SeatCell(
                        field: field, label: "\(programme.name[language]) \(label)", value: form.seats[field] ?? "",
                        plan: inPlan, isWrong: form.errors[field] != nil)
                })
        }
        hasSeats = !seats.isEmpty
    }

    static func span(_ state: CityState) -> [Int] {
        let first = FiscalYear(of: state.date).year
        return Array(first..<(first + NominationAssumptions.mostYears))
    }

    /// What of the earlier scenario goes on to hold, by numbers.
    private static func words(for kept: ScenarioAssumptions, _ language: Language) -> String? {
        let parts = [
            (kept.pinned.count, Phrase(ja: "固定した指名", en: "pinned")),
            (kept.forbidden.count, Phrase(ja: "外した指名", en: "left out")),
            (kept.excluded.count, Phrase(ja: "外した所属・年度", en: "units left out")),
        ].filter { $0.0 > 0 }
        guard !parts.isEmpty else { return nil }
        return parts.map { "\($0.1[language]) \($0.0)" }.joined(separator: language == .ja ? "、" : ", ")
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        var form = ScenarioForm()
        if let id = visit.query["after"].flatMap({ Int64($0) }) {
            let earlier = try await ManageScenarios(try context.works).see(id, for: try context.caller)
            form = ScenarioForm(after: earlier, in: context.language)
        }
        return try await response(form, context)
    }

    @Sendable static func ask(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let (city, caller) = (try context.works, try context.caller)
        let manage = ManageScenarios(city)
        let state = try await city.state()
        var form = ScenarioForm()
        if let id = submission.form["keeps"].flatMap({ Int64($0) }) {
            form.kept = try await manage.see(id, for: caller).assumptions
            form.keptFrom = id
        }
        let wishes = form.read(submission.form, programmes: state.plan.nominated, years: span(state))
        guard let wishes else { return try await response(form, context, .unprocessableContent) }
        do {
            let id = try await manage.ask(form.name, wishes, previous: form.previous, for: caller)
            return context.redirect(to: context.address(.scenario, id))
        } catch WorkError.invalid(let field, let why) {
            form.errors.add(field == "assumptions" ? "name" : field, why)
            return try await response(form, context, .unprocessableContent)
        }
    }

    /// Works a scenario out anew with people pinned or left out, or a unit left out for a year, as little else changed
    /// as may be.
    @Sendable static func revise(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        let manage = ManageScenarios(try context.works)
        let earlier = try await manage.see(submission.value, for: try context.caller)
        var wishes = earlier.assumptions
        let span = span(try await context.works.state())
        let chosen = form.all("named").compactMap(named).filter { span.contains($0.year) }
        switch form["change"] {
        case "pin":
            wishes.forbidden.removeAll(where: chosen.contains)
            wishes.pinned += chosen.filter { !wishes.pinned.contains($0) }
        case "leave":
            wishes.pinned.removeAll(where: chosen.contains)
            wishes.forbidden += chosen.filter { !wishes.forbidden.contains($0) }
        case "exclude":
            if let unit = form["unit"], !unit.isEmpty, let year = form["year"].flatMap({ Int($0) }),
                span.contains(year)
            {
                wishes.excluded.append(.init(unit: unit, year: year))
            }
        default: break
        }
        guard wishes != earlier.assumptions else {
            throw Refusal.invalid(Phrase(ja: "変えるところを選んでください。", en: "Choose what to change."))
        }
        let name = ScenarioForm(after: earlier, in: context.language).name
        do {
            let id = try await manage.ask(name, wishes, previous: earlier.id, for: try context.caller)
            return context.redirect(to: context.address(.scenario, id))
        } catch WorkError.invalid(_, let why) {
            throw Refusal.invalid(why)
        }
    }

    /// `person:year:programme`.
    private static func named(_ text: String) -> ScenarioAssumptions.Named? {
        let parts = text.split(separator: ":", maxSplits: 2).map(String.init)
        guard parts.count == 3, let person = Int64(parts[0]), let year = Int(parts[1]) else { return nil }
        return .init(person: person, programme: parts[2], year: year)
    }

    private static func response(
        _ form: ScenarioForm, _ context: SignedInContext, _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let city = try context.works
        let all = try await ManageScenarios(city).list(for: try context.caller)
        let state = try await city.state()
        return try context.show(ScenariosPage(all, state, form, context), status: status)
    }
}
