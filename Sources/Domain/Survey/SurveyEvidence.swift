import Kernel

/// What responses say of levels (clauses O1, O6): one self-rating and one test result for each person and skill.
///
/// Self: each rating of rank r votes for every level up to r and against those above; a can-do item at level L votes,
/// answered yes, for the levels up to L, answered no, against L and above, answered partly, half a vote each way. The
/// rank is the highest level at which, there and at all below, the votes for it outweigh those against.
///
/// Test: the knowledge items, scored for all skills together (`KnowledgeScores`). Unanswered questions are not wrong answers.
package struct SurveyEvidence: Sendable {
    /// A rank with the highest level that the answers say anything about.
    package struct Finding: Sendable, Hashable {
        package var rank: Int8
        package var ceiling: Int8

        package init(rank: Int8, ceiling: Int8) {
            self.rank = rank
            self.ceiling = ceiling
        }
    }

    private let binding: Instrument.Binding
    /// For each skill, its items with what each answer says.
    private let ballots: [[Ballot]]
    /// The most levels any scale has.
    private let mostLevels: Int

    /// One item's votes: half-votes for less half-votes against, `levels` entries for each code.
    private struct Ballot: Sendable {
        var item: Int
        var net: [Int8]
        /// The highest level on which an answer votes at all.
        var reach: [Int8]
    }

    package init(_ binding: Instrument.Binding) {
        self.binding = binding
        mostLevels = binding.levels.max() ?? 0
        var ballots = [[Ballot]](repeating: [], count: binding.levels.count)
        for use in binding.uses {
            let item = binding.instrument.items[use.item]
            switch item.kind {
            case .selfRating, .canDo:
                ballots[use.skill].append(Self.ballot(use, item, levels: binding.levels[use.skill]))
            case .knowledge, .freeText: continue
            }
        }
        self.ballots = ballots
    }

    /// Whether some rating or can-do item is about a skill.
    package func asks(about skill: Int) -> Bool { !ballots[skill].isEmpty }

    /// The self-rated level of a response in a skill; nil where nothing about it was answered.
    package func selfRating(_ responses: SurveyResponses, _ response: Int, skill: Int) -> Finding? {
        guard !ballots[skill].isEmpty else { return nil }
        let levels = binding.levels[skill]
        return withUnsafeTemporaryAllocation(of: Int.self, capacity: max(1, levels)) { net in
            net.initialize(repeating: 0)
            var reach: Int8 = -1
            for ballot in ballots[skill] {
                let code = Int(responses.code(response, item: ballot.item))
                guard code < ballot.reach.count else { continue }
                reach = max(reach, ballot.reach[code])
                for level in 0..<levels { net[level] += Int(ballot.net[code * levels + level]) }
            }
            guard reach > 0 else { return nil }
            var rank = 0
            while rank < levels, net[rank] > 0 { rank += 1 }
            return Finding(rank: Int8(clamping: rank), ceiling: reach)
        }
    }

    /// Appends the entries of all responses to a ledger, dated by the day of answering, the instrument's title as
    /// their source.
    ///
    /// - Parameter anchors: those of the surveys before this one.
    @discardableResult
    package func append(
        _ responses: SurveyResponses, to ledger: inout EvidenceLedger, anchors: QuestionScale.Anchors = [:]
    ) -> KnowledgeSummary {
        let source = ledger.source(binding.instrument.title)
        let knowledge = KnowledgeScores(binding, responses, anchors: anchors)
        for response in 0..<responses.count {
            let (person, date) = (responses.people[response], responses.dates[response])
            for skill in ballots.indices {
                if let finding = selfRating(responses, response, skill: skill) {
                    ledger.append(
                        EvidenceEntry(
                            person: person, skill: Int16(skill), rank: finding.rank, ceiling: finding.ceiling,
                            method: .self, date: date, source: source))
                }
                if let finding = knowledge.finding(response, skill: skill) {
                    ledger.append(
                        EvidenceEntry(
                            person: person, skill: Int16(skill), rank: finding.rank,
                            ceiling: Int8(clamping: binding.levels[skill]), method: .test, date: date, source: source,
                            estimate: finding.estimate))
                }
            }
        }
        return knowledge.summary
    }

    private static func ballot(_ use: Instrument.Binding.Use, _ item: Instrument.Item, levels: Int) -> Ballot {
        let codes = item.kind == .canDo ? Int(AnswerCode.yes) + 1 : item.options.count
        var ballot = Ballot(item: use.item, net: [], reach: [])
        for code in 0..<codes {
            for level in stride(from: 1, through: levels, by: 1) {
                ballot.net.append(halfVotes(use, item, code: UInt8(clamping: code), level: level))
            }
            let isOnlyForBelow = item.kind == .canDo && code == Int(AnswerCode.yes)
            ballot.reach.append(Int8(clamping: isOnlyForBelow ? use.rank : levels))
        }
        return ballot
    }

    private static func halfVotes(
        _ use: Instrument.Binding.Use, _ item: Instrument.Item, code: UInt8, level: Int
    ) -> Int8 {
        guard item.kind == .canDo else { return level <= use.optionRanks[Int(code)] ? 2 : -2 }
        switch code {
        case AnswerCode.yes: return level <= use.rank ? 2 : 0
        case AnswerCode.partly: return level < use.rank ? 1 : level == use.rank ? 0 : -1
        default: return level >= use.rank ? -2 : 0
        }
    }
}
