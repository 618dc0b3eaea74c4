import Mathematics

/// Eight skills in one survey of 40 questions: skill by skill, or together.
struct SkillSurveyStudy {
    let people: [Int]
    let seed: UInt64

    static let skills = 8
    /// Written for each skill, and put to each person.
    static let written = 10
    static let put = 5
    static let correlations = [0.5, 0.7, 0.85]

    func write(_ report: inout Report) throws {
        report.heading("Eight skills, 40 questions")
        report.text(
            """
            \(Self.written) four-option questions written for each of \(Self.skills) skills, \(Self.put) of each put \
            to a person, in ten forms that share four of five with the next. Each skill is calibrated on the survey's \
            own answers, the correlations are estimated from the same answers, and the same people are scored: skill \
            by skill by EAP, or jointly. "Known" has the true items and correlations, at \
            \(Figure.whole(Self.knownPeople)) people. True correlations are all alike.
            """)
        var accuracy: [[String]] = []
        var certainty: [[String]] = []
        for correlation in Self.correlations {
            for size in people + [nil] {
                let name = size.map(Figure.whole) ?? "known"
                let replications = try replications(size, correlation)
                let found = Spread(replications.map(\.correlation))
                let (apart, jointly) = (replications.map(\.apart), replications.map(\.jointly))
                let (one, all) = (ErrorTally.total(apart.map(\.errors)), ErrorTally.total(jointly.map(\.errors)))
                accuracy.append([
                    Figure.fixed(correlation, 2), name, String(replications.count),
                    Figure.fixed(found.mean, 2) + " ± " + Figure.fixed(found.sd, 2),
                    Figure.fixed(one.rmse), Figure.fixed(all.rmse), Figure.percent(one.exactShare),
                    Figure.percent(all.exactShare),
                ])
                let what = "correlation \(Figure.fixed(correlation, 2)), \(name)"
                certainty.append([
                    Figure.fixed(correlation, 2), name,
                    report.held(ErrorTally.held(apart.map(\.errors), interval: 1), "\(what), interval, skill by skill"),
                    report.held(ErrorTally.held(jointly.map(\.errors), interval: 1), "\(what), interval, jointly"),
                    report.held(Certainty.held(apart.map(\.levels)), "\(what), levels, skill by skill"),
                    report.held(Certainty.held(jointly.map(\.levels)), "\(what), levels, jointly"),
                ])
            }
        }
        report.table(
            [
                "correlation", "people", "replications", "found", "RMSE, skill by skill", "jointly",
                "exact level, skill by skill", "jointly",
            ], accuracy)
        report.text(
            "What is called 80 %: the interval of θ ± 1.28 standard errors, and statements \"at least this level\" "
                + "told with 75 to 85 % (skill by skill by the normal curve, jointly on the grid).")
        report.table(
            ["correlation", "people", "interval, skill by skill", "jointly", "levels, skill by skill", "jointly"],
            certainty)
    }

    private static let knownPeople = 1_000

    private func replications(_ size: Int?, _ correlation: Double) throws -> [SkillSurveyReplication] {
        let count = size.map { Replications.of($0, small: 20, middle: 6, large: 3) } ?? 6
        return try (0..<count).map { replication in
            try SkillSurveyReplication(
                people: size ?? Self.knownPeople, isKnown: size == nil, correlation: correlation, seed: seed,
                replication: replication)
        }
    }
}
