package import Domain
import Kernel

extension StandingReport {
    /// The units of a city gathered under the ones that a mayor would name: 局, or 部 where there are none.
    package struct UnitGroups: Sendable {
        /// Indices into `Roster.units`, in the order of the unit codes.
        package let units: [Int]
        /// People whose main post lies in each.
        package let people: [Int]
        private let roster: Roster
        private let groupOfUnit: [Int32]

        package init(_ standing: Standing) {
            roster = standing.roster
            let units = standing.roster.units
            var peopleOfUnit = [Int](repeating: 0, count: units.count)
            for member in standing.staff.members { peopleOfUnit[Int(member.post.unit)] += 1 }
            // Some exports put the city itself above all others: one group would say nothing, so its children are taken.
            var heads = [Int32]()
            for depth in 0..<4 {
                heads = units.indices.map { Self.ancestor(of: $0, depth: depth, units) }
                let used = Set(units.indices.filter { peopleOfUnit[$0] > 0 }.map { heads[$0] })
                let isSplit = used.count > 1 || used.allSatisfy { head in !units.contains { $0.parent == head } }
                if isSplit { break }
            }
            let named = Set(heads).map(Int.init).sorted { (units[$0].code, $0) < (units[$1].code, $1) }
            var place = [Int32](repeating: -1, count: units.count)
            for (index, unit) in named.enumerated() { place[unit] = Int32(index) }
            groupOfUnit = heads.map { place[Int($0)] }
            var people = [Int](repeating: 0, count: named.count)
            for unit in units.indices { people[Int(groupOfUnit[unit])] += peopleOfUnit[unit] }
            self.units = named
            self.people = people
        }

        /// The unit that lies `depth` below the topmost one above it; itself where it lies higher than that.
        private static func ancestor(of unit: Int, depth: Int, _ units: [Unit]) -> Int32 {
            var line = [Int32]()
            var current = Int32(unit)
            while current >= 0, line.count < 32 {
                line.append(current)
                current = units[Int(current)].parent
            }
            return line[max(0, line.count - 1 - depth)]
        }

        package func group(of unit: Int) -> Int { Int(groupOfUnit[unit]) }

        package func name(_ group: Int) -> String { roster.units[units[group]].name }

        /// The unit as it is called inside its group: 市民課 窓口係.
        package func nameInGroup(of unit: Int) -> String {
            let head = units[group(of: unit)]
            guard unit != head else { return roster.units[unit].name }
            var names = [String]()
            var current = Int32(unit)
            while current >= 0, Int(current) != head, names.count < 16 {
                names.append(roster.units[Int(current)].name)
                current = roster.units[Int(current)].parent
            }
            return names.reversed().joined(separator: " ")
        }
    }
}
