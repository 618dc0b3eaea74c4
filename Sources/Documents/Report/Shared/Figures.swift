import Domain
import Kernel

extension StandingReport {
    /// What the sections count, worked out once: each pass goes over the staff, the units or the records a single time,
    /// however many sections use its result.
    struct Figures {
        let standing: Standing
        /// Units gathered for tables: the topmost, or those below it where the city is a single unit of its own.
        let groups: UnitGroups
        /// The city, and each group of units and persona, by skill.
        let skills: [Standing.SkillFigure]
        let skillsByGroup: [[Standing.SkillFigure]]
        let skillsByPersona: [[[Standing.SkillFigure]]]
        /// People nominated by half of a programme.
        private let nominated: [HalfKey: Int]

        private struct HalfKey: Hashable {
            let programme: Int
            let half: HalfKind
        }

        init(_ standing: Standing) {
            self.standing = standing
            let staff = standing.staff
            let groups = UnitGroups(standing)
            self.groups = groups
            let groupOfMember = staff.members.map { Int32(groups.group(of: Int($0.post.unit))) }
            let byGroup = SkillCounts.Sorting(groups: groups.units.count) { Int(groupOfMember[$0]) }
            let byPersona = standing.plan.dimensions.indices.map { dimension in
                let kinds = standing.facts.personas[dimension]
                return SkillCounts.Sorting(groups: standing.plan.dimensions[dimension].kinds.count) { Int(kinds[$0]) }
            }
            let counts = SkillCounts(standing, [byGroup] + byPersona).figures
            skillsByGroup = counts[0]
            skills = Self.sum(counts[0], skills: standing.plan.skills.count)
            skillsByPersona = Array(counts.dropFirst())
            var nominated = [HalfKey: Int]()
            for one in standing.nominations {
                nominated[HalfKey(programme: Int(one.programme), half: one.half), default: 0] += 1
            }
            self.nominated = nominated
        }

        var plan: Plan { standing.plan }

        func nominated(_ programme: Int, _ half: HalfKind) -> Int {
            nominated[HalfKey(programme: programme, half: half)] ?? 0
        }

        /// Every member sits in just one group, so the groups add up to the city.
        private static func sum(_ groups: [[Standing.SkillFigure]], skills: Int) -> [Standing.SkillFigure] {
            var total = (0..<skills).map(Standing.SkillFigure.init(skill:))
            for group in groups {
                for figure in group {
                    total[figure.skill].required += figure.required
                    total[figure.skill].met += figure.met
                    total[figure.skill].short += figure.short
                    total[figure.skill].unknown += figure.unknown
                    total[figure.skill].missingLevels += figure.missingLevels
                }
            }
            return total
        }
    }
}
