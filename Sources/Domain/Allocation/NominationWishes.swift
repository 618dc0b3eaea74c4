import Kernel
import Mathematics

/// The nominations that a scenario pins, forbids or keeps, as the instance names them.
struct NominationWishes {
    private(set) var pinned: [Mathematics.Nomination] = []
    private(set) var forbidden: [Mathematics.Nomination] = []
    private var unknown: [Phrase] = []
    private let tracks: [NominationTrack]
    private let standing: Standing
    private let years: Int
    /// By person key.
    private let member: [String: Int]

    /// - Parameter yearly: what targets ask for every year, for which people are named after the search.
    init(
        _ standing: Standing, _ assumptions: NominationAssumptions, _ tracks: [NominationTrack],
        yearly: [NominationTrack], years: Int
    ) {
        self.tracks = tracks
        self.standing = standing
        self.years = years
        let member = Dictionary(
            standing.staff.members.enumerated().map { (standing.roster.people[Int($1.person)].key, $0) },
            uniquingKeysWith: { first, _ in first })
        self.member = member
        func nominations(_ named: NominationAssumptions.Named) -> [Mathematics.Nomination] {
            let year = named.year - standing.year
            guard let person = member[named.person] else {
                unknown.append(Phrase(ja: "指定した人に、在職していない人がいます", en: "somebody set is not in service"))
                return []
            }
            let found = tracks.indices.filter { tracks[$0].isNamed(named.programme, standing.plan) }
            if found.isEmpty, !yearly.contains(where: { $0.isNamed(named.programme, standing.plan) }) {
                unknown.append(
                    Phrase(ja: "研修「\(named.programme)」は指名の対象ではありません", en: "'\(named.programme)' is not nominated for"))
            }
            guard (0..<years).contains(year) else { return [] }
            return found.map { .init(person: Int32(person), track: Int32($0), year: Int32(year)) }
        }
        pinned = assumptions.pinned.flatMap { nominations($0).prefix(1) }
        var forbidden = Set(assumptions.forbidden.flatMap(nominations))
        for exclusion in assumptions.excluded {
            let year = exclusion.year - standing.year
            guard (0..<years).contains(year) else { continue }
            let isWithin = standing.roster.units.indices.map {
                standing.roster.isUnit($0, within: exclusion.unitCode)
            }
            for (person, about) in standing.staff.members.enumerated() where isWithin[Int(about.post.unit)] {
                for track in tracks.indices {
                    forbidden.insert(.init(person: Int32(person), track: Int32(track), year: Int32(year)))
                }
            }
        }
        self.forbidden = forbidden.sorted()
    }

    /// What stands against the pins, person by person.
    func problems(_ instance: NominationInstance) -> [Phrase] {
        unknown
            + pinned.compactMap { pin in
                let place = Int(pin.person) * tracks.count + Int(pin.track)
                let what = tracks[Int(pin.track)].name(standing.plan)
                if instance.isDone[place] {
                    return Phrase(
                        ja: "固定した人に、「\(what.ja)」を修了した人がいます", en: "somebody pinned has completed \(what.en)")
                }
                if !instance.isEligible[place] {
                    return Phrase(
                        ja: "固定した人に、「\(what.ja)」の対象でない人がいます",
                        en: "somebody pinned is not in the audience of \(what.en)")
                }
                if pin.year > instance.lastYear[Int(pin.person)] {
                    return Phrase(ja: "固定した人に、その年度には定年後の人がいます", en: "somebody pinned has retired by that year")
                }
                if forbidden.contains(pin) {
                    return Phrase(
                        ja: "固定した人に、所属がその年度に除かれている人がいます",
                        en: "the unit of somebody pinned is left out in that year")
                }
                return nil
            }
    }

    /// The nominations of an earlier result that people, tracks and years of this case still have.
    func kept(_ earlier: [NominationAssumptions.Named]) -> [Mathematics.Nomination] {
        let found = earlier.compactMap { named -> Mathematics.Nomination? in
            let year = named.year - standing.year
            guard (0..<years).contains(year), let person = member[named.person],
                let track = tracks.firstIndex(where: { $0.isNamed(named.programme, standing.plan) })
            else { return nil }
            return .init(person: Int32(person), track: Int32(track), year: Int32(year))
        }
        return Set(found).sorted()
    }
}

extension NominationPlan {
    /// The nominations by keys and ids, as a later question takes them.
    package var named: [NominationAssumptions.Named] {
        let standing = question.standing
        return nominations.map { nomination in
            let person = Int(standing.staff.members[Int(nomination.person)].person)
            let id =
                switch question.tracks[Int(nomination.track)].reference {
                case .programme(let index): standing.plan.programmes[index].id
                case .group(let index): standing.plan.groups[index].id
                }
            return .init(
                person: standing.roster.people[person].key, programme: id,
                year: question.year(Int(nomination.year)))
        }
    }
}

extension NominationTrack {
    /// Whether an id is that of the track's group, or of one of its programmes.
    func isNamed(_ id: String, _ plan: Plan) -> Bool {
        if programmes.contains(where: { plan.programmes[$0].id == id }) { return true }
        if case .group(let group) = reference { return plan.groups[group].id == id }
        return false
    }
}
