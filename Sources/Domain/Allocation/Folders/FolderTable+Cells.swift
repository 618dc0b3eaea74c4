import Formats
import Kernel

/// What a cell refers to, with the finding for one that the folder does not have.
struct FolderReference: Sendable {
    let code: String
    let noun: Phrase
    /// The file in which such things are named.
    let file: String

    static let section = FolderReference(code: "N020", noun: Phrase(ja: "所属", en: "section"), file: "sections.csv")
    static let staff = FolderReference(code: "N021", noun: Phrase(ja: "職員", en: "staff"), file: "staff.csv")
    static let municipality = FolderReference(
        code: "N022", noun: Phrase(ja: "市町村", en: "municipality"), file: "travel.csv")
    static let session = FolderReference(code: "N023", noun: Phrase(ja: "回", en: "session"), file: "sessions.csv")
    static let request = FolderReference(code: "N024", noun: Phrase(ja: "申込", en: "request"), file: "requests.csv")
    static let unit = FolderReference(code: "N025", noun: Phrase(ja: "係", en: "unit"), file: "units.csv")
    static let track = FolderReference(code: "N026", noun: Phrase(ja: "研修", en: "track"), file: "meta.json")
}

extension FolderTable {
    /// The index of the row that a column names; `nil`, with a finding, where it is empty or named before.
    func newIndex(_ column: Column, in names: inout FolderNames) -> Int32? {
        guard !isEmpty(column) else { return nil }
        let line = line
        let (index, isNew) = reader.withTrimmedField(field(column)) { names.number($0, line: line) }
        if isNew { return index }
        findings.add(
            .error, "N010", place(column), ja: "「\(shown(column))」は\(names.line(of: index))行目にもあります",
            en: "'\(shown(column))' stands in line \(names.line(of: index)) too")
        return nil
    }

    /// The index of a name that may stand in many rows; `nil`, with a finding, where it is empty.
    func name(_ column: Column, in names: inout FolderNames) -> Int32? {
        guard !isEmpty(column) else { return nil }
        let line = line
        return reader.withTrimmedField(field(column)) { names.number($0, line: line).index }
    }

    /// The index of what a column refers to; `nil`, with a finding, where it is empty or unknown.
    ///
    /// - Parameter names: `nil` where the file that names them could not be read and has said so itself.
    func index(_ column: Column, in names: FolderNames?, _ reference: FolderReference) -> Int32? {
        guard !isEmpty(column) else { return nil }
        guard let names else { return nil }
        if let index = reader.withTrimmedField(field(column), { names.index(of: $0) }) { return index }
        findings.add(
            .error, reference.code, place(column),
            ja: "\(reference.noun.ja)「\(shown(column))」は\(reference.file)にありません",
            en: "the \(reference.noun.en) '\(shown(column))' is not in \(reference.file)")
        return nil
    }

    /// A whole number; `nil`, with a finding, where it is empty, no number or out of range.
    func number(_ column: Column, _ range: ClosedRange<Int32>) -> Int32? {
        let field = field(column)
        if let number = reader.withField(field, Self.number) ?? reader.withTrimmedField(field, Self.number) {
            if range.contains(number) { return number }
            findings.add(
                .error, "N009", place(column),
                ja: "列「\(column.header)」の\(shown(column))は\(range.lowerBound)から\(range.upperBound)までの外です",
                en: "\(shown(column)) in '\(column.header)' is not within \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        guard !isEmpty(column) else { return nil }
        findings.add(
            .error, "N008", place(column),
            ja: "列「\(column.header)」の「\(shown(column))」は整数として読めません",
            en: "'\(shown(column))' in '\(column.header)' is not a whole number")
        return nil
    }

    /// 0 or 1.
    func flag(_ column: Column) -> Bool? { number(column, 0...1).map { $0 == 1 } }

    /// A half-day; `nil`, with a finding, where it is empty or none.
    func halfDay(_ column: Column) -> Int32? {
        if let halfDay = reader.withTrimmedField(field(column), { HalfDay($0) }) { return halfDay.index }
        guard !isEmpty(column) else { return nil }
        reportHalfDays(column, shown(column))
        return nil
    }

    /// Half-days with `|` between, each once; `nil`, with a finding, where one is none or stands twice.
    func halfDays(_ column: Column) -> [Int32]? {
        guard !isEmpty(column) else { return nil }
        var found: [Int32] = []
        for part in text(column).split(separator: "|", omittingEmptySubsequences: false) {
            var part = String(part)
            guard let halfDay = part.withUTF8({ HalfDay($0) }), !found.contains(halfDay.index) else {
                reportHalfDays(column, part)
                return nil
            }
            found.append(halfDay.index)
        }
        return found
    }

    /// One of a few words; `nil`, with a finding, where it is empty or another.
    func word<Value>(_ column: Column, _ words: KeyValuePairs<String, Value>) -> Value? {
        guard !isEmpty(column) else { return nil }
        let text = text(column)
        if let value = words.first(where: { $0.key == text })?.value { return value }
        let allowed = words.map(\.key)
        findings.add(
            .error, "N013", place(column),
            ja: "列「\(column.header)」の「\(shown(column))」は使えません（\(allowed.joined(separator: "、"))のいずれか）",
            en: "'\(shown(column))' cannot stand in '\(column.header)' (one of \(allowed.joined(separator: ", ")))")
        return nil
    }

    func reportAgain(at line: Int, first: Int32? = nil) {
        findings.add(
            .error, "N011", Place(file: file, line: line, column: 1),
            ja: first.map { "\($0)行目と同じことについての行です" } ?? "前の行と同じことについての行です",
            en: first.map { "the row is about the same as line \($0)" } ?? "the row is about the same as an earlier one"
        )
    }

    func reportEmpty() {
        findings.add(
            .error, "N015", Place(file: file, line: 1, column: 1), ja: "見出しのほかに行がありません",
            en: "there are no rows below the header")
    }

    private func reportHalfDays(_ column: Column, _ part: String) {
        findings.add(
            .error, "N014", place(column),
            ja: "列「\(column.header)」の「\(part.prefix(40))」は半日として使えません（例: 12a は12日目の午前。同じ半日は1回だけ）",
            en: "'\(part.prefix(40))' in '\(column.header)' cannot be used as a half-day (for example 12a, the morning "
                + "of day 12; each once)")
    }

    /// True, with a finding, where a column that must be filled is not.
    private func isEmpty(_ column: Column) -> Bool {
        guard reader.withTrimmedField(field(column), \.isEmpty) else { return false }
        findings.add(
            .error, "N007", place(column), ja: "列「\(column.header)」が空です",
            en: "the column '\(column.header)' is empty")
        return true
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int32? {
        let isNegative = text.first == UInt8(ascii: "-")
        let digits = isNegative ? text.dropFirst() : text[...]
        guard (1...18).contains(digits.count) else { return nil }
        var value: Int64 = 0
        for byte in digits {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int64(digit)
        }
        return Int32(clamping: isNegative ? -value : value)
    }
}
