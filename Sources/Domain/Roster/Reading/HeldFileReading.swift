import Formats
import Kernel

/// A role or absence as a file of its own states it, with its period.
struct StatedPeriod: Sendable {
    var person: Int32
    var what: Int32
    /// Number of the unit's code; -1 the person's own.
    var unit: Int32
    var from: CalendarDate
    var to: CalendarDate
}

/// Reads the files of roles and of absences.
struct HeldFileReading {
    let context: RosterContext

    func roles(
        file: Int, entry: RosterFileEntry, date: CalendarDate?, _ people: inout PeopleReading,
        _ findings: inout RosterFindings
    ) -> [StatedPeriod] {
        var words = WordSetReading(.role, candidates: context.roles.map(\.writings), entry: entry)
        let periods = read(file: file, entry: entry, date: date, .role, &people, &findings) { text, place in
            let number = words.number(of: text, at: place)
            return words.sets[number]
        }
        words.report(context.files, &findings)
        return periods
    }

    func absences(
        file: Int, entry: RosterFileEntry, date: CalendarDate?, _ people: inout PeopleReading,
        _ findings: inout RosterFindings
    ) -> [StatedPeriod] {
        var words = ChoiceReading<AbsenceWord>(entry: entry)
        let periods = read(file: file, entry: entry, date: date, .absence, &people, &findings) { text, place in
            switch words.choice(of: text, at: place) {
            case .leave: [0]
            case .secondment: [1]
            case .atWork, nil: []
            }
        }
        words.report(context.files, &findings)
        return periods
    }

    /// A row without a first day holds since the file's date, or else always.
    private func read(
        file: Int, entry: RosterFileEntry, date: CalendarDate?, _ column: RosterColumn, _ people: inout PeopleReading,
        _ findings: inout RosterFindings, meaning: (UnsafeBufferPointer<UInt8>, RowPlace) -> [Int32]
    ) -> [StatedPeriod] {
        guard var table = RosterTable(context.files[file], entry: entry, findings: &findings) else { return [] }
        let fields = (
            key: table.field(.personKey), number: table.field(.staffNumber), what: table.field(column),
            unit: table.field(.unitCode), from: table.field(.from), to: table.field(.to)
        )
        var dates = DateReading()
        var periods = [StatedPeriod]()
        while table.next(&findings) {
            let place = RowPlace(file: Int32(file), line: Int32(table.reader.lineNumber))
            var isGood = true
            let from = table.date(fields.from, .from, &dates, &isGood, &findings)
            let to = table.date(fields.to, .to, &dates, &isGood, &findings)
            if let from, let to, to < from { isGood = table.reportReversed(from, to, &findings) }
            if table.reader.withTrimmedField(fields.what, \.isEmpty) {
                isGood = table.reportEmpty(fields.what, column, &findings)
            }
            let person =
                table.code(fields.key) { people.register.holder(ofKey: $0) }
                ?? table.code(fields.number) { people.register.holder(ofStaffNumber: $0) }
            if person == nil { reportUnknown(table, fields.number, &findings) }
            let unit = table.code(fields.unit) { code in
                code.isEmpty ? -1 : people.units.find(code).map { Int32($0) } ?? -2
            }
            if unit == -2 { reportUnit(table, fields.unit, &findings) }
            let meant = table.reader.withTrimmedField(fields.what) { meaning($0, place) }
            guard isGood, let person, unit > -2 else { continue }
            for what in meant {
                periods.append(
                    StatedPeriod(
                        person: Int32(person), what: what, unit: unit, from: from ?? date ?? .distantPast,
                        to: to ?? .distantFuture))
            }
        }
        table.finish(&findings)
        return periods
    }

    private func reportUnknown(_ table: RosterTable, _ field: Int, _ findings: inout RosterFindings) {
        let number = table.reader.trimmedString(field)
        findings.add(
            .personUnknown, at: table.file, line: table.reader.lineNumber,
            column: table.characterColumn(ofField: field),
            Phrase(
                ja: "職員番号「\(number)」の人は職員のファイルにいません。この行は読み飛ばしました",
                en: "no people file has the staff number '\(number)'; the row was left out"))
    }

    private func reportUnit(_ table: RosterTable, _ field: Int, _ findings: inout RosterFindings) {
        let code = table.reader.trimmedString(field)
        findings.add(
            .unitUnknown, at: table.file, line: table.reader.lineNumber, column: table.characterColumn(ofField: field),
            Phrase(
                ja: "所属コード「\(code)」の所属がありません。この行は読み飛ばしました",
                en: "there is no unit with the code '\(code)'; the row was left out"))
    }
}
