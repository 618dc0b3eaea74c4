import func Foundation.exp
import func Foundation.log

/// The search of a calibration: EM, each third step a leap along the way of the last two (SQUAREM: Varadhan & Roland
/// 2008, Scand. J. Statist. 35:335–353), taken back where it leads down.
struct CalibrationSearch {
    /// All that is estimated.
    struct State {
        var items: [Item]
        var groups: [Calibration.Ability]
    }

    let blanks: [Calibration.Blank]
    let settings: Calibration.Settings
    private(set) var state: State
    private(set) var cycles = 0
    private(set) var isConverged = false
    private(set) var logLikelihood = 0.0
    private(set) var expectation: Expectation
    /// Whether each group's mean and spread are estimated.
    let isMeanFree: [Bool]
    let isSpreadFree: [Bool]

    init(
        _ responses: Responses, _ blanks: [Calibration.Blank], groupOf: [Int]?, settings: Calibration.Settings
    ) {
        self.blanks = blanks
        self.settings = settings
        let categories = blanks.map(\.categories)
        let groups = (groupOf?.max() ?? 0) + 1
        let isAnchored = blanks.contains { $0.fixed != nil }
        isMeanFree = (0..<groups).map { $0 > 0 || isAnchored }
        isSpreadFree = (0..<groups).map { $0 > 0 || isAnchored || settings.isRasch }
        expectation = Expectation(
            AnswerBlocks(responses, categories: categories), categories: categories,
            grid: AbilityGrid(count: settings.nodes, limit: settings.limit),
            groupOf: groupOf.map { $0.map { Int32($0) } }, groups: groups)
        let shares = Self.shares(responses, categories)
        state = State(
            items: blanks.enumerated().map { index, blank in blank.fixed ?? Self.first(blank, shares[index], settings)
            },
            groups: [Calibration.Ability](repeating: .init(mean: 0, sd: 1), count: groups))
    }

    /// Of the answers to each item the share that reaches each step.
    private static func shares(_ responses: Responses, _ categories: [Int]) -> [[Double]] {
        var counts = categories.map { [Double](repeating: 0.5, count: $0) }
        for person in 0..<responses.people {
            for (item, cell) in responses[person: person].enumerated() where cell != Responses.missing {
                counts[item][Int(cell)] += 1
            }
        }
        return counts.map { counts in
            let total = counts.reduce(0, +)
            return (1..<counts.count).map { counts[$0...].reduce(0, +) / total }
        }
    }

    private static func first(
        _ blank: Calibration.Blank, _ shares: [Double], _ settings: Calibration.Settings
    ) -> Item {
        let slope = 1.0
        let intercepts = shares.map { share in
            let known = min(max((share - blank.lower) / (1 - blank.lower), 0.01), 0.999)
            // Abilities spread the chances: the logit of the mean is nearer to 0 than the mean logit, by about 1.16.
            return 1.16 * log(known / (1 - known))
        }
        var ordered = intercepts
        for index in ordered.indices.dropFirst() { ordered[index] = min(ordered[index], ordered[index - 1] - 0.01) }
        return Item(slope: slope, intercepts: ordered, lower: blank.lower)
    }

    /// Leaps that lead down before plain steps go on alone.
    private static let mostFailures = 8

    mutating func run() {
        expect(state)
        var failures = 0
        while cycles < settings.mostCycles {
            let start = state
            let startValue = value
            let one = step()
            if change(start, one) < settings.tolerance {
                state = one
                isConverged = true
                break
            }
            expect(one)
            let two = step()
            guard failures < Self.mostFailures, let leap = leap(start, one, two) else {
                expect(two)
                continue
            }
            expect(leap)
            // Near the top a leap along an item that hardly matters (nearly all answers alike) tosses the others about.
            if abs(value - startValue) < 1e-7 { failures = Self.mostFailures }
            if !(value >= startValue) {
                failures += 1
                expect(two)
            }
        }
        expect(state, isCycle: false)
    }

    /// Log-likelihood with the prior, at what was expected last.
    private var value: Double { logLikelihood + logPrior(of: state) }

    mutating func expect(_ next: State, isCycle: Bool = true) {
        state = next
        if isCycle { cycles += 1 }
        let grid = expectation.grid
        expectation.update(
            next.items, weights: next.groups.map { grid.reweighted(mean: $0.mean, sd: $0.sd).weights })
        logLikelihood = expectation.logLikelihood
    }

    func logPrior(of state: State) -> Double {
        zip(state.items, blanks).reduce(0) { sum, pair in
            let (item, blank) = pair
            guard blank.fixed == nil else { return sum }
            return sum + (settings.isRasch ? 0 : settings.prior.logDensity(item.slope))
                + (blank.lowerPrior?.logDensity(LowerPrior.logit(item.lower)) ?? 0)
        }
    }

    func itemStep(_ index: Int) -> ItemStep {
        let nodes = expectation.grid.nodes
        let counts = (0..<blanks[index].categories).map { category in
            nodes.indices.map { expectation.count(item: index, category: category, node: $0) }
        }
        return ItemStep(
            nodes: nodes, counts: counts, prior: settings.isRasch ? .none : settings.prior,
            lowerPrior: blanks[index].lowerPrior, isSlopeFixed: settings.isRasch)
    }

    /// The M-step.
    private func step() -> State {
        var next = state
        for index in next.items.indices where blanks[index].fixed == nil {
            next.items[index] = itemStep(index).maximised(from: state.items[index])
        }
        for group in next.groups.indices where isMeanFree[group] || isSpreadFree[group] {
            let nodes = expectation.grid.nodes
            let masses = nodes.indices.map { expectation.people(group: group, node: $0) }
            let (mean, sd) = expectation.grid.moments(of: masses)
            guard mean.isFinite, sd > 0 else { continue }
            if isMeanFree[group] { next.groups[group].mean = mean }
            if isSpreadFree[group] {
                let kept = next.groups[group].mean
                next.groups[group].sd = (sd * sd + (mean - kept) * (mean - kept)).squareRoot()
            }
        }
        return next
    }

    private func change(_ a: State, _ b: State) -> Double {
        var most = 0.0
        for (x, y) in zip(vector(a), vector(b)) { most = max(most, abs(x - y)) }
        return most
    }

    private func vector(_ state: State) -> [Double] {
        zip(state.items, blanks).flatMap { $0.parameters(withLower: $1.isLowerFree) }
            + state.groups.flatMap { [$0.mean, log($0.sd)] }
    }

    /// Where the last two steps lead; nil where that is no state.
    private func leap(_ zero: State, _ one: State, _ two: State) -> State? {
        let (x, y, z) = (vector(zero), vector(one), vector(two))
        var first = 0.0
        var second = 0.0
        for index in x.indices {
            let r = y[index] - x[index]
            let v = z[index] - y[index] - r
            first += r * r
            second += v * v
        }
        guard second > 0 else { return nil }
        let length = min(-(first / second).squareRoot(), -1)
        var leapt = two
        var index = 0
        func next() -> Double {
            defer { index += 1 }
            let r = y[index] - x[index]
            let v = z[index] - y[index] - r
            return x[index] - 2 * length * r + length * length * v
        }
        for item in leapt.items.indices {
            let isLowerFree = blanks[item].isLowerFree
            let parameters = leapt.items[item].parameters(withLower: isLowerFree).map { _ in next() }
            guard blanks[item].fixed == nil else { continue }
            leapt.items[item].set(parameters)
            let moved = leapt.items[item]
            guard settings.isRasch || settings.prior.allows(moved.slope), parameters.allSatisfy({ abs($0) < 20 }),
                zip(moved.intercepts, moved.intercepts.dropFirst()).allSatisfy({ $0 > $1 })
            else { return nil }
        }
        for group in leapt.groups.indices {
            leapt.groups[group].mean = next()
            leapt.groups[group].sd = exp(next())
            guard abs(leapt.groups[group].mean) < 5, (0.05..<5).contains(leapt.groups[group].sd) else { return nil }
        }
        return leapt
    }
}
