import Formats
import Kernel

/// A table of figures under reading (`docs/measure.md`): columns by their names, every finding with row and column.
struct MeasureTable {
    let file: String
    let findings: RecordFindings
    let names: [String]
    private var reader: CSVReader

    /// `nil` where there is no head or a name stands twice; the findings say so.
    init?(_ bytes: [UInt8], file: String, _ findings: RecordFindings) {
        self.file = file
        self.findings = findings
        let (text, unreadable) = TextEncoding.detect(bytes).decode(bytes, file: file)
        findings.add(unreadable)
        reader = CSVReader(text, file: file)
        guard reader.next() else {
            names = []
            findings.add(reader.diagnostics)
            findings.add(
                .error, "M001", Place(file: file, line: 1, column: 1), ja: "見出しの行がありません",
                en: "there is no header line")
            return nil
        }
        names = (0..<reader.fieldCount).map(reader.trimmedString)
        for (field, name) in names.enumerated() where names.firstIndex(of: name) != field {
            findings.add(
                .error, "M002", place(field), ja: "列「\(Self.shown(name))」が2つあります",
                en: "the column '\(Self.shown(name))' stands twice")
            return nil
        }
    }

    /// Where a column stands; `nil`, with a finding, where there is none.
    func required(_ column: String) -> Int? {
        if let index = names.firstIndex(of: column) { return index }
        findings.add(
            .error, "M003", Place(file: file, line: 1, column: 1), ja: "列「\(column)」がありません",
            en: "the column '\(column)' is missing", suggestion: nearest(to: column, among: names))
        return nil
    }

    /// Goes on to the next row that is as long as the head. False after the last, when what quotes and bytes have wrong
    /// joins the findings.
    mutating func next() -> Bool {
        while reader.next() {
            if reader.fieldCount == names.count { return true }
            if reader.isBlank { continue }
            findings.add(
                .error, "M004", Place(file: file, line: reader.lineNumber, column: 1),
                ja: "項目が\(reader.fieldCount)個あります。見出しは\(names.count)個です",
                en: "the row has \(reader.fieldCount) fields, the header \(names.count)")
        }
        findings.add(reader.diagnostics)
        return false
    }

    var line: Int { reader.lineNumber }

    func text(_ field: Int) -> String { reader.trimmedString(field) }

    /// `NA` is how other programs write an empty cell.
    func isEmpty(_ field: Int) -> Bool {
        reader.withTrimmedField(field) { $0.isEmpty || $0.elementsEqual("NA".utf8) }
    }

    /// A finite number; `nil` where the cell is empty, or, with a finding, where it is none.
    func number(_ field: Int) -> Double? {
        guard !isEmpty(field) else { return nil }
        if let value = Double(text(field)), value.isFinite { return value }
        findings.add(
            .error, "M006", place(field),
            ja: "列「\(Self.shown(names[field]))」の「\(Self.shown(text(field)))」は数として読めません",
            en: "'\(Self.shown(text(field)))' in '\(Self.shown(names[field]))' is not a number")
        return nil
    }

    /// A finite number; `nil`, with a finding, where the cell is empty or none.
    func filledNumber(_ field: Int) -> Double? {
        guard isEmpty(field) else { return number(field) }
        reportEmpty(field)
        return nil
    }

    func reportEmpty(_ field: Int) {
        findings.add(
            .error, "M005", place(field), ja: "列「\(Self.shown(names[field]))」が空です",
            en: "'\(Self.shown(names[field]))' is empty")
    }

    /// An answer: a whole number from 0 to 254, `Responses.missing` where the cell is empty; `nil`, with a finding, else.
    func answer(_ field: Int) -> UInt8? {
        let quick: UInt8? = reader.withField(field) { text in
            switch text.count {
            case 0: return .max
            case 1:
                let digit = text[0] &- UInt8(ascii: "0")
                return digit <= 9 ? digit : nil
            default: return nil
            }
        }
        if let quick { return quick }
        if isEmpty(field) { return .max }
        if let value = Double(text(field)), value == value.rounded(), (0...254).contains(value) { return UInt8(value) }
        findings.add(
            .error, "M007", place(field),
            ja: "列「\(Self.shown(names[field]))」の「\(Self.shown(text(field)))」は回答ではありません（0から始まる整数か空）",
            en:
                "'\(Self.shown(text(field)))' in '\(Self.shown(names[field]))' is no answer (a whole number from 0, or empty)"
        )
        return nil
    }

    /// Where a column of the current row stands.
    func place(_ field: Int) -> Place {
        let start = reader.place(of: field)?.lowerBound ?? 0
        return Place(file: file, line: reader.lineNumber, column: TextColumn.column(of: start, in: reader.text))
    }

    static func shown(_ text: String) -> String { text.count <= 40 ? text : text.prefix(39) + "…" }
}
