import Kernel

/// The units over time, put together from snapshots in the order of their dates.
struct UnitHistory: Sendable {
    struct Version: Sendable {
        var unit: UnitObservation
        var from: CalendarDate
        var to: CalendarDate
    }

    /// By number of the code; ascending and without overlaps.
    private(set) var versions: [[Version]] = []
    private var latestDate: CalendarDate?
    private var isEmpty = true

    /// Takes over the next snapshot. A unit that is not in it ends the day before its date; one that changed without
    /// saying when changed on its date.
    mutating func apply(
        _ snapshot: UnitSnapshot, codes: TextNumbering, files: [RosterFile], _ findings: inout RosterFindings
    ) {
        reserve(codes.count)
        var seen = [Bool](repeating: false, count: versions.count)
        let units = snapshot.units.sorted(by: Self.comesFirst)
        var start = 0
        while start < units.count {
            let code = units[start].code
            let end = units[start...].firstIndex { $0.code != code } ?? units.count
            seen[code] = true
            if let date = snapshot.date, !isEmpty, !versions[code].isEmpty {
                // What an earlier file foretold for later days, this file tells again or has withdrawn.
                versions[code].removeAll { $0.from > date }
                for unit in units[start..<end] { retell(unit, on: date) }
            } else {
                for unit in units[start..<end] {
                    tell(unit, on: isEmpty ? nil : snapshot.date, codes, files, &findings)
                }
            }
            start = end
        }
        if let date = snapshot.date, !isEmpty {
            for code in seen.indices where !seen[code] { end(code, before: date) }
        }
        isEmpty = false
        latestDate = snapshot.date ?? latestDate
    }

    /// A unit that no unit file has, for as long as anyone asks.
    mutating func add(unknown unit: UnitObservation, codes: TextNumbering) {
        reserve(codes.count)
        versions[unit.code] = [Version(unit: unit, from: .distantPast, to: .distantFuture)]
    }

    func isKnown(_ code: Int) -> Bool { code < versions.count && !versions[code].isEmpty }

    /// The code's version on a day; nil where the unit does not exist then.
    func version(of code: Int, on date: CalendarDate) -> Version? {
        versions[code].first { $0.from <= date && date <= $0.to }
    }

    private mutating func reserve(_ count: Int) {
        if versions.count < count {
            versions.append(contentsOf: repeatElement([], count: count - versions.count))
        }
    }

    private static func comesFirst(_ a: UnitObservation, _ b: UnitObservation) -> Bool {
        (a.code, a.from ?? .distantPast, a.place.file, a.place.line)
            < (b.code, b.from ?? .distantPast, b.place.file, b.place.line)
    }

    /// A unit that was not known before; a file may tell its whole history, row by row.
    private mutating func tell(
        _ unit: UnitObservation, on date: CalendarDate?, _ codes: TextNumbering, _ files: [RosterFile],
        _ findings: inout RosterFindings
    ) {
        let from = unit.from ?? date ?? .distantPast
        if let last = versions[unit.code].indices.last {
            let before = versions[unit.code][last]
            // A row without a last day ends where the next one begins.
            guard from > before.to || (before.unit.to == nil && from > before.from) else {
                reportTwice(unit, codes, files, &findings)
                return
            }
            versions[unit.code][last].to = min(before.to, from.previous)
        }
        versions[unit.code].append(Version(unit: unit, from: from, to: unit.to ?? .distantFuture))
    }

    /// A unit that an earlier snapshot has told.
    private mutating func retell(_ unit: UnitObservation, on date: CalendarDate) {
        let code = unit.code
        let to = unit.to ?? .distantFuture
        let last = versions[code].indices.last
        if to < date {
            // Its past: only where it ended is new.
            if let last, versions[code][last].unit.isSame(as: unit) {
                versions[code][last].to = max(min(versions[code][last].to, to), versions[code][last].from)
            }
            return
        }
        if let last, versions[code][last].to >= date, versions[code][last].unit.isSame(as: unit) {
            versions[code][last].to = to
            return
        }
        // A first day at or before the snapshot before is that of the unit, not of the change.
        let isChangeDated = unit.from.map { first in latestDate.map { first > $0 } ?? true } ?? false
        let from = isChangeDated ? unit.from ?? date : date
        if let last {
            if versions[code][last].from >= from { versions[code].removeLast() }
            if let before = versions[code].indices.last {
                versions[code][before].to = min(versions[code][before].to, from.previous)
            }
        }
        versions[code].append(Version(unit: unit, from: from, to: to))
    }

    private mutating func end(_ code: Int, before date: CalendarDate) {
        versions[code].removeAll { $0.from >= date }
        guard let last = versions[code].indices.last else { return }
        versions[code][last].to = min(versions[code][last].to, date.previous)
    }

    private func reportTwice(
        _ unit: UnitObservation, _ codes: TextNumbering, _ files: [RosterFile], _ findings: inout RosterFindings
    ) {
        let code = codes.text(unit.code)
        findings.add(
            .unitTwice, at: files[Int(unit.place.file)].name, line: Int(unit.place.line),
            Phrase(
                ja: "所属コード「\(code)」（\(unit.name)）が同じ期間に2回あります。この行は読み飛ばしました",
                en: "the unit code '\(code)' (\(unit.name)) stands twice for the same days; this row was left out"))
    }
}
