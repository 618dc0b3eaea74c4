package import Kernel
import Mathematics

/// How good the knowledge questions of a closed survey are, and what to repair (clauses O1, O6; docs/measure.md).
///
/// Classical figures and a calibration of all questions together with the lower asymptote at one over the options. Nothing
/// is told of a question that fewer than `fewest` people answered. Where questions are rotated nobody answers all of them:
/// then what somebody knows elsewhere is their share right of the others that they answered, and the reliability is that of
/// the estimated abilities.
package struct KnowledgeQuality: Sendable {
    /// Answers below which nothing is told: less says more about who answered than about the question.
    package static let fewest = 30
    /// People below whom a count tells of them.
    package static let fewestTold = 5
    /// People below whom nothing is said of their other answers.
    package static let fewestScored = 10
    /// Beyond this a difficulty says only that everybody, or nobody, is right.
    static let farthest = 5.0
    /// Answers below which a question's figures are provisional.
    package static let settled = 100

    package struct Option: Sendable, Hashable {
        package var isKey: Bool
        /// 0…1 of those who answered; nil where so few chose it that it would tell of them, or where it would follow from
        /// the others.
        package var share: Double?
        /// Mean of right answers to the other questions, 0…1, of those who chose it; nil where they are fewer than ten.
        package var meanRest: Double?
    }

    package struct Item: Sendable {
        /// Index into `Instrument.items`.
        package var item: Int
        package var answered: Int
        /// Nil with fewer than `fewest` answers.
        package var figures: Figures?
        package var repairs: [Phrase]
    }

    package struct Figures: Sendable {
        /// 0…1 of those who answered; nil where the right or the wrong are so few that it would tell of them.
        package var shareCorrect: Double?
        /// Correlation with the share right of the other questions that each answered; nil where there is no spread.
        package var restCorrelation: Double?
        /// Ability at which half of those who do not guess know it, with its standard error: standard deviations of those
        /// who answered.
        package var difficulty: Double?
        package var difficultyError: Double?
        package var slope: Double
        package var isProvisional: Bool
        package var options: [Option]
    }

    package enum Reliability: Sendable, Hashable {
        /// Cronbach's alpha of all questions with its 95 % interval, and the standard error of measurement in questions;
        /// of those who answered all.
        case ofSums(alpha: Double, low: Double, high: Double, standardError: Double?)
        /// Where questions are rotated: the share of the spread of estimated abilities that is no error,
        /// 1 − mean(SE²)/(var(EAP) + mean(SE²)) (Green, Bock, Humphreys, Linn and Reckase 1984), of so many people.
        case ofAbilities(Double, people: Int)
    }

    package struct LevelCut: Sendable, Hashable {
        package var level: String
        package var cut: QuestionScale.Cut
    }

    package let items: [Item]
    /// Nil where it cannot be had.
    package let reliability: Reliability?
    /// Where the levels begin on the scale of the difficulties; empty where no question has figures.
    package let cuts: [LevelCut]
    /// Responses whose self-ratings look given without reading: two signs or more. With how many were looked at.
    package let careless: (count: Int?, of: Int)

    /// - Parameter anchors: of the surveys before with the same questions, to tell which have become easier or harder.
    package init(
        _ instrument: Instrument, _ responses: SurveyResponses, anchors: QuestionScale.Anchors = [:]
    ) {
        let questions = instrument.items.indices.compactMap { index in
            instrument.items[index].key.map { (item: index, key: UInt8(clamping: $0)) }
        }
        let all = responses.chosen(of: questions.map(\.item))
        let linked = anchors.isEmpty ? nil : QuestionScale(instrument, chosen: all, anchors: anchors)
        // What is put one by one is chosen by what a person knows: shares and correlations are of whole forms alone.
        let chosen = linked != nil && instrument.forms > 1 ? Self.wholeForms(all, instrument) : all
        let options = questions.map { instrument.items[$0.item].options.count }
        let scored = QuestionScale.scored(instrument, questions.map(\.item), chosen)
        let table = try? OptionTable(chosen: chosen, key: questions.map(\.key), options: options)
        let calibrated = Self.calibration(scored, options, prior: QuestionScale.prior(instrument))
        let rests = RestScores(scored)
        let answers = (0..<chosen.people).map { person in
            chosen[person: person].count { $0 != Responses.missing }
        }
        items = questions.indices.map { place in
            let answered = (0..<chosen.people).count { chosen[$0, place] != nil }
            guard answered >= Self.fewest, let table, let found = calibrated[place] else {
                return Item(item: questions[place].item, answered: answered, figures: nil, repairs: [])
            }
            // Of rotated questions everybody answers a part alone.
            let together = (0..<chosen.people).reduce(0) { chosen[$1, place] == nil ? $0 : $0 + answers[$1] - 1 }
            let others = max(1, Double(together) / Double(answered))
            let right = (0..<scored.people).count { scored[$0, place] == 1 }
            let isTold = Self.isTold(right) && Self.isTold(answered - right)
            let own = linked.flatMap { $0.isCalibrated[place] ? $0.items[place] : nil }
            let difficulty = (own ?? found.item).difficulties[0]
            let isNear = abs(difficulty) <= Self.farthest
            let figures = Figures(
                shareCorrect: isTold ? Double(right) / Double(answered) : nil,
                restCorrelation: rests.correlation(ofItem: place),
                difficulty: isNear ? difficulty : nil, difficultyError: isNear && own == nil ? found.error : nil,
                slope: (own ?? found.item).slope, isProvisional: answered < Self.settled,
                options: Self.options(table.items[place], others))
            return Item(
                item: questions[place].item, answered: answered, figures: figures,
                repairs: Self.repairs(figures, table.items[place], answered: answered)
                    + (linked.flatMap { Self.drift($0, place) } ?? []))
        }
        let scale = linked ?? QuestionScale(instrument, chosen: all)
        reliability =
            instrument.forms > 1
            ? Self.ofAbilities(scale, QuestionScale.scored(instrument, questions.map(\.item), all))
            : Self.ofSums(scored)
        cuts = instrument.levels.indices.compactMap { level in
            scale.isFounded(level) ? scale.cuts[level].map { LevelCut(level: instrument.levels[level], cut: $0) } : nil
        }
        careless = Self.careless(instrument, responses)
    }

    /// The people who answered more than is ever put one by one.
    private static func wholeForms(_ all: Responses, _ instrument: Instrument) -> Responses {
        guard (instrument.asks ?? .max) > AdaptiveQuestions.most else { return all }
        let people = (0..<all.people).filter { person in
            all[person: person].count { $0 != Responses.missing } > AdaptiveQuestions.most
        }
        return Responses(
            people: people.count, items: all.items, cells: people.flatMap { Array(all[person: $0]) })
    }

    private static func drift(_ scale: QuestionScale, _ place: Int) -> [Phrase]? {
        guard scale.hasDrifted(place), let shift = scale.drift[place] else { return nil }
        return [
            shift > 0
                ? Phrase(
                    ja: "前の調査から、ほかの設問より大きく易しくなりました。答えが知られたか、よく学ばれた設問です。年の比較には使っていません",
                    en:
                        "much easier than in the earlier survey, beyond the others: known, or well learnt; left out of comparing the years"
                )
                : Phrase(
                    ja: "前の調査から、ほかの設問より大きく難しくなりました。仕事や制度が変わっていないか確かめてください。年の比較には使っていません",
                    en:
                        "much harder than in the earlier survey, beyond the others: check whether work or rules have changed; left out of comparing the years"
                )
        ]
    }

    private static func ofSums(_ scored: Responses) -> Reliability? {
        guard
            let scale = (try? ClassicalAnalysis(scored, topCategories: (0..<scored.items).map { _ in 1 }))?.scale,
            scale.completePeople >= fewest, scale.alpha.isFinite
        else { return nil }
        return .ofSums(
            alpha: scale.alpha, low: scale.alphaInterval.low, high: scale.alphaInterval.high,
            standardError: known(scale.standardError))
    }

    private static func ofAbilities(_ scale: QuestionScale, _ scored: Responses) -> Reliability? {
        let people = (0..<scored.people).filter { person in
            scored[person: person].contains { $0 != Responses.missing }
        }
        guard people.count >= fewest, scale.isCalibrated.contains(true),
            let all = try? Scoring(scale.items, mean: scale.mean).estimates(scored, by: .eap)
        else { return nil }
        return .ofAbilities(people.map { all[$0] }.reliability, people: people.count)
    }

    private static func known(_ figure: Double) -> Double? { figure.isFinite ? figure : nil }

    /// Each question's parameters with the error of its difficulty; nil where too few answered.
    private static func calibration(
        _ scored: Responses, _ options: [Int], prior: SlopePrior
    ) -> [(item: Mathematics.Item, error: Double?)?] {
        let used = (0..<scored.items).filter { item in (0..<scored.people).count { scored[$0, item] != nil } >= fewest }
        guard !used.isEmpty else { return Array(repeating: nil, count: scored.items) }
        let part = Responses(
            people: scored.people, items: used.count,
            cells: (0..<scored.people).flatMap { person in used.map { scored.cells[person * scored.items + $0] } })
        let blanks = used.map { Calibration.Blank(lower: 1 / Double(max(2, options[$0]))) }
        var settings = Calibration.Settings()
        settings.prior = prior
        guard let calibration = try? Calibration(part, blanks, settings: settings), calibration.isConverged else {
            return Array(repeating: nil, count: scored.items)
        }
        var found: [(item: Mathematics.Item, error: Double?)?] = Array(repeating: nil, count: scored.items)
        for (place, item) in used.enumerated() {
            let own = calibration.items[place]
            found[item] = (own, known(calibration.difficultyErrors[place][0]))
        }
        return found
    }

    /// Nobody, or enough for a count to tell of nobody.
    private static func isTold(_ count: Int) -> Bool { count == 0 || count >= fewestTold }

    /// What became of each option. Where a single share is hidden the next smallest is hidden too, since all add up to 1.
    private static func options(_ table: [OptionTable.Option], _ others: Double) -> [Option] {
        var hidden = Set(table.indices.filter { !isTold(table[$0].count) })
        if hidden.count == 1,
            let next = table.indices.filter({ !hidden.contains($0) && table[$0].count > 0 })
                .min(by: { table[$0].count < table[$1].count })
        {
            hidden.insert(next)
        }
        return table.indices.map { index in
            Option(
                isKey: table[index].isKey, share: hidden.contains(index) ? nil : table[index].share,
                meanRest: table[index].count >= fewestScored ? known(table[index].meanRest / others) : nil)
        }
    }

    private static func repairs(_ figures: Figures, _ table: [OptionTable.Option], answered: Int) -> [Phrase] {
        var repairs: [Phrase] = []
        guard let key = table.first(where: \.isKey) else { return [] }
        let isEasy = key.share > 0.95
        let suspects = table.indices.filter { index in
            !table[index].isKey && table[index].count >= fewestScored && table[index].share >= 0.05
                && (key.count < fewestScored || table[index].meanRest > key.meanRest)
        }
        if let suspect = suspects.first {
            repairs.append(
                Phrase(
                    ja: "選択肢\(suspect + 1)を選んだ人のほうが、ほかの設問によく正答しています。正解の指定か文を確かめてください",
                    en: "those who chose option \(suspect + 1) do better elsewhere: check the key and the wording"))
        } else if !isEasy, let correlation = figures.restCorrelation, correlation < 0.1 {
            repairs.append(
                Phrase(
                    ja: "できる人とできない人を見分けていません。文を直すか外してください",
                    en: "does not tell the able from others: reword it or leave it out"))
        }
        if isEasy {
            repairs.append(
                Phrase(ja: "ほぼ全員が正答します。難しい設問に替えられます", en: "nearly everybody is right: a harder one would tell more"))
        }
        if key.share < 1 / Double(max(2, table.count)) {
            repairs.append(
                Phrase(ja: "当て推量より正答が少ない設問です。正解の指定を確かめてください", en: "fewer are right than by guessing: check the key"))
        }
        let unused = table.indices.filter { !table[$0].isKey && table[$0].share < 0.02 }
        if !unused.isEmpty, !isEasy, answered >= settled {
            let list = unused.map { "\($0 + 1)" }
            repairs.append(
                Phrase(
                    ja: "選択肢\(list.joined(separator: "・"))はほとんど選ばれません。もっともらしいものに替えてください",
                    en: "hardly anybody chooses option \(list.joined(separator: ", ")): make it more plausible"))
        }
        return repairs
    }

    /// Self-ratings and can-do items in their order: a run of half of them, a pattern, an unusual sheet.
    private static func careless(
        _ instrument: Instrument, _ responses: SurveyResponses
    ) -> (count: Int?, of: Int) {
        let ratings = instrument.items.indices.filter {
            instrument.items[$0].kind == .selfRating || instrument.items[$0].kind == .canDo
        }
        guard ratings.count >= 10, responses.count >= fewest else { return (0, 0) }
        let sheet = Responses(
            people: responses.count, items: ratings.count,
            cells: (0..<responses.count).flatMap { response in ratings.map { responses.code(response, item: $0) } })
        guard let quality = try? ResponseQuality(sheet) else { return (0, 0) }
        let flagged = quality.people.count(where: \.isFlagged)
        return (isTold(flagged) ? flagged : nil, responses.count)
    }
}
