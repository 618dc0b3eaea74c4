import Formats
import Kernel

/// A column of a table of an instance folder; its header is the case's name.
protocol FolderColumn: CaseIterable, RawRepresentable, Sendable where RawValue == Int {}

extension FolderColumn {
    var header: String { String(describing: self) }
}

/// One table of an instance folder under reading: columns are found by their exact headers, and every finding has its
/// row, its column and what stands there.
struct FolderTable<Column: FolderColumn> {
    let file: String
    let findings: RecordFindings
    private(set) var reader: CSVReader
    /// Field index of each column.
    private var fields: [Int] = []
    private var fieldCount = 0

    /// `nil` where the file is missing or lacks a column; the findings say so.
    init?(_ name: String, of folder: FolderFiles, _ findings: RecordFindings) {
        guard let bytes = folder.bytes(name, findings) else { return nil }
        self.init(bytes, file: folder.path(name), findings)
    }

    /// `nil` where the file lacks a column; the findings say so.
    init?(_ bytes: [UInt8], file: String, _ findings: RecordFindings) {
        self.file = file
        self.findings = findings
        let (text, unreadable) = TextEncoding.detect(bytes).decode(bytes, file: file)
        findings.add(unreadable)
        reader = CSVReader(text, file: file)
        let columns = Column.allCases.map(\.header)
        guard reader.next() else {
            findings.add(reader.diagnostics)
            findings.add(
                .error, "N002", Place(file: file, line: 1, column: 1),
                ja: "見出しの行がありません（必要な列: \(columns.joined(separator: ", "))）",
                en: "there is no header line (required columns: \(columns.joined(separator: ", ")))")
            return nil
        }
        let header = (0..<reader.fieldCount).map(reader.trimmedString)
        fieldCount = header.count
        for (field, name) in header.enumerated() {
            if !columns.contains(name) {
                findings.add(
                    .warning, "N004", place(ofField: field),
                    ja: "列「\(shown(name))」はこの表の列ではありません。読みませんでした",
                    en: "'\(shown(name))' is no column of this table and was not read",
                    suggestion: nearest(to: name, among: columns))
            } else if header.firstIndex(of: name) != field {
                findings.add(
                    .error, "N005", place(ofField: field), ja: "列「\(name)」が2つあります",
                    en: "the column '\(name)' stands twice")
            }
        }
        var isWhole = true
        for column in columns {
            fields.append(header.firstIndex(of: column) ?? -1)
            guard fields.last == -1 else { continue }
            isWhole = false
            findings.add(
                .error, "N003", Place(file: file, line: reader.lineNumber, column: 1),
                ja: "列「\(column)」がありません", en: "the column '\(column)' is missing",
                suggestion: nearest(to: column, among: header.filter { !columns.contains($0) }))
        }
        guard isWhole else {
            findings.add(reader.diagnostics)
            return nil
        }
    }

    /// Goes on to the next row that has as many fields as the header. False after the last, when everything that the
    /// file's quotes and bytes have wrong joins the findings.
    mutating func next() -> Bool {
        while reader.next() {
            // Spreadsheets write rows of nothing but commas below a table's end.
            if reader.isEmpty(0) || reader.fieldCount != fieldCount, reader.isBlank { continue }
            if reader.fieldCount == fieldCount { return true }
            findings.add(
                .error, "N006", Place(file: file, line: reader.lineNumber, column: 1),
                ja: "項目が\(reader.fieldCount)個あります。見出しは\(fieldCount)個です",
                en: "the row has \(reader.fieldCount) fields, the header \(fieldCount)")
        }
        findings.add(reader.diagnostics)
        return false
    }

    var line: Int { reader.lineNumber }

    func field(_ column: Column) -> Int { fields[column.rawValue] }

    /// The trimmed text of a column in the current row.
    func text(_ column: Column) -> String { reader.trimmedString(field(column)) }

    /// What stands in a column, short enough for a message.
    func shown(_ column: Column) -> String { shown(text(column)) }

    private func shown(_ text: String) -> String { text.count <= 40 ? text : text.prefix(39) + "…" }

    /// Where a column of the current row stands.
    func place(_ column: Column) -> Place { place(ofField: field(column)) }

    /// The character at which a field of the current row begins, its opening quote left aside.
    private func place(ofField index: Int) -> Place {
        let start = reader.place(of: index)?.lowerBound ?? 0
        let column = TextColumn.column(of: start, in: reader.text)
        return Place(file: file, line: reader.lineNumber, column: column)
    }
}

/// The column of an offset in UTF-8 text, in characters from 1.
enum TextColumn {
    static func column(of offset: Int, in text: [UInt8]) -> Int {
        var column = 1
        var at = min(offset, text.count) - 1
        while at >= 0, text[at] != UInt8(ascii: "\n"), text[at] != UInt8(ascii: "\r") {
            if text[at] & 0xC0 != 0x80 { column += 1 }
            at -= 1
        }
        return column
    }
}
