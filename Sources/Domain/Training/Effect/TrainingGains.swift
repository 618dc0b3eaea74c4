package import Kernel
import Mathematics

/// What people who took a programme between two surveys gained, beside those who did not (clauses O8, K5; the measured part
/// of the PDCA cycle).
///
/// Both surveys' knowledge questions are calibrated together, common questions tying the years; gains are differences of
/// group means estimated from all answers at once (marginal maximum likelihood), never of single people's scores, which
/// would understate them by a fifth and more. The analysis of covariance is on Warm's estimates, which have no prior.
/// Everything is in standard deviations of those who answered the first survey.
package struct TrainingGains: Sendable {
    /// The fewest people of a group of whom anything is told.
    package static let smallestGroup = 10
    /// The fewest knowledge questions that both surveys must ask.
    package static let fewestCommon = 5

    /// One survey: its knowledge questions by id, and who answered what.
    package struct Round: Sendable {
        package var questions: [Question]
        /// Of each person one cell for each question: 1 right, 0 wrong, `AnswerCode.missing` for no answer.
        package var answers: [Int64: [UInt8]]

        package init(questions: [Question], answers: [Int64: [UInt8]]) {
            self.questions = questions
            self.answers = answers
        }
    }

    package struct Question: Sendable, Hashable {
        /// Id and words together: a question that was reworded is another.
        package var identity: String
        package var options: Int

        package init(identity: String, options: Int) {
            self.identity = identity
            self.options = options
        }
    }

    package struct Figure: Sendable, Hashable {
        package var value: Double
        package var low: Double
        package var high: Double
    }

    package struct Gain: Sendable {
        package var programme: Int
        /// Who took it between the surveys and answered both.
        package var trained: Int
        /// Who did not and answered both.
        package var control: Int
        package var figures: Figures?
        /// Whether figures are withheld because those of another programme, or of everybody, would tell together with them
        /// what a few people gained.
        package var isTooClose = false
    }

    package struct Figures: Sendable {
        package var trainedGain: Figure
        package var controlGain: Figure
        /// The one less the other: difference in differences.
        package var difference: Figure
        /// By analysis of covariance within grades, with the heteroscedastic interval HC3.
        package var adjusted: Figure?
        package var verdict: Verdict
        package var methodsDisagree: Bool
        /// Effect that so many people show with 80 % chance.
        package var detectable: Double?
    }

    /// A programme and who took it.
    package struct Course: Sendable {
        package var programme: Int
        /// Passed it between the surveys.
        package var people: Set<Int64>
        /// Took it at another time up to the second survey's end, or did not pass: in neither group.
        package var others: Set<Int64>

        package init(programme: Int, people: Set<Int64>, others: Set<Int64> = []) {
            self.programme = programme
            self.people = people
            self.others = others.subtracting(people)
        }
    }

    /// What may be said of a difference, by its interval and the smallest effect worth having (0.2).
    package enum Verdict: String, Sendable, CaseIterable {
        case worthwhile, better, tooSmall, worse
        /// The interval holds both no effect and a worthwhile one.
        case open

        package var words: Phrase {
            switch self {
            case .worthwhile: Phrase(ja: "十分な効果がある", en: "worth having")
            case .better: Phrase(ja: "効果がある（十分かは分からない）", en: "better than nothing; whether enough is open")
            case .tooSmall: Phrase(ja: "効果は小さい", en: "too small to matter")
            case .worse: Phrase(ja: "受けない人より低い", en: "worse than without")
            case .open: Phrase(ja: "まだ何とも言えない", en: "open")
            }
        }
    }

    /// Questions that both surveys asked.
    package let common: Int
    /// Who answered both.
    package let people: Int
    /// How far everybody who answered both moved.
    package let overall: Figure?
    package let gains: [Gain]

    /// - Parameters:
    ///   - trained: for each programme asked about, who took it between the surveys.
    ///   - gradeOf: the stratum of a person in the analysis of covariance.
    package init(
        before: Round, after: Round, trained: [Course], gradeOf: (Int64) -> Int
    ) {
        let identities = before.questions.map(\.identity)
        common = after.questions.count { identities.contains($0.identity) }
        let both = before.answers.keys.filter { after.answers[$0] != nil }.sorted()
        people = both.count
        guard common >= Self.fewestCommon, both.count >= 2 * Self.smallestGroup,
            let scale = Scale(before, after, both)
        else {
            overall = nil
            gains = trained.map { course in
                let count = both.count { course.people.contains($0) }
                let left = both.count { course.others.contains($0) }
                return Gain(programme: course.programme, trained: count, control: both.count - count - left)
            }
            return
        }
        overall = scale.gain { _ in true }.map(Figure.init)
        let grades = both.map(gradeOf)
        let groups = trained.map { course in
            both.map { course.people.contains($0) ? 1 : course.others.contains($0) ? nil : 0 }
        }
        let isTooClose = DisclosureByDifference.withheld(groups, smallest: Self.smallestGroup)
        gains = trained.indices.map { place in
            let group = groups[place]
            return Gain(
                programme: trained[place].programme, trained: group.count { $0 == 1 },
                control: group.count { $0 == 0 },
                figures: isTooClose[place] ? nil : Self.figures(scale, group, grades), isTooClose: isTooClose[place])
        }
    }

    /// - Parameter groups: 1 trained, 0 comparison, nil neither.
    private static func figures(_ scale: Scale, _ groups: [Int?], _ grades: [Int]) -> Figures? {
        guard groups.count(where: { $0 == 1 }) >= smallestGroup, groups.count(where: { $0 == 0 }) >= smallestGroup,
            let trained = scale.gain({ groups[$0] == 1 }), let control = scale.gain({ groups[$0] == 0 })
        else { return nil }
        let used = groups.indices.filter { groups[$0] != nil }
        let (one, other) = (trained.standardError, control.standardError)
        let error = (one * one + other * other).squareRoot()
        let effect =
            (try? PrePost(
                pre: used.map { scale.before[$0] }, post: used.map { scale.after[$0] },
                group: used.map { groups[$0] ?? 0 }, strata: used.map { grades[$0] })).map(TrainingEffect.init)
        let ancova = effect?.ancova
        let difference = Figure(trained.value - control.value, error)
        let adjusted = ancova.flatMap { ancova -> Figure? in
            let interval = ancova.intervalHC3
            guard ancova.effect.isFinite, interval.low.isFinite, interval.high.isFinite else { return nil }
            return Figure(value: ancova.effect, low: interval.low, high: interval.high)
        }
        return Figures(
            trainedGain: Figure(trained), controlGain: Figure(control),
            difference: difference, adjusted: adjusted,
            verdict: EffectVerdict(
                ConfidenceInterval(low: difference.low, high: difference.high),
                smallest: EffectVerdict.smallestWorthwhile
            ).flatMap { Verdict(rawValue: $0.rawValue) } ?? .open,
            // Only where the two ranges have nothing in common: chance alone sets them apart a little.
            methodsDisagree: adjusted.map { $0.high < difference.low || difference.high < $0.low } ?? false,
            detectable: effect.flatMap { $0.detectable.isFinite ? $0.detectable * $0.sdBefore : nil })
    }
}

extension TrainingGains.Gain {
    /// Whether either group is too small to be told of, its size too.
    package var isSmall: Bool { min(trained, control) < TrainingGains.smallestGroup }

    init(programme: Int, trained: Int, control: Int) {
        self.init(programme: programme, trained: trained, control: control, figures: nil)
    }
}

extension TrainingGains.Figure {
    init(_ gain: GroupGain) { self.init(gain.value, gain.standardError) }

    /// With the 95 % interval of a normal estimate.
    init(_ value: Double, _ error: Double) {
        self.init(value: value, low: value - 1.959964 * error, high: value + 1.959964 * error)
    }
}
