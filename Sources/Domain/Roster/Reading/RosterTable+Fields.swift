import Formats
import Kernel

extension RosterTable {
    /// A code's bytes without spaces, and without the `="0012"` by which exports keep spreadsheets from dropping zeros.
    @inline(__always)
    func code<R>(_ field: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        reader.withTrimmedField(field) { text in
            guard text.count >= 3, text[0] == UInt8(ascii: "="), text[1] == UInt8(ascii: "\""),
                text[text.count - 1] == UInt8(ascii: "\"")
            else { return body(text) }
            return body(UnsafeBufferPointer(rebasing: text[2..<text.count - 1]))
        }
    }

    /// A date; nil where the field is empty or the file has no such column. An unreadable one is reported and makes
    /// the row bad.
    @inline(__always)
    func date(
        _ field: Int, _ column: RosterColumn, _ dates: inout DateReading, _ isGood: inout Bool,
        _ findings: inout RosterFindings
    ) -> CalendarDate? {
        guard field >= 0 else { return nil }
        switch reader.withTrimmedField(field, { dates.read($0) }) {
        case .date(let date): return date
        case .none: return nil
        case .unreadable:
            isGood = false
            report(field, column, &findings)
            return nil
        }
    }

    private func report(_ field: Int, _ column: RosterColumn, _ findings: inout RosterFindings) {
        let name = columnName(field, column)
        let text = reader.trimmedString(field)
        findings.add(
            .dateUnreadable, at: file, line: reader.lineNumber, column: characterColumn(ofField: field),
            Phrase(
                ja: "\(name.ja)の「\(text)」は日付として読めません。この行は読み飛ばしました",
                en: "'\(text)' in \(name.en) is not a date; the row was left out"))
    }

    /// Reports a field that must not be empty. Always false: the row is bad.
    func reportEmpty(_ field: Int, _ column: RosterColumn, _ findings: inout RosterFindings) -> Bool {
        let name = columnName(field, column)
        findings.add(
            .fieldEmpty, at: file, line: reader.lineNumber, column: characterColumn(ofField: field),
            Phrase(
                ja: "\(name.ja)が空です。この行は読み飛ばしました",
                en: "\(name.en) is empty; the row was left out"))
        return false
    }

    /// Reports a period that ends before it begins. Always false: the row is bad.
    func reportReversed(_ from: CalendarDate, _ to: CalendarDate, _ findings: inout RosterFindings) -> Bool {
        findings.add(
            .periodReversed, at: file, line: reader.lineNumber,
            Phrase(
                ja: "終了日（\(to)）が開始日（\(from)）より前です。この行は読み飛ばしました",
                en: "the last day (\(to)) is before the first (\(from)); the row was left out"))
        return false
    }
}
