import Kernel

/// The units of a roster with, for each code, where its entries stand.
struct ResolvedUnits: Sendable {
    var units = [Unit]()
    /// By number of the code: its entries in `units`, ascending by first day.
    var entries = [Range<Int>]()

    /// The entry of a code on a day; where the unit does not exist then, the nearest before, or else its first.
    func entry(of code: Int, on date: CalendarDate) -> Int? {
        let range = entries[code]
        guard !range.isEmpty else { return nil }
        return range.last { units[$0].from <= date } ?? range.lowerBound
    }
}

extension UnitHistory {
    private struct Piece {
        var version: Int
        var from: CalendarDate
        var to: CalendarDate
    }

    /// Deeper organisations than this are cut only at changes of the levels next above.
    private static let deepest = 64

    /// Cuts each unit where a unit above it changes, numbers all by code and day, and joins them to a tree.
    func resolved(
        codes: TextNumbering, files: [RosterFile], _ findings: inout RosterFindings
    ) -> ResolvedUnits {
        let pieces = self.pieces()
        let order = versions.indices.map { ($0, codes.text($0)) }.sorted { $0.1 < $1.1 }
        var resolved = ResolvedUnits()
        resolved.entries = [Range<Int>](repeating: 0..<0, count: versions.count)
        var codeOfEntry = [Int]()
        for (code, text) in order {
            let start = resolved.units.count
            for piece in pieces[code] {
                let unit = versions[code][piece.version].unit
                resolved.units.append(
                    Unit(
                        code: text, name: unit.name, level: unit.level, kind: unit.kind, from: piece.from, to: piece.to)
                )
                codeOfEntry.append(code)
            }
            resolved.entries[code] = start..<resolved.units.count
        }
        for (code, _) in order {
            for (entry, piece) in zip(resolved.entries[code], pieces[code]) {
                let unit = versions[code][piece.version].unit
                guard unit.parent >= 0 else { continue }
                let entries = resolved.entries[unit.parent]
                let version = versions[code][piece.version]
                // Exports often date a unit before the one that is above it today: the nearest entry of the unit above
                // that the stated days touch then stands for the earlier days too.
                let parent =
                    entries.first {
                        resolved.units[$0].from <= piece.from && piece.from <= resolved.units[$0].to
                    }
                    ?? entries.first { resolved.units[$0].from <= version.to && version.from <= resolved.units[$0].to }
                if let parent {
                    resolved.units[entry].parent = Int32(parent)
                } else {
                    reportParent(unit, codes, files, &findings)
                }
            }
        }
        cutRings(&resolved, codeOfEntry, files, &findings)
        return resolved
    }

    private func pieces() -> [[Piece]] {
        // The days on which something begins or has just ended, for each code.
        var cuts = versions.map { list in
            Set(list.flatMap { $0.to == .distantFuture ? [$0.from] : [$0.from, $0.to.next] })
        }
        for _ in 0..<Self.deepest {
            var hasGrown = false
            for code in versions.indices {
                for version in versions[code] where version.unit.parent >= 0 {
                    for cut in cuts[version.unit.parent]
                    where version.from < cut && cut <= version.to && cuts[code].insert(cut).inserted {
                        hasGrown = true
                    }
                }
            }
            if !hasGrown { break }
        }
        return versions.indices.map { code in
            let days = cuts[code].sorted()
            return versions[code].indices.flatMap { index -> [Piece] in
                let version = versions[code][index]
                let starts = [version.from] + days.filter { version.from < $0 && $0 <= version.to }
                let ends = starts.dropFirst().map { $0.previous } + [version.to]
                return zip(starts, ends).map { Piece(version: index, from: $0, to: $1) }
            }
        }
    }

    private func reportParent(
        _ unit: UnitObservation, _ codes: TextNumbering, _ files: [RosterFile], _ findings: inout RosterFindings
    ) {
        let (code, parent) = (codes.text(unit.code), codes.text(unit.parent))
        findings.add(
            .parentUnknown, at: files[Int(unit.place.file)].name, line: Int(unit.place.line),
            Phrase(
                ja: "所属「\(code)」（\(unit.name)）の上位所属「\(parent)」が、同じ期間にありません。最上位として扱います",
                en: "the unit '\(parent)' above '\(code)' (\(unit.name)) does not exist on the same days; "
                    + "the unit is taken as a top one"))
    }

    /// Every unit leads to the top in the end: a ring is reported and opened at one of its units.
    private func cutRings(
        _ resolved: inout ResolvedUnits, _ codeOfEntry: [Int], _ files: [RosterFile], _ findings: inout RosterFindings
    ) {
        // The walk on which a unit was first met; a walk that meets itself has found a ring.
        var walkOf = [Int](repeating: -1, count: resolved.units.count)
        for start in resolved.units.indices {
            var unit = start
            while unit >= 0, walkOf[unit] < 0 {
                walkOf[unit] = start
                unit = Int(resolved.units[unit].parent)
            }
            guard unit >= 0, walkOf[unit] == start else { continue }
            var ring = [resolved.units[unit].code]
            var next = Int(resolved.units[unit].parent)
            while next != unit, ring.count < 20 {
                ring.append(resolved.units[next].code)
                next = Int(resolved.units[next].parent)
            }
            let first = resolved.units[unit]
            let place = versions[codeOfEntry[unit]].first { $0.from <= first.from && first.from <= $0.to }?.unit.place
            resolved.units[unit].parent = -1
            let chain = (ring + [first.code]).joined(separator: " → ")
            findings.add(
                .unitRing, at: place.map { files[Int($0.file)].name } ?? "", line: place.map { Int($0.line) } ?? 0,
                Phrase(ja: "上位所属が輪になっています: \(chain)", en: "units lie above each other in a ring: \(chain)"))
        }
    }
}

extension CalendarDate {
    /// The day after; the end of time has none.
    var next: CalendarDate { self == .distantFuture ? self : adding(days: 1) }
    /// The day before; the beginning of time has none.
    var previous: CalendarDate { self == .distantPast ? self : adding(days: -1) }
}
