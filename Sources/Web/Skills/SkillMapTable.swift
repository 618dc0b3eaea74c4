import Documents
import Domain
import Kernel
import Operations

/// Levels and gaps by group and skill, with what of them must not be shown.
///
/// A group is counted by those of whom the skill is required. Groups of few are hidden, as are those that subtraction
/// would tell: among the departments, and within each department among its units. The mean is held to the same rule by
/// those whose level is known.
struct SkillMapTable: Sendable {
    struct Sum: Sendable {
        var required = 0
        var met = 0
        var known = 0
        var ranks = 0
        var certainty = 0.0

        static func += (a: inout Sum, b: Sum) {
            a.required += b.required
            a.met += b.met
            a.known += b.known
            a.ranks += b.ranks
            a.certainty += b.certainty
        }

        var gap: Int { required - met }
        var mean: Double { known == 0 ? 0 : Double(ranks) / Double(known) }
        var meanCertainty: Double { known == 0 ? 0 : certainty / Double(known) }
    }

    struct Row: Sendable {
        let label: String
        /// The unit's code; nil for a persona or a grade.
        let code: String?
        let staff: Int
        let cells: [Sum]
        var figures: [StandingReport.SmallGroups.Showing] = []
        var means: [StandingReport.SmallGroups.Showing] = []
    }

    /// A department with its units, or all personas or grades.
    struct Block: Sendable {
        var total: Row?
        var rows: [Row]
    }

    private(set) var blocks: [Block]
    let staff: Int
    /// Over everyone who is counted.
    let totals: [Sum]

    init(_ state: CityState, _ query: SkillMapQuery) {
        self.init(state.standing, members: state.members(in: query.scope), query)
    }

    init(_ standing: Standing, members: [Int], _ query: SkillMapQuery) {
        let grouping = Grouping(standing, query)
        let skills = standing.plan.skills.count
        var cells = [[Sum]](repeating: [Sum](repeating: Sum(), count: skills), count: grouping.labels.count)
        var people = [Int](repeating: 0, count: grouping.labels.count)
        let needs = standing.gaps.profiles.map { profile in
            profile.needs.enumerated().compactMap { skill, need in need.map { (skill: skill, rank: $0.rank) } }
        }
        for member in members where Self.counts(member, standing, query) {
            let row = grouping.row(member)
            people[row] += 1
            for need in needs[Int(standing.gaps.profileOfMember[member])] {
                let level = standing.facts.levels[member, need.skill]
                cells[row][need.skill].required += 1
                if level.rank >= need.rank { cells[row][need.skill].met += 1 }
                if level.rank >= 0 {
                    cells[row][need.skill].known += 1
                    cells[row][need.skill].ranks += Int(level.rank)
                    cells[row][need.skill].certainty += Double(level.certainty)
                }
            }
        }
        staff = people.reduce(0, +)
        totals = Self.sum(cells, skills)
        blocks = grouping.blocks.compactMap { block in
            let used = block.rows.filter { people[$0] > 0 }
            guard !used.isEmpty else { return nil }
            let rows = used.map { row in
                Row(
                    label: grouping.labels[row].label, code: grouping.labels[row].code, staff: people[row],
                    cells: cells[row])
            }
            let total = block.name.map { name in
                Row(
                    label: name.label, code: name.code, staff: used.reduce(0) { $0 + people[$1] },
                    cells: Self.sum(used.map { cells[$0] }, skills))
            }
            // A department that is one unit is told by its own row.
            return Block(total: total, rows: total != nil && rows.count == 1 ? [] : rows)
        }
        hide(skills)
    }

    var rowCount: Int { blocks.reduce(0) { $0 + $1.rows.count + ($1.total == nil ? 0 : 1) } }

    private static func counts(_ member: Int, _ standing: Standing, _ query: SkillMapQuery) -> Bool {
        if let persona = query.persona, !standing.facts.persona(persona, isThatOf: member) { return false }
        if let grade = query.grade, Int(standing.staff.members[member].post.grade) != grade { return false }
        return true
    }

    private static func sum(_ rows: [[Sum]], _ skills: Int) -> [Sum] {
        rows.reduce(into: [Sum](repeating: Sum(), count: skills)) { total, row in
            for skill in total.indices { total[skill] += row[skill] }
        }
    }

    // MARK: Small groups

    private typealias Showing = StandingReport.SmallGroups.Showing

    private mutating func hide(_ skills: Int) {
        for skill in 0..<skills {
            let required = showing(skill, \.required)
            let known = showing(skill, \.known)
            for block in blocks.indices {
                blocks[block].total?.figures.append(required[block].total)
                blocks[block].total?.means.append(known[block].total)
                for row in blocks[block].rows.indices {
                    blocks[block].rows[row].figures.append(required[block].rows[row])
                    blocks[block].rows[row].means.append(known[block].rows[row])
                }
            }
        }
    }

    private func showing(_ skill: Int, _ size: (Sum) -> Int) -> [(total: Showing, rows: [Showing])] {
        let sizes = blocks.map { block in block.total.map { size($0.cells[skill]) } ?? 0 }
        let totals = StandingReport.SmallGroups.showing(sizes)
        return zip(blocks, totals).map { block, total in
            let rows = StandingReport.SmallGroups.showing(block.rows.map { size($0.cells[skill]) })
            // The units of a department that is hidden would add up to it.
            let isHidden = total == .small || total == .withheld
            return (total, isHidden ? rows.map { $0 == .empty ? .empty : .withheld } : rows)
        }
    }
}

extension SkillMapTable {
    /// Which row each member of staff stands in.
    private struct Grouping {
        struct Name {
            let label: String
            let code: String?
        }

        struct Block {
            let name: Name?
            var rows: [Int]
        }

        private(set) var labels: [Name] = []
        private(set) var blocks: [Block] = []
        private var rowOfMember: [Int32] = []

        func row(_ member: Int) -> Int { Int(rowOfMember[member]) }

        init(_ standing: Standing, _ query: SkillMapQuery) {
            let plan = standing.plan
            let none = Phrase(ja: "該当なし", en: "none")
            switch query.rows {
            case .units: addUnits(standing, ofClass: query.unitClass, query.language)
            case .personas:
                let kinds = plan.dimensions.isEmpty ? [] : plan.dimensions[query.dimension].kinds.map(\.name)
                add(kinds + [none], query.language, of: standing) { member in
                    plan.dimensions.isEmpty ? -1 : Int(standing.facts.personas[query.dimension][member])
                }
            case .grades:
                add(plan.vocabulary[.grades].map { Phrase($0) } + [none], query.language, of: standing) { member in
                    Int(standing.staff.members[member].post.grade)
                }
            }
        }

        /// The last name is of those who are in none.
        private mutating func add(
            _ names: [Phrase], _ language: Language, of standing: Standing, _ group: (Int) -> Int
        ) {
            labels = names.map { Name(label: $0[language], code: nil) }
            blocks = [Block(name: nil, rows: Array(names.indices))]
            rowOfMember = standing.staff.members.indices.map { member in
                let place = group(member)
                return Int32(place >= 0 && place < names.count - 1 ? place : names.count - 1)
            }
        }

        private mutating func addUnits(_ standing: Standing, ofClass unitClass: Int, _ language: Language) {
            let groups = StandingReport.UnitGroups(standing)
            let units = standing.roster.units
            func name(_ unit: Int) -> Name { Name(label: units[unit].name, code: units[unit].code) }
            blocks = groups.units.map { Block(name: name($0), rows: []) }
            var rowOfUnit = [Int32: Int32]()
            var homes = [Int32](repeating: -2, count: units.count)
            for about in standing.staff.members {
                let own = about.post.unit
                if homes[Int(own)] == -2 {
                    let home = standing.staff.units.unit(ofClass: unitClass, atOrAbove: own)
                    homes[Int(own)] = home >= 0 ? home : own
                }
            }
            let used = Set(homes.filter { $0 >= 0 }).sorted { (units[Int($0)].code, $0) < (units[Int($1)].code, $1) }
            for unit in used {
                rowOfUnit[unit] = Int32(labels.count)
                blocks[groups.group(of: Int(unit))].rows.append(labels.count)
                let isHead = groups.units[groups.group(of: Int(unit))] == Int(unit)
                let own = Phrase(ja: "（直属）", en: " (directly)")
                let label = groups.nameInGroup(of: Int(unit)) + (isHead ? own[language] : "")
                labels.append(Name(label: label, code: units[Int(unit)].code))
            }
            rowOfMember = standing.staff.members.map { rowOfUnit[homes[Int($0.post.unit)]] ?? 0 }
        }
    }
}
