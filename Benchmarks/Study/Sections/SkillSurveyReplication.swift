import Mathematics

/// One survey: its people, questions, answers, and both ways to score them.
struct SkillSurveyReplication {
    struct Way {
        var errors = ErrorTally()
        var levels = Certainty()

        mutating func add(_ estimate: AbilityEstimate, truth: Double) {
            errors.add(estimate, truth: truth)
            levels.add(
                LevelProbabilities(eap: estimate.theta, se: estimate.error, cuts: StudyLevels.cuts), truth: truth)
        }
    }

    private(set) var apart = Way()
    private(set) var jointly = Way()
    /// Mean of those found.
    let correlation: Double

    init(people: Int, isKnown: Bool, correlation: Double, seed: UInt64, replication: Int) throws {
        let (skills, written) = (SkillSurveyStudy.skills, SkillSurveyStudy.written)
        var random = SeededGenerator(
            seed: seed &+ UInt64(correlation * 1_000) &* 31, part: isKnown ? 22 : 2, people: people,
            replication: replication)
        let skillOf = (0..<skills * written).map { $0 / written }
        let truth = random.items(skillOf.count, lower: 0.25)
        let abilities = (0..<people).map { _ in random.correlated(skills, correlation) }
        let responses = random.survey(abilities, truth, skillOf)
        let items = isKnown ? truth : try Self.calibrated(responses, skills: skills)
        let matrix =
            isKnown
            ? Self.even(skills, correlation)
            : SkillCorrelations(items, skillOf: skillOf, skills: skills, in: responses).matrix
        self.correlation = (0..<skills).reduce(0.0) { sum, row in
            sum + (0..<row).reduce(0.0) { $0 + matrix[row, $1] } / Double(skills * (skills - 1) / 2)
        }
        for skill in 0..<skills {
            let own = Self.cut(responses, skill)
            let scoring = Scoring(Array(items[skill * written..<(skill + 1) * written]))
            for (person, estimate) in try scoring.estimates(own, by: .eap).enumerated() {
                apart.add(estimate, truth: abilities[person][skill])
            }
        }
        let joint = try JointScoring(items, skillOf: skillOf, covariance: matrix)
        for (person, marginals) in try joint.marginals(responses).enumerated() {
            for (skill, marginal) in marginals.enumerated() {
                jointly.errors.add(marginal.estimate, truth: abilities[person][skill])
                jointly.levels.add(
                    LevelProbabilities(grid: JointScoring.grid, masses: marginal.masses, cuts: StudyLevels.cuts),
                    truth: abilities[person][skill])
            }
        }
    }

    private static func calibrated(_ responses: Responses, skills: Int) throws -> [Item] {
        try (0..<skills).flatMap { try Calibration.usual(cut(responses, $0), lower: 0.25).items }
    }

    /// The answers to one skill alone.
    private static func cut(_ responses: Responses, _ skill: Int) -> Responses {
        let written = SkillSurveyStudy.written
        let cells = (0..<responses.people).flatMap { person in
            let from = person * responses.items + skill * written
            return responses.cells[from..<from + written]
        }
        return Responses(people: responses.people, items: written, cells: cells)
    }

    private static func even(_ size: Int, _ correlation: Double) -> SquareMatrix {
        var matrix = SquareMatrix.identity(size)
        for a in 0..<size { for b in 0..<size where a != b { matrix[a, b] = correlation } }
        return matrix
    }
}

extension SeededGenerator {
    /// Abilities in skills that all hang together alike: a common part and one of their own.
    mutating func correlated(_ count: Int, _ correlation: Double) -> [Double] {
        let common = normal(sd: correlation.squareRoot())
        return (0..<count).map { _ in common + normal(sd: (1 - correlation).squareRoot()) }
    }

    /// The forms go round: the person's first question of each skill is one further than in the form before.
    fileprivate mutating func survey(_ abilities: [[Double]], _ items: [Item], _ skillOf: [Int]) -> Responses {
        let (written, put) = (SkillSurveyStudy.written, SkillSurveyStudy.put)
        var cells: [UInt8] = []
        cells.reserveCapacity(abilities.count * items.count)
        for (person, own) in abilities.enumerated() {
            for (index, item) in items.enumerated() {
                let place = (index % written - person % written + written) % written
                cells.append(place < put ? answer(item, own[skillOf[index]]) : Responses.missing)
            }
        }
        return Responses(people: abilities.count, items: items.count, cells: cells)
    }
}
