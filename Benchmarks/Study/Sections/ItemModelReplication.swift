import Mathematics

/// One draw of items and people.
struct ItemModelReplication {
    private(set) var slopeError = 0.0
    /// Mean of the slopes less that of the true ones.
    private(set) var slopeBias = 0.0
    private(set) var difficultyError = 0.0
    /// Between the curves, over N(0, 1).
    private(set) var curveError = 0.0
    private(set) var errors = ErrorTally()
    /// By thirds of the true ability.
    private(set) var thirds = [ErrorTally](repeating: ErrorTally(), count: 3)
    /// One for each cut.
    private(set) var byGrid = StudyLevels.abilities.map { _ in Certainty() }
    private(set) var byNormal = StudyLevels.abilities.map { _ in Certainty() }

    /// - Parameter people: those calibrated on; nil for the true items.
    init(people: Int?, seed: UInt64, replication: Int) throws {
        // The same items at every size.
        var draw = SeededGenerator(seed: seed, part: 11, people: 0, replication: replication)
        let truth = draw.itemsOfScatteredGuessing(ItemModelStudy.items)
        var random = SeededGenerator(seed: seed, part: 1, people: people ?? 0, replication: replication)
        var items = truth
        if let people {
            let answers = random.answers(random.normals(people), truth)
            items = try Calibration.usual(answers, lower: 0.25).items
        }
        compare(items, truth)
        let thetas = random.normals(ItemModelStudy.newPeople)
        try score(random.answers(thetas, truth), thetas, items)
    }

    private mutating func compare(_ items: [Item], _ truth: [Item]) {
        let grid = AbilityGrid()
        let pairs = Array(zip(items, truth))
        func root(_ square: ((Item, Item)) -> Double) -> Double {
            (pairs.reduce(0) { $0 + square($1) } / Double(pairs.count)).squareRoot()
        }
        slopeBias = pairs.reduce(0) { $0 + ($1.0.slope - $1.1.slope) / Double(pairs.count) }
        slopeError = root { ($0.slope - $1.slope) * ($0.slope - $1.slope) }
        difficultyError = root {
            let off = $0.difficulties[0] - $1.difficulties[0]
            return off * off
        }
        curveError = root { item, other in
            zip(grid.nodes, grid.weights).reduce(0) { sum, node in
                let off = item.reaching(0, at: node.0) - other.reaching(0, at: node.0)
                return sum + node.1 * off * off
            }
        }
    }

    private mutating func score(_ answers: Responses, _ thetas: [Double], _ items: [Item]) throws {
        let scoring = Scoring(items)
        let grid = AbilityGrid()
        let cuts = StudyLevels.cuts
        let third = -Distributions.normalQuantile(1 / 3.0)
        for (estimate, theta) in zip(try scoring.estimates(answers, by: .eap), thetas) {
            errors.add(estimate, truth: theta)
            thirds[theta < -third ? 0 : theta < third ? 1 : 2].add(estimate, truth: theta)
            add(LevelProbabilities(eap: estimate.theta, se: estimate.error, cuts: cuts), theta, \.byNormal)
        }
        var shares: [[Double]] = []
        try scoring.posteriors(answers) { _, masses in shares.append(Array(masses)) }
        for (masses, theta) in zip(shares, thetas) {
            add(LevelProbabilities(grid: grid, masses: masses, cuts: cuts), theta, \.byGrid)
        }
    }

    private mutating func add(
        _ chances: LevelProbabilities, _ theta: Double, _ way: WritableKeyPath<ItemModelReplication, [Certainty]>
    ) {
        for (index, cut) in StudyLevels.abilities.enumerated() {
            self[keyPath: way][index].add(chances.atLeast[index + 1], theta >= cut)
        }
    }
}
