package import Kernel

/// Results of a staff survey as the report shows them: shares and means of groups, no answers.
package struct SurveyFigures: Sendable {
    package struct Table: Sendable {
        package var title: Phrase
        package var note: Phrase?
        /// What the groups are: 部局, 人材像.
        package var corner: Phrase
        package var columns: [Phrase]
        package var rows: [Row]

        package init(title: Phrase, note: Phrase? = nil, corner: Phrase, columns: [Phrase], rows: [Row]) {
            self.title = title
            self.note = note
            self.corner = corner
            self.columns = columns
            self.rows = rows
        }
    }

    package struct Row: Sendable {
        package var group: Phrase
        /// People of the group who answered; nil where that is withheld.
        package var people: Int?
        /// One a column.
        package var cells: [Cell]

        package init(group: Phrase, people: Int?, cells: [Cell]) {
            self.group = group
            self.people = people
            self.cells = cells
        }
    }

    package enum Cell: Hashable, Sendable {
        /// 0…1, drawn with a tint.
        case share(Double)
        case number(Double, decimals: Int)
        case text(Phrase)
        /// Withheld by whoever worked out the table. Rows of too few people are withheld by the report in any case.
        case suppressed
        case blank
    }

    package var title: Phrase
    /// Whom the survey went to, and who answered.
    package var invited: Int
    package var answered: Int
    package var from: CalendarDate?
    package var to: CalendarDate?
    package var tables: [Table]

    package init(
        title: Phrase, invited: Int, answered: Int, from: CalendarDate? = nil, to: CalendarDate? = nil,
        tables: [Table] = []
    ) {
        self.title = title
        self.invited = invited
        self.answered = answered
        self.from = from
        self.to = to
        self.tables = tables
    }
}
