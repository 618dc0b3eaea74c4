import Formats
import Kernel

/// Reads the unit files of an export.
struct UnitFileReading {
    private let context: RosterContext
    private let attributes: UnitAttributes
    private(set) var codes = TextNumbering()

    init(_ context: RosterContext) {
        self.context = context
        attributes = UnitAttributes(context)
    }

    /// The units of one file; nil where it cannot be read.
    mutating func read(
        file: Int, entry: RosterFileEntry, date: CalendarDate?, _ findings: inout RosterFindings
    ) -> UnitSnapshot? {
        guard var table = RosterTable(context.files[file], entry: entry, findings: &findings) else { return nil }
        let fields = (
            code: table.field(.unitCode), name: table.field(.unitName), parent: table.field(.parentCode),
            level: table.field(.level), kind: table.field(.kind), from: table.field(.from), to: table.field(.to)
        )
        var levels = WordReading(.level, .unitLevels, entry: entry, context)
        var kinds = WordReading(.kind, .unitKinds, entry: entry, context)
        var dates = DateReading()
        var snapshot = UnitSnapshot(date: date, units: [])
        while table.next(&findings) {
            let place = RowPlace(file: Int32(file), line: Int32(table.reader.lineNumber))
            let code = table.code(fields.code) { $0.isEmpty ? -1 : codes.number(of: $0).number }
            let name = table.reader.trimmedString(fields.name)
            var isGood = true
            if code < 0 { isGood = table.reportEmpty(fields.code, .unitCode, &findings) }
            if name.isEmpty { isGood = table.reportEmpty(fields.name, .unitName, &findings) }
            let parent = table.code(fields.parent) { $0.isEmpty ? -1 : codes.number(of: $0).number }
            let level = table.reader.withTrimmedField(fields.level) {
                $0.isEmpty ? -1 : levels.index(of: $0, at: place)
            }
            let kind = table.reader.withTrimmedField(fields.kind) { $0.isEmpty ? -1 : kinds.index(of: $0, at: place) }
            let from = table.date(fields.from, .from, &dates, &isGood, &findings)
            let to = table.date(fields.to, .to, &dates, &isGood, &findings)
            if let from, let to, to < from { isGood = table.reportReversed(from, to, &findings) }
            guard isGood else { continue }
            snapshot.units.append(
                UnitObservation(
                    code: code, parent: parent == code ? -1 : parent, name: name,
                    level: level < 0 ? attributes.level(name: name) : level,
                    kind: kind < 0 ? attributes.kind(code: codes.text(code), name: name) : kind,
                    from: from, to: to, place: place))
        }
        table.finish(&findings)
        dropZeroParents(&snapshot)
        levels.report(context.files, &findings)
        kinds.report(context.files, &findings)
        if snapshot.units.isEmpty {
            findings.add(.noRows, at: table.file, Phrase(ja: "読める行がありません", en: "no row can be read"))
        }
        return snapshot
    }

    /// Many exports fill "no unit above" with zeros; where a unit really has that code, it is meant.
    private func dropZeroParents(_ snapshot: inout UnitSnapshot) {
        let present = Set(snapshot.units.map(\.code))
        for index in snapshot.units.indices {
            let parent = snapshot.units[index].parent
            if parent >= 0, !present.contains(parent), codes.text(parent).allSatisfy({ $0 == "0" }) {
                snapshot.units[index].parent = -1
            }
        }
    }
}
