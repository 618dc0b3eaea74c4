import Formats
import Kernel

/// One file of the export as the mapping says it is read: decoded, past its title lines and header, its columns found.
struct RosterTable {
    let file: String
    let entry: RosterFileEntry
    var reader: CSVReader
    /// Empty where the file has none.
    private(set) var header = [String]()
    private(set) var fieldCount = 0
    private var fields: [RosterColumn: Int] = [:]
    private(set) var path = [(code: Int, name: Int)]()
    /// A file without a header begins with a row, which has been read to count its fields.
    private var holdsFirstRow = false
    private let ofEncoding: [Diagnostic]

    /// Opens a file. Nil where it cannot be read at all; the findings then say why.
    init?(_ source: RosterFile, entry: RosterFileEntry, findings: inout RosterFindings) {
        file = source.name
        self.entry = entry
        let encoding = entry.encoding ?? TextEncoding.detect(source.bytes)
        let (utf8, ofEncoding) = encoding.decode(source.bytes, file: source.name)
        self.ofEncoding = ofEncoding
        let dialect = entry.delimiter.map { CSVDialect(delimiter: $0) } ?? CSVDialect.guess(utf8)
        reader = CSVReader(utf8, dialect: dialect, file: source.name)
        var hasRecord = reader.next()
        while hasRecord, reader.lineNumber <= entry.skipLines { hasRecord = reader.next() }
        guard hasRecord else {
            findings.add(ofEncoding)
            findings.add(.noRows, at: file, Phrase(ja: "ファイルに行がありません", en: "the file has no rows"))
            return nil
        }
        fieldCount = reader.fieldCount
        if entry.hasHeader {
            header = (0..<fieldCount).map { reader.trimmedString($0) }
            while header.last == "" { header.removeLast() }
            fieldCount = header.count
        } else {
            holdsFirstRow = true
        }
        guard findColumns(&findings) else { return nil }
    }

    /// The field of a column; -1 where the file has none. To be asked once, before the rows.
    func field(_ column: RosterColumn) -> Int { fields[column] ?? -1 }

    /// The fields that the mapping reads.
    var readFields: Set<Int> { Set(fields.values).union(path.flatMap { [$0.code, $0.name] }) }

    /// Goes on to the next row that is neither blank nor of the wrong length; false at the end.
    mutating func next(_ findings: inout RosterFindings) -> Bool {
        while holdsFirstRow || reader.next() {
            holdsFirstRow = false
            if reader.isEmpty(0), reader.isBlank { continue }
            if reader.fieldCount == fieldCount { return true }
            if reader.fieldCount > fieldCount, (fieldCount..<reader.fieldCount).allSatisfy(reader.isEmpty) {
                return true
            }
            let (count, line) = (reader.fieldCount, reader.lineNumber)
            findings.add(
                .fieldCount, at: file, line: line,
                Phrase(
                    ja: "項目が\(count)個あります（\(fieldCount)個のはずです）。この行は読み飛ばしました: \(rowText)",
                    en: "the row has \(count) fields instead of \(fieldCount) and was left out: \(rowText)"))
        }
        return false
    }

    /// What decoding and quoting had to complain about, title lines excepted. To be taken after the last row.
    mutating func finish(_ findings: inout RosterFindings) {
        findings.add((ofEncoding + reader.diagnostics).filter { $0.place.line == 0 || $0.place.line > entry.skipLines })
    }

    /// The column as the file names it, for a message: 列「生年月日」（5列目）.
    func columnName(_ field: Int, _ column: RosterColumn) -> Phrase {
        let name = header.indices.contains(field) ? Phrase(header[field]) : column.title
        return Phrase(ja: "列「\(name.ja)」（\(field + 1)列目）", en: "column '\(name.en)' (no. \(field + 1))")
    }

    /// The character of the line at which a field's text begins; 0 where that cannot be told.
    func characterColumn(ofField field: Int) -> Int {
        guard field >= 0, field < reader.fieldCount else { return 0 }
        let start = reader.field(field).bytes.startIndex
        let first = reader.field(0).bytes
        // A field with doubled quotes is a copy that does not know its place.
        guard field > 0 else { return 1 }
        guard start > first.endIndex else { return 0 }
        let isFirstQuoted = reader.field(1).bytes.startIndex - first.endIndex >= 3
        var column = 1 + (isFirstQuoted ? 1 : 0) + start - first.startIndex
        for index in 0..<field { column -= reader.field(index).bytes.count { $0 & 0xC0 == 0x80 } }
        return column
    }

    /// The start of the row as text, for a message.
    private var rowText: String {
        let text = reader.strings.joined(separator: ",")
        return text.count > 60 ? String(text.prefix(60)) + "…" : text
    }
}

extension RosterTable {
    /// Without these a file of the kind says nothing, or says it wrongly.
    private var neededColumns: Set<RosterColumn> {
        switch entry.kind {
        case .people:
            [.personKey, .staffNumber, .name, .unitCode, .grade, .employment, .isMain, .orderDate, .orderKind]
        case .units: [.unitCode, .unitName, .parentCode]
        case .roles: [.personKey, .staffNumber, .role, .from, .to]
        case .absences: [.personKey, .staffNumber, .absence, .from, .to]
        }
    }

    private mutating func findColumns(_ findings: inout RosterFindings) -> Bool {
        var isComplete = true
        for column in RosterColumn.allCases {
            guard let wanted = entry.columns[column] else { continue }
            if let field = find(wanted.reference, &findings) {
                fields[column] = field
                continue
            }
            let isNeeded = neededColumns.contains(column)
            if isNeeded { isComplete = false }
            report(wanted.reference, column.title, isNeeded ? .columnMissing : .optionalColumnMissing, &findings)
        }
        for level in entry.unitPath {
            var found = (code: -1, name: -1)
            for (reference, isCode) in [(level.code, true), (level.name, false)] {
                guard let reference else { continue }
                guard let field = find(reference, &findings) else {
                    isComplete = false
                    report(reference, Phrase(level.level.word), .columnMissing, &findings)
                    continue
                }
                if isCode { found.code = field } else { found.name = field }
            }
            path.append(found)
        }
        return isComplete
    }

    private func find(_ reference: RosterFileEntry.ColumnReference, _ findings: inout RosterFindings) -> Int? {
        switch reference {
        case .position(let position): return position <= fieldCount ? position - 1 : nil
        case .header(let name):
            let wanted = name.trimmedOfSpaces
            let matches = header.indices.filter { header[$0] == wanted }
            if matches.count > 1 {
                findings.add(
                    .columnTwice, at: file, line: reader.lineNumber,
                    Phrase(
                        ja: "見出し「\(wanted)」が\(matches.count)回あります。最初の列を読みます",
                        en: "the header has '\(wanted)' \(matches.count) times; the first is read"))
            }
            return matches.first
        }
    }

    private func report(
        _ reference: RosterFileEntry.ColumnReference, _ title: Phrase, _ code: RosterCode,
        _ findings: inout RosterFindings
    ) {
        switch reference {
        case .header(let name):
            findings.add(
                code, at: file, line: reader.lineNumber, suggestion: nearest(to: name, among: header),
                Phrase(
                    ja: "見出しに「\(name)」（\(title.ja)）の列がありません",
                    en: "the header has no column '\(name)' (\(title.en))"))
        case .position(let position):
            findings.add(
                code, at: file, line: reader.lineNumber,
                Phrase(
                    ja: "\(position)列目（\(title.ja)）がありません。この行は\(fieldCount)列です",
                    en: "there is no column no. \(position) (\(title.en)); the row has \(fieldCount)"))
        }
    }
}

extension String {
    /// Without the spaces, half or full width, at both ends.
    var trimmedOfSpaces: String {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
