import Domain
import Hummingbird
import Kernel
import Operations

/// A plan of seats: while it is worked out how far it is, then what was reached, with its proof and with who is left out
/// by which rule.
struct SeatPlanPage: WebPage {
    struct Stage: Sendable {
        let name: String
        let levels: [Level]
        let isCut: Bool
        let hasObstacles: Bool
        let obstacles: [Obstacle]
        let hasMore: Bool
        let more: [Obstacle]
        let moreCount: String
    }

    /// So many obstacles stand open, the others fold away.
    private static let mostOpen = 4

    struct Level: Sendable {
        let name: String
        let value: String
        let bound: String
        let isProven: Bool
        let firstCome: String
        let byPriority: String
    }

    struct Obstacle: Sendable {
        let cause: String
        let waysOut: [String]
    }

    struct Waiting: Sendable {
        let course: String
        let kind: String
        let people: String
        let blocks: String
    }

    struct Session: Sendable {
        let code: String
        let course: String
        let people: String
        let seats: String
        let most: String
        let value: String
        let isOff: Bool
        let isNotHeld: Bool
    }

    struct Absence: Sendable {
        let unit: String
        let halfDay: String
        let people: String
        let most: String
    }

    struct Fact: Sendable {
        let name: String
        let value: String
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
    let isStale: Bool
    let againHref: String
    let moved: String?
    let gain: String?
    /// Beside what the proof holds; nil where it holds outright.
    let proviso: String?
    let stages: [Stage]
    let waiting: [Waiting]
    let hasWaiting: Bool
    let sessions: [Session]
    let absences: [Absence]
    let hasAbsences: Bool
    let remarks: [String]
    let hasRemarks: Bool
    let peopleHref: String?
    let paperHref: String?
    let issueHref: String?
    let dropHref: String?

    init(_ plan: ManageSeats.Plan, _ context: SignedInContext) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        trail = [
            Crumb(
                say("研修の回", "Sessions"),
                context.address(.courseSessions, query: [("year", "\(plan.year.year)")])),
            Crumb(say("席の割り当て", "Seats"), context.address(.seatPlans)),
        ]
        subject = plan.name
        name = plan.name
        refreshHref = "\(context.address(.seatPlan, plan.id))"
        isWaiting = plan.state == .waiting
        isRunning = plan.state == .running
        isDone = plan.state == .done
        progress = plan.progress.map {
            say(
                "段階\($0.level): いまの値 \($0.value.written())、これより良くはならない限界 \($0.bound.written())",
                "level \($0.level): value \($0.value.written()), bound \($0.bound.written())")
        }
        error = plan.state == .failed ? ScenarioPage.words(forError: plan.error, language) : nil
        isInForce = plan.isInForce
        isReplaced = plan.issuedAt != nil && !plan.isInForce
        isStale = plan.isStale
        againHref = "\(context.address(.seatPlans, query: [("year", "\(plan.year.year)")]))"
        let report = plan.report
        facts = Self.facts(plan, context)
        moved = report?.moved.map {
            say(
                "席を知らせていた\($0.told.grouped)件のうち、\($0.seats.grouped)件が変わります（これより少なくはできない数: \($0.bound.grouped)）。",
                "Of \($0.told.grouped) seats told, \($0.seats.grouped) change (not fewer than \($0.bound.grouped)).")
        }
        gain = report.flatMap { Self.gain($0, language) }
        proviso = report.flatMap { Self.proviso($0, plan.question, language) }
        stages = report?.stages.map { Self.stage($0, count: report?.stages.count ?? 1, language) } ?? []
        waiting = ((report?.waiting ?? []) + (report?.refused ?? [])).map { row in
            Waiting(
                course: row.course[language], kind: row.kind[language], people: row.people.grouped,
                blocks: row.blocks.map { "\($0.name[language]) \($0.people.grouped)" }
                    .joined(separator: say("、", ", ")))
        }
        hasWaiting = !waiting.isEmpty
        sessions = (report?.sessions ?? []).map { session in
            Session(
                code: session.code, course: session.course[language], people: session.people.grouped,
                seats: session.seats.grouped, most: "\(max(1, session.seats))",
                value: "\(min(session.people, session.seats))", isOff: session.seats == 0,
                isNotHeld: !session.isHeld && session.seats > 0)
        }
        absences = (report?.absences ?? []).map {
            Absence(
                unit: $0.unit, halfDay: $0.halfDay[language], people: $0.people.grouped, most: $0.most.grouped)
        }
        hasAbsences = !absences.isEmpty
        remarks = report?.remarks.map { $0[language] } ?? []
        hasRemarks = !remarks.isEmpty
        let seesPeople = Policy.scope(of: .seePeople, for: context.visitor) == .everyone
        peopleHref = isDone && seesPeople ? "\(context.address(.seatPlanPeople, plan.id))" : nil
        paperHref =
            isDone && seesPeople && Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.seatPlanPeopleFile, plan.id))" : nil
        issueHref =
            isDone && plan.issuedAt == nil && !plan.isStale && Policy.allows(.issueNominations, to: context.visitor)
            ? "\(context.address(.seatPlanIssue, plan.id))" : nil
        dropHref = plan.issuedAt == nil ? "\(context.address(.seatPlanDrop, plan.id))" : nil
    }

    private static func facts(_ plan: ManageSeats.Plan, _ context: SignedInContext) -> [Fact] {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        var facts = [
            Fact(name: say("年度", "Fiscal year"), value: plan.year.written(in: language, usesEra: context.usesEra)),
            Fact(
                name: say("不在の上限", "Away at once"), value: "\(Int((plan.question.shareOfSection * 100).rounded()))%"),
            Fact(name: say("選択の研修", "Electives each"), value: plan.question.mostElectives.grouped),
        ]
        if let date = plan.asOf {
            facts.append(
                Fact(name: say("基準日", "As of"), value: date.written(in: language, usesEra: context.usesEra)))
        }
        if let report = plan.report {
            facts.append(Fact(name: say("席", "Seats"), value: report.seats.grouped))
            facts.append(Fact(name: say("人", "People"), value: report.people.grouped))
            facts.append(
                Fact(
                    name: say("計算の時間", "Search"),
                    value: say("\(report.seconds.written())秒", "\(report.seconds.written()) s")))
        }
        return facts
    }

    private static func proviso(_ report: SeatReport, _ question: SeatQuestion, _ language: Language) -> String? {
        var parts = [Phrase]()
        if report.moved != nil, question.loyalty == SeatAssumptions.Loyalty.movesFirst.rawValue {
            parts.append(
                Phrase(ja: "動かす人を増やさないかぎりの証明です。", en: "The proof holds while no more people are moved."))
        }
        if report.stages.count > 1 {
            parts.append(
                Phrase(
                    ja: "必須の研修がいくつもあるため、先に決めた研修の席を動かさないかぎりの証明です。",
                    en: "There are several mandatory courses: each proof holds while the seats given before stay."))
        }
        return parts.isEmpty ? nil : parts.map { $0[language] }.joined(separator: language == .ja ? "" : " ")
    }

    /// Mandatory people and nominations without a seat.
    static func unmet(_ report: SeatReport) -> Int { report.stages.reduce(0) { $0 + unmet($1, \.value) } }

    private static func unmet(_ stage: SeatReport.Stage, _ way: (SeatReport.Level) -> Int) -> Int {
        stage.levels.prefix(3).reduce(0) { $0 + way($1) }
    }

    private static func gain(_ report: SeatReport, _ language: Language) -> String? {
        let (here, byHand) = (
            unmet(report), report.stages.reduce(0) { $0 + unmet($1, \.firstCome) }
        )
        guard here < byHand else { return nil }
        return language == .ja
            ? "先着順なら席のない必須・指名の人は\(byHand.grouped)人、この案では\(here.grouped)人です。"
            : "First come, first served leaves \(byHand.grouped) mandatory or nominated people without a seat; this plan "
                + "\(here.grouped)."
    }

    private static func stage(_ stage: SeatReport.Stage, count: Int, _ language: Language) -> Stage {
        let course = stage.course?[language]
        let electives = Phrase(ja: "選択の研修", en: "electives")[language]
        let name = ([course].compactMap(\.self) + (stage.hasElectives ? [electives] : []))
            .joined(separator: language == .ja ? "と" : " and ")
        let obstacles = stage.obstacles.map { words in
            Obstacle(cause: words.first?[language] ?? "", waysOut: words.dropFirst().map { $0[language] })
        }
        let more = obstacles.dropFirst(mostOpen)
        return Stage(
            name: name,
            levels: stage.levels.enumerated().map { place, level in
                Level(
                    name: SeatPlan.levelNames[place][language], value: level.value.grouped,
                    bound: level.bound.grouped, isProven: level.isProven, firstCome: level.firstCome.grouped,
                    byPriority: level.byPriority.grouped)
            }, isCut: !stage.isFinished, hasObstacles: !stage.obstacles.isEmpty,
            obstacles: Array(obstacles.prefix(mostOpen)), hasMore: !more.isEmpty, more: Array(more),
            moreCount: more.count.grouped)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let plan = try await ManageSeats(try context.works).see(visit.value, for: try context.caller)
        return try context.show(SeatPlanPage(plan, context))
    }

    @Sendable static func askToDrop(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let (context, language) = (visit.context, visit.context.language)
        let plan = try await ManageSeats(try context.works).see(visit.value, for: try context.caller)
        let back = context.address(.seatPlan, plan.id)
        guard plan.issuedAt == nil else { return context.redirect(to: back) }
        var consequences = [Phrase]()
        if plan.state == .waiting || plan.state == .running {
            consequences.append(Phrase(ja: "計算をやめます。", en: "The search is stopped."))
        }
        if let report = plan.report {
            let (seats, people) = (report.seats.grouped, report.people.grouped)
            let waiting = report.waiting.reduce(0) { $0 + $1.people }
            consequences.append(
                Phrase(
                    ja: "\(people)人に割り当てた\(seats)席が消えます。まだ誰にも知らせていません。",
                    en: "Its seats go, of which nobody has been told: \(seats) seats for \(people) people."))
            if waiting > 0 {
                consequences.append(
                    Phrase(
                        ja: "席のない人の順番と理由\(waiting.grouped)件が消えます。",
                        en: "The places on its waiting lists go, with their reasons: \(waiting.grouped)."))
            }
        }
        consequences.append(
            Phrase(
                ja: "回、希望、出席できない日時、知らせている席は変わりません。",
                en: "Sessions, wishes, times people cannot attend and the seats in force stay as they are."))
        return try context.show(
            ConfirmPage(
                question: Phrase(ja: "席割りの案「\(plan.name)」を消しますか", en: "Delete the plan “\(plan.name)”?")[language],
                consequences: consequences.map { $0[language] }, action: context.address(.seatPlanDrop, plan.id),
                button: Phrase(ja: "案を消す", en: "Delete the plan")[language], cancel: back,
                trail: [
                    Crumb(Phrase(ja: "席の割り当て", en: "Seats")[language], context.address(.seatPlans)),
                    Crumb(plan.name, back),
                ]))
    }

    @Sendable static func drop(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        try await ManageSeats(try context.works).drop(submission.value, for: try context.caller)
        return context.redirect(to: context.address(.seatPlans), notice: .scenarioDropped)
    }

    @Sendable static func askToIssue(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let plan = try await ManageSeats(try context.works).see(visit.value, for: try context.caller)
        let back = context.address(.seatPlan, plan.id)
        guard plan.state == .done, plan.issuedAt == nil, let report = plan.report else {
            return context.redirect(to: back)
        }
        let say = { (ja: String, en: String) in context.language == .ja ? ja : en }
        return try context.show(
            ConfirmPage(
                question: say("「\(plan.name)」の席を知らせますか", "Give out the seats of “\(plan.name)”?"),
                consequences: [
                    say(
                        "\(report.people.grouped)人が、自分の席をマイページで見られるようになります。",
                        "\(report.people.grouped) people see their seats on their pages."),
                    report.moved.map {
                        say(
                            "前に知らせた席のうち\($0.seats.grouped)件が変わります。だれかは「誰がどの回か」の「前の回」にあります。",
                            "\($0.seats.grouped) seats told before change: the list of who sits where has the session before."
                        )
                    } ?? say("この年度の席を初めて知らせます。", "Seats of the year are given out for the first time."),
                    say("知らせた案は消せません。決定の根拠として残ります。", "The plan stays, as the ground of the decision."),
                ],
                action: context.address(
                    .seatPlanIssue, plan.id, query: [("made", "\(plan.madeAt.milliseconds)")]),
                button: say("知らせる", "Give them out"),
                cancel: back,
                trail: [Crumb(say("席の割り当て", "Seats"), context.address(.seatPlans)), Crumb(plan.name, back)]))
    }

    @Sendable static func issue(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let made = try Form(query: submission.request.uri.query)["made"].flatMap { Int64($0) }
        try await ManageSeats(try context.works).issue(
            submission.value, madeAt: Instant(milliseconds: made ?? 0), for: try context.caller)
        return context.redirect(to: context.address(.seatPlan, submission.value), notice: .seatsIssued)
    }
}
