import Domain
import Kernel
import Mathematics
import TestKit
import Testing

/// docs/decisions/0017-fusion-of-evidence.md; clauses O6, O9, O10: levels c < b < a.
@Suite("Levels from evidence") struct LevelFusionTests {
    private static let date = FixtureCity.day("2026-10-01")

    private static func entry(
        _ rank: Int, _ method: EvidenceMethod, _ day: String = "2026-10-01", ceiling: Int = 3
    ) -> EvidenceEntry {
        EvidenceEntry(
            person: 0, skill: 0, rank: Int8(rank), ceiling: Int8(ceiling), method: method, date: FixtureCity.day(day),
            source: 0)
    }

    private static func scale(_ levels: Int) throws -> Scale {
        var scale = try FixtureCity().plan.scales[0]
        let model = scale.levels[0]
        scale.levels = (0..<levels).map { number in
            var level = model
            level.id =
                ["c", "b", "a"].indices.contains(number) && levels == 3 ? ["c", "b", "a"][number] : "L\(number)"
            return level
        }
        return scale
    }

    private static func rule(_ change: (inout MeasurementRule) -> Void = { _ in }, levels: Int = 3) throws
        -> LevelFusion
    {
        var rule = MeasurementRule()
        change(&rule)
        return LevelFusion(rule, scale: try scale(levels))
    }

    private static func level(_ entries: [EvidenceEntry], _ rule: LevelFusion? = nil) throws -> MeasuredLevel {
        try (rule ?? Self.rule()).level(from: entries[...], levels: 3, on: date)
    }

    @Test("Without evidence the level is unknown, which is not the lowest")
    func unknown() throws {
        #expect(try Self.level([]) == .unknown)
        #expect(try Self.level([Self.entry(0, .self)]).rank == 0)
    }

    @Test("The fast sum over tables is the posterior of the evidence, level for level")
    func posterior() throws {
        let rule = try Self.rule()
        let methods = MeasurementRule().methods
        let cuts = LevelFusion.cuts(levels: 3)
        let prior = LevelFusion.prior(levels: 3)
        var random = SeededRandom(seed: 11)
        for _ in 0..<400 {
            let entries = (0...random.index(below: 4)).map { _ in
                let method = [EvidenceMethod.certificate, .programme, .ojt][random.index(below: 3)]
                let ceiling = 1 + random.index(below: 3)
                return Self.entry(
                    random.index(below: ceiling + 1), method,
                    "202\(4 + random.index(below: 3))-03-0\(1 + random.index(below: 9))",
                    ceiling: ceiling)
            }
            let pieces = entries.map { entry in
                let method = methods[entry.method] ?? MeasurementRule.Method()
                return Evidence(
                    "any",
                    .rating(
                        grade: Int(entry.rank), slope: method.slope, thresholds: Array(cuts[..<Int(entry.ceiling)])),
                    ageMonths: Double(Self.date.daysSince1970 - entry.date.daysSince1970) / 30.4375,
                    halfLifeMonths: method.halfLifeMonths)
            }
            let expected = try LevelPosterior(evidence: pieces, prior: prior, cuts: #require(LevelCuts(cuts)))
            let found = try Self.level(entries, rule)
            let fresh = zip(entries, pieces).filter { $0.1.weight >= LevelFusion.leastWeight }.map(\.0)
            guard let named = fresh.map({ Int($0.rank) }).max() else {
                #expect(found == .unknown)
                continue
            }
            let rank = min(named, expected.probabilities.highest(with: 0.5))
            #expect(Int(found.rank) == rank)
            #expect(
                abs(
                    Double(found.certainty)
                        - (rank == 0 ? expected.probabilities.levels[0] : expected.probabilities.atLeast[rank])) < 1e-6)
            let moved = rule.carriers(from: entries[...], levels: 3, on: Self.date)
            #expect(moved.count == entries.count)
            for (entry, influence) in zip(entries, expected.influence) {
                #expect(moved.contains { $0.entry == entry && abs($0.influence - influence) < 1e-9 })
            }
        }
    }

    @Test("A lone rating gives its own level, and how sure it is follows who gave it")
    func alone() throws {
        for rank in 0...3 {
            let own = try Self.level([Self.entry(rank, .self)])
            let head = try Self.level([Self.entry(rank, .head)])
            #expect(own.rank == rank && head.rank == rank)
            #expect(head.certainty > own.certainty)
            #expect(own.confirmed <= 1, "one's own word confirms nothing above the lowest")
        }
    }

    @Test("The head outweighs the self-rating, and agreement makes it surer")
    func headWins() throws {
        let disputed = try Self.level([Self.entry(3, .self), Self.entry(2, .head)])
        let agreed = try Self.level([Self.entry(2, .self), Self.entry(2, .head)])
        #expect(disputed.rank == 2 && agreed.rank == 2)
        #expect(agreed.certainty > (try Self.level([Self.entry(2, .self)]).certainty))
        #expect(try Self.level([Self.entry(2, .self), Self.entry(1, .head)]).rank == 1)
    }

    @Test("A training lifts whom only they themselves had rated, not whom the head sees unchanged; OJT does")
    func training() throws {
        let own = [Self.entry(1, .self), Self.entry(2, .programme, ceiling: 2)]
        #expect(try Self.level(own).rank == 2)
        #expect(try Self.level(own + [Self.entry(1, .head)]).rank == 1)
        #expect(try Self.level(own + [Self.entry(1, .head), Self.entry(2, .ojt, ceiling: 2)]).rank == 2)
    }

    @Test("A certificate lifts a modest self-rating to its own level and alone names none above it")
    func certificate() throws {
        #expect(try Self.level([Self.entry(0, .self), Self.entry(1, .certificate, ceiling: 1)]).rank == 1)
        #expect(try Self.level([Self.entry(3, .self), Self.entry(1, .certificate, ceiling: 1)]).rank == 3)
        let many = (0..<5).map { _ in Self.entry(1, .certificate, ceiling: 1) }
        #expect(try Self.level(many).rank == 1, "however many")
    }

    @Test("Knowledge questions support the lowest level at most, unless the plan says otherwise")
    func knowledge() throws {
        let tests = (0..<4).map { _ in Self.entry(3, .test) }
        let level = try Self.level(tests)
        #expect(level.rank == 1 && level.confirmed == 1)
        let open = try Self.rule({ $0.methods[.test]?.highest = "a" })
        #expect(try Self.level(tests, open).rank == 3)
        #expect(try Self.level(tests, open).confirmed == 1, "sure, and yet nobody has seen it at work")
        #expect(
            try Self.level([Self.entry(2, .self), Self.entry(0, .test, ceiling: 1)]).rank < 2, "a failed one lowers")
    }

    private static func scored(_ mean: Float, _ sd: Float) -> EvidenceEntry {
        var entry = entry(mean >= -1 ? 1 : 0, .test)
        entry.estimate = EvidenceEntry.Estimate(mean: mean, sd: sd, certainty: 0.7)
        return entry
    }

    @Test("A scored test counts by how sure it is: without doubt like the level itself, in full doubt not at all")
    func soft() throws {
        let open = try Self.rule({ $0.methods[.test]?.highest = "a" })
        let head = Self.entry(2, .head)
        func chance(_ entries: [EvidenceEntry]) throws -> Float { try Self.level(entries, open).certainty }
        for (mean, rank) in [(-2, 0), (-0.4, 1), (0.9, 2), (2.5, 3)] as [(Float, Int)] {
            let hard = try Self.level([head, Self.entry(rank, .test)], open)
            let soft = try Self.level([head, Self.scored(mean, 0.01)], open)
            #expect(soft.rank == hard.rank && abs(soft.certainty - hard.certainty) < 1e-4, "\(mean)")
        }
        #expect(abs(try chance([head, Self.scored(2.5, 60)]) - chance([head])) < 0.01)
        #expect(
            abs(try chance([head, Self.scored(0.2, 9)]) - chance([head])) < 0.02, "and neither end is the likelier")
        // The surer, the more it lowers what the head has said.
        let moved = try ([3, 1, 0.4] as [Float]).map { sd -> Double in
            let carriers = open.carriers(from: [head, Self.scored(-2.2, sd)][...], levels: 3, on: Self.date)
            return try #require(carriers.first { $0.entry.estimate != nil }).influence
        }
        #expect(moved[0] < 0 && moved[1] < moved[0] && moved[2] < moved[1], "\(moved)")
    }

    @Test("A scored test speaks up to the level that the plan lets tests speak of, and its influence is told")
    func softCeiling() throws {
        let able = (0..<4).map { _ in Self.scored(3, 0.3) }
        #expect(try Self.level(able).rank == 1)
        let carriers = try Self.rule().carriers(
            from: [Self.entry(2, .self), Self.scored(-2.5, 0.5)][...], levels: 3, on: Self.date)
        #expect(carriers.contains { $0.entry.estimate != nil && $0.influence < -0.2 })
    }

    @Test("Confirmed is what is sure and seen: b by the head or in OJT, a in OJT")
    func confirmed() throws {
        let own = [Self.entry(3, .self), Self.entry(3, .certificate), Self.entry(3, .programme)]
        #expect(try Self.level(own).confirmed == 1)
        let head = own + [Self.entry(3, .head), Self.entry(3, .head)]
        #expect(try Self.level(head).rank == 3 && Self.level(head).confirmed == 2)
        let taught = head + [Self.entry(3, .ojt), Self.entry(3, .ojt)]
        #expect(try Self.level(taught).confirmed == 3)
        #expect(try Self.level([Self.entry(2, .self)]).confirmed <= 1)
    }

    @Test("Of self-ratings only the newest counts; evidence from the future does not count")
    func newest() throws {
        let older = [Self.entry(3, .self, "2024-06-01"), Self.entry(1, .self, "2026-06-01")]
        #expect(try Self.level(older) == Self.level([older[1]]))
        let future = [Self.entry(1, .self, "2026-06-01"), Self.entry(3, .self, "2027-06-01")]
        #expect(try Self.level(future) == Self.level([future[0]]))
        #expect(try Self.rule().carriers(from: older[...], levels: 3, on: Self.date).count == 1)
    }

    @Test("Old evidence weighs less: a head's word of six years ago yields to today's self-rating")
    func ageing() throws {
        #expect(try Self.level([Self.entry(3, .head, "2020-10-01"), Self.entry(1, .self)]).rank == 1)
        #expect(try Self.level([Self.entry(3, .head), Self.entry(1, .self)]).rank > 1)
        let fresh = try Self.level([Self.entry(2, .head)]).certainty
        #expect(try Self.level([Self.entry(2, .head, "2023-10-01")]).certainty < fresh)
    }

    @Test("What is older than three half-lives names no level: the prior alone awards nothing")
    func faded() throws {
        #expect(try Self.level([Self.entry(3, .self, "2016-10-01")]) == .unknown)
        #expect(try Self.level([Self.entry(3, .head, "2016-10-01")]) == .unknown)
        let both = [Self.entry(3, .head, "2016-10-01"), Self.entry(1, .ojt, ceiling: 3)]
        #expect(try Self.level(both).rank == 1)
    }

    @Test("A source known to be lenient is read down; one that weighs nothing says nothing")
    func leniency() throws {
        let lenient = try Self.rule({ $0.methods[.self]?.leniency = 1.2 })
        #expect(try Self.level([Self.entry(2, .self)], lenient).rank == 1)
        let silent = try Self.rule({ $0.methods[.self]?.weight = 0 })
        #expect(try Self.level([Self.entry(3, .self)], silent) == .unknown)
        let head = [Self.entry(1, .head)]
        #expect(
            try Self.level(head + [Self.entry(1, .self)], silent).certainty == Self.level(head, silent).certainty)
    }

    @Test("More support never lowers a level, and the order of entries at one day does not matter")
    func monotone() throws {
        let rule = try Self.rule()
        var random = SeededRandom(seed: 5)
        let methods: [EvidenceMethod] = [.test, .certificate, .programme, .ojt]
        for _ in 0..<1_000 {
            var entries = (0..<random.index(below: 5)).map { _ in
                Self.entry(random.index(below: 4), methods[random.index(below: 4)])
            }
            let before = try Self.level(entries, rule)
            entries.shuffle(using: &random)
            #expect(try Self.level(entries, rule).rank == before.rank)
            entries.append(Self.entry(3, .ojt))
            let after = try Self.level(entries, rule)
            #expect(after.rank >= before.rank && after.confirmed <= max(0, after.rank))
            #expect((0...1).contains(after.certainty))
        }
    }

    @Test("Scales of one level to twelve work alike", arguments: [1, 2, 4, 12])
    func scales(levels: Int) throws {
        let rule = try Self.rule(levels: levels)
        for rank in 0...levels {
            let entries = [Self.entry(rank, .ojt, ceiling: levels), Self.entry(rank, .head, ceiling: levels)]
            let level = rule.level(from: entries[...], levels: levels, on: Self.date)
            #expect(abs(Int(level.rank) - rank) <= (levels > 5 ? 2 : 0), "\(rank) of \(levels): \(level)")
        }
    }
}
