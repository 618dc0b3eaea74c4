/// Signs that somebody answered without reading, person by person. For ratings or chosen options in the order they
/// were put; scored answers (right, wrong) say nothing here, as whoever knows everything would look careless.
///
/// A flag asks for another look at an answer sheet and never deletes it (Curran 2016).
package struct ResponseQuality: Sendable, Hashable {
    package let people: [PersonQuality]

    /// - Parameters:
    ///   - seconds: time each person took for all items; nil where not measured.
    ///   - blocks: lengths of the scales in the order of the items, for the even-odd index; none leaves it out.
    /// - Throws: `ResponseQualityError` where times or blocks do not fit the answers.
    package init(
        _ responses: Responses, seconds: [Double?]? = nil, blocks: [Int] = []
    ) throws(ResponseQualityError) {
        if let seconds, seconds.count != responses.people {
            throw .secondCounts(people: responses.people, seconds: seconds.count)
        }
        let covered = blocks.reduce(0) { min($0, responses.items + 1) + min(max($1, 0), responses.items + 1) }
        if !blocks.isEmpty, covered != responses.items || blocks.contains(where: { $0 < 1 }) {
            throw .blockLengths(items: responses.items, covered: covered)
        }
        let distances = MahalanobisDistances(responses)
        people = (0..<responses.people).map { person in
            PersonQuality(
                Array(responses[person: person]), seconds: seconds?[person] ?? .nan,
                distance: distances.squared(responses[person: person]), blocks: blocks)
        }
    }
}

package enum ResponseQualityError: Error, Hashable, Sendable {
    case secondCounts(people: Int, seconds: Int)
    /// The blocks do not cover the items exactly, or one has no item.
    case blockLengths(items: Int, covered: Int)
}

/// One person's signs of careless answers. NaN where a figure cannot be had.
package struct PersonQuality: Sendable, Hashable {
    package let answered: Int
    /// Longest run of identical answers one after the other; an unanswered item ends a run.
    package let longestRun: Int
    package let averageRun: Double
    /// Standard deviation (n − 1) of the person's own answers: intra-individual response variability (Dunn et al. 2018).
    package let variability: Double
    /// Squared Mahalanobis distance from the mean of those who answered every item, over the items answered.
    package let mahalanobis: Double
    /// P(χ² ≥ distance) with as many degrees of freedom as items answered.
    package let mahalanobisP: Double
    /// Even-odd index, negated: −1 consistent, 1 careless (see `evenOdd`). Far too many false alarms with few items a
    /// scale, so no flag comes of it.
    package let evenOdd: Double
    package let secondsPerItem: Double
    /// The largest share of answers that repeat the one a fixed number of places before: 1 for 1, 2, 3, 1, 2, 3, ….
    package let repetition: Double
    package let flags: Set<QualityFlag>

    /// Two flags or more.
    package var isFlagged: Bool { flags.count >= 2 }

    init(_ answers: [UInt8], seconds: Double, distance: (squared: Double, df: Int), blocks: [Int]) {
        let values = answers.filter { $0 != Responses.missing }.map(Double.init)
        answered = values.count
        let runs = PersonQuality.runs(answers)
        longestRun = runs.max() ?? 0
        averageRun = Double(values.count) / Double(runs.count)
        variability = Spread(values).sd
        mahalanobis = distance.squared
        mahalanobisP =
            distance.squared.isNaN ? .nan : Distributions.chiSquared(above: distance.squared, df: Double(distance.df))
        evenOdd = PersonQuality.evenOdd(answers, blocks: blocks)
        secondsPerItem = values.isEmpty ? .nan : seconds / Double(values.count)
        repetition = PersonQuality.repetition(answers)
        flags = QualityFlag.raised(
            items: answers.count, longestRun: longestRun, secondsPerItem: secondsPerItem, mahalanobisP: mahalanobisP,
            repetition: repetition)
    }

    private static func runs(_ answers: [UInt8]) -> [Int] {
        var runs: [Int] = []
        var previous = Responses.missing
        for answer in answers {
            if answer != Responses.missing {
                if answer == previous { runs[runs.count - 1] += 1 } else { runs.append(1) }
            }
            previous = answer
        }
        return runs
    }
}
