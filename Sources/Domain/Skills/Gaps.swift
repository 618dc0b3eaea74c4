import Kernel

/// What everyone needs, has and lacks on a date (clause O9).
package struct Gaps: Sendable {
    package struct Need: Sendable, Hashable {
        package var holder: RequirementHolder
        package var rank: Int8
    }

    /// One way of being required: the highest level per skill over a person's persona, roles and chair, with who asks.
    package struct Profile: Sendable {
        /// Per skill; nil where nothing is required.
        package var needs: [Need?]
        package var holders: [RequirementHolder]
    }

    package private(set) var profiles: [Profile] = []
    /// For each member the index of their profile.
    package private(set) var profileOfMember: [Int32] = []
    private let levels: SkillLevels

    private struct Key: Hashable {
        var personas: [Int16]
        var roles: UInt64
        var posts: UInt64
    }

    /// Requirements of everyone in service. Few different profiles exist, so each is worked out once.
    package init(_ facts: Facts) {
        levels = facts.levels
        let plan = facts.plan
        var profileIndex: [Key: Int32] = [:]
        profileOfMember.reserveCapacity(facts.staff.members.count)
        for member in facts.staff.members.indices {
            var key = Key(
                personas: facts.personas.map { $0[member] }, roles: facts.staff.members[member].roles, posts: 0)
            for (index, post) in plan.posts.enumerated()
            where index < 64 && facts.holds(post.rule.condition, for: member) {
                key.posts |= 1 << UInt64(index)
            }
            if let known = profileIndex[key] {
                profileOfMember.append(known)
                continue
            }
            var holders = [RequirementHolder]()
            for dimension in plan.dimensions.indices {
                let kind = Int(facts.personas[dimension][member])
                if kind >= 0 { holders.append(.persona(PersonaReference(dimension: dimension, kind: kind))) }
            }
            for role in plan.roles.indices where role < 64 && key.roles & (1 << UInt64(role)) != 0 {
                holders.append(.role(role))
            }
            for post in plan.posts.indices where post < 64 && key.posts & (1 << UInt64(post)) != 0 {
                holders.append(.post(post))
            }
            var needs = [Need?](repeating: nil, count: plan.skills.count)
            for requirement in plan.requirements {
                for holder in holders {
                    guard let rank = requirement.rank(for: holder) else { continue }
                    if Int(needs[requirement.skill]?.rank ?? 0) < rank {
                        needs[requirement.skill] = Need(holder: holder, rank: Int8(clamping: rank))
                    }
                }
            }
            profileIndex[key] = Int32(profiles.count)
            profileOfMember.append(Int32(profiles.count))
            profiles.append(Profile(needs: needs, holders: holders))
        }
    }

    /// The required rank and who requires it; nil where the skill is not required of the member.
    package func need(_ member: Int, _ skill: Int) -> Need? { profiles[Int(profileOfMember[member])].needs[skill] }

    /// How many levels are missing; 0 where nothing is required or the level is reached. No evidence counts as
    /// nothing reached.
    package func gap(_ member: Int, _ skill: Int) -> Int {
        guard let need = need(member, skill) else { return 0 }
        return max(0, Int(need.rank) - max(0, Int(levels[member, skill].rank)))
    }

    /// How pressing a gap is: ten points a missing level, five where a role or chair (not only the tier) asks for it,
    /// up to four for how sure the evidence is. 0 where there is no gap.
    package func priority(_ member: Int, _ skill: Int) -> Double {
        let gap = gap(member, skill)
        guard gap > 0, let need = need(member, skill) else { return 0 }
        let isOfChair = if case .persona = need.holder { false } else { true }
        return Double(10 * gap) + (isOfChair ? 5 : 0) + 4 * Double(levels[member, skill].certainty)
    }

    /// The sum of priorities over all skills.
    package func priority(_ member: Int) -> Double {
        var sum = 0.0
        for skill in 0..<levels.skills { sum += priority(member, skill) }
        return sum
    }
}
