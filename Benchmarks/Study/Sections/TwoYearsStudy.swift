import Mathematics

/// Two years on one scale: what becomes of a shift that is known.
struct TwoYearsStudy {
    let people: [Int]
    let seed: UInt64

    static let shift = 0.5
    static let ratio = 1.2
    static let items = 30
    static let anchors = 12

    func write(_ report: inout Report) throws {
        report.heading("Two years linked")
        report.text(
            """
            First year N(0, 1), second year N(\(Self.shift), \(Self.ratio)²), as many people in each. \(Self.items) \
            four-option questions a year, \(Self.anchors) of them in both, c = ¼ true and taken. Either the second \
            year is calibrated with the anchors held at the first year's estimates and mean and spread free, or each \
            year is calibrated by itself and the lines are laid over each other (Stocking and Lord; Haebara beside it; \
            20 nodes of Gauss and Hermite). Mean and spread over the replications, and the root mean square error in \
            parentheses.
            """)
        var rows: [[String]] = []
        var coverage: [[String]] = []
        for size in people {
            let count = Replications.of(size, small: 200, middle: 60, large: 40)
            let replications = try (0..<count).map {
                try TwoYearsReplication(people: size, seed: seed, replication: $0)
            }
            for way in TwoYearsReplication.Way.allCases {
                let lines = replications.compactMap { $0.lines[way] }
                rows.append([
                    Figure.whole(size), way.rawValue, String(lines.count),
                    Self.told(lines.map(\.shift), truth: Self.shift), Self.told(lines.map(\.slope), truth: Self.ratio),
                ])
            }
            let hits = replications.map { $0.isMeanHeld ? 1.0 : 0.0 }
            let held = Held(
                stated: 0.95, share: Spread(hits).mean, count: hits.count, error: Replicated.error(hits))
            coverage.append([
                Figure.whole(size), report.held(held, "\(Figure.whole(size)), 95 % interval of the second year's mean"),
            ])
        }
        report.table(["people a year", "way", "replications", "mean (0.5)", "spread (1.2)"], rows)
        report.text(
            "The calibration with fixed anchors gives its mean a standard error, which takes the anchors as known, "
                + "and with them the first year's scale. "
                + "How often mean ± 1.96 of it held the true mean:")
        report.table(["people a year", "called 95 %"], coverage)
    }

    private static func told(_ figures: [Double], truth: Double) -> String {
        let spread = Spread(figures)
        let rmse = (figures.reduce(0) { $0 + ($1 - truth) * ($1 - truth) } / Double(figures.count)).squareRoot()
        return "\(Figure.fixed(spread.mean)) ± \(Figure.fixed(spread.sd)) (\(Figure.fixed(rmse)))"
    }
}

/// One pair of years.
struct TwoYearsReplication {
    enum Way: String, CaseIterable {
        case fixed = "anchors fixed"
        case stockingLord = "Stocking–Lord"
        case haebara = "Haebara"
    }

    private(set) var lines: [Way: ScaleLink] = [:]
    let isMeanHeld: Bool

    init(people: Int, seed: UInt64, replication: Int) throws {
        let (items, anchors) = (TwoYearsStudy.items, TwoYearsStudy.anchors)
        var random = SeededGenerator(seed: seed, part: 4, people: people, replication: replication)
        let common = random.items(anchors, lower: 0.25)
        func form() -> [Item] { common + random.items(items - anchors, lower: 0.25) }
        let (firstForm, secondForm) = (form(), form())
        let first = try Calibration.usual(random.answers(random.normals(people), firstForm), lower: 0.25)
        let abilities = random.normals(people, mean: TwoYearsStudy.shift, sd: TwoYearsStudy.ratio)
        let answers = random.answers(abilities, secondForm)
        let held = Dictionary(uniqueKeysWithValues: (0..<anchors).map { ($0, first.items[$0]) })
        let fixed = try Calibration.usual(answers, lower: 0.25, fixed: held, wantsErrors: true)
        let mean = fixed.groups[0].mean
        lines[.fixed] = ScaleLink(slope: fixed.groups[0].sd, shift: mean)
        isMeanHeld = abs(mean - TwoYearsStudy.shift) <= 1.96 * fixed.groupErrors[0].mean
        let own = try Calibration.usual(answers, lower: 0.25)
        let (old, new) = (Array(first.items[..<anchors]), Array(own.items[..<anchors]))
        lines[.stockingLord] = try ScaleLink(old: old, new: new, method: .stockingLord)
        lines[.haebara] = try ScaleLink(old: old, new: new, method: .haebara)
    }
}
