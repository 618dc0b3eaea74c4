import Formats
package import Kernel

/// Tables of counts that are published with their margins, from a JSON file of several or a CSV file of one
/// (`docs/measure.md`).
package struct CountTables: Sendable {
    package struct Table: Sendable {
        package let name: String
        /// Names of rows and columns; numbers from 1 where the file has none.
        package let rowNames: [String]
        package let columnNames: [String]
        /// Every row as long as the others.
        package let counts: [[Int]]
        package let place: Place

        package init(name: String, rowNames: [String], columnNames: [String], counts: [[Int]], place: Place) {
            self.name = name
            self.rowNames = rowNames
            self.columnNames = columnNames
            self.counts = counts
            self.place = place
        }
    }

    package let tables: [Table]
    /// The heading over the names of the rows, of a CSV file.
    package let heading: String?

    /// - Throws: `InputErrors` with all that is wrong.
    package init(json bytes: [UInt8], file: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard let document = MeasureDocument(bytes, file: file, findings) else {
            throw InputErrors(findings.diagnostics)
        }
        tables = Self.tables(document)
        heading = nil
        if tables.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", document.place([.member("tables")]), ja: "表が1つもありません",
                en: "there are no tables")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
    }

    private static func tables(_ document: MeasureDocument) -> [Table] {
        guard let root = document.object(document.root, []), let value = document.required("tables", in: root, []),
            let array = document.array(value, [.member("tables")])
        else { return [] }
        return array.enumerated().compactMap { index, value in
            let path: MeasureDocument.Path = [.member("tables"), .element(index)]
            guard let object = document.object(value, path) else { return nil }
            let name = object["name"].flatMap { document.text($0, path + [.member("name")]) } ?? "\(index + 1)"
            return table(object, name, document, path)
        }
    }

    private static func table(
        _ object: JSONObject, _ name: String, _ document: MeasureDocument, _ path: MeasureDocument.Path
    ) -> Table? {
        let cells = path + [.member("table")]
        guard let value = document.required("table", in: object, path), let array = document.array(value, cells)
        else { return nil }
        let rows = array.enumerated().compactMap { counts($1, document, cells + [.element($0)]) }
        guard rows.count == array.count else { return nil }
        guard let width = rows.first?.count, width > 0 else {
            document.findings.add(
                .error, "M008", document.place(cells), ja: "表に行か列がありません", en: "the table has no rows or no columns")
            return nil
        }
        for (row, counts) in rows.enumerated() where counts.count != width {
            document.findings.add(
                .error, "M041", document.place(cells + [.element(row)]),
                ja: "この行は\(counts.count)列です。最初の行は\(width)列です",
                en: "this row has \(counts.count) columns, the first one \(width)")
            return nil
        }
        let sums = [
            ("row_totals", rows.map { $0.reduce(0, +) }),
            ("column_totals", (0..<width).map { column in rows.reduce(0) { $0 + $1[column] } }),
        ]
        for (member, sums) in sums {
            let place = path + [.member(member)]
            guard let given = object[member].flatMap({ counts($0, document, place) }), given != sums else { continue }
            let at = zip(given, sums).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
            disagreement(document.findings, document.place(place + [.element(at)]))
        }
        return Table(
            name: name, rowNames: rows.indices.map { "\($0 + 1)" }, columnNames: (0..<width).map { "\($0 + 1)" },
            counts: rows, place: document.place(path))
    }

    private static func counts(
        _ value: JSONValue, _ document: MeasureDocument, _ path: MeasureDocument.Path
    ) -> [Int]? {
        guard let array = document.array(value, path) else { return nil }
        let found = array.enumerated().compactMap { index, value -> Int? in
            let path = path + [.element(index)]
            guard let count = document.number(value, path) else { return nil }
            return whole(count, document.findings, document.place(path))
        }
        return found.count == array.count ? found : nil
    }

    private static func whole(
        _ number: Double, _ findings: RecordFindings, _ place: @autoclosure () -> Place
    ) -> Int? {
        if number >= 0, number == number.rounded(), number <= 1e9 { return Int(number) }
        findings.add(
            .error, "M039", place(), ja: "人数ではありません（0以上の整数）", en: "no count: a whole number from 0")
        return nil
    }

    private static func disagreement(_ findings: RecordFindings, _ place: @autoclosure () -> Place) {
        findings.add(
            .error, "M040", place(), ja: "合計が表の中の和と合いません", en: "the total is not the sum of the table")
    }
}

extension CountTables {
    private static let totals: Set<String> = ["total", "Total", "計", "合計"]

    /// One table: the names of the rows in the first column, the names of the columns in the head. A row and a column
    /// of totals are held against the sums and left out.
    ///
    /// - Throws: `InputErrors` with all that is wrong.
    package init(csv bytes: [UInt8], file: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard var table = MeasureTable(bytes, file: file, findings) else { throw InputErrors(findings.diagnostics) }
        let columns = table.names.indices.dropFirst().filter { !Self.totals.contains(table.names[$0]) }
        let totalColumn = table.names.indices.dropFirst().first { Self.totals.contains(table.names[$0]) }
        var names: [String] = []
        var rows: [[Int]] = []
        var sums = columns.map { _ in 0 }
        while table.next() {
            let counts = columns.map { column in
                table.filledNumber(column).flatMap { Self.whole($0, findings, table.place(column)) } ?? 0
            }
            if let totalColumn, let total = table.filledNumber(totalColumn), total != Double(counts.reduce(0, +)) {
                Self.disagreement(findings, table.place(totalColumn))
            }
            if Self.totals.contains(table.text(0)) {
                for (index, column) in columns.enumerated() where counts[index] != sums[index] {
                    Self.disagreement(findings, table.place(column))
                }
                continue
            }
            names.append(table.text(0))
            rows.append(counts)
            sums = zip(sums, counts).map { $0 &+ $1 }
        }
        if rows.isEmpty || columns.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .error, "M008", Place(file: file, line: 1, column: 1), ja: "表に行か列がありません",
                en: "the table has no rows or no columns")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        heading = table.names[0]
        tables = [
            Table(
                name: "1", rowNames: names, columnNames: columns.map { table.names[$0] }, counts: rows,
                place: Place(file: file, line: 1, column: 1))
        ]
    }
}
