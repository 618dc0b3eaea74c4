package import Kernel

/// What a revised plan does to the people of a city on a day (clause K10): the same roster and records under both.
package struct PlanEffect: Sendable {
    package struct Move: Sendable, Hashable {
        /// Name of the dimension.
        package var dimension: Phrase
        /// Names of the personas; nil: no rule fits.
        package var from: Phrase?
        package var to: Phrase?
    }

    package struct SkillEffect: Sendable {
        package var skill: Phrase
        /// People who have a gap under the new plan and had none, and the other way round.
        package var newGaps = 0
        package var closedGaps = 0
    }

    package struct ProgrammeEffect: Sendable {
        package var programme: Phrase
        package var half: HalfKind
        /// People who must or should take it in the year, before and after.
        package var before: Int
        package var after: Int
        package var seatsBefore: Int?
        package var seatsAfter: Int?
    }

    /// How many people make each move, the most frequent first.
    package private(set) var moves: [(move: Move, people: Int)] = []
    /// People whose persona changes in some dimension.
    package private(set) var peopleMoved = 0
    /// Who makes which move, in the order of the staff.
    package private(set) var people: [(staffNumber: String, name: String, move: Move)] = []
    package private(set) var skills: [SkillEffect] = []
    package private(set) var programmes: [ProgrammeEffect] = []

    /// Both standings must be of the same roster files and date; people are matched by their key.
    package init(old: Standing, new: Standing) {
        var oldMember: [String: Int] = [:]
        for (index, member) in old.staff.members.enumerated() {
            oldMember[old.roster.people[Int(member.person)].key] = index
        }
        let dimensions = new.plan.dimensions.indices.map { index in
            (new: index, old: old.plan.dimensions.firstIndex { $0.id == new.plan.dimensions[index].id })
        }
        var counts: [Move: Int] = [:]
        var effects: [String: SkillEffect] = [:]
        for skill in old.plan.skills + new.plan.skills { effects[skill.id] = SkillEffect(skill: skill.name) }
        let newSkill = Dictionary(new.plan.skills.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        let oldSkill = Dictionary(old.plan.skills.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
        for (member, about) in new.staff.members.enumerated() {
            guard let before = oldMember[new.roster.people[Int(about.person)].key] else { continue }
            var hasMoved = false
            for pair in dimensions {
                let to = Self.persona(new, pair.new, member)
                let from = pair.old.flatMap { Self.persona(old, $0, before) }
                guard from?.id != to?.id else { continue }
                hasMoved = true
                let move = Move(dimension: new.plan.dimensions[pair.new].name, from: from?.name, to: to?.name)
                counts[move, default: 0] += 1
                let person = new.roster.people[Int(about.person)]
                people.append((person.staffNumber, person.name, move))
            }
            if hasMoved { peopleMoved += 1 }
            for id in effects.keys {
                let had = oldSkill[id].map { old.gaps.gap(before, $0) > 0 } ?? false
                let has = newSkill[id].map { new.gaps.gap(member, $0) > 0 } ?? false
                if has, !had { effects[id]?.newGaps += 1 }
                if had, !has { effects[id]?.closedGaps += 1 }
            }
        }
        moves = counts.map { ($0.key, $0.value) }.sorted { a, b in
            a.1 != b.1 ? a.1 > b.1 : Self.order(a.0) < Self.order(b.0)
        }
        skills = (new.plan.skills.map(\.id) + old.plan.skills.map(\.id).filter { newSkill[$0] == nil })
            .compactMap { effects[$0] }.filter { $0.newGaps > 0 || $0.closedGaps > 0 }
        programmes = Self.programmes(old, new)
    }

    private static func persona(_ standing: Standing, _ dimension: Int, _ member: Int) -> Persona? {
        let kind = Int(standing.facts.personas[dimension][member])
        return kind < 0 ? nil : standing.plan.dimensions[dimension].kinds[kind]
    }

    private static func order(_ move: Move) -> String {
        "\(move.dimension.ja) \(move.from?.ja ?? "") \(move.to?.ja ?? "")"
    }

    private static func programmes(_ old: Standing, _ new: Standing) -> [ProgrammeEffect] {
        func demand(_ standing: Standing) -> [(id: String, half: HalfKind, name: Phrase, people: Int, seats: Int?)] {
            standing.obligations.tallies.map { tally in
                let programme = standing.plan.programmes[tally.programme]
                return (
                    programme.id, tally.half, programme.name, tally.due + tally.recommended + tally.blocked, tally.seats
                )
            }
        }
        let (before, after) = (demand(old), demand(new))
        var effects = after.map { entry in
            let same = before.first { $0.id == entry.id && $0.half == entry.half }
            return ProgrammeEffect(
                programme: entry.name, half: entry.half, before: same?.people ?? 0, after: entry.people,
                seatsBefore: same?.seats, seatsAfter: entry.seats)
        }
        effects += before.filter { entry in !after.contains { $0.id == entry.id && $0.half == entry.half } }.map {
            ProgrammeEffect(
                programme: $0.name, half: $0.half, before: $0.people, after: 0, seatsBefore: $0.seats, seatsAfter: 0)
        }
        return effects.filter { $0.before != $0.after || $0.seatsBefore != $0.seatsAfter }
    }
}
