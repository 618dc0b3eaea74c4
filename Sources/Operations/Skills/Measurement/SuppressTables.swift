import Domain
import Formats
package import Kernel
import Mathematics

/// Hides what could tell of single people in tables that are published with their margins (`ikusei measure suppress`).
package struct SuppressTables: Sendable {
    private struct Result: Sendable {
        let table: CountTables.Table
        let primary: [[Bool]]
        let hidden: [[Bool]]
        /// What could be worked out if only the small counts were hidden, and what can be in the end.
        let before: MarginAudit
        let after: MarginAudit

        var extra: Int { zip(hidden, primary).reduce(0) { $0 + zip($1.0, $1.1).count { $0 && !$1 } } }
        var small: Int { primary.reduce(0) { $0 + $1.count { $0 } } }
    }

    private let results: [Result]
    private let heading: String?
    private let smallest: Int

    /// - Parameter smallest: counts from 1 to one less are hidden.
    /// - Throws: `InputErrors` with line and column of what is wrong, or of a table that no hiding makes safe.
    package init(_ path: String, smallest: Int = 5) throws(InputErrors) {
        let bytes = try InputFile.bytes(path)
        let tables = try path.lowercased().hasSuffix(".json")
            ? CountTables(json: bytes, file: path) : CountTables(csv: bytes, file: path)
        var results: [Result] = []
        for table in tables.tables { results.append(try Self.result(table, smallest)) }
        self.results = results
        heading = tables.heading
        self.smallest = smallest
    }

    private static func result(_ table: CountTables.Table, _ smallest: Int) throws(InputErrors) -> Result {
        let counts = table.counts
        let width = counts[0].count
        let primary = counts.map { $0.map { (1..<smallest).contains($0) } }
        let isList = width == 1 || counts.count == 1
        let network = isList ? FigureNetwork.oneWay(counts.flatMap { $0 }) : .twoWay(counts)
        let suppression = Suppression(
            network, protected: primary.flatMap { $0 }, protection: .interval(smallest: smallest))
        func cells(_ indices: [Int]) -> String {
            indices.prefix(8).map { "\(table.rowNames[$0 / width]) × \(table.columnNames[$0 % width])" }
                .joined(separator: ", ")
        }
        guard suppression.unprotectable.isEmpty else {
            let names = cells(suppression.unprotectable)
            throw refusal(
                "M042", table,
                Phrase(
                    ja: "合計だけから分かってしまうセルがあります。区分をまとめてください: \(names)",
                    en: "the margins alone give away cells, collapse rows or columns: \(names)"))
        }
        let hidden = counts.indices.map { Array(suppression.hidden[$0 * width..<($0 + 1) * width]) }
        let before: MarginAudit
        let after: MarginAudit
        do {
            before = try MarginAudit(counts, hidden: primary)
            after = try MarginAudit(counts, hidden: hidden)
        } catch {
            throw refusal("M043", table, Phrase(ja: "検査が終わりませんでした", en: "the audit did not come to an end"))
        }
        let unsafe = after.unsafe(counts, smallest: smallest)
        guard unsafe.isEmpty, suppression.audit().isEmpty else {
            let names = cells(unsafe.map { $0.row * width + $0.column })
            throw refusal(
                "M042", table,
                Phrase(ja: "隠しきれないセルがあります: \(names)", en: "cells that could not be protected: \(names)"))
        }
        return Result(table: table, primary: primary, hidden: hidden, before: before, after: after)
    }

    private static func refusal(_ code: String, _ table: CountTables.Table, _ words: Phrase) -> InputErrors {
        InputErrors([
            Diagnostic(
                .error, code, at: table.place,
                Phrase(ja: "表\(table.name): \(words.ja)", en: "table \(table.name): \(words.en)"))
        ])
    }

    package var words: [Phrase] {
        results.map { result in
            let (name, small, extra) = (result.table.name, result.small, result.extra)
            let open = result.before.known(hidden: result.primary).count
            return Phrase(
                ja: "表\(name): \(smallest)未満 \(small)セル、ほかに\(extra)セルを秘匿。検査: 安全"
                    + (open > 0 ? "（追加なしでは\(open)セルが計算できました）" : ""),
                en: "table \(name): \(small) cells under \(smallest), \(extra) more hidden. Audit: safe"
                    + (open > 0 ? " (without these \(open) could be worked out)" : ""))
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
        guard let heading, let result = results.first else { return nil }
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

    /// Of each table what is hidden, and what anybody could work out of it.
    package var audit: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("smallest", smallest)
            json.key("tables")
            json.array { json in
                for result in results { write(result, to: &json) }
            }
        }
        return json.finished()
    }

    private func write(_ result: Result, to json: inout JSONWriter) {
        func cells(_ name: String, where included: (Int, Int) -> Bool) {
            json.key(name)
            json.array { json in
                for (row, counts) in result.table.counts.enumerated() {
                    for column in counts.indices where included(row, column) {
                        json.array { json in
                            json.value(row)
                            json.value(column)
                        }
                    }
                }
            }
        }
        func bounds(_ name: String, _ audit: MarginAudit, _ hidden: [[Bool]]) {
            json.key(name)
            json.object { json in
                for (row, flags) in hidden.enumerated() {
                    for column in flags.indices where flags[column] {
                        json.key("\(row),\(column)")
                        json.array { json in
                            json.value(audit.bounds[row][column].lowerBound)
                            json.value(audit.bounds[row][column].upperBound)
                        }
                    }
                }
            }
        }
        json.beginObject()
        json.member("name", result.table.name)
        json.key("mask")
        json.array { json in
            for row in result.hidden {
                json.array { json in
                    for flag in row { json.value(flag) }
                }
            }
        }
        cells("primary") { result.primary[$0][$1] }
        cells("extra") { result.hidden[$0][$1] && !result.primary[$0][$1] }
        json.member("extra_cells", result.extra)
        bounds("bounds", result.after, result.hidden)
        bounds("primary_only_bounds", result.before, result.primary)
        json.key("primary_only_exactly_recoverable")
        json.array { json in
            for cell in result.before.known(hidden: result.primary) { json.value("\(cell.row),\(cell.column)") }
        }
        json.member("safe", true)
        json.endObject()
    }
}
