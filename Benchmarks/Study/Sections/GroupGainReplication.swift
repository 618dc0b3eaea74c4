import Mathematics

/// One group, tested before and after, and once more as if nothing had happened.
struct GroupGainReplication {
    enum Way: String, CaseIterable {
        case eap = "means of EAP"
        case started = "means of EAP, second test started from the first result"
        case wle = "means of WLE"
        case marginal = "marginal likelihood, as of the same people"
        case separate = "marginal likelihood, as of different people"
        /// Which items are left then does not hang on the first answers.
        case unbarred = "marginal likelihood, as of the same people, seen items put again"
    }

    struct Gain {
        var gain: Double
        var isHeld: Bool
    }

    private(set) var gains: [Way: Gain] = [:]
    /// The group's mean by marginal likelihood.
    let before: Gain
    let after: Gain
    let lowest: Double
    let lowestWLE: Double
    let highest: Double

    init(people: Int, seed: UInt64, replication: Int) throws {
        var random = SeededGenerator(seed: seed, part: 5, people: people, replication: replication)
        let items = random.items(300, lower: 0.25)
        let bank = try AdaptiveBank(items: items)
        let abilities = random.normals(people)
        let trained = abilities.map { $0 + random.normal(mean: GroupGainStudy.gain, sd: GroupGainStudy.gainSD) }
        let first = try TestedGroup(abilities, bank, &random)
        let second = try TestedGroup(trained, bank, after: first, &random)
        let started = try TestedGroup(trained, bank, after: first, isStarted: true, &random)
        let unbarred = try TestedGroup(trained, bank, &random)
        let again = try TestedGroup(abilities, bank, after: first, &random)

        gains[.eap] = Self.paired(first.eap, second.eap)
        gains[.started] = Self.paired(first.eap, started.eap)
        let wle = try first.wle(items)
        gains[.wle] = Self.paired(wle, try second.wle(items))

        (before, after, gains[.separate]) = try Self.separate(items, first, second)
        gains[.marginal] = Self.marginal(items, first, second)
        gains[.unbarred] = Self.marginal(items, first, unbarred)

        let order = (0..<people).sorted { first.eap[$0] < first.eap[$1] }
        let quarter = people / 4
        let wleAgain = try again.wle(items)
        func change(_ who: some Collection<Int>, _ from: [Double], _ to: [Double]) -> Double {
            who.reduce(0) { $0 + to[$1] - from[$1] } / Double(who.count)
        }
        lowest = change(order.prefix(quarter), first.eap, again.eap)
        lowestWLE = change(order.prefix(quarter), wle, wleAgain)
        highest = change(order.suffix(quarter), first.eap, again.eap)
    }

    /// Both groups' means with all items fixed, and the difference, before and after taken as different people.
    private static func separate(
        _ items: [Item], _ first: TestedGroup, _ second: TestedGroup
    ) throws -> (before: Gain, after: Gain, gain: Gain) {
        let people = first.eap.count
        let fixed = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($0, $1) })
        let both = Responses(people: 2 * people, items: items.count, cells: first.cells + second.cells)
        let groupOf = (0..<2 * people).map { $0 < people ? 0 : 1 }
        let found = try Calibration.usual(both, lower: 0.25, fixed: fixed, groupOf: groupOf, wantsErrors: true)
        let means = found.groups.map(\.mean)
        let errors = found.groupErrors.map(\.mean)
        func gain(_ gain: Double, _ error: Double, _ truth: Double) -> Gain {
            Gain(gain: gain, isHeld: abs(gain - truth) <= 1.96 * error)
        }
        let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
        return (
            gain(means[0], errors[0], 0), gain(means[1], errors[1], GroupGainStudy.gain),
            gain(means[1] - means[0], error, GroupGainStudy.gain)
        )
    }

    private static func marginal(_ items: [Item], _ first: TestedGroup, _ second: TestedGroup) -> Gain? {
        func responses(_ group: TestedGroup) -> Responses {
            Responses(people: group.eap.count, items: items.count, cells: group.cells)
        }
        return GroupGain(items, before: responses(first), after: responses(second)).map { found in
            Gain(
                gain: found.value,
                isHeld: abs(found.value - GroupGainStudy.gain) <= 1.959964 * found.standardError)
        }
    }

    private static func paired(_ before: [Double], _ after: [Double]) -> Gain {
        let change = PairedChange(before: before, after: after)
        return Gain(gain: change.mean, isHeld: change.interval.contains(GroupGainStudy.gain))
    }
}

/// The adaptive tests of a group.
struct TestedGroup {
    private(set) var eap: [Double] = []
    private(set) var se: [Double] = []
    /// Person × item of the bank.
    private(set) var cells: [UInt8] = []
    private var seen: [Set<Int>] = []

    /// - Parameters:
    ///   - earlier: the tests before, whose items are not put again.
    ///   - isStarted: from the earlier results.
    init(
        _ abilities: [Double], _ bank: AdaptiveBank, after earlier: TestedGroup? = nil, isStarted: Bool = false,
        _ random: inout SeededGenerator
    ) throws {
        for (person, theta) in abilities.enumerated() {
            var rules = AdaptiveRules()
            rules.mostItems = GroupGainStudy.questions
            if isStarted, let earlier {
                rules.priorMean = earlier.eap[person]
                rules.priorSD = earlier.se[person]
            }
            let (test, _) = try AdaptiveSession.run(bank, rules, barred: earlier?.seen[person] ?? []) {
                random.answer(bank.items[$0], theta)
            }
            eap.append(test.estimate.eap)
            se.append(test.estimate.se)
            seen.append(Set(test.log.answers.map(\.item)))
            var own = [UInt8](repeating: Responses.missing, count: bank.count)
            for answer in test.log.answers { own[answer.item] = UInt8(answer.category) }
            cells += own
        }
    }

    func wle(_ items: [Item]) throws -> [Double] {
        let responses = Responses(people: eap.count, items: items.count, cells: cells)
        return try Scoring(items).estimates(responses, by: .wle).map(\.theta)
    }
}
