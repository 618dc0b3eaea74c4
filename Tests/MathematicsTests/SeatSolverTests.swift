import Testing

@testable import Mathematics

/// The seats found are the best there are, and proven so (clauses K5, K7).
@Suite struct SeatSolverTests {
    @Test("Thousands of small years: the same levels as full enumeration, proven, and no rule broken (clause K5)")
    func enumeration() throws {
        for seed in 0..<2_000 {
            let year = try SeatMaking.year(seed: seed)
            let answer = try SeatSolver.solve(year)
            let check = SeatVerification(answer.seating, in: year)
            let best = SeatMaking.bestByEnumeration(year)
            try #require(check.violations == [], "seed \(seed)")
            try #require(check.levels == answer.levels && answer.levels == best, "seed \(seed): \(best)")
            try #require(answer.bounds == best && answer.isFinished, "seed \(seed): \(answer.bounds)")
        }
    }

    @Test("Small cities: the same levels as the general solver on the whole model, level by level (clause K5)")
    func wholeModel() throws {
        for seed in 0..<60 {
            let year = try SeatMaking.year(seed: seed, people: 10...30, days: 4, sessions: 8)
            let answer = try SeatSolver.solve(year)
            let judge = try WholeSeatModel(year).solve()
            #expect(SeatVerification(answer.seating, in: year).violations == [], "seed \(seed)")
            #expect(SeatVerification(judge.seating, in: year).violations == [], "seed \(seed)")
            #expect(answer.levels == judge.levels && answer.bounds == judge.bounds, "seed \(seed)")
        }
    }

    @Test(
        "The public instances reach their known levels with proof (clause K5)",
        .enabled(if: SeatFolder.root != nil), arguments: ["B_S", "B_S100"])
    func known(_ name: String) throws {
        let root = try #require(SeatFolder.root)
        let year = try SeatFolder.year("\(root)/\(name)")
        let answer = try SeatSolver.solve(year)
        #expect(answer.levels == (try SeatFolder.known(name)))
        #expect(answer.bounds == answer.levels)
        let check = SeatVerification(answer.seating, in: year)
        #expect(check.violations == [] && check.levels == answer.levels)
    }

    @Test("The example worked by hand in docs/algorithms/seats.md comes out as written, with its cut (clause K5)")
    func byHand() throws {
        let year = try SeatYear(
            municipalityCount: 1, minutes: [0], sectionMunicipality: [0], sectionMostAway: [1], personSection: [0, 0],
            personClass: [1, 2],
            sessions: [
                .init(course: 0, kind: .mandatory, halfDays: [2], municipality: nil, seats: 2),
                .init(course: 0, kind: .mandatory, halfDays: [4], municipality: nil, seats: 1),
                .init(course: 1, kind: .elective, halfDays: [2], municipality: nil, seats: 5),
            ],
            unavailable: Lists([[4], []]),
            mandatoryWishes: Lists([[.init(target: 2, rank: 1)], [.init(target: 4, rank: 2)]]),
            requests: [.init(person: 1, course: 1, isNominated: true, weight: 3)], electiveWishes: Lists([[]]),
            mostElectives: 2)
        let answer = try SeatSolver.solve(year)
        #expect(answer.levels.values == [0, 0, 1, 0, 1] && answer.bounds == answer.levels)
        #expect(answer.seating == Seating([.init(person: 0, session: 0), .init(person: 1, session: 1)]))
        let rules = SeatRules(year)
        let network = try MandatoryNetwork(year, rules)
        var part = MandatoryPart(year, network, ElectiveChoices(year, rules, network))
        let cuts = part.cuts(part.flow(beside: [0], .unmet), .unmet, beside: [0])
        #expect(cuts.contains(SeatCut(base: 0, choices: [0], weights: [2])))
    }
}
