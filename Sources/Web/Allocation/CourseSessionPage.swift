import Domain
import Hummingbird
import Kernel
import Operations

/// A session: what it is, who sits in it, and changing it.
struct CourseSessionPage: WebPage {
    struct Person: Sendable {
        let name: String
        let href: String?
        let number: String
        let unit: String
    }

    let trail: [Crumb]
    let code: String
    var subject: String? { code }
    let course: String
    let when: String
    let place: String
    let people: String
    let seats: String
    let fewest: String?
    let isCancelled: Bool
    let isUnknown: Bool
    let mayChange: Bool
    let isShown: Bool
    let hasPeople: Bool
    let persons: [Person]
    let exportHref: String?
    let action: String
    let stateAction: String
    let removalHref: String
    let form: [String: String]
    let errors: [String: String]
    let hasErrors: Bool
    let seatsHref: String

    init(
        _ entry: KeepSessions.Entry, _ state: CityState, _ people: [KeepSessions.Seated]?, form: [String: String]?,
        errors: FormErrors, _ context: SignedInContext
    ) {
        let language = context.language
        let session = entry.session
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        let year = [("year", "\(session.year.year)")]
        trail = [Crumb(say("研修の回", "Sessions"), context.address(.courseSessions, query: year))]
        code = session.code
        course = entry.course[language]
        when = CalendarHalfDay.words(for: session.times)[language]
        place = session.placeName[language]
        self.people = entry.people.grouped
        seats = session.seats.grouped
        fewest = session.fewest > 0 ? session.fewest.grouped : nil
        isCancelled = session.isCancelled
        isUnknown = entry.isUnknown
        mayChange = !entry.isUnknown
        isShown = people != nil
        persons = (people ?? []).map { seated in
            let person = seated.index.map { state.roster.people[$0] }
            return Person(
                name: person?.name ?? "–",
                href: seated.index == nil ? nil : "\(context.address(.person, seated.person))",
                number: person?.staffNumber ?? "–",
                unit: seated.member.map {
                    state.standing.path(ofUnit: Int(state.standing.staff.members[$0].post.unit))
                } ?? "–")
        }
        hasPeople = !persons.isEmpty
        exportHref =
            hasPeople && Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.courseSessionPeopleFile, session.id))" : nil
        action = "\(context.address(.courseSession, session.id))"
        stateAction = "\(context.address(.courseSessionState, session.id))"
        removalHref = "\(context.address(.courseSessionRemoval, session.id))"
        self.form =
            form ?? [
                "when": session.times.map { "\($0.day) \(CalendarHalfDay.half($0.isAfternoon)[language])" }
                    .joined(separator: language == .ja ? "、" : "; "),
                "place": session.place ?? "", "fewest": "\(session.fewest)", "seats": "\(session.seats)",
            ]
        self.errors = errors.words(in: language)
        hasErrors = !errors.isEmpty
        seatsHref = "\(context.address(.seatPlans, query: year))"
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        try await response(visit.value, form: nil, FormErrors(), visit.context)
    }

    private static func response(
        _ id: Int64, form: [String: String]?, _ errors: FormErrors, _ context: SignedInContext
    ) async throws -> Response {
        let (entry, state, people) = try await KeepSessions(try context.works).see(id, for: try context.caller)
        let page = CourseSessionPage(entry, state, people, form: form, errors: errors, context)
        return try context.show(page, status: errors.isEmpty ? .ok : .unprocessableContent)
    }

    @Sendable static func change(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        let keep = KeepSessions(try context.works)
        let entry = try await keep.entry(submission.value, for: try context.caller)
        let plan = try await context.works.state().plan
        var reader = FieldReader(form)
        var errors = FormErrors()
        if let session = SessionForm.read(&reader, plan, changing: entry.session) {
            do {
                try await keep.keep(session, changing: entry.session, for: try context.caller)
                return context.redirect(to: context.address(.courseSession, submission.value), notice: .saved)
            } catch WorkError.invalid(let field, let why) {
                errors.add(field, why)
            }
        } else {
            errors = reader.errors
        }
        let entered = Dictionary(uniqueKeysWithValues: SessionForm.fields.map { ($0, form[$0] ?? "") })
        return try await response(submission.value, form: entered, errors, context)
    }

    /// It falls away, or is held after all.
    @Sendable static func setState(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let keep = KeepSessions(try context.works)
        let caller = try context.caller
        switch submission.form["to"] {
        case "cancelled": try await keep.setCancelled(submission.value, true, for: caller)
        case "held": try await keep.setCancelled(submission.value, false, for: caller)
        default: throw Refusal.invalid(Phrase(ja: "選んでください。", en: "Please choose one."))
        }
        return context.redirect(to: context.address(.courseSession, submission.value), notice: .saved)
    }

    @Sendable static func askToRemove(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let language = context.language
        let removal: KeepSessions.Removal
        do {
            removal = try await KeepSessions(try context.works).removal(visit.value, for: try context.caller)
        } catch WorkError.invalid(_, let why) {
            throw Refusal.conflict(why)
        }
        let session = removal.session
        let back = context.address(.courseSession, session.id)
        let (when, place) = (CalendarHalfDay.words(for: session.times), session.placeName)
        let (wishes, seats, plans) = (removal.wishes.grouped, removal.seats.grouped, removal.plans.grouped)
        let consequences = [
            Phrase(
                ja: "「\(removal.course.ja)」の日時（\(when.ja)）、場所（\(place.ja)）、定員\(session.seats.grouped)人が消えます。",
                en: "Its time (\(when.en)), place (\(place.en)) and \(session.seats.grouped) seats of "
                    + "“\(removal.course.en)” go."),
            removal.wishes == 0
                ? Phrase(ja: "この回を希望している人はいません。", en: "Nobody wishes it.")
                : Phrase(
                    ja: "この回を希望している\(wishes)件の希望から、この回が外れます。",
                    en: "It is taken out of wishes of people: \(wishes)."),
            removal.seats == 0
                ? Phrase(ja: "この回の席がある席割りの案はありません。", en: "No plan of seats has seats of it.")
                : Phrase(
                    ja: "席割りの案\(plans)件から、この回の席\(seats)件が消えます。その案は知らせられなくなります。",
                    en: "Seats of it go from plans of seats, which cannot be given out any more: "
                        + "\(seats) seats, \(plans) plans."),
            Phrase(
                ja: "元に戻せません。開かないだけなら「この回を取りやめる」を選んでください。",
                en: "It cannot be undone. If it is only not held, call it off instead."),
        ]
        let year = [("year", "\(session.year.year)")]
        return try context.show(
            ConfirmPage(
                question: Phrase(ja: "回「\(session.code)」を消しますか", en: "Delete session “\(session.code)”?")[language],
                consequences: consequences.map { $0[language] },
                action: context.address(.courseSessionRemoval, session.id),
                button: Phrase(ja: "回を消す", en: "Delete the session")[language], cancel: back,
                trail: [
                    Crumb(
                        Phrase(ja: "研修の回", en: "Sessions")[language], context.address(.courseSessions, query: year)),
                    Crumb(session.code, back),
                ]))
    }

    /// It was never meant.
    @Sendable static func remove(_ submission: Submission<SignedInContext, Int64>) async throws -> Response {
        let context = submission.context
        let keep = KeepSessions(try context.works)
        let caller = try context.caller
        do {
            let year = try await keep.entry(submission.value, for: caller).session.year
            try await keep.remove(submission.value, for: caller)
            return context.redirect(
                to: context.address(.courseSessions, query: [("year", "\(year.year)")]), notice: .courseSessionRemoved)
        } catch WorkError.invalid(_, let why) {
            throw Refusal.conflict(why)
        }
    }

    @Sendable static func save(_ visit: Visit<SignedInContext, Int64>) async throws -> Response {
        let context = visit.context
        let bytes = try await KeepSessions(try context.works).export(visit.value, for: try context.caller)
        return .file("session-\(visit.value).csv", type: "text/csv; charset=utf-8", bytes)
    }

    static let source =
        """
        {{! title: [[研修の回|Session]] }}
        <h1>{{course}} <span class="about">{{code}}</span></h1>
        {{#isCancelled}}<div class="notice warning"><p>[[この回は取りやめになっています。席のあった人を移すには、席を割り当て直してください。|It was called off. To move those who had a seat, give the seats out anew.]] <a href="{{seatsHref}}">[[席の割り当てへ|To the seats]]</a></p></div>{{/isCancelled}}
        {{#isUnknown}}<div class="notice warning"><p>[[施行中の計画に、この研修の区分がありません。席の割り当てには使いません。|The plan in force has no such course: no seats are given.]]</p></div>{{/isUnknown}}
        <dl class="facts inline"><div><dt>[[日時|When]]</dt><dd>{{when}}</dd></div><div><dt>[[場所|Place]]</dt><dd>{{place}}</dd></div><div><dt>[[席のある人|People]]</dt><dd>{{people}} / {{seats}}</dd></div>{{#fewest}}<div><dt>[[最少|Fewest]]</dt><dd>{{.}}</dd></div>{{/fewest}}</dl>
        {{#isShown}}
        <h2 id="people">[[席のある人|Who has a seat]]</h2>
        {{^hasPeople}}<p class="nothing">[[まだ誰にも席を知らせていません。|Nobody has been given a seat yet.]]</p>{{/hasPeople}}
        {{#hasPeople}}
        <p class="small">[[個人情報のため、見たことと保存したことは操作記録に残ります。|As it is personal data, looking at it and saving it are kept in the log.]]{{#exportHref}} <a href="{{.}}" download>[[名簿をCSVで保存する|Save the list as CSV]]</a>{{/exportHref}}</p>
        <div class="scroll" tabindex="0" role="region" aria-labelledby="people">
        <table class="listing medium"><thead><tr><th scope="col">[[氏名|Name]]</th><th scope="col">[[職員番号|Staff number]]</th><th scope="col">[[所属|Unit]]</th></tr></thead><tbody>
        {{#persons}}<tr><th scope="row" class="nowrap">{{#.href}}<a href="{{.}}">{{/.href}}{{.name}}{{#.href}}</a>{{/.href}}</th><td>{{.number}}</td><td>{{.unit}}</td></tr>{{/persons}}
        </tbody></table></div>
        {{/hasPeople}}
        {{/isShown}}
        <section aria-labelledby="change"><h2 id="change">[[この回を変える|Change it]]</h2>
        {{#hasErrors}}<div class="notice error" role="alert" tabindex="-1" id="summary"><h3>[[入力を確かめてください|Please check what you entered]]</h3><ul>{{#errors.when}}<li><a href="#when">{{.}}</a></li>{{/errors.when}}{{#errors.fewest}}<li><a href="#fewest">{{.}}</a></li>{{/errors.fewest}}{{#errors.seats}}<li><a href="#capacity">{{.}}</a></li>{{/errors.seats}}</ul></div>{{/hasErrors}}
        {{#mayChange}}
        <p class="small">[[席を知らせた人がいるときは、変えたあとで席を割り当て直してください。|Where people were given seats, give the seats out anew afterwards.]]</p>
        <form class="form" method="post" action="{{action}}"><input type="hidden" name="csrf" value="{{csrf}}">
        """ + CourseSessionsPage.fields + """
              <div class="actions"><button class="button">[[保存する|Save]]</button></div>
            </form>
            {{/mayChange}}
            <form method="post" action="{{stateAction}}"><input type="hidden" name="csrf" value="{{csrf}}"><p class="actions">{{#isCancelled}}<button class="button secondary" name="to" value="held">[[やはり開く|Hold it after all]]</button>{{/isCancelled}}{{^isCancelled}}<button class="button secondary" name="to" value="cancelled">[[この回を取りやめる|Call it off]]</button>{{/isCancelled}} <a href="{{removalHref}}">[[間違いなので消す|Delete it, it was a mistake]]</a></p></form>
            </section>
            """
}
