import Domain
import Kernel

/// A unit of a made city, with what happened to it in the years of its history.
///
/// Times are indices into the city's snapshots.
struct MadeUnit: Sendable {
    var name: String
    var trade: Trade
    var tier: Tier
    /// Indices into the plan's vocabulary; -1 none.
    var level: Int8
    var kind: Int8
    var parent: Int32
    var code = ""
    var opened = CalendarDate.distantPast
    /// The first snapshot that has it, and the first that no longer has it.
    var bornAt = 0
    var endsAt = Int.max
    /// What it was called, and where it lay, before a reorganisation.
    var former: (name: String?, parent: Int32?, until: Int)?

    func exists(at snapshot: Int) -> Bool { bornAt <= snapshot && snapshot < endsAt }

    func name(at snapshot: Int) -> String {
        guard let former, snapshot < former.until, let name = former.name else { return self.name }
        return name
    }

    /// Since when it is as it is at a snapshot: a unit that came below another one counts from then.
    func opened(at snapshot: Int, dates: [CalendarDate]) -> CalendarDate {
        guard let former, former.parent != nil, snapshot >= former.until else { return opened }
        return max(opened, dates[former.until])
    }

    func parent(at snapshot: Int) -> Int32 {
        guard let former, snapshot < former.until, let parent = former.parent else { return self.parent }
        return parent
    }
}

/// All units that the city ever had. Parents stand before their children, units of the past at the end.
struct UnitTree: Sendable {
    var units: [MadeUnit]
    /// Before a reorganisation the people of a unit sat elsewhere: until which snapshot, and where.
    var earlier: [Int32: (until: Int, units: [Int32])] = [:]
    /// Which units have such an entry: nearly none, and that is asked for everyone.
    private var hasEarlier: [Bool] = []
    /// Masks over the plan's unit classes.
    private(set) var classes: [UInt64] = []
    /// The section at or above each unit, or the unit itself where there is none.
    private(set) var section: [Int32] = []

    init(units: [MadeUnit]) { self.units = units }

    /// Until when the people of a unit sat elsewhere, and where; nil where they did not.
    func change(of unit: Int32) -> (until: Int, units: [Int32])? { hasEarlier[Int(unit)] ? earlier[unit] : nil }

    /// Where someone who now sits in a unit sat at a snapshot.
    func shown(_ unit: Int32, at snapshot: Int, person: Int) -> Int32 {
        guard hasEarlier[Int(unit)], let earlier = earlier[unit], snapshot < earlier.until else { return unit }
        return earlier.units[person % earlier.units.count]
    }

    mutating func settle(_ plan: Plan) {
        number()
        classify(plan)
        hasEarlier = units.indices.map { earlier[Int32($0)] != nil }
        section = units.indices.map { index in
            var current = index
            while units[current].tier == .team, units[current].parent >= 0 { current = Int(units[current].parent) }
            return Int32(units[current].tier == .section ? current : index)
        }
    }

    mutating func classify(_ plan: Plan) { classes = units.map { Self.classes(of: $0, plan) } }

    /// Whether each unit has a code or lies below the unit that has it.
    func within(_ code: String) -> [Bool] {
        var inside = [Bool](repeating: false, count: units.count)
        for index in units.indices {
            let parent = Int(units[index].parent)
            inside[index] = units[index].code == code || parent >= 0 && parent < index && inside[parent]
        }
        return inside
    }

    /// For each unit the unit of a denominator at or above it; -1 none.
    func units(in denominator: Int, of plan: Plan) -> [Int32] {
        let about = plan.denominators[denominator]
        let isIn = units.indices.map { unit in
            classes[unit] & (1 << UInt64(about.unitClass & 63)) != 0
                && holds(about.condition?.condition ?? .everyone, for: unit)
        }
        return units.indices.map { unit in
            var current = unit
            while !isIn[current], units[current].parent >= 0 { current = Int(units[current].parent) }
            return isIn[current] ? Int32(current) : -1
        }
    }

    static func classes(of unit: MadeUnit, _ plan: Plan) -> UInt64 {
        var mask: UInt64 = 0
        for (index, unitClass) in plan.unitClasses.enumerated() where index < 64 {
            let byLevel = unit.level >= 0 && unitClass.levels & (1 << UInt64(unit.level)) != 0
            if (byLevel || unitClass.include.contains(unit.code)) && !unitClass.exclude.contains(unit.code) {
                mask |= 1 << UInt64(index)
            }
        }
        return mask
    }

    /// Whether a rule about units is true of one; a condition on people is false of it, as in reports.
    func holds(_ condition: Condition, for unit: Int) -> Bool {
        switch condition {
        case .everyone: true
        case .all(let parts): parts.allSatisfy { holds($0, for: unit) }
        case .any(let parts): parts.contains { holds($0, for: unit) }
        case .not(let part): !holds(part, for: unit)
        case .word(.unitKinds, let among): units[unit].kind >= 0 && among & (1 << UInt64(units[unit].kind)) != 0
        case .word(.unitLevels, let among): units[unit].level >= 0 && among & (1 << UInt64(units[unit].level)) != 0
        case .unitClass(let among): classes[unit] & among != 0
        case .unitCode(let codes): codes.contains(units[unit].code)
        case .within(let code): units[unit].code.hasPrefix(code)
        default: false
        }
    }

    /// Codes as HR systems have them: two or more digits for each step down, leading zeros and all.
    private mutating func number() {
        var children = [Int](repeating: 0, count: units.count + 1)
        var depth = [Int](repeating: 0, count: units.count)
        var most = [Int]()
        var ordinal = [Int](repeating: 0, count: units.count)
        for index in units.indices {
            let parent = Int(units[index].parent)
            depth[index] = parent < 0 ? 0 : depth[parent] + 1
            children[parent + 1] += 1
            ordinal[index] = children[parent + 1]
            while most.count <= depth[index] { most.append(0) }
            most[depth[index]] = max(most[depth[index]], ordinal[index])
        }
        let widths = most.map { max(2, String($0).count) }
        for index in units.indices {
            let parent = Int(units[index].parent)
            let digits = String(ordinal[index])
            let padding = String(repeating: "0", count: widths[depth[index]] - digits.count)
            units[index].code = (parent < 0 ? "" : units[parent].code) + padding + digits
        }
    }
}
