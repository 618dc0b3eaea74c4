/// The nominations of a year for all programmes, from obligations and coverage.
enum NominationList {
    static func all(
        _ obligations: Obligations, _ facts: Facts, _ gaps: Gaps, _ targets: [TargetStatus],
        by rule: any NominationRule
    ) -> [Nomination] {
        let plan = facts.plan
        var slots: [Int: Int] = [:]
        for (slot, tally) in obligations.tallies.enumerated() { slots[key(tally.programme, tally.half)] = slot }
        let lacking = lackingByProgramme(plan, facts, targets)
        var candidates = [[NominationCandidate]](repeating: [], count: obligations.tallies.count)
        for entry in obligations.entries where entry.status != .blocked {
            guard let slot = slots[key(Int(entry.programme), entry.half)] else { continue }
            let member = Int(entry.member)
            let seat = lacking[Int(entry.programme)].flatMap { needs -> (Int32, Int32)? in
                let home = facts.staff.units.unit(
                    ofClass: needs.unitClass, atOrAbove: facts.staff.members[member].post.unit)
                guard home >= 0, let count = needs.lacking[home] else { return nil }
                return (home, count)
            }
            candidates[slot].append(
                NominationCandidate(
                    member: entry.member, isMandatory: entry.status == .due && entry.half == .mandatory,
                    uncoveredUnit: seat?.0 ?? -1, lacking: seat?.1 ?? 0, priority: gaps.priority(member)))
        }
        return obligations.tallies.indices.flatMap {
            rule.nominate(obligations.tallies[$0], candidates: candidates[$0])
        }
    }

    private static func key(_ programme: Int, _ half: HalfKind) -> Int { programme * 2 + (half == .mandatory ? 0 : 1) }

    private struct Lacking {
        var unitClass: Int
        /// Unit → people that are missing there.
        var lacking: [Int32: Int32]
    }

    /// For each programme that a coverage target measures, the units that lack trained people.
    private static func lackingByProgramme(_ plan: Plan, _ facts: Facts, _ targets: [TargetStatus]) -> [Lacking?] {
        var result = [Lacking?](repeating: nil, count: plan.programmes.count)
        for status in targets {
            guard let coverage = status.coverage,
                case .completed(let reference, _, _) = plan.targets[status.target].measure,
                let wanted = plan.targets[status.target].coverage
            else { continue }
            var lacking: [Int32: Int32] = [:]
            for (index, unit) in coverage.units.enumerated() where coverage.people[index] < coverage.perUnit {
                lacking[Int32(unit)] = Int32(coverage.perUnit - coverage.people[index])
            }
            let unitClass = plan.denominators[wanted.denominator].unitClass
            for programme in plan.programmes(in: reference) {
                // Of two targets on one programme the first named in the plan leads.
                if result[programme] == nil { result[programme] = Lacking(unitClass: unitClass, lacking: lacking) }
            }
        }
        return result
    }
}
