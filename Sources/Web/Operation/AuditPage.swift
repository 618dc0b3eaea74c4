import Domain
import Hummingbird
import Kernel
import Operations

/// The log, newest first.
struct AuditPage: WebPage {
    struct Line: Sendable {
        let number: String
        let time: String
        let who: String
        let login: String?
        let action: String
        let person: Person?
        let object: String?
        let detail: String?
        let address: String
        let isRefused: Bool
    }

    /// Whose data it was; the link is for those who may see people.
    struct Person: Sendable {
        let name: String
        let number: String
        let href: String?
    }

    let fromValue: String
    let toValue: String
    let actor: String
    let who: String
    let about: String
    let kinds: [AccountsPage.Option]
    var notedValue = ""
    let hasRows: Bool
    let rows: [Line]
    let firstHref: String?
    let nextHref: String?
    let exportHref: String?
    var isVerified = false
    var length = ""
    var head: String?
    var brokenAt: String?
    var isNotTheSame = false
    var isTakenOut = false
    var hasErrors = false
    var errors: [String: String] = [:]

    init(_ context: SignedInContext, _ query: Form, _ page: ReadAudit.Page) {
        let language = context.language
        func value(_ name: String) -> String { query[name] ?? "" }
        (fromValue, toValue, who, about) = (value("from"), value("to"), value("who"), value("about"))
        actor = value("actor")
        let kind = value("kind")
        kinds = AuditWords.choices.map { .init(value: $0.value, label: $0.name[language], selected: $0.value == kind) }
        let seesPeople = Policy.scope(of: .seePeople, for: context.visitor) == .everyone
        rows = page.rows.map { row in
            let clock = row.at.clockInJapan
            return Line(
                number: Int(row.id).grouped,
                time: context.words(for: row.at) + (clock.second < 10 ? ":0" : ":") + "\(clock.second)",
                who: Self.who(row.entry, page)[language],
                login: row.entry.account.flatMap { page.accounts[$0] } == nil ? nil : row.entry.actor,
                action: AuditWords.name(of: row.entry.action)[language],
                person: row.entry.person.flatMap { id in
                    page.people[id].map {
                        Person(
                            name: $0.name, number: $0.number,
                            href: seesPeople ? "\(context.address(.person, id))" : nil)
                    }
                },
                object: AuditWords.object(
                    of: row.entry, number: row.entry.person.flatMap { page.people[$0]?.number }, context),
                detail: AuditWords.detail(of: row.entry, context), address: row.entry.address,
                isRefused: row.entry.action.hasSuffix(".refused"))
        }
        hasRows = !rows.isEmpty
        let kept = ["from", "to", "actor", "who", "about", "kind"].map { ($0, value($0)) }.filter { !$0.1.isEmpty }
        firstHref = query["before"] == nil ? nil : "\(context.address(.audit, query: kept))"
        nextHref = page.next.map { "\(context.address(.audit, query: kept + [("before", "\($0)")]))" }
        exportHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? "\(context.address(.auditExport, query: kept))" : nil
    }

    private static func who(_ entry: AuditEntry, _ page: ReadAudit.Page) -> Phrase {
        if let name = entry.account.flatMap({ page.accounts[$0] }) { return Phrase(name) }
        if entry.actor.isEmpty {
            return entry.action.hasSuffix(".refused")
                ? Phrase(ja: "（不明）", en: "(unknown)") : Phrase(ja: "（自動）", en: "(automatic)")
        }
        return entry.actor == Caller.console.login
            ? Phrase(ja: "サーバーの操作", en: "at the server") : Phrase(entry.actor)
    }

    /// What is asked for; a date that is none is told and left aside.
    private static func filter(
        _ context: SignedInContext, _ query: Form
    ) async throws -> (filter: AuditFilter, errors: FormErrors) {
        var reader = FieldReader(query)
        let (from, to) = (reader.date("from", isRequired: false), reader.date("to", isRequired: false))
        let who = reader.text("who", isRequired: false)
        let actor = reader.text("actor", isRequired: false)
        let about = reader.text("about", isRequired: false)
        var filter = AuditFilter(
            action: query["kind"].flatMap { kind in
                AuditWords.choices.contains { $0.value == kind } && !kind.isEmpty ? kind : nil
            }, actor: actor.isEmpty ? nil : actor, text: who.isEmpty ? nil : who, from: from?.start,
            until: to?.adding(days: 1).start)
        if !about.isEmpty {
            let found = try await ReadAudit.people(known: about, by: context.caller, in: context.works.context)
            // Nobody's: the answer is an empty list, not the whole log.
            filter.person = found.count == 1 ? found.first : 0
            if found.isEmpty {
                reader.refuse(
                    "about", Phrase(ja: "その職員番号・氏名の人はいません。", en: "Nobody has that staff number or name."))
            } else if found.count > 1 {
                reader.refuse(
                    "about",
                    Phrase(ja: "同じ氏名の人が複数います。職員番号で入力してください。", en: "Several have that name: enter the staff number."))
            }
        }
        return (filter, reader.errors)
    }

    private static func page(_ context: SignedInContext, _ query: Form) async throws -> AuditPage {
        let (filter, errors) = try await filter(context, query)
        let found = try await ReadAudit.run(
            filter, before: query["before"].flatMap { Int64($0) }, limit: 50, by: context.caller,
            in: context.works.context)
        var page = AuditPage(context, query, found)
        page.hasErrors = !errors.isEmpty
        page.errors = errors.words(in: context.language)
        return page
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        try visit.context.show(try await page(visit.context, visit.query))
    }

    @Sendable static func export(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let (filter, _) = try await filter(context, visit.query)
        let bytes = try await ExportAudit.run(
            filter, language: context.language, by: context.caller, in: context.works.context,
            naming: AuditWords.name)
        return .download(
            bytes, name: "\(context.city.slug)-audit-\(context.now.dayInJapan).csv", type: "text/csv; charset=utf-8")
    }

    /// Reads the whole log.
    @Sendable static func verify(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        let noted = (submission.form["noted"] ?? "").trimmed
        let head = noted.isEmpty ? nil : VerifyAudit.Head(noted)
        var page = try await page(context, Form())
        page.notedValue = noted
        if !noted.isEmpty, head == nil {
            page.hasErrors = true
            page.errors["noted"] =
                Phrase(ja: "控えの値として読めません（例: 123:9f86d0…）。", en: "This is not a value noted down (as 123:9f86d0…).")[
                    context.language]
            return try context.show(page, status: .unprocessableContent)
        }
        switch try await VerifyAudit.runAndNote(since: head, by: context.caller, in: context.works.context) {
        case .whole(let last):
            page.isVerified = true
            page.length = Int(last?.id ?? 0).grouped
            page.head = last?.text
        case .broken(let row): page.brokenAt = Int(row).grouped
        case .notTheSame: page.isNotTheSame = true
        case .takenOut(_, let last):
            page.isTakenOut = true
            page.head = last?.text
        }
        return try context.show(page)
    }
}

extension CalendarDate {
    /// The first moment of the day in Japan.
    fileprivate var start: Instant { Instant(noonInJapan: self).adding(seconds: -12 * 60 * 60) }
}
