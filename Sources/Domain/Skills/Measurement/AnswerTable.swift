import Formats
package import Kernel
package import Mathematics

/// Answers of people to items, from a file: a row for each person, a column for each item (`docs/measure.md`).
package struct AnswerTable: Sendable {
    /// Of each row: the column `id`, or the number of the row where there is none.
    package let people: [String]
    package let items: [String]
    package let responses: Responses
    /// Of each person the place of their group among `groups`; nil where no column of groups was asked for.
    package let groupOf: [Int]?
    /// The groups in the order in which they come.
    package let groups: [String]
    /// Of each person the number in a column beside the answers; nil where empty or where no such column was asked for.
    package let figures: [Double?]
    /// The line of each row, for findings about people.
    package let lines: [Int]
    package let file: String

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - items: the columns that are items, in this order; nil: all but `id`, the groups and those left out.
    ///   - leavingOut: columns that are nothing of this.
    ///   - group: the column that tells the group of a person.
    ///   - figure: a column of numbers.
    /// - Throws: `InputErrors` with all that is wrong.
    package init(
        _ bytes: [UInt8], file: String, items wanted: [String]? = nil, leavingOut: Set<String> = [],
        group: String? = nil, figure: String? = nil
    ) throws(InputErrors) {
        let findings = RecordFindings()
        guard var table = MeasureTable(bytes, file: file, findings) else { throw InputErrors(findings.diagnostics) }
        let others = leavingOut.union(["id"]).union([group, figure].compactMap { $0 })
        let names = wanted ?? table.names.filter { !others.contains($0) }
        let columns = names.compactMap { table.required($0) }
        let groupColumn = group.flatMap { table.required($0) }
        let figureColumn = figure.flatMap { table.required($0) }
        let idColumn = table.names.firstIndex(of: "id")
        guard columns.count == names.count, group == nil || groupColumn != nil,
            figure == nil || figureColumn != nil
        else {
            throw InputErrors(findings.diagnostics)
        }
        var people: [String] = []
        var cells: [UInt8] = []
        var figures: [Double?] = []
        var lines: [Int] = []
        var groupOf: [Int] = []
        var groups: [String] = []
        while table.next() {
            for column in columns { cells.append(table.answer(column) ?? Responses.missing) }
            people.append(idColumn.map { table.text($0) } ?? "\(people.count + 1)")
            figures.append(figureColumn.flatMap { table.number($0) })
            lines.append(table.line)
            if let groupColumn {
                if table.isEmpty(groupColumn) { table.reportEmpty(groupColumn) }
                let name = table.text(groupColumn)
                if let index = groups.firstIndex(of: name) {
                    groupOf.append(index)
                } else {
                    groupOf.append(groups.count)
                    groups.append(name)
                }
            }
        }
        if people.isEmpty || names.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", Place(file: file, line: 1, column: 1), ja: "回答の行か列がありません",
                en: "there are no rows or no columns of answers")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        self.people = people
        self.items = names
        responses = Responses(people: people.count, items: names.count, cells: cells)
        self.groupOf = group == nil ? nil : groupOf
        self.groups = groups
        self.figures = figures
        self.lines = lines
        self.file = file
    }

    /// A finding about a cell: the answer is none of the item's.
    package func unknownAnswer(person: Int, item: Int, value: Int) -> InputErrors {
        InputErrors([
            Diagnostic(
                .error, "M009", at: Place(file: file, line: lines[person], column: 1),
                Phrase(
                    ja: "列「\(items[item])」の回答 \(value) は、この項目の選択肢にありません",
                    en: "the answer \(value) in '\(items[item])' is none of the item's"))
        ])
    }
}
