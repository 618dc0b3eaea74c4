import func Foundation.log

/// What the E-step of a calibration knows of the answers under given items: the expected number of people at each node of
/// the grid who gave each answer, and the likelihood of everything (Bock & Aitkin 1981, Psychometrika 46:443–459).
///
/// Nodes lie in lanes of eight; lanes that reach beyond the grid have the weight 0.
struct Expectation: Sendable {
    typealias Lane = SIMD8<Double>

    let answers: AnswerBlocks
    let grid: AbilityGrid
    let lanes: Int
    /// Of each person; nil: all are of one group.
    let groupOf: [Int32]?
    let groups: Int
    /// Where the categories of each item begin among those of all.
    let firstCategory: [Int]

    /// Category of all items × lane: expected people.
    private(set) var counts: [Lane]
    /// Group × lane: expected people.
    private(set) var abilities: [Lane]
    private(set) var logLikelihood = 0.0

    private var likelihoods: [Lane]
    private var masses: [Lane]
    private var scales: [Double]
    private var curves: [Lane]

    init(_ answers: AnswerBlocks, categories: [Int], grid: AbilityGrid, groupOf: [Int32]?, groups: Int) {
        self.answers = answers
        self.grid = grid
        self.groupOf = groupOf
        self.groups = groups
        lanes = (grid.count + 7) / 8
        var first = [0]
        for count in categories { first.append(first[first.count - 1] + count) }
        firstCategory = first
        let none = Lane(repeating: 0)
        counts = [Lane](repeating: none, count: first[first.count - 1] * lanes)
        curves = counts
        abilities = [Lane](repeating: none, count: groups * lanes)
        likelihoods = [Lane](repeating: none, count: answers.rows * lanes)
        masses = likelihoods
        scales = [Double](repeating: 0, count: answers.rows)
    }

    /// Expected people at a node of the grid who gave a category of an item.
    func count(item: Int, category: Int, node: Int) -> Double {
        counts[(firstCategory[item] + category) * lanes + node / 8][node % 8]
    }

    func people(group: Int, node: Int) -> Double { abilities[group * lanes + node / 8][node % 8] }

    /// Works everything out anew.
    ///
    /// - Parameter weights: of the grid's nodes, for each group.
    mutating func update(_ items: [Item], weights: [[Double]]) {
        draw(items)
        multiply()
        let priors = weights.flatMap { lanesOf($0) }
        spread(priors)
        gather()
    }

    private func lanesOf(_ values: [Double]) -> [Lane] {
        (0..<lanes).map { lane in
            var result = Lane(repeating: 0)
            for index in 0..<8 where lane * 8 + index < values.count { result[index] = values[lane * 8 + index] }
            return result
        }
    }

    /// The probability of each category at each node.
    private mutating func draw(_ items: [Item]) {
        for (index, item) in items.enumerated() {
            for (node, theta) in grid.nodes.enumerated() {
                let at = firstCategory[index] * lanes + node / 8
                if item.isGraded {
                    for category in 0..<item.categories {
                        curves[at + category * lanes][node % 8] = item.probability(of: category, at: theta)
                    }
                } else {
                    let right = item.reaching(0, at: theta)
                    curves[at][node % 8] = (1 - item.lower) * Item.logistic(-item.slope * theta - item.intercepts[0])
                    curves[at + lanes][node % 8] = right
                }
            }
        }
    }

    /// The likelihood of each pattern at each node, as a share of its largest, which goes into `scales`.
    private mutating func multiply() {
        let (lanes, first) = (lanes, firstCategory)
        curves.withUnsafeBufferPointer { curves in
            likelihoods.withUnsafeMutableBufferPointer { likelihoods in
                for block in answers.blocks {
                    for row in block.rows {
                        let pattern = (row - block.rows.lowerBound) * block.items.count
                        let target = row * lanes
                        for lane in 0..<lanes { likelihoods[target + lane] = Lane(repeating: 1) }
                        for (offset, item) in block.items.enumerated() {
                            let category = block.patterns[pattern + offset]
                            guard category != Responses.missing else { continue }
                            let source = (first[item] + Int(category)) * lanes
                            for lane in 0..<lanes { likelihoods[target + lane] *= curves[source + lane] }
                        }
                        var most = Lane(repeating: 0)
                        for lane in 0..<lanes {
                            let values = likelihoods[target + lane]
                            most.replace(with: values, where: values .> most)
                        }
                        // A pattern that nobody can give keeps a tiny share, so that everything stays finite.
                        let largest = max(most.max(), .leastNormalMagnitude)
                        scales[row] = log(largest)
                        let share = 1 / largest
                        for lane in 0..<lanes { likelihoods[target + lane] *= share }
                    }
                }
            }
        }
    }

    /// Everybody's posterior, added to the rows of their patterns.
    private mutating func spread(_ priors: [Lane]) {
        let none = Lane(repeating: 0)
        var newMasses = [Lane]()
        var newAbilities = [Lane]()
        swap(&newMasses, &masses)
        swap(&newAbilities, &abilities)
        for index in newMasses.indices { newMasses[index] = none }
        for index in newAbilities.indices { newAbilities[index] = none }
        var posterior = [Lane](repeating: none, count: lanes)
        posterior.withUnsafeMutableBufferPointer { posterior in
            newMasses.withUnsafeMutableBufferPointer { masses in
                newAbilities.withUnsafeMutableBufferPointer { abilities in
                    logLikelihood = sweep(priors, posterior, masses, abilities)
                }
            }
        }
        swap(&newMasses, &masses)
        swap(&newAbilities, &abilities)
    }

    /// Gives the log-likelihood of everybody.
    private func sweep(
        _ priors: [Lane], _ posterior: UnsafeMutableBufferPointer<Lane>, _ masses: UnsafeMutableBufferPointer<Lane>,
        _ abilities: UnsafeMutableBufferPointer<Lane>
    ) -> Double {
        let (lanes, blocks) = (lanes, answers.blocks.count)
        var total = 0.0
        for person in 0..<answers.people {
            let group = groupOf.map { Int($0[person]) } ?? 0
            total += weigh(person, group, priors, posterior)
            for lane in 0..<lanes { abilities[group * lanes + lane] += posterior[lane] }
            answers.rowOf.withUnsafeBufferPointer { rowOf in
                for block in 0..<blocks {
                    let target = Int(rowOf[person * blocks + block]) * lanes
                    for lane in 0..<lanes { masses[target + lane] += posterior[lane] }
                }
            }
        }
        return total
    }

    /// Lays a person's posterior into the lanes, as shares of 1. Gives the logarithm of the likelihood of their answers.
    @inline(__always)
    private func weigh(
        _ person: Int, _ group: Int, _ priors: [Lane], _ posterior: UnsafeMutableBufferPointer<Lane>
    ) -> Double {
        let (lanes, blocks) = (lanes, answers.blocks.count)
        for lane in 0..<lanes { posterior[lane] = priors[group * lanes + lane] }
        var logScale = 0.0
        likelihoods.withUnsafeBufferPointer { likelihoods in
            answers.rowOf.withUnsafeBufferPointer { rowOf in
                for block in 0..<blocks {
                    let row = Int(rowOf[person * blocks + block])
                    logScale += scales[row]
                    let source = row * lanes
                    for lane in 0..<lanes { posterior[lane] *= likelihoods[source + lane] }
                }
            }
        }
        var sums = Lane(repeating: 0)
        for lane in 0..<lanes { sums += posterior[lane] }
        let sum = sums.sum()
        if sum < 1e-250 {
            // So many answers at odds that the product runs out of exponents: by logarithms.
            let (shares, logSum) = apart(person, priors, group)
            for lane in 0..<lanes { posterior[lane] = shares[lane] }
            return logSum
        }
        let share = 1 / sum
        for lane in 0..<lanes { posterior[lane] *= share }
        return log(sum) + logScale
    }

    /// Everybody's posterior under the items, one person after another: its shares at the nodes of the grid.
    mutating func posteriors(_ items: [Item], weights: [[Double]], _ use: (Int, UnsafeBufferPointer<Double>) -> Void) {
        draw(items)
        multiply()
        let priors = weights.flatMap { lanesOf($0) }
        var posterior = [Lane](repeating: Lane(repeating: 0), count: lanes)
        posterior.withUnsafeMutableBufferPointer { posterior in
            for person in 0..<answers.people {
                _ = weigh(person, groupOf.map { Int($0[person]) } ?? 0, priors, posterior)
                UnsafeRawBufferPointer(posterior).withMemoryRebound(to: Double.self) { use(person, $0) }
            }
        }
    }

    /// A person's posterior by sums of logarithms.
    private func apart(_ person: Int, _ priors: [Lane], _ group: Int) -> (shares: [Lane], logSum: Double) {
        let blocks = answers.blocks.count
        var logs = [Double](repeating: -.infinity, count: lanes * 8)
        for node in grid.nodes.indices {
            var sum = log(priors[group * lanes + node / 8][node % 8])
            for block in 0..<blocks {
                let row = Int(answers.rowOf[person * blocks + block])
                sum += scales[row] + log(likelihoods[row * lanes + node / 8][node % 8])
            }
            logs[node] = sum
        }
        let shares = LogShares(logs)
        return (lanesOf(shares.shares), shares.logSum)
    }

    /// The rows' people, item by item and category by category.
    private mutating func gather() {
        let (lanes, first) = (lanes, firstCategory)
        for index in counts.indices { counts[index] = Lane(repeating: 0) }
        counts.withUnsafeMutableBufferPointer { counts in
            masses.withUnsafeBufferPointer { masses in
                for block in answers.blocks {
                    for row in block.rows {
                        let pattern = (row - block.rows.lowerBound) * block.items.count
                        for (offset, item) in block.items.enumerated() {
                            let category = block.patterns[pattern + offset]
                            guard category != Responses.missing else { continue }
                            let target = (first[item] + Int(category)) * lanes
                            for lane in 0..<lanes { counts[target + lane] += masses[row * lanes + lane] }
                        }
                    }
                }
            }
        }
    }
}
