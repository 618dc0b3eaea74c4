import Mathematics

/// The whole study, part by part. All figures come from the seed: the same seed and sizes give the same ones again.
struct Study {
    let people: [Int]
    let seed: UInt64

    func markdown() throws -> String {
        var report = Report()
        let start = ProcessClock.seconds
        var seconds: [(name: String, seconds: Double)] = []
        func timed(_ name: String, _ write: (inout Report) throws -> Void) rethrows {
            let before = ProcessClock.seconds
            try write(&report)
            seconds.append((name, ProcessClock.seconds - before))
        }
        try timed("the item model") { try ItemModelStudy(people: people, seed: seed).write(&$0) }
        try timed("eight skills") { try SkillSurveyStudy(people: people, seed: seed).write(&$0) }
        try timed("adaptive tests") { try AdaptiveStudy(people: people, seed: seed).write(&$0) }
        try timed("two years") { try TwoYearsStudy(people: people, seed: seed).write(&$0) }
        try timed("gains") { try GroupGainStudy(seed: seed).write(&$0) }
        try timed("ratings") { try FusionStudy(people: people, seed: seed).write(&$0) }
        let minutes = (ProcessClock.seconds - start) / 60
        report.heading("How long it takes")
        report.text(
            "About \(Figure.fixed(minutes, 1)) CPU minutes in all on one core: "
                + seconds.map { "\($0.name) \(Figure.fixed($0.seconds, 0)) s" }.joined(separator: ", ") + ".")
        return (opening + report.aims + report.lines).joined(separator: "\n")
    }

    private var opening: [String] {
        [
            "# Measurement: what it gets right, by simulation",
            "",
            """
            Written by `ikusei-study study` (seed \(seed); \(people.map(Figure.whole).joined(separator: ", ")) \
            people): every sentence and figure is the program's output. People and items are drawn from known \
            distributions, answers from the items' true curves; the mathematics sees the answers alone. Real people \
            differ from the model in ways that are not in here, so these are the best results to be hoped for. A \
            figure after ± is the standard error of the share over replications, in points.
            """,
            "",
        ]
    }
}
