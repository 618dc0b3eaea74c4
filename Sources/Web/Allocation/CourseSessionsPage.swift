import Domain
import Hummingbird
import Kernel
import Operations

/// The sessions of a fiscal year: a month as a calendar, all of them as a table with their fill, and the ways in which
/// they come.
struct CourseSessionsPage: WebPage {
    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Week: Sendable {
        let days: [Day]
    }

    struct Day: Sendable {
        let number: String
        /// For narrow screens, where days stand below each other.
        let weekday: String
        let isOther: Bool
        let isToday: Bool
        let sessions: [Mark]
    }

    struct Mark: Sendable {
        let href: String
        let half: String
        let code: String
        let fill: String
        let isFull: Bool
        let isCancelled: Bool
    }

    struct Row: Sendable {
        let href: String
        let code: String
        let course: String
        let when: String
        let place: String
        let people: String
        let seats: String
        let value: String
        let most: String
        let isCancelled: Bool
        let isShort: Bool
        let isUnknown: Bool
    }

    let year: String
    let years: [Choice]
    let yearValue: String
    let hasSessions: Bool
    let summary: String
    let month: String
    let monthID: String
    let previousHref: String?
    let nextHref: String?
    let weekdays: [String]
    let weeks: [Week]
    let hasMarks: Bool
    let rows: [Row]
    let seatsHref: String
    let absencesHref: String?
    let inForceHref: String?
    let kinds: [Choice]
    let programmes: [Choice]
    let halves: [Choice]
    let isOpen: Bool
    let form: [String: String]
    let hasErrors: Bool
    let errors: [String: String]
    let hasFindings: Bool
    let findings: [String]
    let taken: String?

    /// What a form has brought, to be shown again with what is wrong.
    struct Entered {
        var fields: [String: String] = [:]
        var errors = FormErrors()
        var findings: [Diagnostic] = []
        var taken: Phrase?
        var kind = KeepSessions.FileKind.sessions
    }

    init(_ year: KeepSessions.Year, month asked: String?, _ entered: Entered, _ context: SignedInContext) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        self.year = year.year.written(in: language, usesEra: context.usesEra)
        yearValue = "\(year.year.year)"
        years = year.years.map {
            Choice(
                value: "\($0.year)", label: $0.written(in: language, usesEra: context.usesEra),
                selected: $0 == year.year)
        }
        let entries = year.entries
        hasSessions = !entries.isEmpty
        let held = entries.filter { !$0.session.isCancelled }
        let (seats, people) = (held.reduce(0) { $0 + $1.session.seats }, held.reduce(0) { $0 + $1.people })
        summary = say(
            "\(held.count.grouped)回、定員のべ\(seats.grouped)人、席を知らせた人のべ\(people.grouped)人、希望\(year.wishes.grouped)件",
            "\(held.count.grouped) sessions, \(seats.grouped) seats, \(people.grouped) given, \(year.wishes.grouped) wishes"
        )
        let shown = CalendarMonth(asked, in: entries.map(\.session), year: year.year, today: year.state.date)
        month = shown.name(language, usesEra: context.usesEra)
        monthID = shown.id
        func href(_ month: CalendarMonth?) -> String? {
            month.map {
                "\(context.address(.courseSessions, query: [("year", "\(year.year.year)"), ("month", $0.id)]))"
            }
        }
        (previousHref, nextHref) = (href(shown.previous(in: year.year)), href(shown.next(in: year.year)))
        weekdays =
            language == .ja ? ["月", "火", "水", "木", "金", "土", "日"] : ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let today = year.state.date
        let byDay = Self.marks(entries, language, context)
        let names = weekdays
        weeks = shown.weeks.map { week in
            Week(
                days: zip(week, names).map { day, weekday in
                    Day(
                        number: "\(day.day)", weekday: weekday, isOther: day.month != shown.month,
                        isToday: day == today,
                        sessions: day.month == shown.month ? byDay[day] ?? [] : [])
                })
        }
        hasMarks = weeks.contains { $0.days.contains { !$0.sessions.isEmpty } }
        rows = entries.map { entry in
            let session = entry.session
            return Row(
                href: "\(context.address(.courseSession, session.id))", code: session.code,
                course: entry.course[language], when: CalendarHalfDay.words(for: session.times)[language],
                place: session.placeName[language], people: entry.people.grouped,
                seats: session.seats.grouped, value: "\(min(entry.people, session.seats))",
                most: "\(max(1, session.seats))", isCancelled: session.isCancelled,
                isShort: year.scenario != nil && !session.isCancelled && entry.people < session.fewest
                    && today < session.first.day,
                isUnknown: entry.isUnknown)
        }
        seatsHref = "\(context.address(.seatPlans, query: [("year", "\(year.year.year)")]))"
        absencesHref =
            year.scenario == nil
            ? nil : "\(context.address(.absencesAtSessions, query: [("year", "\(year.year.year)")]))"
        inForceHref = year.scenario.map { "\(context.address(.seatPlan, $0))" }
        kinds = KeepSessions.FileKind.allCases.map {
            Choice(value: $0.rawValue, label: $0.name[language], selected: $0 == entered.kind)
        }
        programmes =
            [Choice(value: "", label: say("選んでください", "Choose one"), selected: false)]
            + year.state.plan.programmes.filter { $0.runs(in: year.year) }.map {
                Choice(value: $0.id, label: $0.name[language], selected: $0.id == entered.fields["programme"])
            }
        halves = HalfKind.allCases.map {
            Choice(value: $0.rawValue, label: $0.name[language], selected: $0.rawValue == entered.fields["half"])
        }
        form = entered.fields
        errors = entered.errors.words(in: language)
        hasErrors = !entered.errors.isEmpty
        isOpen = hasErrors && !entered.fields.isEmpty
        findings = entered.findings.prefix(50).map { $0.line(in: language) }
        hasFindings = !findings.isEmpty
        taken = entered.taken?[language]
    }

    private static func marks(
        _ entries: [KeepSessions.Entry], _ language: Language, _ context: SignedInContext
    ) -> [CalendarDate: [Mark]] {
        var byDay = [CalendarDate: [Mark]]()
        for entry in entries {
            for (day, times) in Dictionary(grouping: entry.session.times, by: \.day) {
                let half = times.count > 1 ? Phrase(ja: "終日", en: "day") : CalendarHalfDay.half(times[0].isAfternoon)
                byDay[day, default: []].append(
                    Mark(
                        href: "\(context.address(.courseSession, entry.session.id))", half: half[language],
                        code: entry.session.code, fill: "\(entry.people.grouped)/\(entry.session.seats.grouped)",
                        isFull: entry.people >= entry.session.seats, isCancelled: entry.session.isCancelled))
            }
        }
        return byDay
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try await response(Entered(), year: visit.query["year"], month: visit.query["month"], visit.context)
    }

    /// A session typed in.
    @Sendable static func add(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        let state = try await context.works.state()
        var reader = FieldReader(form)
        let session = SessionForm.read(&reader, state.plan)
        var entered = Entered(errors: reader.errors)
        if let session {
            do {
                try await KeepSessions(try context.works).keep(session, for: try context.caller)
                return context.redirect(
                    to: context.address(
                        .courseSessions,
                        query: [
                            ("year", "\(FiscalYear(of: session.firstDay).year)"),
                            ("month", CalendarMonth(of: session.firstDay).id),
                        ]), notice: .saved)
            } catch WorkError.invalid(let field, let why) {
                entered.errors.add(field, why)
            }
        }
        for field in SessionForm.fields { entered.fields[field] = form[field] ?? "" }
        return try await response(entered, year: form["year"], month: nil, context)
    }

    /// A file of sessions, wishes, times or places.
    @Sendable static func upload(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        var reader = FieldReader(form)
        let kind = reader.choice("kind", of: KeepSessions.FileKind.self)
        let year = reader.integer("year", in: 1990...2200)
        var entered = Entered(errors: reader.errors)
        if let kind { entered.kind = kind }
        let file = form.file("file")
        if file?.content.isEmpty ?? true {
            entered.errors.add("file", Phrase(ja: "ファイルを選んでください。", en: "Please choose a file."))
        } else if let kind, let year, let file {
            guard file.content.count <= KeepSessions.largestFile else {
                throw Refusal.bodyTooLarge(limit: KeepSessions.largestFile)
            }
            let taken = try await KeepSessions(try context.works).take(
                kind, file.content, file: file.fileName, year: FiscalYear(year), for: try context.caller)
            entered.findings = taken.diagnostics
            if taken.diagnostics.hasErrors {
                entered.errors.add(
                    "file",
                    Phrase(
                        ja: "誤りがあるため、このファイルは何も取り込みませんでした。", en: "There are errors: nothing of the file was taken."))
            } else {
                entered.taken = Phrase(
                    ja: "「\(kind.name.ja)」を\(taken.rows.grouped)件取り込みました。",
                    en: "\(kind.name.en): \(taken.rows.grouped) rows taken.")
            }
        }
        return try await response(entered, year: form["year"], month: nil, context)
    }

    private static func response(
        _ entered: Entered, year: String?, month: String?, _ context: SignedInContext
    ) async throws -> Response {
        let asked = year.flatMap { Int($0) }.flatMap { (1990...2200).contains($0) ? FiscalYear($0) : nil }
        let list = try await KeepSessions(try context.works).list(asked, for: try context.caller)
        return try context.show(
            CourseSessionsPage(list, month: month, entered, context),
            status: entered.errors.isEmpty ? .ok : .unprocessableContent)
    }
}

/// The fields of one session.
enum SessionForm {
    static let fields = ["code", "programme", "half", "when", "place", "fewest", "seats"]

    /// Nil, with what is wrong field by field, where it is no session.
    ///
    /// - Parameter known: the session that is changed: its code and course are not asked for.
    static func read(
        _ reader: inout FieldReader, _ plan: Plan, changing known: KeptSession? = nil
    ) -> CourseSession? {
        let code = known?.code ?? reader.text("code", maximum: SessionReader.longestCode)
        let id = known?.programme ?? reader.text("programme", maximum: 200)
        let half = known?.half ?? reader.choice("half", of: HalfKind.self)
        let when = reader.text("when", maximum: SessionReader.longestTimes)
        let place = reader.text("place", maximum: SessionReader.longestPlace, isRequired: false)
        let fewest = reader.integer("fewest", in: 0...SessionReader.mostSeats)
        let seats = reader.integer("seats", in: 0...SessionReader.mostSeats)
        let times = CalendarHalfDay.list(when)
        if times == nil, !when.isEmpty {
            reader.refuse(
                "when",
                Phrase(ja: "「2027-06-03 午前」のように書いてください。", en: "As 2027-06-03 am, please."))
        }
        if let times, Set(times.map { FiscalYear(of: $0.day) }).count > 1 {
            reader.refuse("when", Phrase(ja: "一つの年度の日時にしてください。", en: "Times of one fiscal year, please."))
        }
        let programme = plan.programmes.firstIndex { $0.id == id }
        if programme == nil, !id.isEmpty {
            reader.refuse("programme", Phrase(ja: "研修を選んでください。", en: "Please choose a programme."))
        }
        if let programme, let half, plan.programmes[programme][half] == nil {
            reader.refuse("half", Phrase(ja: "この研修にない区分です。", en: "The programme has no such half."))
        }
        if let fewest, let seats, fewest > seats {
            reader.refuse("fewest", Phrase(ja: "定員より多くなっています。", en: "It is more than the seats."))
        }
        guard reader.errors.isEmpty, let programme, let half, let times, let fewest, let seats else { return nil }
        return CourseSession(
            code: code, programme: programme, half: half, times: times, place: SessionReader.place(place),
            fewest: fewest, seats: seats)
    }
}
