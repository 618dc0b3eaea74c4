import Testing

@testable import Mathematics

/// The mandatory course as a flow, and the cuts drawn from its prices (clause K5).
@Suite struct MandatoryFlowTests {
    /// Electives that someone could have: one seat a request at most, and nobody twice in a half-day.
    private static func chosen(_ choices: ElectiveChoices, _ year: SeatYear, _ dice: inout Dice) -> [Int32] {
        var ledger = SeatLedger(year, SeatRules(year))
        var found: [Int32] = []
        var isServed = Set<Int32>()
        for choice in (0..<Int32(choices.count)) where dice.chance(50) {
            let person = year.requests[Int(choices.request[Int(choice)])].person
            guard ledger.fits(person, choices.session[Int(choice)]), !isServed.contains(choices.request[Int(choice)])
            else { continue }
            ledger.give(person, choices.session[Int(choice)])
            isServed.insert(choices.request[Int(choice)])
            found.append(choice)
        }
        return found
    }

    @Test("A cut is exact at the electives it is drawn for and never above the flow at others (clause K5)")
    func cuts() throws {
        var exact = 0
        for seed in 0..<400 {
            let year = try SeatMaking.year(seed: seed, people: 4...16, days: 3, sessions: 6)
            let rules = SeatRules(year)
            let network = try MandatoryNetwork(year, rules)
            let choices = ElectiveChoices(year, rules, network)
            var part = MandatoryPart(year, network, choices)
            var dice = Dice(seed + 5_000)
            for prices in [MandatoryPrices.unmet, MandatoryPrices(first: 2_000, second: 1_000, countsCost: true)] {
                let here = Self.chosen(choices, year, &dice)
                let flow = part.flow(beside: here, prices)
                let cuts = part.cuts(flow, prices, beside: here)
                func values(_ electives: [Int32]) -> [Int] {
                    var shares = [Double](repeating: 0, count: choices.count)
                    for choice in electives { shares[Int(choice)] = 1 }
                    return cuts.map { Int($0.value(at: shares)) }
                }
                #expect(values(here).allSatisfy { $0 == flow.value(prices) }, "seed \(seed)")
                exact += here.isEmpty ? 0 : 1
                for _ in 0..<5 {
                    let there = Self.chosen(choices, year, &dice)
                    let least = part.flow(beside: there, prices).value(prices)
                    #expect(values(there).allSatisfy { $0 <= least }, "seed \(seed)")
                }
            }
        }
        #expect(exact > 300)
    }

    @Test("The flow costs what the general solver finds for the course alone (clause K5)")
    func judged() throws {
        for seed in 0..<150 {
            var year = try SeatMaking.year(seed: seed, people: 5...25, days: 4, sessions: 8)
            year.requests = []
            year.electiveWishes = Lists()
            let levels = try SeatSolver.solve(year).levels
            #expect(levels == (try WholeSeatModel(year).solve().levels), "seed \(seed)")
        }
    }

    @Test("Sessions of several half-days are no flow and go to the general solver, with the same levels as enumeration")
    func severalHalfDays() throws {
        var count = 0
        for seed in 0..<200 {
            var year = try SeatMaking.year(seed: seed, people: 2...3)
            year.sessions[0].halfDays = [0, 1]
            #expect(throws: MandatoryNetwork.Unsupported.self) { try MandatoryNetwork(year, SeatRules(year)) }
            let answer = try SeatSolver.solve(year)
            #expect(SeatVerification(answer.seating, in: year).violations == [])
            #expect(
                answer.levels == SeatMaking.bestByEnumeration(year) && answer.bounds == answer.levels, "seed \(seed)")
            count += answer.levels.unmetFirstClass + answer.levels.unmetSecondClass
        }
        #expect(count > 0)
    }
}
