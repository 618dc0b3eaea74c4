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
package struct QuestionScale: Sendable {
    /// Answers from which a question has figures of its own.
    package static let fewest = 30
    /// Chance of a right answer that says somebody has just reached the level a question is written for (Lewis, Mitzel and
    /// Green 1996).
    package static let mastery = 2.0 / 3
    /// Median of the slopes' prior.
    static let usualSlope = 1.2214

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

    private let instrument: Instrument
    private let found: [Mathematics.Item?]
    private let places: [Int: Int]

    /// - Parameter chosen: people × questions: the option each person chose.
    package init(_ instrument: Instrument, chosen: Responses) {
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        let lowers = questions.map { Self.lower(instrument.items[$0]) }
        found = Self.calibrated(Self.scored(instrument, questions, chosen), lowers)
        (items, cuts) = Self.placed(found, instrument, questions)
        isCalibrated = found.map { $0 != nil }
        self.instrument = instrument
        self.questions = questions
        places = Dictionary(uniqueKeysWithValues: questions.enumerated().map { ($0.element, $0.offset) })
    }

    package init(_ instrument: Instrument, _ responses: SurveyResponses) {
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        self.init(instrument, chosen: responses.chosen(of: questions))
    }

    /// The place of an item among the questions; nil where it is none.
    package func place(ofItem item: Int) -> Int? { places[item] }

    /// Questions and cuts as they lie on the scales of the single skills, where any two hang together by a correlation.
    /// Those without figures of their own are placed there anew by their level.
    package func onSkills(correlation: Double) -> (items: [Mathematics.Item], cuts: [Cut?]) {
        Self.placed(found.map { $0?.onSkill(correlation: correlation) }, instrument, questions)
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
        _ found: [Mathematics.Item?], _ instrument: Instrument, _ questions: [Int]
    ) -> (items: [Mathematics.Item], cuts: [Cut?]) {
        let levels = instrument.levels
        let ranks = questions.map { index in instrument.items[index].level.flatMap { levels.firstIndex(of: $0) } }
        let usual = LevelFusion.cuts(levels: max(1, levels.count))
        let items = questions.indices.map { place in
            if let own = found[place] { return own }
            let alike = questions.indices.filter { ranks[$0] == ranks[place] }.compactMap { found[$0] }
            let at = alike.isEmpty ? ranks[place].map { usual[$0] } ?? 0 : cut(alike)
            return item(masteredAt: at, lower: lower(instrument.items[questions[place]]))
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

    /// The ability at which the questions are answered rightly two times in three, in the mean.
    private static func cut(_ items: [Mathematics.Item]) -> Double {
        let points = items.map { item in
            let share = (mastery - item.lower) / (1 - item.lower)
            let logit = share > 0 && share < 1 ? logit(share) : 0
            return (logit - item.intercepts[0]) / item.slope
        }
        return max(-3, min(3, points.reduce(0, +) / Double(points.count)))
    }

    private static func item(masteredAt ability: Double, lower: Double) -> Mathematics.Item {
        let share = (mastery - lower) / (1 - lower)
        let ahead = share > 0 ? logit(share) / usualSlope : 0
        return Mathematics.Item(slope: usualSlope, difficulty: ability - ahead, lower: lower)
    }

    private static func logit(_ share: Double) -> Double { log(share / (1 - share)) }

    private static func calibrated(_ scored: Responses, _ lowers: [Double]) -> [Mathematics.Item?] {
        var found = [Mathematics.Item?](repeating: nil, count: scored.items)
        let used = (0..<scored.items).filter { item in
            let answered = (0..<scored.people).count { scored[$0, item] != nil }
            let right = (0..<scored.people).count { scored[$0, item] == 1 }
            // Where all are right, or none, there is no end to how easy or hard it may be.
            return answered >= fewest && right > 0 && right < answered
        }
        guard !used.isEmpty else { return found }
        let part = Responses(
            people: scored.people, items: used.count,
            cells: (0..<scored.people).flatMap { person in used.map { scored.cells[person * scored.items + $0] } })
        var settings = Calibration.Settings()
        settings.wantsErrors = false
        settings.tolerance = 1e-4
        settings.mostCycles = 500
        guard let calibration = try? Calibration(part, used.map { .init(lower: lowers[$0]) }, settings: settings),
            calibration.isConverged
        else { return found }
        for (place, item) in used.enumerated() { found[item] = calibration.items[place] }
        return found
    }
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
