import Kernel
import Mathematics

/// The typed reasons of an answer's nominations, put on the programmes that people take.
struct NominationReasons {
    private let question: NominationCase
    private let byNomination: [Mathematics.Nomination: [NominationReason]]
    private let previous: Set<Mathematics.Nomination>

    init(_ question: NominationCase, _ nominations: [Mathematics.Nomination]) {
        self.question = question
        byNomination = Dictionary(
            zip(nominations, question.instance.reasons(of: nominations)), uniquingKeysWith: { first, _ in first })
        previous = Set(question.previous)
    }

    func entries(_ programmes: [NamedProgramme]) -> [NominationPlan.Entry] {
        programmes.map { named in
            let nomination = named.track.map {
                Mathematics.Nomination(person: named.member, track: Int32($0), year: Int32(named.year))
            }
            return NominationPlan.Entry(
                member: named.member, programme: named.programme, year: question.year(named.year),
                reasons: reasons(named, nomination),
                wasNamed: question.previous.isEmpty ? nil : nomination.map { previous.contains($0) })
        }.sorted { ($0.year, $0.programme, $0.member) < ($1.year, $1.programme, $1.member) }
    }

    private func reasons(
        _ named: NamedProgramme, _ nomination: Mathematics.Nomination?
    ) -> [NominationPlan.Reason] {
        var reasons: [NominationPlan.Reason] = []
        if let target = named.target { reasons.append(.headcount(target: target)) }
        for reason in nomination.flatMap({ byNomination[$0] }) ?? [] {
            switch reason {
            case .pinned: reasons.append(.pinned)
            case .coversAlone(let group):
                let (target, unit) = place(of: group)
                reasons.append(.onlyOne(target: target, unit: unit))
            case .raises(let group, let gain):
                let (target, unit) = place(of: group)
                reasons.append(.raises(target: target, unit: unit, by: gain))
            case .target(let goal):
                let headcount = NominationPlan.Reason.headcount(target: question.goals[goal].target)
                if !reasons.contains(headcount) { reasons.append(headcount) }
            case .prepares(let track): reasons.append(.before(track: track))
            case .points: continue
            }
        }
        // Of a group the programme taken closes what it closes, not what the best of the group would.
        let points = question.points(of: named.programme, for: Int(named.member))
        if points > 0 { reasons.append(.gap(points: points)) }
        return reasons.isEmpty ? [.spareSeat] : reasons
    }

    private func place(of group: Int) -> (target: Int, unit: Int) {
        let group = question.groups[group]
        let coverage = question.coverages[group.coverage]
        return (coverage.target, coverage.units[group.unit])
    }
}

extension NominationCase {
    fileprivate func points(of programme: Int, for member: Int) -> Int {
        let raises = standing.plan.programmes[programme].elective?.raises ?? []
        return Int(ProgrammeReading.points(raises, member, standing).rounded())
    }
}
