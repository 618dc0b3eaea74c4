import Kernel
import Mathematics

/// What an answer leaves unmet, and by which rule, in words.
enum NominationShortage {
    private static var mostNames: Int { 5 }

    static func all(
        _ question: NominationCase, _ outlook: CoverageOutlook, _ nominations: [Mathematics.Nomination],
        _ programmes: ProgrammeChoice
    ) -> [Phrase] {
        headcounts(question, nominations) + yearly(question, programmes.named)
            + question.coverages.indices.flatMap { coverage(question, outlook, $0, nominations) }
            + unseated(programmes.unseated)
    }

    private static func headcounts(_ question: NominationCase, _ nominations: [Mathematics.Nomination]) -> [Phrase] {
        let (plan, instance) = (question.standing.plan, question.instance)
        return question.goals.compactMap { goal in
            let named = nominations.count { Int($0.track) == goal.track && Int($0.year) <= goal.year }
            guard named < goal.people else { return nil }
            let missing = goal.people - named
            let seats = (0...goal.year).reduce(0) { $0 + Int(instance.seats[goal.track * instance.years + $1]) }
            let able = (0..<instance.people).count { person in
                instance.isEligible[person * instance.tracks + goal.track] && instance.lastYear[person] >= 0
            }
            let name = plan.targets[goal.target].name
            let year = question.year(goal.year)
            let cause: Phrase =
                if able < goal.people {
                    Phrase(ja: "受けられる職員が\(able)人しかいません", en: "only \(able) people may take it")
                } else if seats < goal.people {
                    Phrase(ja: "席があと\(goal.people - seats)必要です", en: "\(goal.people - seats) more seats are needed")
                } else {
                    Phrase(
                        ja: "1人の時間、所属の受講者の上限、前提の研修のいずれかが妨げています",
                        en: "hours of people, limits of sections or prerequisites stand in the way")
                }
            return Phrase(
                ja: "目標「\(name.ja)」は\(year.name(in: .ja))末までに\(missing)人足りません。\(cause.ja)",
                en: "target '\(name.en)' is \(missing) people short at the end of \(year.name(in: .en)): \(cause.en)")
        }
    }

    private static func yearly(_ question: NominationCase, _ named: [NamedProgramme]) -> [Phrase] {
        question.yearlyGoals.flatMap { goal in
            goal.people.enumerated().compactMap { year, people -> Phrase? in
                let have = named.count { $0.target == goal.target && $0.year == year }
                guard let people, have < people else { return nil }
                let name = question.standing.plan.targets[goal.target].name
                let missing = people - have
                return Phrase(
                    ja: "目標「\(name.ja)」は\(question.year(year).name(in: .ja))に\(missing)人足りません（席か受けられる職員が足りません）",
                    en:
                        "target '\(name.en)' is \(missing) people short in \(question.year(year).name(in: .en)): seats or people who may take it"
                )
            }
        }
    }

    private static func coverage(
        _ question: NominationCase, _ outlook: CoverageOutlook, _ index: Int, _ nominations: [Mathematics.Nomination]
    ) -> [Phrase] {
        let (goal, instance, standing) = (question.coverages[index], question.instance, question.standing)
        guard let track = goal.track else { return [] }
        let chances = outlook.chances(index, at: goal.deadline)
        var nobody: [Int] = []
        var short: [Int] = []
        for (unit, members) in goal.membersByUnit.enumerated() where chances[unit].count < Int(goal.need[unit]) {
            let able = members.count { member in
                let place = Int(member) * instance.tracks + track
                return (instance.isEligible[place] || instance.isDone[place])
                    && Int(instance.lastYear[Int(member)]) >= goal.deadline
            }
            if able < Int(goal.need[unit]) { nobody.append(goal.units[unit]) } else { short.append(goal.units[unit]) }
        }
        let name = standing.plan.targets[goal.target].name
        var phrases: [Phrase] = []
        if !nobody.isEmpty {
            let list = names(nobody, standing)
            phrases.append(
                Phrase(
                    ja: "目標「\(name.ja)」の\(nobody.count)所属には、期末までいて受けられる職員が足りません: \(list.ja)",
                    en: "target '\(name.en)': \(nobody.count) units lack people who may take it and stay: \(list.en)"))
        }
        if !short.isEmpty {
            let list = names(short, standing)
            phrases.append(
                Phrase(
                    ja: "目標「\(name.ja)」の\(short.count)所属は、席・時間・所属の上限のため必要な人数に届きません: \(list.ja)",
                    en:
                        "target '\(name.en)': \(short.count) units stay short for want of seats, hours or room in sections: \(list.en)"
                ))
        }
        return phrases
    }

    private static func unseated(_ unseated: [Mathematics.Nomination]) -> [Phrase] {
        guard !unseated.isEmpty else { return [] }
        return [
            Phrase(
                ja: "\(unseated.count)人は、受けられる研修に席がありません",
                en: "\(unseated.count) people find no seat in a programme that suits them")
        ]
    }

    private static func names(_ units: [Int], _ standing: Standing) -> Phrase {
        let some = units.prefix(mostNames).map { standing.roster.units[$0].name }
        let more = units.count - some.count
        return Phrase(
            ja: some.joined(separator: "、") + (more > 0 ? "、ほか\(more)" : ""),
            en: some.joined(separator: ", ") + (more > 0 ? " and \(more) more" : ""))
    }
}
