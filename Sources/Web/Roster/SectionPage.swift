import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// A head's units: the people with what they lack, whether required people are there, roles and absences.
struct SectionPage: WebPage {
    struct Figure: Sendable {
        let label: String
        let value: String
        let about: String?
    }

    struct Line: Sendable {
        let id: Int64
        let name: String
        let href: String
        let kana: String
        let unit: String
        let grade: String
        let persona: String
        let missing: String
        let unknown: Bool
        let overdue: String?
        let training: String
        let absence: String?
        let role: String?
        let levelsHref: String?
    }

    struct Cover: Sendable {
        let name: String
        let unit: String
        let needs: String
        let has: String
        let isCovered: Bool
    }

    struct Flaw: Sendable {
        let anchor: String
        let text: String
    }

    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Holder: Sendable {
        let role: String
        let roleID: String
        let unit: String?
        let person: String
        let personID: Int64
        let from: String
        let to: String?
        let mayEnd: Bool
        let giver: String?
        let isFromRoster: Bool
    }

    struct Vacancy: Sendable {
        let role: String
        let unit: String
        let words: String
    }

    struct Away: Sendable {
        let person: String
        let kind: String
        let from: String
        let to: String?
    }

    enum Column: String, CaseIterable, Sendable { case name, unit, gaps, training }

    let unit: String
    let asOf: String
    let figures: [Figure]
    let question: String
    let isNarrowed: Bool
    /// A search is worth its place only where the people are many.
    let isLong: Bool
    let exportHref: String?
    let hasPeople: Bool
    let people: [Line]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging
    let hasCoverage: Bool
    let coverage: [Cover]
    let hasErrors: Bool
    let errors: [Flaw]
    let hasRoleNames: Bool
    let roleNames: [Choice]
    let candidates: [Choice]
    let absent: [Choice]
    let form: Entered
    let hasHolders: Bool
    let holders: [Holder]
    let hasVacancies: Bool
    let vacancies: [Vacancy]
    let absenceKinds: [Choice]
    let hasAbsences: Bool
    let absences: [Away]

    /// What was entered in a form that is shown again.
    struct Entered: Sendable {
        var roleFrom: String
        var roleTo: String
        var absentFrom = ""
        var absentTo = ""
    }

    init(
        _ section: SeeSection.Section, _ query: Form, _ context: SignedInContext, errors: [Flaw] = [],
        again: (action: Action, form: Form)? = nil
    ) {
        let reading = SectionReading(section, context)
        let state = section.state
        unit =
            section.units.isEmpty
            ? "–" : section.units.map { state.standing.path(ofUnit: $0) }.joined(separator: reading.say("・", ", "))
        asOf = state.date.written(in: context.language, usesEra: context.usesEra)
        figures = reading.figures
        let sort = TableSort<Column>(query, by: .name)
        question = Self.question(query)
        isNarrowed = !question.isEmpty
        isLong = section.members.count > 10
        let kept = isNarrowed ? [("q", question)] : []
        let address = { (more: [(String, String)]) in context.address(.section, query: kept + more).description }
        exportHref =
            Policy.allows(.exportTables, to: context.visitor)
            ? context.address(.sectionTable, query: kept + sort.fields).description : nil
        let members = Self.sorted(section, sort, context)
        heads = sort.heads { address($0) + "#people" }
        paging = Paging(members.count, query) { address(sort.fields + [("page", String($0))]) + "#people" }
        people = members[paging.range].map(reading.line)
        hasPeople = !people.isEmpty
        coverage = reading.coverage
        hasCoverage = !coverage.isEmpty
        self.errors = errors
        hasErrors = !errors.isEmpty
        let roleForm = again?.action == .role ? again?.form : nil
        let absenceForm = again?.action == .absence ? again?.form : nil
        roleNames = state.plan.roles.map {
            Choice(value: $0.id, label: $0.name[context.language], selected: $0.id == roleForm?["role"])
        }
        hasRoleNames = !roleNames.isEmpty
        candidates = reading.candidates(selected: roleForm?["person"])
        absent = reading.candidates(selected: absenceForm?["person"])
        form = Entered(
            roleFrom: roleForm?["from"] ?? state.date.description,
            roleTo: roleForm?["to"] ?? FiscalYear(of: state.date).lastDay.description,
            absentFrom: absenceForm?["from"] ?? "", absentTo: absenceForm?["to"] ?? "")
        holders = reading.holders
        hasHolders = !holders.isEmpty
        vacancies = reading.vacancies
        hasVacancies = !vacancies.isEmpty
        absenceKinds = Absence.Kind.allCases.map {
            Choice(
                value: $0.rawValue, label: SectionReading.name(of: $0)[context.language],
                selected: $0.rawValue == absenceForm?["kind"])
        }
        absences = reading.absences
        hasAbsences = !absences.isEmpty
    }

    enum Action { case role, end, absence }

    /// The members come in kana order.
    private static func sorted(
        _ section: SeeSection.Section, _ sort: TableSort<Column>, _ context: SignedInContext
    ) -> [Int] {
        let state = section.state
        let rows = section.found.enumerated().map { (place: $0, member: $1) }
        return sort.sorted(rows) { row, column in
            switch column {
            case .name: return .number(row.place)
            case .unit:
                let post = state.standing.staff.members[row.member].post
                return .text(state.roster.units[Int(post.unit)].code)
            case .gaps: return .number(state.gapCount(ofMember: row.member))
            case .training: return .number(PersonWords(state, member: row.member, context).dueNames.count)
            }
        }.map(\.member)
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let section = try await SeeSection(try context.works).see(question(visit.query), for: try context.caller)
        return try context.show(SectionPage(section, visit.query, context), asOf: section.state.date)
    }

    private static func question(_ query: Form) -> String { String((query["q"] ?? "").prefix(100)).trimmed }

    @Sendable static func save(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let section = try await SeeSection(try context.works).takeAway(question(query), for: try context.caller)
        let members = sorted(section, TableSort<Column>(query, by: .name), context)
        let file = SectionReading(section, context).file(of: members)
        return context.save(file, as: "section-\(section.state.date)")
    }

    @Sendable static func assign(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let role = reader.text("role")
        let person = Int64(reader.text("person")) ?? 0
        let from = reader.date("from")
        let to = reader.date("to", isRequired: false)
        let names = ["role": "role", "person": "holder", "from": "role-from", "to": "role-to"]
        return try await answer(.role, submission, reader.errors, names) {
            try await AssignRole(try context.works).assign(
                role, to: person, forUnit: nil, from: from ?? context.now.dayInJapan, until: to ?? .distantFuture,
                for: try context.caller)
        }
    }

    @Sendable static func end(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let role = reader.text("role")
        let person = Int64(reader.text("person")) ?? 0
        return try await answer(.end, submission, reader.errors, ["person": "roles"]) {
            try await AssignRole(try context.works).end(
                role, of: person, on: context.now.dayInJapan, for: try context.caller)
        }
    }

    @Sendable static func recordAbsence(_ submission: Submission<SignedInContext, NoValue>) async throws -> Response {
        let context = submission.context
        var reader = FieldReader(submission.form)
        let person = Int64(reader.text("person")) ?? 0
        let kind = reader.choice("kind", of: Absence.Kind.self)
        let from = reader.date("from")
        let to = reader.date("to", isRequired: false)
        let names = ["person": "absent", "kind": "kind", "from": "absent-from", "to": "absent-to"]
        return try await answer(.absence, submission, reader.errors, names) {
            try await RecordAbsence(try context.works).record(
                kind ?? .leave, of: person, from: from ?? context.now.dayInJapan, until: to ?? .distantFuture,
                for: try context.caller)
        }
    }

    /// Does it, or shows the page again with what is wrong. `names` gives the place on the page of each field.
    private static func answer(
        _ action: Action, _ submission: Submission<SignedInContext, NoValue>, _ found: FormErrors,
        _ names: [String: String], _ body: () async throws -> Void
    ) async throws -> Response {
        let context = submission.context
        var flaws = names.keys.sorted().compactMap { field in
            found[field].map { Flaw(anchor: names[field] ?? "people", text: $0[context.language]) }
        }
        if found.isEmpty {
            do {
                try await body()
                return context.redirect(to: context.address(.section), notice: .saved)
            } catch WorkError.invalid(let field, let reason) {
                flaws = [Flaw(anchor: names[field] ?? "people", text: reason[context.language])]
            }
        }
        // Whoever may tell this without leading a unit has no page to see it on again.
        guard Policy.allows(.confirmLevels, to: context.visitor) else {
            throw Refusal.invalid(Phrase(flaws.first?.text ?? ""))
        }
        let section = try await SeeSection(try context.works).see(for: try context.caller)
        let page = SectionPage(section, Form(), context, errors: flaws, again: (action, submission.form))
        return try context.show(page, status: .unprocessableContent)
    }
}
