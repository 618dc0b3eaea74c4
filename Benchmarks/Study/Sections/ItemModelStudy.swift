import Mathematics

/// One scale of 30 questions: calibrated on people of one year, then used on new people.
struct ItemModelStudy {
    /// What one size came to, replication by replication.
    struct Size {
        let name: String
        let people: Int?
        var replications: [ItemModelReplication] = []
    }

    let people: [Int]
    let seed: UInt64

    static let items = 30
    static let newPeople = 4_000

    func write(_ report: inout Report) throws {
        report.heading("The item model")
        report.text(
            """
            \(Self.items) questions with four options, slopes e^N(0.2, 0.3), difficulties N(0, 1), true lower \
            asymptotes scattered (Beta(20, 65), 0.235 on average); calibrated with c = ¼ and the usual prior on the \
            answers of N(0, 1) people, then the abilities of \(Figure.whole(Self.newPeople)) new people by EAP. Levels \
            begin at −1, 0.3 and 1.5. "Known" are the true items.
            """)
        let sizes = try sizes()
        report.table(
            [
                "people", "replications", "bias of a", "RMSE of a", "of b", "of the curve", "bias of θ",
                "RMSE of θ", "exact level",
            ],
            sizes.map(accuracy))
        report.text("An interval of θ is EAP ± z standard errors. How often it held the true ability:")
        report.table(
            ["people", "called 50 %", "called 80 %", "called 95 %"],
            sizes.map { size in
                [size.name]
                    + ErrorTally.intervals.indices.map { interval in
                        report.held(
                            ErrorTally.held(size.replications.map(\.errors), interval: interval),
                            "\(size.name), interval of θ")
                    }
            })
        report.text(
            "Mean of the estimate less the truth by thirds of the true ability: EAP is drawn toward the mean, so it is "
                + "too high at the low end and too low at the high end, by design.")
        report.table(
            ["people", "lowest third", "middle", "highest third"],
            sizes.map { size in
                [size.name]
                    + (0..<3).map { third in
                        Figure.signed(ErrorTally.total(size.replications.map { $0.thirds[third] }).bias)
                    }
            })
        writeLevels(&report, sizes)
    }

    private func sizes() throws -> [Size] {
        var sizes = people.map { Size(name: Figure.whole($0), people: $0) } + [Size(name: "known", people: nil)]
        for index in sizes.indices {
            let count = sizes[index].people.map { Replications.of($0, small: 100, middle: 60, large: 20) } ?? 60
            for replication in 0..<count {
                sizes[index].replications.append(
                    try ItemModelReplication(people: sizes[index].people, seed: seed, replication: replication))
            }
        }
        return sizes
    }

    private func accuracy(_ size: Size) -> [String] {
        let errors = ErrorTally.total(size.replications.map(\.errors))
        let slopeBias = Spread(size.replications.map(\.slopeBias)).mean
        func mean(_ figure: (ItemModelReplication) -> Double) -> String {
            Figure.fixed(Spread(size.replications.map(figure)).mean)
        }
        return [
            size.name, String(size.replications.count), Figure.signed(slopeBias), mean(\.slopeError),
            mean(\.difficultyError), mean(\.curveError), Figure.signed(errors.bias), Figure.fixed(errors.rmse),
            Figure.percent(errors.exactShare),
        ]
    }
}
