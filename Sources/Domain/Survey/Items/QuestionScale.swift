package import Mathematics

import func Foundation.log

/// The knowledge questions of an instrument on one scale of ability, in standard deviations of those who answered.
///
/// A level begins where its judges say, and without judges where its questions are answered rightly two times in three.
///
/// Questions that enough people answered are calibrated together, the lower asymptote at one over the options
/// (docs/algorithms/measurement.md). Of the others nothing is known but the level that they are written for: they are
/// placed where the calibrated ones of that level lie, and without any where somebody just at the level is right two times in
/// three.
///
/// A later survey is laid on the scale of an earlier one: questions that both ask keep their figures, and the mean of those
/// who answer is free. A question that has become much easier or harder since than the others keeps nothing: what leaked, or
/// was worded anew, is no measure of change.
package struct QuestionScale: Sendable {
    /// Answers from which a question has figures of its own.
    package static let fewest = 30
    /// Chance of a right answer that says somebody has just reached the level a question is written for (Lewis, Mitzel and
    /// Green 1996).
    package static let mastery = 2.0 / 3
    /// An earlier survey's figures, by what is asked (`Instrument.Item.identity`).
    package typealias Anchors = [String: Mathematics.Item]
    /// An anchor is given up where the share of right answers is further than this from what its figures say, and beyond
    /// chance.
    static let mostDrift = 0.1
    static let drifted = 3.3

    /// What is held of the slopes: over many skills they are flatter, and at a few hundred answers the usual prior would draw
    /// them up.
    static func prior(_ instrument: Instrument) -> SlopePrior {
        let skills = Set(instrument.items.filter { $0.key != nil }.flatMap(\.skills))
        return skills.count > 1 ? SlopePrior.usual.shared(correlation: KnowledgeScores.correlation) : .usual
    }

    /// Indices into `Instrument.items` of the knowledge questions.
    package let questions: [Int]
    /// One for each question.
    package let items: [Mathematics.Item]
    package let isCalibrated: [Bool]
    /// Where each level of the instrument begins, by its place among `Instrument.levels`; nil where no question asks it.
    package let cuts: [Cut?]
    /// Where a level begins.
    package struct Cut: Sendable, Hashable {
        package var ability: Double
        /// Standard error by the judges' differences; nil without judges, and with a single one.
        package var error: Double?
        /// 0: by the questions alone.
        package var judges: Int
    }

    /// Mean ability of those who answered: 0 but for a survey laid on an earlier one.
    package let mean: Double
    /// Of each question how much larger the share of right answers is than the earlier survey's figures say, 0…1; nil where
    /// it is none of that survey's, or too few answered.
    package let drift: [Double?]
    private let instrument: Instrument
    private let found: [Mathematics.Item?]
    private let places: [Int: Int]
    /// Whether the questions are about several skills, so that the scale is that of what these share.
    private let spansSkills: Bool

    /// - Parameters:
    ///   - chosen: people × questions: the option each person chose.
    ///   - anchors: of the earlier survey on whose scale this one is laid; none for a scale of its own.
    package init(_ instrument: Instrument, chosen: Responses, anchors: Anchors = [:]) {
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        let lowers = questions.map { Self.lower(instrument.items[$0]) }
        let prior = Self.prior(instrument)
        spansSkills = prior != .usual
        let before = questions.map { anchors[instrument.items[$0].identity] }
        let search = AnchoredCalibration(
            Self.scored(instrument, questions, chosen), lowers, anchors: before, prior: prior)
        (found, mean, drift) = (search.found, search.mean, search.drift)
        (items, cuts) = Self.placed(found, instrument, questions, slope: prior.median ?? 1)
        isCalibrated = found.map { $0 != nil }
        self.instrument = instrument
        self.questions = questions
        places = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($0.element, $0.offset) })
    }

    package init(_ instrument: Instrument, _ responses: SurveyResponses, anchors: Anchors = [:]) {
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        self.init(instrument, chosen: responses.chosen(of: questions), anchors: anchors)
    }

    /// What a later survey can be laid on: the questions with figures of their own.
    package var anchors: Anchors {
        var anchors: Anchors = [:]
        for (place, index) in questions.enumerated() { anchors[instrument.items[index].identity] = found[place] }
        return anchors
    }

    /// Whether a question was given up as an anchor.
    package func hasDrifted(_ place: Int) -> Bool { drift[place].map { abs($0) > Self.mostDrift } ?? false }

    /// The place of an item among the questions; nil where it is none.
    package func place(ofItem item: Int) -> Int? { places[item] }

    /// Questions and cuts as they lie on the scales of the single skills, where any two hang together by a correlation.
    /// Those without figures of their own are placed there anew by their level. Zero is the mean of those who answered.
    package func onSkills(correlation: Double) -> (items: [Mathematics.Item], cuts: [Cut?]) {
        let correlation = spansSkills ? correlation : 1
        let (items, cuts) = Self.placed(
            found.map { $0?.onSkill(correlation: correlation) }, instrument, questions,
            slope: SlopePrior.usual.median ?? 1)
        // Of the shared ability a skill has √ρ.
        let shift = mean * correlation.squareRoot()
        return (
            items.map { item in
                var moved = item
                moved.intercepts = item.intercepts.map { $0 + item.slope * shift }
                return moved
            },
            cuts.map { cut in
                cut.map { Cut(ability: $0.ability - shift, error: $0.error, judges: $0.judges) }
            }
        )
    }

    /// Whether where a level begins rests on judges or on answers, not on an assumption alone.
    package func isFounded(_ level: Int) -> Bool {
        guard let cut = cuts[level] else { return false }
        return cut.judges > 0
            || questions.indices.contains {
                isCalibrated[$0] && instrument.items[questions[$0]].level == instrument.levels[level]
            }
    }

    /// Of each question the share of right answers that all who answered any would reach, 0…1: comparable between people who
    /// were put others of them. Nil where nobody answered.
    package func expectedShares(_ responses: SurveyResponses) -> [Double]? {
        let scored = Self.scored(instrument, questions, responses.chosen(of: questions))
        let grid = AbilityGrid(mean: mean, sd: 1)
        var masses = [Double](repeating: 0, count: grid.nodes.count)
        var people = 0
        try? Scoring(items, mean: mean).posteriors(scored) { person, shares in
            guard scored[person: person].contains(where: { $0 != Responses.missing }) else { return }
            people += 1
            for node in 0..<min(masses.count, shares.count) { masses[node] += shares[node] }
        }
        guard people > 0 else { return nil }
        return items.map { item in
            zip(grid.nodes, masses).reduce(0) { $0 + $1.1 * item.expectedScore(at: $1.0) } / Double(people)
        }
    }

    /// Answers to some of the questions, right or wrong in place of what was chosen.
    package func scored(_ responses: SurveyResponses, _ places: [Int]) -> Responses {
        let items = places.map { questions[$0] }
        return Self.scored(instrument, items, responses.chosen(of: items))
    }

    /// Right or wrong in place of what was chosen.
    package static func scored(_ instrument: Instrument, _ questions: [Int], _ chosen: Responses) -> Responses {
        var scored = chosen
        let keys = questions.map { instrument.items[$0].key.map { UInt8(clamping: $0) } ?? Responses.missing }
        for index in scored.cells.indices where scored.cells[index] != Responses.missing {
            scored.cells[index] = scored.cells[index] == keys[index % keys.count] ? 1 : 0
        }
        return scored
    }

    private static func lower(_ item: Instrument.Item) -> Double { 1 / Double(max(2, item.options.count)) }

    /// All questions, those without figures placed by their level, and where the levels begin.
    private static func placed(
        _ found: [Mathematics.Item?], _ instrument: Instrument, _ questions: [Int], slope: Double
    ) -> (items: [Mathematics.Item], cuts: [Cut?]) {
        let levels = instrument.levels
        let ranks = questions.map { index in instrument.items[index].level.flatMap { levels.firstIndex(of: $0) } }
        let usual = LevelFusion.cuts(levels: max(1, levels.count))
        let items = questions.indices.map { place in
            if let own = found[place] { return own }
            let alike = questions.indices.filter { ranks[$0] == ranks[place] }.compactMap { found[$0] }
            let at = alike.isEmpty ? ranks[place].map { usual[$0] } ?? 0 : cut(alike)
            return item(masteredAt: at, slope: slope, lower: lower(instrument.items[questions[place]]))
        }
        let cuts = levels.indices.map { level -> Cut? in
            if let judged = judged(levels[level], items, questions.map { instrument.items[$0] }) { return judged }
            let own = questions.indices.filter { ranks[$0] == level }.map { items[$0] }
            return own.isEmpty ? nil : Cut(ability: cut(own), error: nil, judges: 0)
        }
        return (items, cuts)
    }

    /// The cut of a level by its judges (Angoff 1971, modified): the ability at which as many questions are answered rightly
    /// as they expect in the mean. Nil without judges, and where they expect no more than guessing gives.
    private static func judged(
        _ level: String, _ items: [Mathematics.Item], _ questions: [Instrument.Item]
    ) -> Cut? {
        let judged = questions.indices.compactMap { place in
            questions[place].judgements.first { $0.level == level }.map { (place, $0.shares) }
        }
        guard let judges = judged.first?.1.count, judges > 0, judged.allSatisfy({ $0.1.count == judges }) else {
            return nil
        }
        let judgements = (0..<judges).map { judge in judged.map { min(1, max(0, $0.1[judge] / 100)) } }
        guard let found = try? AngoffCut(judgements: judgements, items: judged.map { items[$0.0] }),
            let ability = found.ability
        else { return nil }
        return Cut(ability: ability, error: found.abilitySE.isFinite ? found.abilitySE : nil, judges: judges)
    }

    /// The ability at which two in three of the questions are answered rightly; bounded, since a few that all are far too hard
    /// or too easy say no more.
    private static func cut(_ items: [Mathematics.Item]) -> Double {
        let wanted = mastery * Double(items.count)
        // Where guessing alone does as much there is no such ability.
        let found = items.ability(expecting: wanted) ?? (items.expectedScore(at: 0) > wanted ? -3 : 3)
        return max(-3, min(3, found))
    }

    private static func item(masteredAt ability: Double, slope: Double, lower: Double) -> Mathematics.Item {
        let share = (mastery - lower) / (1 - lower)
        let ahead = share > 0 ? logit(share) / slope : 0
        return Mathematics.Item(slope: slope, difficulty: ability - ahead, lower: lower)
    }

    private static func logit(_ share: Double) -> Double { log(share / (1 - share)) }
}

extension SurveyResponses {
    /// People × items: the option that each chose.
    package func chosen(of items: [Int]) -> Responses {
        var cells: [UInt8] = []
        cells.reserveCapacity(count * items.count)
        for response in 0..<count { for item in items { cells.append(code(response, item: item)) } }
        return Responses(people: count, items: items.count, cells: cells)
    }
}
