import Mathematics

/// One office: its answers and ratings, calibrated together, and everybody's evidence by sources.
struct FusionReplication {
    enum Sources: String, CaseIterable {
        case test = "test"
        case itself = "self"
        case testAndSelf = "test + self"
        case all = "test + self + head"
        case allWithHead = "the same, with a head's rating"
    }

    struct Result {
        var errors = ErrorTally()
        var levels = Certainty()
        var awarded = Certainty.Bin(0...1)
    }

    /// Of the people calibrated on, so many are scored.
    static let scored = 2_000

    private(set) var results: [Sources: Result] = [:]
    private(set) var selfAsLevel = Certainty.Bin(0...1)
    private(set) var selfBias = 0.0
    private(set) var selfSlope = 0.0

    init(people: Int, seed: UInt64, replication: Int) throws {
        var random = SeededGenerator(seed: seed, part: 6, people: people, replication: replication)
        let questions = FusionStudy.questions
        let own = Self.rating(FusionStudy.selfSlope, FusionStudy.overRating)
        let head = Self.rating(FusionStudy.headSlope, FusionStudy.headOverRating)
        let truth = random.items(questions, lower: 0.25) + [own, head]
        let abilities = random.normals(people)
        let hasHead = abilities.map { _ in random.unit() < FusionStudy.headPresent }
        let answers = random.answers(abilities, truth) { person, item in item <= questions || hasHead[person] }
        let blanks = truth.map { Calibration.Blank(categories: $0.categories, lower: $0.lower) }
        let items = try Calibration.usual(answers, blanks).items
        selfSlope = items[questions].slope
        selfBias = zip(StudyLevels.abilities, items[questions].difficulties).reduce(0) { $0 + ($1.0 - $1.1) / 3 }
        for person in 0..<min(people, Self.scored) {
            try weigh(answers[person: person], items, truth: abilities[person])
        }
    }

    /// Grade k from the ability on at which level k begins, less the over-rating.
    private static func rating(_ slope: Double, _ overRating: Double) -> Item {
        Item(slope: slope, intercepts: StudyLevels.abilities.map { -slope * ($0 - overRating) })
    }

    private mutating func weigh(_ cells: ArraySlice<UInt8>, _ items: [Item], truth: Double) throws {
        let cells = Array(cells)
        let questions = FusionStudy.questions
        let test = Evidence(
            "test", .answers((0..<questions).map { Evidence.ItemAnswer(items[$0], Int(cells[$0])) }))
        func rating(_ kind: EvidenceKind, _ index: Int) -> Evidence? {
            guard cells[index] != Responses.missing else { return nil }
            let item = items[index]
            return Evidence(
                kind, .rating(grade: Int(cells[index]), slope: item.slope, thresholds: item.difficulties))
        }
        let own = rating("self", questions)
        let head = rating("head", questions + 1)
        try put(.test, [test], truth)
        try put(.itself, [own], truth)
        try put(.testAndSelf, [test, own], truth)
        try put(.all, [test, own, head], truth)
        if head != nil { try put(.allWithHead, [test, own, head], truth) }
        selfAsLevel.add(1, StudyLevels.cuts.level(of: truth) == Int(cells[questions]))
    }

    private mutating func put(_ sources: Sources, _ evidence: [Evidence?], _ truth: Double) throws {
        let posterior = try LevelPosterior(evidence: evidence.compactMap { $0 }, cuts: StudyLevels.cuts)
        var result = results[sources, default: Result()]
        result.errors.add(AbilityEstimate(theta: posterior.eap, error: posterior.sd), truth: truth)
        result.levels.add(posterior.probabilities, truth: truth)
        if posterior.awarded > 0 {
            result.awarded.add(0.8, StudyLevels.cuts.level(of: truth) >= posterior.awarded)
        }
        results[sources] = result
    }
}
