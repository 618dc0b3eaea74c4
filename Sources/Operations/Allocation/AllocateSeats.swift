package import Documents
package import Domain
package import Formats
package import Kernel
import Mathematics

/// The seats of a city's year from its files, without a server (K4, K5).
package struct AllocateSeats: Sendable {
    /// The files about sessions, as the user named them.
    package struct Request: Sendable {
        package var sessions: String
        package var wishes: [String] = []
        package var busy: [String] = []
        package var units: String?
        package var ways: String?
        package var nominated: String?
        /// Seats that people have been told.
        package var told: String?

        package init(sessions: String) { self.sessions = sessions }
    }

    package let answer: SeatPlan
    package let report: SeatReport
    package let diagnostics: [Diagnostic]

    /// Throws `InputErrors` with all that is wrong with the files, `I031` for what cannot be asked and `I030` where the
    /// search does not begin.
    ///
    /// - Parameters:
    ///   - seconds: processor time of the search.
    ///   - progress: told at each better value or bound.
    package init(
        _ standing: Standing, _ request: Request, _ assumptions: SeatAssumptions, seconds: Double,
        progress: @escaping @Sendable (SolveProgress) -> Void
    ) throws(InputErrors) {
        let (inputs, diagnostics) = try Self.read(request, standing)
        self.diagnostics = diagnostics
        let begun = Timings.cpuNow()
        let question: SeatCase
        do {
            question = try SeatCase(standing, inputs, assumptions)
        } catch {
            throw InputErrors(
                diagnostics
                    + error.problems.map { Diagnostic(.error, "I031", at: Place(file: request.sessions), $0) })
        }
        do {
            answer = try question.solve(
                limits: SeatLimits(seconds: seconds, elapsed: { Timings.cpuNow() - begun })
            ) { step in
                guard let place = step.search.place else { return true }
                progress(
                    SolveProgress(
                        level: step.stages > 1 ? "\(step.stage)/\(step.stages) L\(place + 1)" : "L\(place + 1)",
                        value: Double(step.search.levels.values[place]),
                        bound: Double(step.search.bounds.values[place])))
                return true
            }
        } catch {
            throw SolveFolder.brokenOff(request.sessions, error)
        }
        report = SeatReport(answer, seconds: Timings.cpuNow() - begun)
    }

    private static func read(
        _ request: Request, _ standing: Standing
    ) throws(InputErrors) -> (SeatCase.Inputs, [Diagnostic]) {
        let (plan, roster) = (standing.plan, standing.roster)
        var inputs = SeatCase.Inputs()
        var diagnostics = [Diagnostic]()
        func keep<Value>(_ read: (Value, [Diagnostic])) -> Value {
            diagnostics += read.1
            return read.0
        }
        inputs.sessions = keep(
            SessionReader.read(try InputFile.bytes(request.sessions), file: request.sessions, plan: plan))
        for file in request.wishes {
            inputs.wishes += keep(
                SeatWishReader.read(
                    try InputFile.bytes(file), file: file, plan: plan, sessions: inputs.sessions, people: roster))
        }
        for file in request.busy {
            inputs.busy += keep(BusyTimeReader.read(try InputFile.bytes(file), file: file, people: roster))
        }
        if let file = request.units {
            diagnostics += SeatPlacesReader.readUnits(
                try InputFile.bytes(file), file: file, units: Set(roster.units.map(\.code)), into: &inputs.places)
        }
        if let file = request.ways {
            diagnostics += SeatPlacesReader.readWays(try InputFile.bytes(file), file: file, into: &inputs.places)
        }
        if let file = request.nominated {
            let year = inputs.sessions.first.map { FiscalYear(of: $0.firstDay) } ?? standing.year
            inputs.nominated = keep(
                NominatedReader.read(
                    try InputFile.bytes(file), file: file, plan: plan, year: year, people: roster))
        }
        if let file = request.told {
            inputs.told = keep(
                SeatListReader.read(
                    try InputFile.bytes(file), file: file, sessions: inputs.sessions, standing: standing))
        }
        guard !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return (inputs, diagnostics)
    }

    /// The tables of the answer: seats, the waiting list with its reasons, the sessions with their fill, absences of
    /// units, and wishes that could not be granted.
    package func files(in language: Language, encoding: TextEncoding) -> [OutputFile] {
        let tables = SeatTables(answer, language)
        return [tables.seats(), tables.waiting(), tables.sessions(), tables.absences(), tables.refused()]
            .flatMap { name, writer in writer.files(named: name, encoding: encoding) }
    }
}
