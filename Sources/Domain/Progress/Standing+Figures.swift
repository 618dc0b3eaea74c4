import Kernel

/// Counts over the people of a standing, for summaries and reports. No person can be told from them; small groups are
/// for the reader's own screen, published tables suppress them.
extension Standing {
    /// How a skill stands among those of whom it is required.
    package struct SkillFigure: Sendable {
        package var skill: Int
        package var required = 0
        package var met = 0
        /// Below the required level by evidence.
        package var short = 0
        /// Required, and there is no evidence at all.
        package var unknown = 0
        /// Levels missing in all.
        package var missingLevels = 0

        package init(skill: Int) { self.skill = skill }

        package var metShare: Double { required == 0 ? 1 : Double(met) / Double(required) }
        package var gapPeople: Int { required - met }
    }

    package var skillFigures: [SkillFigure] { figures(groups: 1) { _ in 0 }[0] }

    /// For each group of members the figures of every skill. `group` gives a member's group, negative for none.
    package func figures(groups: Int, of group: (Int) -> Int) -> [[SkillFigure]] {
        let blank = plan.skills.indices.map(SkillFigure.init(skill:))
        var result = [[SkillFigure]](repeating: blank, count: groups)
        for member in staff.members.indices {
            let index = group(member)
            guard index >= 0 else { continue }
            for skill in plan.skills.indices {
                guard let need = gaps.need(member, skill) else { continue }
                let rank = facts.levels[member, skill].rank
                result[index][skill].required += 1
                if rank >= need.rank {
                    result[index][skill].met += 1
                } else {
                    result[index][skill].missingLevels += Int(need.rank) - max(0, Int(rank))
                    if rank < 0 { result[index][skill].unknown += 1 } else { result[index][skill].short += 1 }
                }
            }
        }
        return result
    }

    /// People by persona in a dimension; the last number is those whom no rule fits.
    package func personaCounts(_ dimension: Int) -> [Int] {
        var counts = [Int](repeating: 0, count: plan.dimensions[dimension].kinds.count + 1)
        for kind in facts.personas[dimension] { counts[kind < 0 ? counts.count - 1 : Int(kind)] += 1 }
        return counts
    }

    /// The units in which people sit, gathered to at most `most` rows: top-level units.
    package var topUnits: [Int] {
        var seen = Set<Int32>()
        for member in staff.members { seen.insert(staff.units.top(of: member.post.unit)) }
        return seen.map(Int.init).sorted { roster.units[$0].code < roster.units[$1].code }
    }

    /// "市民生活部 市民課 窓口係": the unit with those above it.
    package func path(ofUnit unit: Int) -> String {
        var names = [String]()
        var current = Int32(unit)
        while current >= 0, names.count < 16 {
            names.append(roster.units[Int(current)].name)
            current = roster.units[Int(current)].parent
        }
        return names.reversed().joined(separator: " ")
    }
}
