import Domain
import Kernel

extension TargetContent {
    /// Two readings of one statement, side by side: the booklet hides no contradiction of its sources.
    struct Conflict {
        let id: String
        let target: Passage
        let readings: [Reading]
        let isDecided: Bool
        let state: String
        let decision: [Passage]

        init?(_ target: Target, _ scribe: Scribe) {
            guard let conflict = target.conflict else { return nil }
            id = "conflict-\(target.id)"
            self.target = scribe.passage(target.name)
            readings = conflict.readings.enumerated().map {
                Reading($0.element, of: target, inForce: $0.offset == conflict.inForce, scribe)
            }
            isDecided = conflict.isResolved
            let date = conflict.decidedOn.map { $0.written(in: scribe.language) }
            let decided = [conflict.decidedBy, date].compactMap(\.self).joined(separator: scribe.say(ja: "、", en: ", "))
            state =
                conflict.isResolved
                ? scribe.say(ja: "決定済み", en: "Decided") : scribe.say(ja: "未決定", en: "Undecided")
            let open = scribe.say(
                ja: "どちらが正しいかはまだ決まっていない。", en: "Which reading is right has not been settled yet.")
            decision = scribe.runs(conflict.isResolved ? decided : open)
        }
    }

    struct Reading {
        let text: Passage
        let goal: [Passage]
        let deadline: [String]
        let citations: Citations?
        let isInForce: Bool

        /// A reading says only in what it differs; the rest is the target's.
        fileprivate init(_ reading: Domain.Conflict.Reading, of target: Target, inForce: Bool, _ scribe: Scribe) {
            text = scribe.passage(reading.text)
            goal = scribe.runs(scribe.goal(target, reading.goal ?? target.goal, reading.coverage ?? target.coverage))
            deadline = scribe.deadline(reading.period ?? target.period, target.basis)
            citations = scribe.citations([reading.source])
            isInForce = inForce
        }
    }
}
