package import Kernel
package import Mathematics

extension NominationCase {
    /// What stands in the way of the targets whatever plan is made, and what would lift it, each in a sentence; empty
    /// where everything can be met. `instance.obstacles` finds it.
    package func words(for obstacles: NominationObstacles) -> [Phrase] {
        let plan = standing.plan
        var phrases = obstacles.targetsShortOfPeople.map { short -> Phrase in
            let goal = goals[short.index]
            let name = plan.targets[goal.target].name
            let when = year(goal.year)
            return Phrase(
                ja: "「\(name.ja)」は\(when.name(in: .ja))末までに\(short.wanted)人要りますが、受けられる職員は\(short.able)人です",
                en:
                    "'\(name.en)' asks for \(short.wanted) people by the end of \(when.name(in: .en)); \(short.able) may take it"
            )
        }
        phrases += obstacles.groupsShortOfPeople.map { short in
            let group = groups[short.index]
            let coverage = coverages[group.coverage]
            let name = plan.targets[coverage.target].name
            let unit = standing.roster.units[coverage.units[group.unit]].name
            return Phrase(
                ja: "\(unit)は「\(name.ja)」に\(short.wanted)人要りますが、期末までいて受けられる職員は\(short.able)人です",
                en: "\(unit) needs \(short.wanted) for '\(name.en)'; \(short.able) may take it and stay to the deadline"
            )
        }
        phrases += obstacles.without.compactMap { lifted in
            guard lifted.shortfall < obstacles.shortfall || lifted.covered > obstacles.covered else { return nil }
            let people = obstacles.shortfall - lifted.shortfall
            let places = lifted.covered - obstacles.covered
            let rule = Self.name(lifted.rule)
            return Phrase(
                ja: "\(rule.ja)がなければ、人数の不足は\(people)人減り、充足は\(places)増えます",
                en: "without \(rule.en), \(people) fewer people would be short and \(places) more places covered")
        }
        phrases += obstacles.seats.map { more in
            let name = tracks[more.track].name(plan)
            let when = year(more.year)
            return Phrase(
                ja: "\(when.year)年度の「\(name.ja)」を\(more.more)席増やせば足ります",
                en: "\(more.more) more seats of \(name.en) in \(when.name(in: .en)) would do")
        }
        phrases += obstacles.absence.map { more in
            let name = standing.roster.units[Int(sections[more.section])].name
            let when = year(more.year)
            return Phrase(
                ja: "\(when.year)年度の\(name)の受講者の上限を\(more.more)人上げれば足ります",
                en: "\(more.more) more takers allowed to \(name) in \(when.name(in: .en)) would do")
        }
        if !obstacles.isLiftable {
            phrases.append(
                Phrase(
                    ja: "席や所属の上限を増やしても届きません。1人の時間か前提の研修が妨げています",
                    en: "no more seats or room in sections would do: hours of people or prerequisites stand in the way")
            )
        }
        return phrases
    }

    private static func name(_ rule: NominationObstacles.Rule) -> Phrase {
        switch rule {
        case .seats: Phrase(ja: "席の上限", en: "the limit of seats")
        case .absence: Phrase(ja: "所属の受講者の上限", en: "the limit of takers in a section")
        case .hours: Phrase(ja: "1人の時間の上限", en: "the limit of a person's hours")
        case .prerequisites: Phrase(ja: "前提の研修", en: "prerequisites")
        }
    }
}
