package import Kernel

/// The organisation on one day: which units exist, and which lies below which. Units are indices into `Roster.units`.
package struct UnitTree: Sendable {
    package let date: CalendarDate
    /// The units that exist, by code.
    package let existing: [Int]
    /// Those of them without a unit above, by code.
    package let tops: [Int]

    private let units: [Unit]
    private let parents: [Int32]
    private let childStart: [Int32]
    private let childList: [Int]

    package init(_ roster: Roster, on date: CalendarDate) {
        self.date = date
        let units = roster.units
        let existing = units.indices.filter { units[$0].exists(on: date) }.sorted {
            (units[$0].code, $0) < (units[$1].code, $1)
        }
        // A roster filled by hand may name an entry of the unit above that does not hold on this day.
        var onDay = [String: Int](minimumCapacity: existing.count)
        for unit in existing { onDay[units[unit].code] = unit }
        var parents = [Int32](repeating: -1, count: units.count)
        var childCount = [Int32](repeating: 0, count: units.count + 1)
        for unit in existing {
            let named = Int(units[unit].parent)
            guard units.indices.contains(named) else { continue }
            let parent = units[named].exists(on: date) ? named : onDay[units[named].code] ?? -1
            guard parent >= 0, parent != unit else { continue }
            parents[unit] = Int32(parent)
            childCount[parent + 1] += 1
        }
        for unit in units.indices { childCount[unit + 1] += childCount[unit] }
        var next = childCount
        var childList = [Int](repeating: 0, count: Int(childCount.last ?? 0))
        for unit in existing where parents[unit] >= 0 {
            childList[Int(next[Int(parents[unit])])] = unit
            next[Int(parents[unit])] += 1
        }
        self.units = units
        self.existing = existing
        self.parents = parents
        self.childStart = childCount
        self.childList = childList
        self.tops = existing.filter { parents[$0] < 0 }
    }

    /// The units directly below, by code.
    package func children(of unit: Int) -> ArraySlice<Int> {
        childList[Int(childStart[unit])..<Int(childStart[unit + 1])]
    }

    /// The unit directly above; nil at the top, and for a unit that does not exist on the day.
    package func parent(of unit: Int) -> Int? { parents[unit] < 0 ? nil : Int(parents[unit]) }

    /// The units above, the nearest first.
    package func ancestors(of unit: Int) -> [Int] {
        var above = [Int]()
        var next = parent(of: unit)
        // No tree is deeper than it has units; a ring ends here too.
        while let unit = next, above.count < existing.count {
            above.append(unit)
            next = parent(of: unit)
        }
        return above
    }

    /// The unit and all units below it, each before those below it.
    package func subtree(of unit: Int) -> [Int] {
        var found = [Int]()
        var waiting = [unit]
        while let next = waiting.popLast(), found.count <= existing.count {
            found.append(next)
            waiting.append(contentsOf: children(of: next).reversed())
        }
        return found
    }

    /// Whether the unit, or one above it, has the code.
    package func isWithin(_ unit: Int, code: String) -> Bool {
        units[unit].code == code || ancestors(of: unit).contains { units[$0].code == code }
    }

    /// The unit that has a code on the day.
    package func unit(code: String) -> Int? { existing.first { units[$0].code == code } }

    /// The names from the top down: 総務部 人事課. A name that begins with the name of the unit above, as some exports
    /// write it (総務部人事課), loses that part.
    package func pathName(of unit: Int, separator: String = " ") -> String {
        var names = [String]()
        var whole = ""
        for name in (ancestors(of: unit).reversed() + [unit]).map({ units[$0].name }) {
            let rest = whole.isEmpty || !name.hasPrefix(whole) ? name[...] : name.dropFirst(whole.count)
            names.append(String(rest.drop { $0 == " " || $0 == "\u{3000}" }))
            whole = name
        }
        return names.filter { !$0.isEmpty }.joined(separator: separator)
    }

    /// For each entry of `Roster.units`, the classes (`Plan.unitClasses`) it belongs to on the day, as a mask.
    package func classMasks(_ classes: [UnitClass]) -> [UInt64] {
        UnitsOnDate(units, classes: classes, on: date).classes
    }
}
