package import Kernel

/// One person named for one training of the year.
package struct Nomination: Sendable, Hashable {
    package var member: Int32
    package var programme: Int16
    package var half: HalfKind
    /// 1 is the first to get a seat.
    package var order: Int32
    package var reason: Reason

    package enum Reason: String, CaseIterable, Sendable {
        case mandatory, uncoveredUnit, gap

        package var name: Phrase {
            switch self {
            case .mandatory: Phrase(ja: "必須", en: "mandatory")
            case .uncoveredUnit: Phrase(ja: "所属が未充足", en: "unit not covered")
            case .gap: Phrase(ja: "スキルの不足", en: "skill gap")
            }
        }
    }

    package init(member: Int32, programme: Int16, half: HalfKind, order: Int32, reason: Reason) {
        self.member = member
        self.programme = programme
        self.half = half
        self.order = order
        self.reason = reason
    }
}

/// The seam between obligations and seats: who is named for a half of a programme, and in which order.
package protocol NominationRule: Sendable {
    func nominate(_ tally: Obligations.Tally, candidates: [NominationCandidate]) -> [Nomination]
}

/// A person who must or should take a training, with what speaks for them.
package struct NominationCandidate: Sendable {
    package var member: Int32
    package var isMandatory: Bool
    /// The unit of a coverage target that lacks trained people, -1 where theirs lacks none, and how many it lacks.
    package var uncoveredUnit: Int32
    package var lacking: Int32
    /// `Gaps.priority`.
    package var priority: Double

    package init(member: Int32, isMandatory: Bool, uncoveredUnit: Int32, lacking: Int32, priority: Double) {
        self.member = member
        self.isMandatory = isMandatory
        self.uncoveredUnit = uncoveredUnit
        self.lacking = lacking
        self.priority = priority
    }
}

/// Mandatory people first; then for each unit that lacks trained people as many as it lacks, the most pressing gap
/// first; then the rest by gap. Ends with the seats. Equal candidates keep the staff's order.
package struct PriorityNomination: NominationRule {
    package init() {}

    package func nominate(_ tally: Obligations.Tally, candidates: [NominationCandidate]) -> [Nomination] {
        let seats = tally.seats ?? candidates.count
        var ranked = [(candidate: NominationCandidate, reason: Nomination.Reason)]()
        var rest = [NominationCandidate]()
        var taken: [Int32: Int32] = [:]
        let byPriority = candidates.enumerated().sorted {
            ($1.element.priority, $0.offset) < ($0.element.priority, $1.offset)
        }.map(\.element)
        for candidate in byPriority where candidate.isMandatory { ranked.append((candidate, .mandatory)) }
        for candidate in byPriority where !candidate.isMandatory {
            if candidate.uncoveredUnit >= 0, taken[candidate.uncoveredUnit, default: 0] < candidate.lacking {
                taken[candidate.uncoveredUnit, default: 0] += 1
                ranked.append((candidate, .uncoveredUnit))
            } else {
                rest.append(candidate)
            }
        }
        ranked += rest.map { ($0, .gap) }
        return ranked.prefix(max(0, seats)).enumerated().map { order, entry in
            Nomination(
                member: entry.candidate.member, programme: Int16(tally.programme), half: tally.half,
                order: Int32(order + 1), reason: entry.reason)
        }
    }
}
