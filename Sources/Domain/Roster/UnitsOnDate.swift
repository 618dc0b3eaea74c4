package import Kernel

/// The units as they stood on a day: which classes each belongs to and which unit of a class a post counts for.
///
/// Columns run parallel to `Roster.units`, also for units that did not exist on the day.
package struct UnitsOnDate: Sendable {
    package let date: CalendarDate
    /// Masks over `Plan.unitClasses`; 0 where the unit did not exist.
    package let classes: [UInt64]
    package let parents: [Int32]

    package init(_ units: [Unit], classes plan: [UnitClass], on date: CalendarDate) {
        self.date = date
        parents = units.map(\.parent)
        classes = units.map { unit in
            guard unit.exists(on: date) else { return 0 }
            var mask: UInt64 = 0
            for (index, unitClass) in plan.enumerated() where index < 64 {
                let byLevel = unit.level >= 0 && unitClass.levels & (1 << UInt64(unit.level)) != 0
                let belongs =
                    (byLevel || unitClass.include.contains(unit.code)) && !unitClass.exclude.contains(unit.code)
                if belongs { mask |= 1 << UInt64(index) }
            }
            return mask
        }
    }

    /// The unit itself or the nearest above it that belongs to a class; -1 where there is none.
    package func unit(ofClass index: Int, atOrAbove unit: Int32) -> Int32 {
        var current = unit
        var steps = 0
        while current >= 0, steps < 32 {
            if classes[Int(current)] & (1 << UInt64(index)) != 0 { return current }
            current = parents[Int(current)]
            steps += 1
        }
        return -1
    }

    /// The topmost unit above (or the unit itself).
    package func top(of unit: Int32) -> Int32 {
        var current = unit
        var steps = 0
        while current >= 0, parents[Int(current)] >= 0, steps < 32 {
            current = parents[Int(current)]
            steps += 1
        }
        return current
    }
}
