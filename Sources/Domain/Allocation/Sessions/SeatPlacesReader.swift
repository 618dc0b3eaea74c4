import Formats
package import Kernel

/// Reads where units lie and how many of each may be away at once, and the minutes between places.
package enum SeatPlacesReader {
    enum UnitColumn: RecordColumn {
        case unit, place, mostAway

        var headers: [String] {
            switch self {
            case .unit: ["所属コード", "所属", "unit", "unitCode"]
            case .place: ["場所", "庁舎", "place"]
            case .mostAway: ["不在の上限", "上限", "mostAway", "cap"]
            }
        }

        var isRequired: Bool { self == .unit }
    }

    enum WayColumn: RecordColumn {
        case from, to, minutes

        var headers: [String] {
            switch self {
            case .from: ["出発", "場所1", "from", "a"]
            case .to: ["到着", "場所2", "to", "b"]
            case .minutes: ["分", "所要時間", "minutes"]
            }
        }

        var isRequired: Bool { true }
    }

    /// Adds homes and limits by the units' codes; gives back what is wrong with the file (`docs/diagnostics.md`: F, Q).
    package static func readUnits(
        _ bytes: [UInt8], file: String, units: Set<String>, into places: inout SeatPlaces
    ) -> [Diagnostic] {
        let findings = RecordFindings()
        guard var table = RecordTable<UnitColumn>(bytes, file: file, letter: "Q", findings: findings) else {
            return findings.diagnostics
        }
        while table.next() {
            guard !table.reader.isBlank else { continue }
            let code = table.text(.unit)
            guard units.contains(code) else {
                findings.add(
                    .error, "Q021", table.place(.unit), ja: "所属コード「\(table.shown(code))」は名簿にありません。この行は読みませんでした",
                    en: "the roster has no unit '\(table.shown(code))'; the row was left out",
                    suggestion: nearest(to: code, among: units.sorted()))
                continue
            }
            guard table.fits(.place, within: SessionReader.longestPlace) else { continue }
            if !table.text(.mostAway).isEmpty {
                guard let most = table.count(.mostAway, within: 0...100_000) else { continue }
                places.mostAway[code] = most
            }
            let place = table.text(.place)
            if !place.isEmpty { places.homes[code] = place }
        }
        return table.diagnostics
    }

    /// Adds ways between places, each both ways.
    package static func readWays(
        _ bytes: [UInt8], file: String, into places: inout SeatPlaces
    ) -> [Diagnostic] {
        let findings = RecordFindings()
        guard var table = RecordTable<WayColumn>(bytes, file: file, letter: "Q", findings: findings) else {
            return findings.diagnostics
        }
        while table.next() {
            guard !table.reader.isBlank, let minutes = table.count(.minutes, within: 0...10_000) else { continue }
            let (from, to) = (table.text(.from), table.text(.to))
            guard !from.isEmpty, !to.isEmpty else {
                table.unreadable("Q022", from.isEmpty ? .from : .to, ja: "場所", en: "a place")
                continue
            }
            let areFit = [WayColumn.from, .to].map { table.fits($0, within: SessionReader.longestPlace) }
            guard !areFit.contains(false) else { continue }
            places.minutes[.init(from: from, to: to)] = minutes
        }
        return table.diagnostics
    }
}
