import Formats
import Kernel

/// A column that a file of records may have.
protocol RecordColumn: CaseIterable, Hashable, Sendable {
    /// The headers by which it is known, the one that files should use first. Compared without regard to case, width,
    /// spaces, `_` and `-`.
    var headers: [String] { get }
    var isRequired: Bool { get }
}

/// A file of records under reading: bytes become text, the header says which column is which, and every finding has
/// its row, its column and what stands there.
struct RecordTable<Column: RecordColumn> {
    let file: String
    let findings: RecordFindings
    /// First letter of the codes of what is found: `S`, `T` or `E`.
    let letter: String
    private(set) var reader: CSVReader
    private let utf8: [UInt8]
    /// Field index of each column; -1 where the file has no such column.
    private var fields: [Column: Int] = [:]
    /// The header as written, for those who give meaning to further columns.
    private(set) var header: [String] = []

    /// A title line or two may stand before the header.
    private static var deepestHeader: Int { 5 }

    /// Nil where the file has no header with the required columns; the findings say so. `mayLack` are columns that
    /// the file need not have after all.
    init?(_ bytes: [UInt8], file: String, letter: String, findings: RecordFindings, mayLack: Set<Column> = []) {
        self.file = file
        self.letter = letter
        self.findings = findings
        let (text, unreadable) = TextEncoding.detect(bytes).decode(bytes, file: file)
        findings.add(unreadable)
        utf8 = text
        reader = CSVReader(text, dialect: CSVDialect.guess(text), file: file)
        var best: (header: [String], fields: [Column: Int], record: Int)?
        var scout = reader
        while scout.recordNumber < Self.deepestHeader, scout.next() {
            let names = (0..<scout.fieldCount).map(scout.trimmedString)
            let found = Self.columns(of: names)
            if found.count > (best?.fields.count ?? 0) { best = (names, found, scout.recordNumber) }
        }
        guard let best, !best.fields.isEmpty else {
            findings.add(
                .error, letter + "001", Place(file: file, line: 1, column: 1),
                ja: "見出しの行がありません（必要な列: \(Self.requiredNames(mayLack))）",
                en: "there is no header line (required columns: \(Self.requiredNames(mayLack)))")
            return nil
        }
        while reader.recordNumber < best.record, reader.next() {}
        header = best.header
        fields = best.fields
        let missing = Column.allCases.filter { $0.isRequired && fields[$0] == nil && !mayLack.contains($0) }
        for column in missing {
            findings.add(
                .error, letter + "002", Place(file: file, line: reader.lineNumber, column: 1),
                ja: "列「\(column.headers[0])」がありません", en: "the column '\(column.headers[0])' is missing",
                suggestion: nearest(to: column.headers[0], among: header))
        }
        guard missing.isEmpty else { return nil }
    }

    mutating func next() -> Bool { reader.next() }

    /// All findings; to be asked for after the last record.
    var diagnostics: [Diagnostic] { (findings.diagnostics + reader.diagnostics).inReadingOrder() }

    // MARK: Columns

    func field(_ column: Column) -> Int { fields[column] ?? -1 }
    func has(_ column: Column) -> Bool { fields[column] != nil }

    /// The trimmed text of a column in the current record; empty where the file has no such column.
    func text(_ column: Column) -> String { reader.trimmedString(field(column)) }

    /// Where a column of the current record stands.
    func place(_ column: Column) -> Place { place(ofField: field(column)) }

    /// The character at which a field of the current record begins, its opening quote left aside.
    func place(ofField index: Int) -> Place {
        let start = reader.field(index).bytes.startIndex
        guard index >= 0, start > 0, start <= utf8.count else {
            return Place(file: file, line: reader.lineNumber, column: 1)
        }
        var column = 1
        var i = start - 1
        while i >= 0, utf8[i] != 0x0A, utf8[i] != 0x0D {
            if utf8[i] & 0xC0 != 0x80 { column += 1 }
            i -= 1
        }
        return Place(file: file, line: reader.lineNumber, column: column)
    }

    /// What stands in a field, short enough for a message.
    func shown(_ text: String) -> String { text.count <= 40 ? text : text.prefix(39) + "…" }

    static func normalised(_ header: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in header.lowercased().unicodeScalars {
            let value = scalar.value
            // Full-width ASCII stands at a fixed distance from ASCII.
            let narrow = (0xFF01...0xFF5E).contains(value) ? Unicode.Scalar(value - 0xFEE0) ?? scalar : scalar
            if narrow == " " || narrow == "_" || narrow == "-" || narrow == "\u{3000}" || narrow == "\u{FEFF}" {
                continue
            }
            scalars.append(narrow)
        }
        return String(scalars).lowercased()
    }

    private static func columns(of names: [String]) -> [Column: Int] {
        let normalised = names.map { Self.normalised($0) }
        var found: [Column: Int] = [:]
        for column in Column.allCases {
            // The header that files should use wins over the others, wherever it stands.
            for name in column.headers {
                guard let index = normalised.firstIndex(of: Self.normalised(name)),
                    !found.values.contains(index)
                else { continue }
                found[column] = index
                break
            }
        }
        return found
    }

    private static func requiredNames(_ mayLack: Set<Column>) -> String {
        Column.allCases.filter { $0.isRequired && !mayLack.contains($0) }.map { $0.headers[0] }
            .joined(separator: ", ")
    }
}
