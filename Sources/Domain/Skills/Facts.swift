import Kernel

/// What the rules of a plan may ask about the people in service on a date, and the asking.
///
/// One value for one date; conditions are walked without allocation, so that hundreds of thousands of people and
/// dozens of rules stay cheap.
package struct Facts: Sendable {
    package let plan: Plan
    package let roster: Roster
    package let staff: Staff
    package let levels: SkillLevels
    /// For each member a bit per programme completed by the date, in `programmeWords` words.
    private let completed: [UInt64]
    private let programmeWords: Int
    /// Mask over the first 64 certificates held on the date.
    private let held: [UInt64]
    /// For each dimension the members' persona (-1 none); dimensions are decided in order.
    package private(set) var personas: [[Int16]] = []

    package init(plan: Plan, roster: Roster, staff: Staff, levels: SkillLevels, record: TrainingRecord) {
        self.plan = plan
        self.roster = roster
        self.staff = staff
        self.levels = levels
        programmeWords = max(1, (plan.programmes.count + 63) / 64)
        var completed = [UInt64](repeating: 0, count: staff.members.count * programmeWords)
        var held = [UInt64](repeating: 0, count: staff.members.count)
        for (index, member) in staff.members.enumerated() {
            for completion in record.completions(of: Int(member.person))
            where completion.passed && completion.date <= staff.date {
                let programme = Int(completion.programme)
                completed[index * programmeWords + programme / 64] |= 1 << UInt64(programme % 64)
            }
            for holding in record.certificates(of: Int(member.person)) where holding.passedOn <= staff.date {
                let certificate = plan.certificates[Int(holding.certificate)]
                if let end = holding.expires(certificate), end < staff.date { continue }
                if holding.certificate < 64 { held[index] |= 1 << UInt64(holding.certificate) }
            }
        }
        self.completed = completed
        self.held = held
        for (index, dimension) in plan.dimensions.enumerated() {
            var kinds = [Int16](repeating: -1, count: staff.members.count)
            for member in staff.members.indices {
                for (kind, persona) in dimension.kinds.enumerated() where holds(persona.rule.condition, for: member) {
                    kinds[member] = Int16(clamping: kind)
                    break
                }
            }
            assert(personas.count == index)
            personas.append(kinds)
        }
    }

    package func hasCompleted(_ programme: Int, member: Int) -> Bool {
        completed[member * programmeWords + programme / 64] & (1 << UInt64(programme % 64)) != 0
    }

    package func holdsCertificate(_ certificate: Int, member: Int) -> Bool {
        certificate < 64 && held[member] & (1 << UInt64(certificate)) != 0
    }

    package func persona(_ reference: PersonaReference, isThatOf member: Int) -> Bool {
        reference.dimension < personas.count && Int(personas[reference.dimension][member]) == reference.kind
    }

    /// Whether a condition is true of a member of staff on the date.
    package func holds(_ condition: Condition, for member: Int) -> Bool {
        holds(condition, for: member, at: staff.members[member].post)
    }

    private func holds(_ condition: Condition, for member: Int, at post: Post) -> Bool {
        switch condition {
        case .everyone: return true
        case .nobody: return false
        case .all(let parts):
            for part in parts where !holds(part, for: member, at: post) { return false }
            return true
        case .any(let parts):
            for part in parts where holds(part, for: member, at: post) { return true }
            return false
        case .not(let part): return !holds(part, for: member, at: post)
        case .word(let list, let among):
            let word: Int8
            switch list {
            case .grades: word = post.grade
            case .employments: word = post.employment
            case .jobFamilies: word = post.jobFamily
            case .unitKinds: word = roster.units[Int(post.unit)].kind
            case .unitLevels: word = roster.units[Int(post.unit)].level
            case .duties: return roster.people[Int(post.person)].duties & among != 0
            case .intents: return roster.people[Int(post.person)].intents & among != 0
            }
            return word >= 0 && among & (1 << UInt64(word)) != 0
        case .unitClass(let among): return staff.units.classes[Int(post.unit)] & among != 0
        case .unitCode(let codes): return codes.contains(roster.units[Int(post.unit)].code)
        case .within(let code): return roster.isUnit(Int(post.unit), within: code)
        case .number(let number, let comparison, let bound):
            let value = number == .age ? staff.members[member].age : staff.members[member].yearsOfService
            return value >= 0 && comparison.holds(Int(value), bound)
        case .role(let role): return staff.members[member].roles & (1 << UInt64(role)) != 0
        case .duty(let duty): return roster.people[Int(post.person)].duties & (1 << UInt64(duty)) != 0
        case .intent(let intent): return roster.people[Int(post.person)].intents & (1 << UInt64(intent)) != 0
        case .completed(let programmes, let need):
            var done = 0
            for programme in programmes where hasCompleted(programme, member: member) {
                done += 1
                if done >= need { return true }
            }
            return false
        case .holds(let certificate): return holdsCertificate(certificate, member: member)
        case .persona(let reference): return persona(reference, isThatOf: member)
        case .level(let skill, let comparison, let rank):
            return comparison.holds(max(0, Int(levels[member, skill].rank)), rank)
        case .onLeave: return staff.members[member].isOnLeave
        case .seconded: return staff.members[member].isSeconded
        case .anyPost(let inner):
            if holds(inner, for: member, at: staff.members[member].post) { return true }
            for other in staff.concurrentPosts(of: staff.members[member]) where holds(inner, for: member, at: other) {
                return true
            }
            return false
        }
    }
}

extension Condition.Comparison {
    package func holds(_ a: Int, _ b: Int) -> Bool {
        switch self {
        case .equal: a == b
        case .notEqual: a != b
        case .less: a < b
        case .atMost: a <= b
        case .more: a > b
        case .atLeast: a >= b
        }
    }
}
