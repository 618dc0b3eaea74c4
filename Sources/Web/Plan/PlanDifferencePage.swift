import Domain
import Hummingbird
import Kernel
import Operations

/// What a version changes against the one in force, and for whom; and the form that puts it in force.
struct PlanDifferencePage: WebPage {
    struct Change: Sendable {
        let isAdded: Bool
        let isRemoved: Bool
        let isChanged: Bool
        let text: String
    }

    struct Group: Sendable {
        let name: String
        let anchor: String
        let count: String
        let changes: [Change]
    }

    struct Move: Sendable {
        let dimension: String
        let from: String
        let to: String
        let count: String
    }

    struct Mover: Sendable {
        let number: String
        let name: String
        let move: String
    }

    struct Gap: Sendable {
        let skill: String
        let new: String
        let closed: String
    }

    struct Seats: Sendable {
        let programme: String
        let people: String
        let seats: String
    }

    let id: Int64
    let version: String
    let asOf: String
    var isFaulty = false
    var findings: [PlanEditPage.Finding] = []
    var errorCount = ""
    var isUnusual = false
    var unusual = ""
    var isSame = false
    var groups: [Group] = []
    var hasEffect = false
    var moved = ""
    var hasMoves = false
    var moves: [Move] = []
    var movers: [Mover] = []
    var hasMoreMovers = false
    var hasGaps = false
    var gaps: [Gap] = []
    var hasSeats = false
    var seats: [Seats] = []
    let isDecided: Bool
    var canPutInForce = false
    var from = ""
    var hasErrors = false
    var errors: [String: String] = [:]
    let trail: [Crumb]

    static let mostMovers = 50

    static func page(_ context: SignedInContext, _ id: Int64) async throws -> PlanDifferencePage {
        let keeping = KeepPlan(try context.works)
        let caller = try context.caller
        let (version, text) = try await keeping.version(id, for: caller)
        var page = PlanDifferencePage(
            id: id, version: version.name[context.language],
            asOf: context.now.dayInJapan.written(in: context.language, usesEra: context.usesEra),
            isDecided: version.inForceFrom != nil,
            trail: [Crumb(Phrase(ja: "計画の版", en: "Plan versions")[context.language], context.address(.plan))])
        do {
            let found = try await keeping.effect(of: id, for: caller)
            if found.diagnostics.hasErrors { throw KeepPlan.Failure.hasErrors(found.diagnostics) }
            page.take(found.difference, context.language)
            if let effect = found.effect { page.take(effect, context.language) }
        } catch KeepPlan.Failure.hasErrors(let diagnostics) {
            page.take(diagnostics.filter { $0.severity == .error }, text, context.language)
        }
        page.canPutInForce =
            !page.isFaulty && !page.isDecided && Policy.allows(.putPlanInForce, to: context.visitor)
        let today = context.now.dayInJapan
        page.from = "\(max(today, try await keeping.firstDay(for: caller) ?? today))"
        return page
    }

    /// Figures of a plan with errors would be of a plan that nobody wrote.
    private mutating func take(_ errors: [Diagnostic], _ text: String, _ language: Language) {
        isFaulty = true
        errorCount = errors.count.grouped
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0.prefix(300)) }
        findings = errors.prefix(Self.mostMovers).enumerated().map { index, error in
            PlanEditPage.Finding(error, number: index + 1, lines, in: language)
        }
    }

    private mutating func take(_ difference: PlanDifference, _ language: Language) {
        isSame = difference.isEmpty
        for kind in PlanEntry.Kind.allCases {
            let changes = difference.changes.filter { change in
                change.kind.hasPrefix("requirement.") ? kind == .requirement : change.entry.kind == kind
            }
            guard !changes.isEmpty else { continue }
            groups.append(
                Group(
                    name: kind.name[language], anchor: "changes-\(kind.rawValue)", count: changes.count.grouped,
                    changes: changes.map { change in
                        let (added, removed) = (change.kind.hasSuffix(".added"), change.kind.hasSuffix(".removed"))
                        return Change(
                            isAdded: added, isRemoved: removed, isChanged: !added && !removed,
                            text: change.text[language])
                    }))
        }
    }

    private mutating func take(_ effect: PlanEffect, _ language: Language) {
        func name(_ persona: Phrase?) -> String { (persona ?? Phrase(ja: "対象外", en: "no persona"))[language] }
        hasEffect = true
        moved = effect.peopleMoved.grouped
        moves = effect.moves.map {
            Move(
                dimension: $0.move.dimension[language], from: name($0.move.from), to: name($0.move.to),
                count: $0.people.grouped)
        }
        hasMoves = !moves.isEmpty
        movers = effect.people.prefix(Self.mostMovers).map {
            Mover(number: $0.staffNumber, name: $0.name, move: "\(name($0.move.from)) → \(name($0.move.to))")
        }
        hasMoreMovers = effect.people.count > Self.mostMovers
        gaps = effect.skills.map {
            Gap(skill: $0.skill[language], new: $0.newGaps.grouped, closed: $0.closedGaps.grouped)
        }
        hasGaps = !gaps.isEmpty
        let unlimited = Phrase(ja: "制限なし", en: "unlimited")[language]
        seats = effect.programmes.map { programme in
            func words(_ seats: Int?) -> String { seats.map(\.grouped) ?? unlimited }
            return Seats(
                programme: "\(programme.programme[language])（\(programme.half.name[language])）",
                people: "\(programme.before.grouped) → \(programme.after.grouped)",
                seats: "\(words(programme.seatsBefore)) → \(words(programme.seatsAfter))")
        }
        hasSeats = !seats.isEmpty
    }

    /// Works the whole city out under both plans: seconds for a large one.
    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        try visit.context.show(try await page(visit.context, visit.value))
    }

    @Sendable static func putInForce(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let day = reader.date("from")
        if !reader.isChecked("confirm") {
            reader.refuse("confirm", Phrase(ja: "確かめた印を付けてください。", en: "Tick the box once you have checked."))
        }
        let unusual = day.flatMap { Self.unusual($0, today: context.now.dayInJapan) }
        if unusual != nil, !reader.isChecked("unusual") {
            reader.refuse("unusual", Phrase(ja: "この日でよいことを確かめた印を付けてください。", en: "Confirm that this day is meant."))
        }
        if reader.errors.isEmpty, let day {
            do {
                try await KeepPlan(context.works).putInForce(submission.value, from: day, for: context.caller)
                return context.redirect(to: context.address(.plan), notice: .planInForce)
            } catch WorkError.invalid(_, let why) {
                reader.refuse("from", why)
            } catch KeepPlan.Failure.hasErrors {
                throw Refusal.conflict(Phrase(ja: "この版には誤りがあります。", en: "This version has errors."))
            } catch KeepPlan.Failure.alreadyDecided {
                throw Refusal.conflict(WorkError.changedMeanwhile.phrase)
            }
        }
        var page = try await page(context, submission.value)
        page.from = submission.form["from"] ?? ""
        page.isUnusual = unusual != nil
        page.unusual = unusual?[context.language] ?? ""
        page.hasErrors = true
        page.errors = reader.errors.words(in: context.language)
        return try context.show(page, status: .unprocessableContent)
    }

    /// Why a day is asked about a second time: a slip of the year is easily made and hard to see.
    static func unusual(_ day: CalendarDate, today: CalendarDate) -> Phrase? {
        if day < today {
            return Phrase(
                ja: "過ぎた日から施行します。その日からの報告や数値が変わります。",
                en: "It is put in force from a day gone by: figures since then change.")
        }
        if day > today.adding(months: 36) {
            return Phrase(
                ja: "3年より先の日です。それまでは今の版のままです。",
                en: "The day is more than three years away: until then the present version stays.")
        }
        return nil
    }
}
