import Kernel

extension Denominator {
    /// The units of the denominator set (母数) on a day, as indices into `Roster.units`, in the roster's order.
    package func units(of roster: Roster, on units: UnitsOnDate) -> [Int] {
        roster.units.indices.filter { unit in
            units.classes[unit] & (1 << UInt64(unitClass)) != 0
                && (condition.map { roster.holds($0.condition, ofUnit: unit, on: units) } ?? true)
        }
    }
}

extension Roster {
    /// Whether a condition that asks about units only is true of a unit; conditions on people are false of it.
    package func holds(_ condition: Condition, ofUnit unit: Int, on day: UnitsOnDate) -> Bool {
        switch condition {
        case .everyone: true
        case .all(let parts): parts.allSatisfy { holds($0, ofUnit: unit, on: day) }
        case .any(let parts): parts.contains { holds($0, ofUnit: unit, on: day) }
        case .not(let part): !holds(part, ofUnit: unit, on: day)
        case .word(.unitKinds, let among): units[unit].kind >= 0 && among & (1 << UInt64(units[unit].kind)) != 0
        case .word(.unitLevels, let among): units[unit].level >= 0 && among & (1 << UInt64(units[unit].level)) != 0
        case .unitClass(let among): day.classes[unit] & among != 0
        case .unitCode(let codes): codes.contains(units[unit].code)
        case .within(let code): isUnit(unit, within: code)
        default: false
        }
    }

    /// Whether the unit, or a unit above it, has the code.
    package func isUnit(_ unit: Int, within code: String) -> Bool {
        var current = Int32(unit)
        var steps = 0
        while current >= 0, steps < 32 {
            if units[Int(current)].code == code { return true }
            current = units[Int(current)].parent
            steps += 1
        }
        return false
    }
}
