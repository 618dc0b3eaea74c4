import Domain
import Hummingbird
import Kernel
import Operations

/// The people whom the visitor may see: looked for, sorted, fifty at a time.
struct PeoplePage: WebPage {
    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Head: Sendable {
        let href: String
        let sort: String?
    }

    struct Heads: Sendable {
        let name: Head
        let number: Head
        let unit: Head
        let grade: Head
        let gaps: Head
    }

    struct Line: Sendable {
        let name: String
        let href: String
        let kana: String
        let number: String
        let unit: String
        let grade: String
        let persona: String
        let gaps: String
        let training: String
        let isLate: Bool
        let isUnclassified: Bool
        let absence: String?
    }

    let question: String
    let isCut: Bool
    let units: [Choice]
    let total: String
    let from: String
    let to: String
    let hasRows: Bool
    let isNarrowed: Bool
    let heads: Heads
    let rows: [Line]
    let exportHref: String?
    let paging: Paging

    init(
        _ found: FindPeople.Found, _ question: FindPeople.Question, isCut: Bool, page: Int, _ context: SignedInContext
    ) {
        let state = found.state
        let asked = Self.query(of: question)
        func address(_ more: [(String, String)]) -> String { context.address(.people, query: asked + more).description }
        func head(_ order: FindPeople.Order) -> Head {
            let isSorted = question.order == order
            let isTurned = isSorted && !question.isDescending
            let sort = [("sort", order.rawValue)] + (isTurned ? [("order", "descending")] : [])
            return Head(
                href: context.address(.people, query: Self.narrowing(question) + sort).description,
                sort: isSorted
                    ? (question.isDescending == Self.fallsFirst.contains(order) ? "ascending" : "descending") : nil)
        }
        self.question = question.text
        self.isCut = isCut
        let all = Choice(
            value: "", label: Phrase(ja: "すべて", en: "All")[context.language], selected: question.unit == nil)
        units =
            [all]
            + found.units.map { unit, depth in
                let about = state.roster.units[unit]
                return Choice(
                    value: about.code, label: String(repeating: "　", count: depth) + about.name,
                    selected: about.code == question.unit)
            }
        paging = Paging(total: found.members.count, page: page) { address([("page", String($0))]) }
        total = found.members.count.grouped
        from = (paging.range.lowerBound + 1).grouped
        to = paging.range.upperBound.grouped
        hasRows = !found.members.isEmpty
        isNarrowed = !question.text.isEmpty || question.unit != nil
        heads = Heads(
            name: head(.kana), number: head(.number), unit: head(.unit), grade: head(.grade), gaps: head(.gaps))
        rows = found.members[paging.range].map { Self.line(PersonWords(state, member: $0, context), context) }
        let mayExport = Policy.allows(.exportTables, to: context.visitor)
        exportHref = mayExport ? context.address(.peopleTable, query: asked).description : nil
    }

    private static func line(_ words: PersonWords, _ context: SignedInContext) -> Line {
        let person = words.state.roster.people[words.person]
        let overdue = words.overdueNames
        let due = words.dueNames
        let gaps = words.shortCount
        return Line(
            name: person.name,
            href: context.address(.person, words.state.personID(at: words.person)).description,
            kana: [person.kana, person.alternate].filter { !$0.isEmpty }.joined(separator: words.say("・", ", ")),
            number: person.staffNumber, unit: words.unit, grade: words.grade, persona: words.personaNames,
            gaps: gaps == 0 ? "–" : String(gaps),
            training: due.isEmpty
                ? words.say("済み", "done")
                : overdue.first ?? words.say("残り\(due.count)件", "\(due.count) to do"),
            isLate: !overdue.isEmpty, isUnclassified: words.personas.isEmpty, absence: words.absence)
    }

    /// Those of which one wants the highest first.
    private static let fallsFirst: Set<FindPeople.Order> = [.grade, .gaps]

    private static func narrowing(_ question: FindPeople.Question) -> [(String, String)] {
        (question.text.isEmpty ? [] : [("q", question.text)]) + (question.unit.map { [("unit", $0)] } ?? [])
    }

    private static func query(of question: FindPeople.Question) -> [(String, String)] {
        narrowing(question) + (question.order == .kana ? [] : [("sort", question.order.rawValue)])
            + (question.isDescending ? [("order", "descending")] : [])
    }

    private static let longest = 100

    private static func question(_ query: Form) -> FindPeople.Question {
        let unit = query["unit"].flatMap { $0.isEmpty ? nil : $0 }
        return FindPeople.Question(
            text: String((query["q"] ?? "").prefix(longest)).trimmed, unit: unit,
            order: query["sort"].flatMap(FindPeople.Order.init(rawValue:)) ?? .kana,
            isDescending: query["order"] == "descending")
    }

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let question = question(visit.query)
        let found = try await FindPeople(try context.works).find(question, for: try context.caller)
        let page = visit.query["page"].flatMap(Int.init) ?? 1
        return try context.show(
            PeoplePage(
                found, question, isCut: visit.query["q"]?.count ?? 0 > longest, page: page, context),
            asOf: found.state.date)
    }

    @Sendable static func export(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let bytes = try await FindPeople(try context.works).export(question(visit.query), for: try context.caller)
        return .file("people-\(context.now.dayInJapan).csv", type: "text/csv; charset=utf-8", bytes)
    }
}
