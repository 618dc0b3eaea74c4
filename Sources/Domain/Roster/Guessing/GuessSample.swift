import Formats
import Kernel

/// The first rows of a file, with its header if it has one.
struct GuessSample {
    private(set) var header: [String]?
    /// Physical lines before the header, or before the first row.
    private(set) var skipLines = 0
    private(set) var rows = [[String]]()
    let delimiter: UInt8
    let encoding: TextEncoding

    private static let mostBytes = 262_144
    private static let mostRows = 400

    init(_ file: RosterFile) {
        var head = file.bytes[...]
        if head.count > Self.mostBytes {
            head = head[..<Self.mostBytes]
            // Up to a whole line, so that no character is cut.
            head = head[..<(head.lastIndex(of: 0x0A) ?? head.endIndex)]
        }
        let bytes = Array(head)
        encoding = TextEncoding.detect(bytes)
        let utf8 = encoding.decode(bytes, file: file.name).utf8
        let dialect = CSVDialect.guess(utf8)
        delimiter = dialect.delimiter
        var reader = CSVReader(utf8, dialect: dialect, file: file.name)
        var records = [(line: Int, fields: [String])]()
        while records.count < Self.mostRows, reader.next() {
            guard !reader.isBlank else { continue }
            records.append((reader.lineNumber, (0..<reader.fieldCount).map { reader.trimmedString($0) }))
        }
        let widest = records.map(\.fields.count).max() ?? 0
        let headerIndex = records.prefix(10).indices.first { Self.isHeader(records[$0].fields) }
        // Without a header, the lines of a title are those that are much narrower than the table.
        let first = headerIndex ?? records.firstIndex { $0.fields.count * 2 > widest } ?? 0
        guard records.indices.contains(first) else { return }
        skipLines = records[first].line - 1
        if headerIndex != nil {
            header = records[first].fields
            rows = records[(first + 1)...].map(\.fields)
        } else {
            rows = records[first...].map(\.fields)
        }
    }

    /// Two names of columns, and no date among the fields.
    private static func isHeader(_ fields: [String]) -> Bool {
        let known = fields.count { HeaderSynonyms.column(for: $0) != nil || HeaderSynonyms.level(for: $0) != nil }
        return known >= 2 && !fields.contains { CalendarDate(parsing: $0) != nil }
    }

    var columnCount: Int { header?.count ?? rows.map(\.count).max() ?? 0 }

    /// The non-empty fields of a column.
    func values(_ column: Int) -> [String] {
        rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }

    /// The different values of a column with their numbers, most frequent first.
    func frequencies(_ column: Int) -> [(value: String, count: Int)] {
        Dictionary(grouping: values(column)) { $0 }.map { ($0.key, $0.value.count) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
}
