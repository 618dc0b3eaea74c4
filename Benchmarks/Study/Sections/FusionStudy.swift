import Mathematics

/// A short test, the self-rating and the head's rating put together.
struct FusionStudy {
    let people: [Int]
    let seed: UInt64

    static let questions = 12
    static let selfSlope = 1.1
    /// Everybody rates themselves as if so much abler.
    static let overRating = 0.6
    static let headSlope = 1.8
    static let headOverRating = 0.15
    static let headPresent = 0.45

    func write(_ report: inout Report) throws {
        report.heading("A test with ratings")
        report.text(
            """
            \(Self.questions) four-option questions; a self-rating in four grades with slope \(Self.selfSlope) and \
            thresholds \(Self.overRating) below the levels; for \(Figure.percent(Self.headPresent, 0)) of the people a \
            head's rating with slope \(Self.headSlope) and thresholds \(Self.headOverRating) below. All are calibrated \
            together, and the evidence of each of up to \(Figure.whole(FusionReplication.scored)) of these people is \
            put together by sources. "Exact" is the level of the EAP; "awarded" are the levels reached with at least \
            80 %, and how many of them were so.
            """)
        var rows: [[String]] = []
        var biases: [[String]] = []
        for size in people {
            let count = Replications.of(size, small: 40, middle: 10, large: 6)
            let replications = try (0..<count).map {
                try FusionReplication(people: size, seed: seed, replication: $0)
            }
            for sources in FusionReplication.Sources.allCases {
                let parts = replications.compactMap { $0.results[sources] }
                let errors = ErrorTally.total(parts.map(\.errors))
                let what = "\(Figure.whole(size)), \(sources.rawValue), "
                rows.append([
                    Figure.whole(size), sources.rawValue, Figure.fixed(errors.rmse), Figure.percent(errors.exactShare),
                    report.held(ErrorTally.held(parts.map(\.errors), interval: 1), what + "interval"),
                    report.held(Certainty.held(parts.map(\.levels)), what + "levels"),
                    Figure.percent(Self.share(parts.map(\.awarded))),
                ])
            }
            biases.append([
                Figure.whole(size), Figure.percent(Self.share(replications.map(\.selfAsLevel))),
                Figure.fixed(Spread(replications.map(\.selfBias)).mean) + " ± "
                    + Figure.fixed(Spread(replications.map(\.selfBias)).sd),
                Figure.fixed(Spread(replications.map(\.selfSlope)).mean, 2),
            ])
        }
        report.table(
            ["people", "sources", "RMSE", "exact", "interval called 80 %", "levels called 80 %", "awarded were so"],
            rows)
        report.text(
            "The self-rating read as the level itself, and what the calibration made of it (over-rating "
                + "\(Self.overRating), slope \(Self.selfSlope) true; mean ± spread over the replications):")
        report.table(["people", "self-rating as level: exact", "over-rating found", "slope found"], biases)
    }

    private static func share(_ bins: [Certainty.Bin]) -> Double {
        bins.reduce(into: Certainty.Bin(0...1)) { $0.add($1) }.share
    }
}
