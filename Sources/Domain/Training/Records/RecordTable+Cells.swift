import Formats
import Kernel

extension RecordTable {
    /// The person whose staff number stands in a column; nil, with a finding, where it is empty or unknown.
    func person(_ column: Column, in people: some PersonDirectory) -> Int32? {
        let index = field(column)
        if let person = reader.withTrimmedField(index, { $0.isEmpty ? nil : people.person(staffNumber: $0) }) {
            return Int32(person)
        }
        let number = reader.trimmedString(index)
        if number.isEmpty {
            findings.add(
                .error, letter + "004", place(column), ja: "職員番号が空です。この行は読みませんでした",
                en: "the staff number is empty; the row was left out")
        } else {
            findings.add(
                .warning, letter + "005", place(column),
                ja: "職員番号「\(shown(number))」は名簿にありません。この行は読みませんでした",
                en: "no one on the roster has the staff number '\(shown(number))'; the row was left out")
        }
        return nil
    }

    /// The date in a column, a time of day after it left aside; nil, with a finding, where there is none.
    func date(_ column: Column) -> CalendarDate? {
        let index = field(column)
        if let date = reader.withTrimmedField(index, DateText.date) { return date }
        let text = reader.trimmedString(index)
        if let date = CalendarDate(parsing: text) { return date }
        if let day = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "\u{3000}" }).first,
            day.count < text.count, let date = CalendarDate(parsing: day)
        {
            return date
        }
        let name = column.headers[0]
        findings.add(
            .error, letter + "006", place(column),
            ja: text.isEmpty
                ? "列「\(name)」が空です。この行は読みませんでした"
                : "列「\(name)」の「\(shown(text))」は日付として読めません（例: 2026-04-01、令和8年4月1日）。この行は読みませんでした",
            en: text.isEmpty
                ? "the column '\(name)' is empty; the row was left out"
                : "'\(shown(text))' in '\(name)' is not a date (for example 2026-04-01); the row was left out")
        return nil
    }

    /// The finding for a cell whose word the plan does not know; the row is left out.
    func unknown(_ code: String, _ column: Column, ja: String, en: String, among candidates: [String]) {
        let text = text(column)
        findings.add(
            .error, letter + code, place(column),
            ja: text.isEmpty
                ? "列「\(column.headers[0])」が空です。この行は読みませんでした"
                : "\(ja)「\(shown(text))」は計画にありません。この行は読みませんでした",
            en: text.isEmpty
                ? "the column '\(column.headers[0])' is empty; the row was left out"
                : "the plan has no \(en) '\(shown(text))'; the row was left out",
            suggestion: nearest(to: text, among: candidates))
    }
}

/// Dates in the two forms that exports use most, straight from bytes.
enum DateText {
    /// `20260401`, `2026-04-01`, `2026/04/01`, the latter two also before a space or `T` and a time of day.
    static func date(_ text: UnsafeBufferPointer<UInt8>) -> CalendarDate? {
        if text.count == 8, let year = number(text, 0, 4), let month = number(text, 4, 2), let day = number(text, 6, 2)
        {
            return CalendarDate(year: year, month: month, day: day)
        }
        guard text.count >= 10, text[4] == text[7], text[4] == 0x2D || text[4] == 0x2F,
            text.count == 10 || text[10] == 0x20 || text[10] == 0x54,
            let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<(start + count) {
            let digit = text[index] &- 0x30
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
