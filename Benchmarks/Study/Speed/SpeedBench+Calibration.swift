import Mathematics

extension SpeedBench {
    /// Slopes and intercepts without a prior or guessing.
    func plain(_ responses: Responses, tolerance: Double, wantsErrors: Bool = false) throws -> Calibration {
        var settings = Calibration.Settings()
        settings.prior = .none
        settings.tolerance = tolerance
        settings.wantsErrors = wantsErrors
        return try Calibration(responses, SpeedBench.blanks(responses.items), settings: settings)
    }

    static func blanks(_ items: Int, lower: Double = 0) -> [Calibration.Blank] {
        [Calibration.Blank](repeating: Calibration.Blank(lower: lower), count: items)
    }

    func calibrations(_ responses: Responses, _ size: String) throws -> [Row] {
        var rows: [Row] = []
        func add(_ job: String, _ times: Int, _ calibrate: () throws -> Calibration) rethrows {
            let (seconds, found) = try best(times, calibrate)
            rows.append(
                Row(
                    job: job + ", \(size)", seconds: seconds, said: SpeedBench.words(found, seconds),
                    units: Double(found.cycles + 1)))
        }
        try add("calibration, 2PL, no prior, tolerance 1e-4", 5) { try plain(responses, tolerance: 1e-4) }
        if let cycle = rows.last.map({ $0.seconds / $0.units }) {
            rows.append(Row(job: "one cycle of it: E-step and M-step", seconds: cycle))
        }
        try add("calibration, 2PL, no prior, tolerance 1e-6", 3) { try plain(responses, tolerance: 1e-6) }
        try add("calibration, 2PL, no prior, half of the cells missing, tolerance 1e-4", 3) {
            try plain(responses.halved, tolerance: 1e-4)
        }
        try add("calibration, usual prior, c = ¼, tolerance 1e-5", 3) {
            var settings = Calibration.Settings()
            settings.wantsErrors = false
            return try Calibration(
                responses, SpeedBench.blanks(responses.items, lower: 0.25), settings: settings)
        }
        let without = rows[0].seconds
        let (seconds, _) = try best(2) { try plain(responses, tolerance: 1e-4, wantsErrors: true) }
        rows.append(
            Row(
                job: "standard errors of the first, \(size)", seconds: seconds - without,
                said: "\(2 * responses.items) parameters, two sweeps each"))
        return rows
    }

    static func words(_ found: Calibration, _ seconds: Double) -> String {
        "\(found.cycles) cycles of \(figure(seconds / Double(found.cycles + 1))) s"
            + (found.isConverged ? "" : ", not converged")
            + ", log-likelihood \(Figure.fixed(found.logLikelihood, 2))"
    }

    /// A hundred times the people: whether time grows with them alone, and what memory it takes.
    func large(_ responses: Responses) throws -> [Row] {
        let times = 100
        let before = ProcessClock.peakMebibytes
        let all = responses.repeated(times)
        let size = "\(Figure.whole(all.people)) × \(all.items)"
        let (small, one) = try best(3) { try plain(responses, tolerance: 1e-4) }
        let (seconds, found) = try best(1) { try plain(all, tolerance: 1e-4) }
        let perCycle = seconds / Double(found.cycles + 1) / (small / Double(one.cycles + 1))
        return [
            Row(
                job: "calibration, 2PL, no prior, tolerance 1e-4, \(size)", seconds: seconds,
                said: SpeedBench.words(found, seconds)
                    + "; \(Figure.fixed(seconds / small, 0)) times the time for \(times) times the people, "
                    + "\(Figure.fixed(perCycle, 0)) times a cycle; peak "
                    + "\(Figure.whole(Int(ProcessClock.peakMebibytes))) MiB (before: "
                    + "\(Figure.whole(Int(before))) MiB; the answers alone "
                    + "\(Figure.whole(all.cells.count / 1_048_576)) MiB)")
        ]
    }
}
