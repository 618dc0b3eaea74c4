import Mathematics

/// CPU seconds of the measurement mathematics on a file of answers, in one process, beside the textbook's E-step.
struct SpeedBench {
    let path: String
    /// Each job once in place of several times, and without the largest.
    let isQuick: Bool

    /// A line of the table.
    struct Row {
        let job: String
        let seconds: Double
        var said = ""
        /// Of what the job is made.
        var units = 1.0
    }

    /// The shortest of several runs, for others may share the machine.
    func best<Answer>(_ times: Int, _ job: () throws -> Answer) rethrows -> (seconds: Double, answer: Answer) {
        var best = Double.infinity
        var start = ProcessClock.seconds
        var answer = try job()
        best = ProcessClock.seconds - start
        for _ in 1..<(isQuick ? 1 : times) {
            start = ProcessClock.seconds
            answer = try job()
            best = min(best, ProcessClock.seconds - start)
        }
        return (best, answer)
    }

    func markdown() throws -> String {
        let responses = try AnswerFile.read(path)
        let size = "\(Figure.whole(responses.people)) × \(responses.items)"
        let (reference, items, logLikelihood) = try reference(responses)
        var rows = [
            Row(
                job: "textbook E-step, \(size) (the reference)", seconds: reference,
                said: "log-likelihood \(Figure.fixed(logLikelihood, 2))")
        ]
        rows += try calibrations(responses, size)
        rows += try scorings(responses, items, size)
        rows += try skills()
        rows += try sessions()
        rows += try reviews()
        if !isQuick { rows += try large(responses) }
        return table(rows, reference)
    }

    /// The textbook's E-step at the plain calibration's items.
    private func reference(
        _ responses: Responses
    ) throws -> (seconds: Double, items: [Item], logLikelihood: Double) {
        let items = try plain(responses, tolerance: 1e-4).items
        let step = TextbookStep(responses, items)
        let (seconds, answer) = best(5) { step.run() }
        return (seconds, items, answer.logLikelihood)
    }

    private func table(_ rows: [Row], _ reference: Double) -> String {
        var lines = ["| job | CPU s | times the textbook's E-step | |", "|---|---:|---:|---|"]
        lines += rows.map { row in
            "| \(row.job) | \(SpeedBench.figure(row.seconds)) | \(SpeedBench.figure(row.seconds / reference)) | "
                + "\(row.said) |"
        }
        return lines.joined(separator: "\n")
    }

    /// With three digits that count, however small.
    static func figure(_ value: Double) -> String {
        var digits = 0
        while digits < 12, value > 0, value < 100 / Double(digits.powerOfTen) { digits += 1 }
        return Figure.fixed(value, digits)
    }
}

extension Int {
    fileprivate var powerOfTen: Int { (0..<self).reduce(1) { power, _ in power * 10 } }
}
