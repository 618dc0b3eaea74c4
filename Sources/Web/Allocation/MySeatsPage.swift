import Domain
import Hummingbird
import Kernel
import Operations

/// Somebody's own sessions: the seats they have, what they wish, when they cannot attend.
struct MySeatsPage: WebPage {
    struct Seat: Sendable {
        let course: String
        let when: String
        let place: String
        let code: String
        let isCancelled: Bool
    }

    struct Wanted: Sendable {
        let id: String
        let name: String
        let programme: String
        let half: String
        let isDue: Bool
        let isNominated: Bool
        let isWished: Bool
        let isElective: Bool
        let waiting: String?
        let isVoid: Bool
        let void: [String]
        let isOpen: Bool
        let ranks: [Rank]
    }

    struct Rank: Sendable {
        let id: String
        let label: String
        let choices: [Choice]
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    /// Another fiscal year with sessions to come.
    struct Other: Sendable {
        let label: String
        let href: String
    }

    let trail: [Crumb]
    /// There are sessions to come in the year that is shown.
    let isOpen: Bool
    /// Seats of one year alone are shown.
    let asked: String?
    let year: String
    let yearValue: String
    let others: [Other]
    let hasSeats: Bool
    let seats: [Seat]
    let hasWanted: Bool
    let wanted: [Wanted]
    let busy: String
    let error: String?
    let busyError: String?

    init(
        _ sheet: OwnSeats.Sheet?, _ own: [OwnSeats.Seat], asked: FiscalYear?, busy entered: String?, error: Phrase?,
        busyError: Phrase?, _ context: SignedInContext
    ) {
        let language = context.language
        let say = { (ja: String, en: String) in language == .ja ? ja : en }
        trail = [Crumb(say("マイページ", "My page"), context.address(.my))]
        isOpen = sheet?.isOpen ?? false
        self.asked = asked?.written(in: language, usesEra: context.usesEra)
        year = sheet?.year.written(in: language, usesEra: context.usesEra) ?? ""
        yearValue = sheet.map { "\($0.year.year)" } ?? ""
        others = (sheet?.years ?? []).filter { $0 != sheet?.year }.map { other in
            Other(
                label: other.written(in: language, usesEra: context.usesEra),
                href: "\(context.address(.mySeats, query: [("year", "\(other.year)")]))")
        }
        seats = own.map { Self.seat($0, language) }
        hasSeats = !seats.isEmpty
        wanted = (sheet?.wanted ?? []).enumerated().map { place, wanted in
            let ranks = [say("第1希望", "First"), say("第2希望", "Second"), say("第3希望", "Third")]
            return Wanted(
                id: "\(place)", name: wanted.name[language], programme: wanted.programme, half: wanted.half.rawValue,
                isDue: wanted.isDue, isNominated: wanted.isNominated, isWished: wanted.wish != nil,
                isElective: wanted.half == .elective,
                waiting: wanted.waiting.map {
                    say("席がありません（\($0.place)番目）: \($0.reason.ja)", "No seat (number \($0.place)): \($0.reason.en)")
                },
                isVoid: !wanted.calledOff.isEmpty,
                void: wanted.calledOff.map { session in
                    let rank = wanted.wish?.firstIndex(of: session.id).map { ranks[$0] } ?? ""
                    let when = CalendarHalfDay.words(for: session.times)[language]
                    let place = session.placeName[language]
                    return say(
                        "\(rank)の回（\(when) \(place)）は取りやめになりました。この回への希望は無効です。",
                        "\(rank) wish (\(when) \(place)): the session was called off, and the wish for it is void.")
                },
                isOpen: !wanted.sessions.isEmpty,
                ranks: ranks.enumerated().map { rank, label in
                    let chosen = wanted.wish.flatMap { $0.indices.contains(rank) ? $0[rank] : nil }
                        .flatMap { id in wanted.sessions.contains { $0.id == id } ? id : nil }
                    let none = Choice(value: "", label: say("決めない", "None"), selected: chosen == nil)
                    return Rank(
                        id: "wish-\(place)-\(rank)", label: label,
                        choices: [none]
                            + wanted.sessions.map { session in
                                let when = CalendarHalfDay.words(for: session.times)[language]
                                return Choice(
                                    value: "\(session.id)",
                                    label: "\(when) \(session.placeName[language])",
                                    selected: session.id == chosen)
                            })
                })
        }
        hasWanted = !wanted.isEmpty
        busy =
            entered
            ?? (sheet?.busy ?? []).map { "\($0.day) \(CalendarHalfDay.half($0.isAfternoon)[language])" }
            .joined(separator: "\n")
        self.error = error?[language]
        self.busyError = busyError?[language]
    }

    private static func seat(_ seat: OwnSeats.Seat, _ language: Language) -> Seat {
        Seat(
            course: seat.name[language], when: CalendarHalfDay.words(for: seat.session.times)[language],
            place: seat.session.placeName[language], code: seat.session.code,
            isCancelled: seat.session.isCancelled)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try await response(visit.query["year"], visit.context)
    }

    private static func year(_ text: String?) -> FiscalYear? {
        text.flatMap { Int($0) }.flatMap { (1990...2200).contains($0) ? FiscalYear($0) : nil }
    }

    private static func response(
        _ asked: String?, _ context: SignedInContext, busy: String? = nil, error: Phrase? = nil,
        busyError: Phrase? = nil
    ) async throws -> Response {
        let own = OwnSeats(try context.works)
        let sheet = try await own.sheet(year(asked), for: try context.caller)
        let seats = try await own.seats(year(asked), for: try context.caller)
        return try context.show(
            MySeatsPage(
                sheet, seats, asked: year(asked), busy: busy, error: error, busyError: busyError, context),
            status: error == nil && busyError == nil ? .ok : .unprocessableContent)
    }

    @Sendable static func wish(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        guard let half = form["half"].flatMap(HalfKind.init(rawValue:)), let programme = form["programme"] else {
            throw Refusal.notFound
        }
        let isWanted = form["change"] != "withdraw"
        let sessions = isWanted ? form.all("session").compactMap { Int64($0) } : []
        do {
            try await OwnSeats(try context.works).wish(
                programme, half, sessions: sessions, isWanted: isWanted, in: year(form["year"]),
                for: try context.caller)
        } catch WorkError.invalid(_, let why) {
            return try await response(form["year"], context, error: why)
        }
        return saved(form, context)
    }

    @Sendable static func busy(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let (context, form) = (submission.context, submission.form)
        let text = form["busy"] ?? ""
        do {
            try await OwnSeats(try context.works).busy(text, in: year(form["year"]), for: try context.caller)
        } catch WorkError.invalid(_, let why) {
            return try await response(form["year"], context, busy: text, busyError: why)
        }
        return saved(form, context)
    }

    private static func saved(_ form: Form, _ context: SignedInContext) -> Response {
        let query = year(form["year"]).map { [("year", "\($0.year)")] } ?? []
        return context.redirect(to: context.address(.mySeats, query: query), notice: .saved)
    }

    static let source = """
        {{! title: [[自分の研修の回|My training sessions]] }}
        <h1>[[自分の研修の回|My training sessions]] <span class="about">{{year}}</span></h1>
        {{#others}}<p><a href="{{.href}}">[[{{.label}}の回を見る|Sessions of {{.label}}]]</a></p>{{/others}}
        <h2 id="seats">[[決まった席|My seats]]</h2>
        {{^hasSeats}}<p class="nothing">{{#asked}}[[{{.}}に、これからの決まった席はありません。|You have no seat to come in {{.}}.]]{{/asked}}{{^asked}}[[決まった席はまだありません。|No seat has been given to you yet.]]{{/asked}}</p>{{/hasSeats}}
        {{#hasSeats}}<div class="cards">{{#seats}}<div class="card"><p class="strong">{{.when}}</p><p>{{.course}}</p><p class="small">{{.place}}・{{.code}}</p>{{#.isCancelled}}<p><span class="tag error">[[取りやめになりました|called off]]</span></p>{{/.isCancelled}}</div>{{/seats}}</div>{{/hasSeats}}
        {{^isOpen}}<p class="nothing">{{#asked}}[[{{.}}に、これからの回はありません。|There are no sessions to come in {{.}}.]]{{/asked}}{{^asked}}[[これからの回はありません。|There are no sessions to come.]]{{/asked}}</p>{{/isOpen}}
        {{#isOpen}}
        {{#error}}<div class="notice error" role="alert" tabindex="-1" id="summary"><p>{{.}}</p></div>{{/error}}
        {{#hasWanted}}
        <h2 id="wishes">[[希望の回|What I wish]]</h2>
        <p class="small">[[希望は席を割り当てるときに使います。決まった席を変えたいときも、ここで希望を変えて研修所に知らせてください。|Wishes count when seats are given out. To change a seat you have, change your wish here and tell the training office.]]</p>
        {{#wanted}}
        <section class="card" aria-labelledby="course-{{.id}}"><h3 id="course-{{.id}}">{{.name}} {{#.isDue}}<span class="tag warning">[[必須|mandatory]]</span>{{/.isDue}}{{#.isNominated}}<span class="tag own">[[指名|nominated]]</span>{{/.isNominated}}{{#.isWished}}<span class="tag good">[[希望を出した|wished]]</span>{{/.isWished}}</h3>
        {{#.waiting}}<p class="small">{{.}}</p>{{/.waiting}}
        {{#.isVoid}}<div class="notice warning">{{#.void}}<p>{{.}}</p>{{/.void}}</div>{{/.isVoid}}
        <form class="form" method="post" action="/my/seats"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="programme" value="{{.programme}}"><input type="hidden" name="half" value="{{.half}}"><input type="hidden" name="year" value="{{yearValue}}">
          {{#.isOpen}}{{#.ranks}}<div class="field"><label for="{{.id}}">{{.label}}</label><select id="{{.id}}" name="session">{{#.choices}}<option value="{{.value}}"{{#.selected}} selected{{/.selected}}>{{.label}}</option>{{/.choices}}</select></div>{{/.ranks}}{{/.isOpen}}{{^.isOpen}}<p class="small">[[ほかに選べる回はありません。|There is no other session to choose.]]</p>{{/.isOpen}}
          <div class="actions">{{#.isOpen}}<button class="button" name="change" value="keep">{{#.isElective}}{{^.isWished}}[[申し込む|Apply]]{{/.isWished}}{{#.isWished}}[[希望を変える|Change my wish]]{{/.isWished}}{{/.isElective}}{{^.isElective}}[[希望を保存する|Save my wish]]{{/.isElective}}</button>{{/.isOpen}}{{#.isWished}}<button class="button secondary" name="change" value="withdraw">[[取り下げる|Withdraw]]</button>{{/.isWished}}</div>
        </form></section>
        {{/wanted}}
        {{/hasWanted}}
        <section aria-labelledby="busy-title"><h2 id="busy-title">[[出席できない日時|When I cannot attend]]</h2>
        <form class="form" method="post" action="/my/seats/times"><input type="hidden" name="csrf" value="{{csrf}}"><input type="hidden" name="year" value="{{yearValue}}">
          <div class="field"><label for="busy">[[一行に一つ|One on a line]]</label><p class="hint" id="busy-hint">[[例: 2027-06-03 午前。終日なら日付だけ。|For example 2027-06-03 am; a day alone is the whole day.]]</p><textarea id="busy" name="busy" rows="5" aria-describedby="busy-hint busy-error"{{#busyError}} aria-invalid="true"{{/busyError}}>{{busy}}</textarea><p class="error" id="busy-error">{{#busyError}}{{.}}{{/busyError}}</p></div>
          <div class="actions"><button class="button">[[保存する|Save]]</button></div>
        </form></section>
        {{/isOpen}}
        """
}
