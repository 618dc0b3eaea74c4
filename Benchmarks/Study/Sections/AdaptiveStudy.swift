import Mathematics

/// Adaptive tests from two banks, with items that are known and with items calibrated on offices of several sizes.
struct AdaptiveStudy {
    struct Bank {
        let items: Int
        let lower: Double
        let name: String

        /// Items answered by each person at the calibration, in forms that share half with the next.
        static let put = 60

        /// The share of the people who answer an item.
        var share: Double { min(1, Double(Bank.put) / Double(items)) }

        func calibrated(_ truth: [Item], people: Int, _ random: inout SeededGenerator) throws -> [Item] {
            let answers = random.answers(random.normals(people), truth) { person, item in
                let from = person * (Bank.put / 2) % items
                return (item - from + items) % items < Bank.put
            }
            return try Calibration.usual(answers, lower: lower).items
        }
    }

    static let banks = [
        Bank(items: 60, lower: 0, name: "60 open questions"),
        Bank(items: 300, lower: 0.25, name: "300 four-option questions"),
    ]

    let people: [Int]
    let seed: UInt64

    func write(_ report: inout Report) throws {
        report.heading("Adaptive tests")
        report.text(
            """
            A bank of 60 questions without guessing and one of 300 with c = ¼. \
            \(Figure.whole(AdaptiveReplication.tested)) people tested in each replication, N(0, 1), the same in all \
            ways. Last year's result lies around the ability with a spread of \(AdaptivePlan.lastYearSD), as its error \
            says. "Random for the same" is the number of random questions (without last year's result) after which the \
            RMSE is as small.
            """)
        for bank in Self.banks { try write(&report, bank) }
    }

    private func write(_ report: inout Report, _ bank: Bank) throws {
        let known = try replications(bank, nil)
        report.text("**\(bank.name), items known**")
        report.table(
            ["way", "questions", "bias", "RMSE", "exact level", "random for the same", "saved"],
            AdaptivePlan.allCases.map { accuracy($0, known) })
        let sizes = try people.map { (size: $0, replications: try replications(bank, $0)) }
        let all =
            [(name: "known", replications: known)]
            + sizes.map { (name: Figure.whole($0.size), replications: $0.replications) }
        let answers = sizes.map { Figure.whole(Int(Double($0.size) * bank.share)) }
        report.text(
            """
            **\(bank.name), items calibrated on** \(people.map(Figure.whole).joined(separator: ", ")) people \
            (\(answers.joined(separator: ", ")) answers an item): RMSE of θ, and the mean SE that was told.
            """)
        report.table(
            ["way"] + all.map(\.name),
            AdaptivePlan.allCases.map { plan in
                [plan.name]
                    + all.map { _, replications in
                        let errors = ErrorTally.total(replications.compactMap { $0.results[plan]?.errors })
                        return "\(Figure.fixed(errors.rmse)) (\(Figure.fixed(errors.meanError)))"
                    }
            })
        writeCertainty(&report, bank, all)
    }

    private func writeCertainty(
        _ report: inout Report, _ bank: Bank, _ all: [(name: String, replications: [AdaptiveReplication])]
    ) {
        report.text("Intervals called 80 %, and levels called 80 % (by the normal curve):")
        report.table(
            ["way", "what"] + all.map(\.name),
            AdaptivePlan.allCases.flatMap { plan in
                let what = "\(bank.items), \(plan.name)"
                return [
                    [plan.name, "interval"]
                        + all.map { name, parts in
                            let held = ErrorTally.held(parts.compactMap { $0.results[plan]?.errors }, interval: 1)
                            return report.held(held, "\(what), interval, items of \(name)")
                        },
                    [plan.name, "levels"]
                        + all.map { name, parts in
                            let held = Certainty.held(parts.compactMap { $0.results[plan]?.levels })
                            return report.held(held, "\(what), levels, items of \(name)")
                        },
                ]
            })
        let excluded = all.map { name, parts in
            let bin = parts.reduce(into: Certainty.Bin(0...1)) { sum, part in
                if let own = part.results[.classified]?.excluded { sum.add(own) }
            }
            return "\(Figure.percent(bin.share)) (items of \(name), \(Figure.whole(bin.count / 3)) tests, "
                + (bin.share >= 0.9 ? "within the aim)" : "outside the aim)")
        }
        report.text(
            "Of the cuts excluded at 90 % when a test ended for that, so many were on the side said (each at "
                + "least 90 %, most far more certain): \(excluded.joined(separator: ", ")).")
    }

    private func replications(_ bank: Bank, _ size: Int?) throws -> [AdaptiveReplication] {
        let count = size.map { Replications.of($0, small: 16, middle: 10, large: 8) } ?? 10
        return try (0..<count).map {
            try AdaptiveReplication(bank, people: size, seed: seed, replication: $0)
        }
    }

    private func accuracy(_ plan: AdaptivePlan, _ replications: [AdaptiveReplication]) -> [String] {
        let parts = replications.compactMap { $0.results[plan] }
        let errors = ErrorTally.total(parts.map(\.errors))
        let questions = Double(parts.reduce(0) { $0 + $1.questions }) / Double(errors.count)
        let random = (replications.first?.random.indices ?? 0..<0).map { place in
            ErrorTally.total(replications.map { $0.random[place] }).rmse
        }
        let same = Self.reached(errors.rmse, random)
        return [
            plan.name, Figure.fixed(questions, 1), Figure.signed(errors.bias), Figure.fixed(errors.rmse),
            Figure.percent(errors.exactShare), same.map { Figure.fixed($0, 1) } ?? "more than \(random.count)",
            same.map { Figure.percent(1 - questions / $0, 0) }
                ?? "more than \(Figure.percent(1 - questions / Double(random.count), 0))",
        ]
    }

    /// How many random questions an RMSE takes, between two by a straight line.
    private static func reached(_ rmse: Double, _ random: [Double]) -> Double? {
        guard let place = random.firstIndex(where: { $0 <= rmse }) else { return nil }
        guard place > 0 else { return 1 }
        let (before, after) = (random[place - 1], random[place])
        return Double(place) + (before - rmse) / (before - after)
    }
}
