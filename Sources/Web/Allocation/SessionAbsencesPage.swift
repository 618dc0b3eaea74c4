import Domain
import Hummingbird
import Kernel
import Operations

/// Which units have how many people away at sessions, half-day by half-day, beside how many may be.
struct SessionAbsencesPage: WebPage {
    struct Row: Sendable {
        let day: String
        let half: String
        let unit: String
        let people: String
        let most: String
        let isFull: Bool
        let isOver: Bool
    }

    enum Column: String, CaseIterable, Sendable { case day, unit, people, most }

    let trail: [Crumb]
    let year: String
    let yearValue: String
    let question: String
    let problem: String?
    let hasRows: Bool
    let rows: [Row]
    let heads: [String: TableSort<Column>.Head]
    let paging: Paging

    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let (context, query) = (visit.context, visit.query)
        let keep = KeepSessions(try context.works)
        let asked = query["year"].flatMap { Int($0) }.flatMap { (1990...2200).contains($0) ? FiscalYear($0) : nil }
        let year = try await keep.list(asked, for: try context.caller).year
        let absences = try await keep.absences(year, for: try context.caller)
        let language = context.language
        let question = String((query["q"] ?? "").prefix(100)).trimmed
        let words = SearchText.words(question)
        let found = absences.rows.filter { absence in
            let key = SearchText.key(absence.unit)
            return words.allSatisfy { key.contains($0) }
        }
        let sort = TableSort<Column>(query, by: .day)
        let kept = [("year", "\(year.year)")] + (question.isEmpty ? [] : [("q", question)])
        let address = { (more: [(String, String)]) in
            "\(context.address(.absencesAtSessions, query: kept + more))"
        }
        let sorted = sort.sorted(found) { absence, column in
            switch column {
            case .day: .number(Int(absence.halfDay.day.daysSince1970) * 2 + (absence.halfDay.isAfternoon ? 1 : 0))
            case .unit: .text(absence.unit)
            case .people: .number(absence.people)
            case .most: .number(absence.most - absence.people)
            }
        }
        let paging = Paging(sorted.count, query) { address(sort.fields + [("page", "\($0)")]) }
        let rows = sorted[paging.range].map { absence in
            Row(
                day: absence.halfDay.day.written(in: language, usesEra: context.usesEra),
                half: CalendarHalfDay.half(absence.halfDay.isAfternoon)[language], unit: absence.unit,
                people: absence.people.grouped, most: absence.most.grouped, isFull: absence.people == absence.most,
                isOver: absence.people > absence.most)
        }
        return try context.show(
            SessionAbsencesPage(
                trail: [
                    Crumb(
                        Phrase(ja: "研修の回", en: "Sessions")[language],
                        context.address(.courseSessions, query: [("year", "\(year.year)")]))
                ], year: year.written(in: language, usesEra: context.usesEra), yearValue: "\(year.year)",
                question: question, problem: absences.problem?[language], hasRows: !rows.isEmpty, rows: rows,
                heads: sort.heads(address), paging: paging))
    }

    static let source = """
        {{! title: [[所属ごとの不在|Absences by unit]] }}
        <h1>[[研修による所属ごとの不在|Absences of units at sessions]] <span class="about">{{year}}</span></h1>
        <p class="lead">[[知らせている席のとおりに、同じ半日に研修で不在になる人数です。|People away at sessions in the same half-day, by the seats in force.]]</p>
        <form class="filter" method="get" role="search"><input type="hidden" name="year" value="{{yearValue}}"><div class="field"><label for="q">[[所属|Unit]]</label><input id="q" name="q" value="{{question}}" maxlength="100" autocomplete="off"></div><button class="button">[[探す|Search]]</button></form>
        {{#problem}}<div class="notice warning"><p>{{.}}</p></div>{{/problem}}
        {{^hasRows}}<p class="nothing">[[当てはまる不在はありません。|No absence fits.]]</p>{{/hasRows}}
        {{#hasRows}}
        <div class="pages">\(Paging.count("件"))</div>
        <div class="scroll" tabindex="0" role="region" aria-label="[[所属ごとの不在の表|Table of absences by unit]]">
        <table data-served class="listing medium"><thead><tr>\(SortingHead.template("day", "[[日|Day]]"))<th scope="col">[[午前・午後|Half]]</th>\(SortingHead.template("unit", "[[所属|Unit]]"))\(SortingHead.template("people", "[[不在|Away]]", isNumber: true))\(SortingHead.template("most", "[[上限|Most]]", isNumber: true))<th scope="col">[[余裕|Room]]</th></tr></thead><tbody>
        {{#rows}}<tr><td class="nowrap">{{.day}}</td><td>{{.half}}</td><th scope="row">{{.unit}}</th><td class="number">{{.people}}</td><td class="number">{{.most}}</td><td>{{#.isFull}}<span class="tag warning">[[上限|at the limit]]</span>{{/.isFull}}{{#.isOver}}<span class="tag error">[[上限を超える|over the limit]]</span>{{/.isOver}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        \(Paging.template)
        {{/hasRows}}
        """
}
