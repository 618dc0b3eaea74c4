import Mathematics

/// What a training did to a group, by means of single results and by the group's own estimate.
struct GroupGainStudy {
    let seed: UInt64

    static let groups = [40, 300]
    static let gain = 0.4
    static let gainSD = 0.3
    static let questions = 12

    func write(_ report: inout Report) throws {
        report.heading("Gains of a group")
        report.text(
            """
            People N(0, 1) are tested before and after a training that lifts them by N(\(Self.gain), \(Self.gainSD)²), \
            each time by \(Self.questions) adaptive questions from a bank of 300 with c = ¼ and known items, none put \
            twice unless told. Means of single results (paired, 95 % by Student's t) against the marginal likelihood \
            of the group's mean and spread with all items fixed, the error by the people's own differences as the \
            pages of Ikusei have it, or before and after as two groups of different people.
            """)
        var rows: [[String]] = []
        var means: [[String]] = []
        var quarters: [[String]] = []
        for people in Self.groups {
            let count = people < 100 ? 300 : 100
            let replications = try (0..<count).map {
                try GroupGainReplication(people: people, seed: seed, replication: $0)
            }
            for way in GroupGainReplication.Way.allCases {
                let gains = replications.compactMap { $0.gains[way] }
                rows.append(Self.row(&report, people, way, gains))
            }
            means.append(
                [Figure.whole(people)]
                    + [("before", \GroupGainReplication.before), ("after", \.after)].map { name, path in
                        let held = Self.held(replications.map { $0[keyPath: path] })
                        return report.held(held, "\(people), mean of the group \(name)")
                    })
            quarters.append(
                [Figure.whole(people)]
                    + [\GroupGainReplication.lowest, \.lowestWLE, \.highest].map { path in
                        let spread = Spread(replications.map { $0[keyPath: path] })
                        return Figure.signed(spread.mean) + " ± "
                            + Figure.fixed(spread.sd / Double(spread.count).squareRoot())
                    })
        }
        report.table(["people", "way", "replications", "gain found", "off", "spread", "interval called 95 %"], rows)
        report.text("The group's mean by marginal likelihood ± 1.96 of its standard error held the true mean:")
        report.table(["people", "before", "after"], means)
        report.text(
            """
            Taken as different people the interval is wider than it need be. With no training at all, tested twice: \
            mean change of the quarter that had the lowest first result, and of the highest (mean ± its standard error \
            over the replications). The change is regression to the mean, and no gain.
            """)
        report.table(["people", "lowest quarter, EAP", "lowest quarter, WLE", "highest quarter, EAP"], quarters)
    }

    private static func row(
        _ report: inout Report, _ people: Int, _ way: GroupGainReplication.Way, _ gains: [GroupGainReplication.Gain]
    ) -> [String] {
        let found = Spread(gains.map(\.gain))
        let held = held(gains)
        return [
            Figure.whole(people), way.rawValue, String(gains.count), Figure.fixed(found.mean),
            Figure.signed(100 * (found.mean / gain - 1), 0) + " %", Figure.fixed(found.sd),
            report.held(held, "\(people), gain, \(way.rawValue)"),
        ]
    }

    private static func held(_ gains: [GroupGainReplication.Gain]) -> Held {
        let hits = gains.map { $0.isHeld ? 1.0 : 0.0 }
        return Held(stated: 0.95, share: Spread(hits).mean, count: hits.count, error: Replicated.error(hits))
    }
}
