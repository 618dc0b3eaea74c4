import Documents
import Domain
import Kernel
import Operations

/// Units, personas or grades by skill: mean level, how many are short, how sure it is.
struct SkillMapPage: WebPage {
    struct Choice: Sendable {
        let value: String
        let label: String
        let selected: Bool
    }

    struct Column: Sendable {
        let name: String
        let field: String
    }

    struct Cell: Sendable {
        let isShown: Bool
        let isWithheld: Bool
        let isBlank: Bool
        /// Class of the stylesheet: the tint of the level, or none.
        let style: String
        /// Letter and mean; nil where too few levels are known for one.
        let figure: String?
        let isUnknown: Bool
        let gap: String?
        let isSure: Bool
        let isFair: Bool
        let isUnsure: Bool
    }

    struct Row: Sendable {
        let name: String
        let href: String?
        let staff: String
        let isTotal: Bool
        let cells: [Cell]
    }

    struct Group: Sendable {
        let rows: [Row]
    }

    struct Band: Sendable {
        let level: Int
        let words: String
    }

    struct Legend: Sendable {
        let name: String?
        let bands: [Band]
    }

    struct Worst: Sendable {
        let skill: String
        let gap: String
    }

    struct View: Sendable {
        let units: Bool
        let personas: Bool
        let grades: Bool
    }

    let asOf: String
    let asOfValue: String
    let dateError: String?
    let view: View
    let mayNarrow: Bool
    let hasDimensions: Bool
    let dimensions: [Choice]
    let personas: [Choice]
    let grades: [Choice]
    let classes: [Choice]
    let departments: [Choice]
    let legends: [Legend]
    let minimum: String
    let columns: [Column]
    let hasRows: Bool
    /// Nothing is known of anybody yet.
    let isBlank: Bool
    let groups: [Group]
    let isCollapsed: Bool
    let paging: Paging
    let hasWorst: Bool
    let worst: [Worst]
    let exportHref: String?

    /// More rows than this are shown department by department.
    static let mostRows = 60

    /// What the page is made from beside the table.
    struct Asked: Sendable {
        let query: SkillMapQuery
        let scribe: Scribe
        let asOf: String
        let error: Phrase?
        let page: Form
        let exportHref: String?
        /// To people of a unit; nil where they may not be seen.
        let people: @Sendable (_ unit: String) -> String?
        let href: @Sendable (_ more: [(String, String)]) -> String
    }

    init(_ state: CityState, _ asked: Asked) {
        let (plan, scribe, query) = (state.plan, asked.scribe, asked.query)
        let table = SkillMapTable(state, query)
        isBlank = state.standing.ledger.entries.isEmpty
        asOf = asked.asOf
        asOfValue = "\(state.date)"
        dateError = asked.error?[scribe.language]
        view = View(units: query.rows == .units, personas: query.rows == .personas, grades: query.rows == .grades)
        mayNarrow = query.mayNarrow
        let skills = plan.skills.indices.filter { skill in table.totals[skill].required > 0 }
        columns = skills.map { skill in
            Column(
                name: plan.skills[skill].name[scribe.language],
                field: plan.skillFields[plan.skills[skill].field].name[scribe.language])
        }
        let choices = Choices(plan, query, table, scribe)
        (dimensions, personas, grades) = (choices.dimensions, choices.personas, choices.grades)
        (classes, departments) = (choices.classes, choices.departments)
        hasDimensions = plan.dimensions.count > 1
        let scales = Set(skills.map { plan.skills[$0].scale }).sorted()
        legends = scales.map { scale in
            Legend(
                name: scales.count > 1 ? plan.scales[scale].name[scribe.language] : nil,
                bands: LevelBand.all(plan.scales[scale], scribe).map { Band(level: $0.level, words: $0.words) })
        }
        minimum = "\(StandingReport.SmallGroups.least)"
        isCollapsed = query.rows == .units && query.department == nil && table.rowCount > Self.mostRows
        var blocks = table.blocks
        if query.rows == .units, let department = query.department {
            blocks = blocks.filter { $0.total?.code == department }
        }
        if isCollapsed { blocks = blocks.map { SkillMapTable.Block(total: $0.total, rows: []) } }
        let listed = blocks.reduce(0) { $0 + max(1, $1.rows.count) }
        paging = Paging(listed, asked.page) { asked.href([("page", "\($0)")]) }
        let isCollapsed = isCollapsed
        groups = Self.cut(blocks, to: paging.range).map { block in
            let rows = [block.total].compactMap(\.self) + block.rows
            return Group(
                rows: rows.enumerated().map { place, row in
                    Self.row(row, isTotal: place == 0 && block.total != nil, skills, isCollapsed, plan, asked)
                })
        }
        hasRows = !groups.isEmpty && !skills.isEmpty
        worst = skills.sorted { (table.totals[$1].gap, $0) < (table.totals[$0].gap, $1) }.prefix(3)
            .filter { table.totals[$0].gap > 0 && table.totals[$0].required >= StandingReport.SmallGroups.least }
            .map { Worst(skill: plan.skills[$0].name[scribe.language], gap: table.totals[$0].gap.grouped) }
        // They are of everyone counted, not of one department.
        hasWorst = !worst.isEmpty && query.department == nil
        exportHref = asked.exportHref
    }

    /// The blocks of which some row is on the page; a department's total goes with each part of it.
    private static func cut(_ blocks: [SkillMapTable.Block], to range: Range<Int>) -> [SkillMapTable.Block] {
        var at = 0
        return blocks.compactMap { block in
            let count = max(1, block.rows.count)
            defer { at += count }
            let own = range.clamped(to: at..<(at + count))
            guard !own.isEmpty else { return nil }
            let rows = block.rows.isEmpty ? [] : Array(block.rows[(own.lowerBound - at)..<(own.upperBound - at)])
            return SkillMapTable.Block(total: block.total, rows: rows)
        }
    }

    private static func row(
        _ row: SkillMapTable.Row, isTotal: Bool, _ skills: [Int], _ isCollapsed: Bool, _ plan: Plan, _ asked: Asked
    ) -> Row {
        let href = row.code.flatMap { code in
            isCollapsed ? asked.href([("department", code)]) : asked.people(code)
        }
        return Row(
            name: row.label, href: href, staff: row.staff.grouped, isTotal: isTotal,
            cells: skills.map { skill in
                cell(row.cells[skill], row.figures[skill], row.means[skill], plan.scale(of: skill), asked.scribe)
            })
    }

    private static func cell(
        _ sum: SkillMapTable.Sum, _ showing: StandingReport.SmallGroups.Showing,
        _ mean: StandingReport.SmallGroups.Showing, _ scale: Scale, _ scribe: Scribe
    ) -> Cell {
        let hasMean = showing == .shown && mean == .shown
        let band = LevelBand(mean: sum.mean, of: scale)
        return Cell(
            isShown: showing == .shown, isWithheld: showing == .small || showing == .withheld,
            isBlank: showing == .empty, style: hasMean ? "level-\(band.level)" : "withheld",
            figure: hasMean ? "\(scribe.mark(band.rank, in: scale)) \(band.words)" : nil, isUnknown: sum.known == 0,
            gap: sum.gap > 0 ? sum.gap.grouped : nil, isSure: hasMean && sum.meanCertainty >= 0.8,
            isFair: hasMean && (0.6..<0.8).contains(sum.meanCertainty), isUnsure: hasMean && sum.meanCertainty < 0.6)
    }
}
