package import Kernel

/// A table of nothing but numbers under a head, every cell filled.
package struct NumberTable: Sendable {
    package let names: [String]
    package let rows: [[Double]]

    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(_ bytes: [UInt8], file: String) throws(InputErrors) {
        let findings = RecordFindings()
        guard var table = MeasureTable(bytes, file: file, findings) else { throw InputErrors(findings.diagnostics) }
        var rows: [[Double]] = []
        while table.next() { rows.append(table.names.indices.map { table.filledNumber($0) ?? .nan }) }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        names = table.names
        self.rows = rows
    }
}
