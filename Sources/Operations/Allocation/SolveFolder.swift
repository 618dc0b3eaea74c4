import Domain
import Foundation
package import Kernel
import Mathematics

/// Solves an instance folder (`docs/algorithms`): nominations over a plan's years, or the seats of one year.
package enum SolveFolder {
    package enum Kind: String, CaseIterable, Sendable { case nominations, seats }

    /// Which of the two a folder holds: one of seats has sessions.
    package static func kind(of folder: String) -> Kind {
        FileManager.default.fileExists(atPath: folder + "/sessions.csv") ? .seats : .nominations
    }

    /// Throws `InputErrors` with all that is wrong with the folder, and `I030` where the solver breaks off.
    ///
    /// - Parameters:
    ///   - isWhole: seats by the general model as it is written down, to compare with.
    ///   - seconds: processor time that may pass; the best found until then is the answer, with its bounds.
    ///   - progress: told at each better value or bound.
    package static func run(
        _ kind: Kind, _ folder: String, seconds: Double, isWhole: Bool = false,
        progress: @escaping @Sendable (SolveProgress) -> Void
    ) throws(InputErrors) -> SolveReport {
        let files = try files(kind, folder)
        let begun = Timings.cpuNow()
        var report =
            switch kind {
            case .seats: try seats(files, folder, seconds, isWhole, since: begun, progress)
            case .nominations: try nominations(files, folder, seconds, since: begun, progress)
            }
        report.cpuSeconds = Timings.cpuNow() - begun
        report.peakMemory = Timings.peakMemory
        return report
    }

    static func files(_ kind: Kind, _ folder: String) throws(InputErrors) -> [String: [UInt8]] {
        var files = [String: [UInt8]]()
        for name in kind == .seats ? SeatFolder.files : NominationFolder.files {
            let path = folder + "/" + name
            // What is missing is told by the reader, with everything else that is wrong.
            if FileManager.default.fileExists(atPath: path) { files[name] = try InputFile.bytes(path) }
        }
        return files
    }

    static func brokenOff(_ folder: String, _ error: any Error) -> InputErrors {
        InputErrors([
            Diagnostic(
                .error, "I030", at: Place(file: folder),
                Phrase(ja: "解く途中で止まりました（\(error)）", en: "the solver broke off (\(error))"))
        ])
    }

    // MARK: Seats

    private static let seatLevels = [
        Phrase(ja: "席のない必須の職員（優先区分1）", en: "mandatory people without a seat, class 1"),
        Phrase(ja: "席のない必須の職員（優先区分2）", en: "mandatory people without a seat, class 2"),
        Phrase(ja: "席のない指名", en: "nominations without a seat"),
        Phrase(ja: "席のない希望（重みの合計）", en: "wishes without a seat, by weight"),
        Phrase(ja: "希望順と移動の負担", en: "cost of ranks and ways"),
    ]

    private static func seats(
        _ files: [String: [UInt8]], _ folder: String, _ seconds: Double, _ isWhole: Bool, since begun: Double,
        _ progress: @escaping @Sendable (SolveProgress) -> Void
    ) throws(InputErrors) -> SolveReport {
        let (instance, diagnostics) = try SeatFolder.read(files, folder: folder)
        let limits = SeatLimits(seconds: seconds, elapsed: { Timings.cpuNow() - begun }) { step in
            guard let place = step.place else { return true }
            progress(
                SolveProgress(
                    level: "L\(place + 1)", value: Double(step.levels.values[place]),
                    bound: Double(step.bounds.values[place])))
            return true
        }
        let answer: SeatAnswer
        do {
            answer =
                isWhole
                ? try WholeSeatModel(instance.year).solve(limits) : try SeatSolver.solve(instance.year, limits: limits)
        } catch {
            throw brokenOff(folder, error)
        }
        let baselines = [
            (FirstCome.Order.drawn(seed: 1), Phrase(ja: "先着順", en: "first come")),
            (.priority(seed: 1), Phrase(ja: "優先順の先着", en: "first come by priority")),
        ].map { order, name in
            let levels = SeatVerification(FirstCome.seats(instance.year, order), in: instance.year).levels
            return SolveReport.Baseline(name: name, values: levels.values.map(Double.init))
        }
        let obstacles = answer.levels.unmetFirstClass + answer.levels.unmetSecondClass > 0
        return SolveReport(
            name: instance.name,
            levels: seatLevels.indices.map { place in
                SolveReport.Level(
                    id: "L\(place + 1)", name: seatLevels[place], value: Double(answer.levels.values[place]),
                    bound: Double(answer.bounds.values[place]))
            }, baselines: baselines,
            notes: obstacles ? SeatObstacles.find(instance.year)?.flatMap(instance.words) ?? [] : [],
            count: answer.seating.seats.count, solution: instance.file(of: answer.seating),
            isFinished: answer.isFinished, cpuSeconds: 0, peakMemory: 0, diagnostics: diagnostics)
    }

    // MARK: Nominations

    private static func nominations(
        _ files: [String: [UInt8]], _ folder: String, _ seconds: Double, since begun: Double,
        _ progress: @escaping @Sendable (SolveProgress) -> Void
    ) throws(InputErrors) -> SolveReport {
        let (read, diagnostics) = try NominationFolder.read(files, folder: folder)
        let instance = read.instance
        let limits = NominationLimits(seconds: seconds, elapsed: { Timings.cpuNow() - begun })
        let order = NominationLevel.usual
        do {
            let solver = try NominationSolver(instance, limits: limits) { step in
                let place = order.firstIndex(of: step.level).map { $0 + 1 } ?? 0
                progress(SolveProgress(level: "L\(place)", value: step.value, bound: step.bound))
            }
            let solution = try solver.solve(order)
            // Where all is reached nothing stands in the way, and asking would take as long as solving.
            let places = instance.groups.reduce(0) { $0 + Int($1.need) }
            let isWhole = solution.values.shortfall == 0 && solution.values.covered == places
            let rest = max(5, seconds - limits.elapsed())
            var notes = isWhole ? [] : read.words(try instance.obstacles(seconds: rest))
            if let prices = solution.prices { notes += read.words(prices) }
            return SolveReport(
                name: read.name,
                levels: solution.levels.enumerated().map { place, level in
                    SolveReport.Level(
                        id: "L\(place + 1)", name: level.level.name, value: level.value, bound: level.bound)
                },
                baselines: NominationBaseline.allCases.map { baseline in
                    let values = instance.values(of: baseline.plan(of: instance, seed: 1))
                    return SolveReport.Baseline(name: name(of: baseline), values: values.usual)
                }, notes: notes, count: solution.plan.count, solution: read.file(of: solution.plan),
                isFinished: !solution.isCut, cpuSeconds: 0, peakMemory: 0, diagnostics: diagnostics)
        } catch {
            throw brokenOff(folder, error)
        }
    }

    private static func name(of baseline: NominationBaseline) -> Phrase {
        switch baseline {
        case .firstCome: Phrase(ja: "先着順", en: "first come")
        case .quota: Phrase(ja: "所属ごとの割り当て", en: "quota per section")
        }
    }
}
