import Domain
import Formats
package import Kernel
import Mathematics

/// Hides what could tell of single people in tables that are published with their margins (`ikusei measure suppress`).
package struct SuppressTables: Sendable {
    struct Result: Sendable {
        let table: CountTables.Table
        let primary: [[Bool]]
        let hidden: [[Bool]]
        /// What could be worked out if only the small counts were hidden, and what can be in the end.
        let before: MarginAudit
        let after: MarginAudit
        /// The small counts that the totals alone give away. With any, the table is not to be published.
        let open: [(row: Int, column: Int)]
        /// The table with rows or columns joined, which can be published in its place; one or none.
        var joined: [Result] = []

        var extra: Int { zip(hidden, primary).reduce(0) { $0 + zip($1.0, $1.1).count { $0 && !$1 } } }
        var small: Int { primary.reduce(0) { $0 + $1.count { $0 } } }
        var isSafe: Bool { open.isEmpty }
        /// What can be published.
        var published: Result { joined.first ?? self }
    }

    let results: [Result]
    let heading: String?
    let smallest: Int

    /// - Parameter smallest: counts from 1 to one less are hidden.
    /// - Throws: `InputErrors` with line and column of what is wrong, or of a table that nothing makes safe.
    package init(_ path: String, smallest: Int = 5) throws(InputErrors) {
        let bytes = try InputFile.bytes(path)
        let tables =
            try path.lowercased().hasSuffix(".json")
            ? CountTables(json: bytes, file: path) : CountTables(csv: bytes, file: path)
        var results: [Result] = []
        for table in tables.tables {
            var result = try Self.result(table, smallest)
            if !result.isSafe { result.joined = [try Self.joined(table, smallest)] }
            results.append(result)
        }
        self.results = results
        heading = tables.heading
        self.smallest = smallest
    }

    static func suppression(_ counts: [[Int]], _ smallest: Int) -> Suppression {
        // Of a table with one row or one column only the whole sum is published.
        let isList = counts.count == 1 || counts[0].count == 1
        let cells = counts.flatMap { $0 }
        return Suppression(
            isList ? .oneWay(cells) : .twoWay(counts), protected: cells.map { (1..<smallest).contains($0) },
            protection: .interval(smallest: smallest))
    }

    static func result(_ table: CountTables.Table, _ smallest: Int) throws(InputErrors) -> Result {
        let counts = table.counts
        let width = counts[0].count
        let suppression = suppression(counts, smallest)
        let primary = counts.map { $0.map { (1..<smallest).contains($0) } }
        let isSafe = suppression.unprotectable.isEmpty
        // A table that is not to be published is hidden whole.
        let hidden = counts.indices.map { row in
            (0..<width).map { !isSafe || suppression.hidden[row * width + $0] }
        }
        let audits: (before: MarginAudit, after: MarginAudit)
        do {
            audits = (
                try MarginAudit(counts, hidden: primary), try MarginAudit(counts, hidden: hidden)
            )
        } catch {
            throw refusal("M043", table, Phrase(ja: "検査が終わりませんでした", en: "the audit did not come to an end"))
        }
        let open = audits.after.unsafe(counts, smallest: smallest)
        // What the network holds to be safe, linear programming has to confirm.
        guard !isSafe || (open.isEmpty && suppression.audit().isEmpty) else {
            throw refusal(
                "M044", table,
                Phrase(ja: "隠しきれないセルがあります: \(cells(open, table))", en: "cells that are not safe: \(cells(open, table))")
            )
        }
        return Result(
            table: table, primary: primary, hidden: hidden, before: audits.before, after: audits.after, open: open)
    }

    static func cells(_ cells: [(row: Int, column: Int)], _ table: CountTables.Table) -> String {
        cells.prefix(8).map { "\(table.rowNames[$0.row]) × \(table.columnNames[$0.column])" }.joined(separator: ", ")
    }

    static func refusal(_ code: String, _ table: CountTables.Table, _ words: Phrase) -> InputErrors {
        InputErrors([finding(.error, code, table, words)])
    }

    static func finding(
        _ severity: Diagnostic.Severity, _ code: String, _ table: CountTables.Table, _ words: Phrase
    ) -> Diagnostic {
        Diagnostic(
            severity, code, at: table.place,
            Phrase(ja: "表\(table.name): \(words.ja)", en: "table \(table.name): \(words.en)"))
    }

    /// The tables that cannot be published as they are.
    package var diagnostics: [Diagnostic] {
        results.filter { !$0.isSafe }.map { result in
            let names = Self.cells(result.open, result.table)
            let size = "\(result.published.table.counts.count) × \(result.published.table.counts[0].count)"
            return Self.finding(
                .warning, "M042", result.table,
                Phrase(
                    ja: "合計だけから分かるセルがあり、このままでは公表できません（\(names)）。区分をまとめた表（\(size)）を作りました",
                    en: "the totals alone give cells away (\(names)): not to be published so; joined to \(size)"))
        }
    }

    package var words: [Phrase] {
        results.map { result in
            let shown = result.published
            let (name, small, extra) = (result.table.name, shown.small, shown.extra)
            let open = shown.before.known(hidden: shown.primary).count
            return Phrase(
                ja: "表\(name)\(result.isSafe ? "" : "（まとめた表）"): \(smallest)未満 \(small)セル、ほかに\(extra)セルを秘匿。検査: 安全"
                    + (open > 0 ? "（追加なしでは\(open)セルが計算できました）" : ""),
                en: "table \(name)\(result.isSafe ? "" : ", joined"): \(small) cells under \(smallest), \(extra) more "
                    + "hidden. Audit: safe" + (open > 0 ? " (without these \(open) could be worked out)" : ""))
        }
    }

    /// `audit.json`, and for a CSV file the table to publish, `table.csv`.
    package func write(to folder: String) throws(InputErrors) {
        try OutputFolder.make(folder)
        if let table { try OutputFolder.write(table, to: folder + "/table.csv") }
        try OutputFolder.write(audit, to: folder + "/audit.json")
    }

    /// The table with `x` in place of what is hidden, and its totals; nil for tables from JSON.
    package var table: [UInt8]? {
        guard let heading, let result = results.first?.published else { return nil }
        let table = result.table
        var writer = CSVWriter()
        // A single row or column has no totals of its own beside it: they would be the counts.
        let isWide = table.columnNames.count > 1
        writer.record([heading] + table.columnNames + (isWide ? ["計"] : []))
        for (row, counts) in table.counts.enumerated() {
            writer.field(table.rowNames[row])
            for (column, count) in counts.enumerated() { writer.field(result.hidden[row][column] ? "x" : "\(count)") }
            if isWide { writer.field(counts.reduce(0, +)) }
            writer.endRecord()
        }
        if table.counts.count > 1 {
            writer.field("計")
            for column in table.columnNames.indices { writer.field(table.counts.reduce(0) { $0 + $1[column] }) }
            if isWide { writer.field(table.counts.reduce(0) { $0 + $1.reduce(0, +) }) }
            writer.endRecord()
        }
        return writer.utf8
    }
}
