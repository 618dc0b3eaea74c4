import Kernel

/// The counting behind `SurveyResults`.
struct SurveyCount {
    typealias Distribution = SurveyResults.Distribution

    private let instrument: Instrument
    private let responses: SurveyResponses
    private let rule: SuppressionRule
    /// For each member who was asked their response; -1 for none.
    private let responseOfMember: [Int]
    private(set) var participation: SurveyResults.Participation
    private(set) var skills: [SurveyResults.SkillResult] = []
    private(set) var tables: [SurveyResults.Table] = []
    private let weights: ResponseWeights?
    private(set) var proven = 0
    private(set) var failed = 0

    init(
        plan: Plan, binding: Instrument.Binding, responses: SurveyResponses, staff: Staff, population: [Bool]?,
        groupings: [Grouping], strata: [Grouping], rule: SuppressionRule
    ) {
        instrument = binding.instrument
        self.responses = responses
        self.rule = rule
        let asked = staff.members.indices.filter { population?[$0] ?? true }
        responseOfMember = asked.map { responses.response(of: staff.members[$0].person) ?? -1 }
        participation = SurveyResults.Participation(
            members: asked.count, respondents: responseOfMember.count { $0 >= 0 })
        weights =
            participation.respondents >= rule.smallestGroup
            ? ResponseWeights(
                strata, asked: asked, hasAnswered: responseOfMember.map { $0 >= 0 }, smallest: rule.smallestGroup) : nil
        let complete = groupings.map { CompleteGrouping($0, counted: asked) }
        countGroups(plan, SurveyEvidence(binding), complete)
    }

    private mutating func countGroups(_ plan: Plan, _ evidence: SurveyEvidence, _ groupings: [CompleteGrouping]) {
        let order = GroupingOrder(groupings)
        let answered = participationTables(groupings, order)
        tables = groupings.enumerated().map { index, grouping in
            let rows = grouping.labels.indices.map { row in
                let (yes, no) = (answered.counts[index][row][0], answered.counts[index][row][1])
                return SurveyResults.Row(
                    label: grouping.labels[row], members: yes + no,
                    participation: answered.hidden[index][row].contains(true)
                        ? nil : SurveyResults.Participation(members: yes + no, respondents: yes),
                    distributions: [])
            }
            return SurveyResults.Table(name: grouping.name, rows: rows)
        }
        for skill in plan.skills.indices where evidence.asks(about: skill) {
            let columns = plan.scale(of: skill).levels.count + 2
            let columnOfMember = responseOfMember.map { response -> Int16 in
                guard response >= 0 else { return -1 }
                return evidence.selfRating(responses, response, skill: skill).map { Int16($0.rank) }
                    ?? Int16(columns - 1)
            }
            skills.append(
                SurveyResults.SkillResult(
                    skill: skill, overall: overall(columnOfMember, columns: columns),
                    weighted: weights?.shares(columnOfMember, count: columns)))
            var counted = GroupTables(groupings, order, columns: columns, columnOfMember: columnOfMember)
            let counts = counted.counts
            counted.protect(hidesTelling: true) { grouping, row in
                // A row whose participation is hidden would give it away as the sum of its levels.
                answered.hidden[grouping][row].contains(true) || mustHide(counts[grouping][row])
            }
            proven += counted.proven
            failed += counted.failed
            let isOpen = participation.respondents >= rule.smallestGroup
            for grouping in groupings.indices {
                for row in groupings[grouping].labels.indices {
                    let hidden = counted.hidden[grouping][row].map { $0 || !isOpen }
                    tables[grouping].rows[row].distributions.append(
                        Self.distribution(counts[grouping][row], hidden: hidden))
                }
            }
        }
    }

    /// Who answered, by group. Groups with fewer members than a group must have are hidden here too; that everybody
    /// answered is no secret.
    private mutating func participationTables(_ groupings: [CompleteGrouping], _ order: GroupingOrder) -> GroupTables {
        var tables = GroupTables(
            groupings, order, columns: 2, columnOfMember: responseOfMember.map { $0 >= 0 ? 0 : 1 })
        let counts = tables.counts
        tables.protect(hidesTelling: false) { grouping, row in
            (1..<rule.smallestGroup).contains(counts[grouping][row].reduce(0, +))
        }
        proven += tables.proven
        failed += tables.failed
        return tables
    }

    private func mustHide(_ counts: [Int]) -> Bool {
        let respondents = counts.reduce(0, +)
        guard respondents > 0 else { return false }
        return respondents < rule.smallestGroup
            || rule.hidesUniformGroups && counts.dropLast().contains(respondents)
    }

    var weighting: SurveyResults.Weighting? {
        weights.map { weights in
            SurveyResults.Weighting(
                designEffect: weights.designEffect, effectiveCount: weights.effectiveCount, trimmed: weights.trimmed,
                joined: weights.joined)
        }
    }

    private func overall(_ columnOfMember: [Int16], columns: Int) -> Distribution? {
        guard participation.respondents >= rule.smallestGroup else { return nil }
        var counts = [Int](repeating: 0, count: columns)
        for column in columnOfMember where column >= 0 { counts[Int(column)] += 1 }
        return Self.distribution(counts, hidden: counts.map { _ in false })
    }

    private static func distribution(_ counts: [Int], hidden: [Bool]) -> Distribution {
        let shown = zip(counts, hidden).map { $1 ? nil : $0 }
        let levels = counts.dropLast()
        let rated = levels.reduce(0, +)
        let sum = levels.enumerated().reduce(0) { $0 + $1.offset * $1.element }
        return Distribution(
            counts: Array(shown.dropLast()), noAnswer: shown.last ?? nil,
            mean: hidden.contains(true) || rated == 0 ? nil : Double(sum) / Double(rated))
    }

    // MARK: Items

    /// - Parameter expected: shares of right answers by the questions' figures, where people were put different ones.
    func knowledge(_ expected: [Int: Double]?) -> [SurveyResults.Knowledge] {
        instrument.items.indices.compactMap { item in
            guard instrument.items[item].kind == .knowledge, let key = instrument.items[item].key else { return nil }
            var (answered, right) = (0, 0)
            for response in responseOfMember where response >= 0 {
                let code = responses.code(response, item: item)
                if code != AnswerCode.missing { answered += 1 }
                if code == UInt8(clamping: key) { right += 1 }
            }
            let share = expected.map { $0[item] } ?? Double(right) / Double(max(1, answered))
            return SurveyResults.Knowledge(
                item: item, answered: answered,
                shareCorrect: answered >= max(1, rule.smallestGroup) ? share : nil, isEstimated: expected != nil)
        }
    }

    func freeText() -> [SurveyResults.FreeText] {
        instrument.items.indices.filter { instrument.items[$0].kind == .freeText }.map { item in
            SurveyResults.FreeText(
                item: item,
                written: responseOfMember.count { $0 >= 0 && responses.code($0, item: item) != AnswerCode.missing })
        }
    }
}
