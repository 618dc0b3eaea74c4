package import Kernel
package import Mathematics

extension NominationFolder {
    /// Why somebody is named, for the paper of the decision.
    package func words(_ reason: NominationReason) -> Phrase {
        switch reason {
        case .pinned: Phrase(ja: "あらかじめ決めた指名", en: "decided beforehand")
        case .coversAlone(let group):
            Phrase(
                ja: "\(name(ofGroup: group).ja)でただ一人の「\(track(ofGroup: group))」修了者になる",
                en: "will be the only one trained in '\(track(ofGroup: group))' in \(name(ofGroup: group).en)")
        case .raises(let group, let gain):
            Phrase(
                ja: "\(name(ofGroup: group).ja)の期限での充足の見込みを\(gain.written(decimals: 2))人分上げる",
                en:
                    "raises the places expected to be covered in \(name(ofGroup: group).en) "
                    + "by \(gain.written(decimals: 2))"
            )
        case .target(let target):
            Phrase(
                ja: "目標の人数（\(words(ofTarget: target).ja)）に必要",
                en: "needed for the target of \(words(ofTarget: target).en)")
        case .prepares(let track):
            Phrase(
                ja: "後の研修「\(tracks[track])」の前提", en: "comes before the later track '\(tracks[track])'")
        case .points(let points):
            Phrase(ja: "スキルの不足を\(points)点埋める", en: "closes \(points) points of gap")
        }
    }

    /// What stands in the way of the targets and of full coverage, and what would lift it, one sentence each; empty
    /// where nothing does.
    package func words(_ obstacles: NominationObstacles) -> [Phrase] {
        let isShort = obstacles.shortfall > 0 || obstacles.covered < obstacles.places
        var words: [Phrase] = []
        if isShort {
            words.append(
                Phrase(
                    ja: "どう指名しても、目標の人数に\(obstacles.shortfall)人足りないか、"
                        + "充足は\(obstacles.places)人分のうち\(obstacles.covered)人分までです",
                    en:
                        "however people are named, the targets stay \(obstacles.shortfall.peopleInEnglish) short and "
                        + "at most "
                        + "\(obstacles.covered) of \(obstacles.places) places are covered"))
        }
        words += obstacles.groupsShortOfPeople.prefix(Self.mostListed).map { people in
            Phrase(
                ja: "\(name(ofGroup: people.index).ja)で「\(track(ofGroup: people.index))」を修了できるのは"
                    + "\(people.able)人です（必要は\(people.wanted)人）",
                en: "\(name(ofGroup: people.index).en) has \(people.able.peopleInEnglish) who can do "
                    + "'\(track(ofGroup: people.index))'; it needs \(people.wanted)")
        }
        words += rest(obstacles.groupsShortOfPeople.count)
        words += obstacles.targetsShortOfPeople.map { people in
            Phrase(
                ja: "目標（\(self.words(ofTarget: people.index).ja)）に数えられる職員は\(people.able)人しかいません",
                en:
                    "only \(people.able.peopleInEnglish) can count towards "
                    + "the target of \(self.words(ofTarget: people.index).en)"
            )
        }
        for without in obstacles.without
        where without.shortfall < obstacles.shortfall || without.covered > obstacles.covered {
            let rule = Self.name(without.rule)
            words.append(
                Phrase(
                    ja: "\(rule.ja)がなければ、不足は\(without.shortfall)人、充足は\(without.covered)人分になります",
                    en:
                        "without \(rule.en), \(without.shortfall.peopleInEnglish) would be short "
                        + "and \(without.covered) places covered"
                ))
        }
        words += obstacles.seats.map { seats in
            Phrase(
                ja: "研修「\(tracks[seats.track])」の\(seats.year + 1)年目に席を\(seats.more)増やす",
                en: "\(seats.more.seatsInEnglish) more in track '\(tracks[seats.track])' in year \(seats.year + 1)")
        }
        words += obstacles.absence.prefix(Self.mostListed).map { absence in
            Phrase(
                ja: "所属「\(sections[absence.section])」から\(absence.year + 1)年目に受講できる人数を\(absence.more)人増やす",
                en:
                    "\(absence.more.peopleInEnglish) more of section '\(sections[absence.section])' "
                    + "in year \(absence.year + 1)"
            )
        }
        words += rest(obstacles.absence.count)
        if isShort, !obstacles.isLiftable {
            words.append(
                Phrase(
                    ja: "席と受講できる人数を増やすだけでは足りません。時間か前提の規則が妨げています",
                    en: "more seats and absence alone do not lift it: hours or prerequisites stand in the way"))
        }
        return words
    }

    /// A few hundred groups of one kind would hide the rest.
    private static let mostListed = 20

    private func rest(_ count: Int) -> [Phrase] {
        let more = count - Self.mostListed
        return more > 0 ? [Phrase(ja: "同じものがほかに\(more)件あります", en: "and \(more) more like these")] : []
    }

    private func name(ofGroup group: Int) -> Phrase {
        guard homes.indices.contains(group) else { return Phrase("#\(group)") }
        return switch homes[group] {
        case .section(let section): Phrase(ja: "所属「\(sections[section])」", en: "section '\(sections[section])'")
        case .unit(let unit): Phrase(ja: "係「\(units[unit])」", en: "unit '\(units[unit])'")
        }
    }

    private func track(ofGroup group: Int) -> String {
        instance.groups.indices.contains(group) ? tracks[instance.groups[group].track] : "#\(group)"
    }

    private func words(ofTarget target: Int) -> Phrase {
        guard instance.targets.indices.contains(target) else { return Phrase("#\(target)") }
        let wanted = instance.targets[target]
        let (track, year) = (tracks[wanted.track], wanted.deadline + 1)
        return Phrase(
            ja: "研修「\(track)」を\(year)年目までに\(wanted.people)人",
            en: "\(wanted.people.peopleInEnglish) in '\(track)' by year \(year)")
    }

    private static func name(_ rule: NominationObstacles.Rule) -> Phrase {
        switch rule {
        case .seats: Phrase(ja: "席の上限", en: "the limit of seats")
        case .absence: Phrase(ja: "所属から受講できる人数の上限", en: "the sections' limits of takers")
        case .hours: Phrase(ja: "時間の上限", en: "the limit of hours")
        case .prerequisites: Phrase(ja: "前提の規則", en: "the prerequisites")
        }
    }
}
