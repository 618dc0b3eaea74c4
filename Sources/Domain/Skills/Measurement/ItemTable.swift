import Formats
package import Kernel
package import Mathematics

/// Calibrated items from a file, one a row (`docs/measure.md`).
///
/// Columns: `item`; the slope as `a` or `a1`; the intercepts as `d` or `d1`, `d2`, …, or in their place the difficulties as
/// `b` or `b1`, `b2`, …; the lower asymptote as `c` or `g`. `skill` and `content` where items have them.
package struct ItemTable: Sendable {
    package let names: [String]
    package let items: [Item]
    /// The skill of each item; empty where the file has no such column.
    package let skills: [String]
    /// The content group of each item; empty where the file has no such column.
    package let contents: [String]
    /// Standard errors of slope and difficulty; NaN where the file has none. Of a difficulty without a column of its own
    /// from those of slope and intercept, as if these were not related; of graded items the mean over the steps.
    package let slopeErrors: [Double]
    package let difficultyErrors: [Double]
    /// The line of each item, for findings.
    package let lines: [Int]
    package let file: String

    /// - Throws: `InputErrors` with all that is wrong.
    package init(_ bytes: [UInt8], file: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard var table = MeasureTable(bytes, file: file, findings) else { throw InputErrors(findings.diagnostics) }
        func column(_ names: String...) -> Int? { names.lazy.compactMap { table.names.firstIndex(of: $0) }.first }
        func steps(_ letter: String) -> [Int] {
            if let only = table.names.firstIndex(of: letter) { return [only] }
            return (1...254).lazy.map { table.names.firstIndex(of: "\(letter)\($0)") }.prefix { $0 != nil }
                .compactMap { $0 }
        }
        let name = table.required("item")
        let slope = column("a", "a1") ?? table.required("a")
        let intercepts = steps("d")
        let difficulties = intercepts.isEmpty ? steps("b") : []
        if intercepts.isEmpty, difficulties.isEmpty { _ = table.required("d") }
        let lower = column("c", "g")
        let slopeError = column("se_a", "se_a1")
        let (interceptErrors, difficultyErrors) = (steps("se_d"), steps("se_b"))
        let (skill, content) = (column("skill"), column("content"))
        guard let name, let slope, !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        var names: [String] = []
        var items: [Item] = []
        var skills: [String] = []
        var contents: [String] = []
        var errors: (slope: [Double], difficulty: [Double]) = ([], [])
        var lines: [Int] = []
        while table.next() {
            if table.isEmpty(name) { table.reportEmpty(name) }
            if names.contains(table.text(name)) {
                findings.add(
                    .error, "M010", table.place(name), ja: "項目「\(MeasureTable.shown(table.text(name)))」が2行あります",
                    en: "the item '\(MeasureTable.shown(table.text(name)))' has two rows")
            }
            let values = (intercepts + difficulties).prefix { !table.isEmpty($0) }.compactMap { table.number($0) }
            let first = (intercepts + difficulties)[0]
            if table.isEmpty(first) { table.reportEmpty(first) }
            let a = table.filledNumber(slope) ?? .nan
            let item = Item(
                slope: a, intercepts: intercepts.isEmpty ? values.map { -a * $0 } : values,
                lower: lower.flatMap { table.number($0) } ?? 0)
            if a.isFinite, !values.isEmpty, !Self.isPossible(item) {
                findings.add(
                    .error, "M011", Place(file: file, line: table.line, column: 1),
                    ja: "この項目の値はありえません（傾きは0でない数、段階は順に下がる切片、下限は0以上1未満で段階のない項目だけ）",
                    en: "these are no parameters of an item (a slope other than 0, intercepts that fall, a lower "
                        + "asymptote from 0 to below 1 and none where there are grades)")
            }
            names.append(table.text(name))
            items.append(item)
            if let skill {
                if table.isEmpty(skill) { table.reportEmpty(skill) }
                skills.append(table.text(skill))
            }
            if let content { contents.append(table.text(content)) }
            errors.slope.append(slopeError.flatMap { table.number($0) } ?? .nan)
            func numbers(_ columns: [Int]) -> [Double] { columns.prefix(values.count).compactMap { table.number($0) } }
            errors.difficulty.append(
                Self.difficultyError(
                    item, slope: errors.slope.last ?? .nan, intercepts: numbers(interceptErrors),
                    difficulties: numbers(difficultyErrors)))
            lines.append(table.line)
        }
        if items.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", Place(file: file, line: 1, column: 1), ja: "項目の行がありません",
                en: "there are no rows of items")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        self.names = names
        self.items = items
        self.skills = skills
        self.contents = contents
        slopeErrors = errors.slope
        self.difficultyErrors = errors.difficulty
        self.lines = lines
        self.file = file
    }

    private static func difficultyError(
        _ item: Item, slope: Double, intercepts: [Double], difficulties: [Double]
    ) -> Double {
        func mean(_ values: [Double]) -> Double {
            values.count == item.intercepts.count ? values.reduce(0, +) / Double(values.count) : .nan
        }
        if !difficulties.isEmpty { return mean(difficulties) }
        // b = −d/a.
        return mean(
            zip(item.difficulties, intercepts).map { difficulty, error in
                (error * error + difficulty * difficulty * slope * slope).squareRoot() / abs(item.slope)
            })
    }

    private static func isPossible(_ item: Item) -> Bool {
        item.slope != 0 && (0..<1).contains(item.lower) && (item.lower == 0 || !item.isGraded)
            && zip(item.intercepts, item.intercepts.dropFirst()).allSatisfy { $0 > $1 }
    }

    /// The items of a calibration as a file: slopes, intercepts and their standard errors, difficulties, lower asymptotes,
    /// how many people answered, and further columns.
    package static func csv(
        _ names: [String], _ calibration: Calibration, further: [(name: String, cells: [String])] = []
    ) -> [UInt8] {
        let steps = calibration.items.map(\.intercepts.count).max() ?? 1
        let suffixes = steps == 1 ? [""] : (1...steps).map { "\($0)" }
        var writer = CSVWriter(guardFormulas: false)
        writer.record(
            ["item", "a1", "se_a1"] + suffixes.flatMap { ["d\($0)", "se_d\($0)"] }
                + suffixes.flatMap { ["b\($0)", "se_b\($0)"] } + ["c", "answers"] + further.map(\.name))
        func field(_ value: Double?) {
            if let value, value.isFinite { writer.field("\(value)") } else { writer.emptyField() }
        }
        for (index, item) in calibration.items.enumerated() {
            let errors = calibration.errors[index]
            writer.field(names[index])
            field(item.slope)
            field(errors[0])
            for step in 0..<steps {
                let isThere = item.intercepts.indices.contains(step)
                field(isThere ? item.intercepts[step] : nil)
                field(isThere ? errors[step + 1] : nil)
            }
            for step in 0..<steps {
                let isThere = item.intercepts.indices.contains(step)
                field(isThere ? item.difficulties[step] : nil)
                field(isThere ? calibration.difficultyErrors[index][step] : nil)
            }
            field(item.lower)
            writer.field(calibration.answers[index])
            for column in further { writer.field(column.cells[index]) }
            writer.endRecord()
        }
        return writer.utf8
    }
}

extension ItemTable {
    /// The same items with other parameters as a file, without standard errors: what else the items had stays.
    package func csv(_ items: [Item]) -> [UInt8] {
        let steps = items.map(\.intercepts.count).max() ?? 1
        let suffixes = steps == 1 ? [""] : (1...steps).map { "\($0)" }
        var writer = CSVWriter(guardFormulas: false)
        writer.record(
            ["item", "a1"] + suffixes.map { "d\($0)" } + suffixes.map { "b\($0)" } + ["c"]
                + (skills.isEmpty ? [] : ["skill"]) + (contents.isEmpty ? [] : ["content"]))
        for (index, item) in items.enumerated() {
            writer.field(names[index])
            writer.field("\(item.slope)")
            for values in [item.intercepts, item.difficulties] {
                for step in 0..<steps {
                    if values.indices.contains(step) { writer.field("\(values[step])") } else { writer.emptyField() }
                }
            }
            writer.field("\(item.lower)")
            if !skills.isEmpty { writer.field(skills[index]) }
            if !contents.isEmpty { writer.field(contents[index]) }
            writer.endRecord()
        }
        return writer.utf8
    }
}
