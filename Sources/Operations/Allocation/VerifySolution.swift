import Domain
package import Kernel
import Mathematics

/// Recomputes every rule and every level of a solution, without the model that may have found it.
package struct VerifySolution: Sendable {
    package var kind: SolveFolder.Kind
    /// The rules that the solution breaks, in words with their places; empty for a lawful one.
    package var broken: [Phrase]
    /// L1, L2, … as they come out.
    package var values: [Double]
    package var count: Int

    /// Throws `InputErrors` where folder or solution cannot be read.
    package init(_ folder: String, solution path: String) throws(InputErrors) {
        kind = SolveFolder.kind(of: folder)
        let files = try SolveFolder.files(kind, folder)
        switch kind {
        case .seats:
            let instance = try SeatFolder.read(files, folder: folder).folder
            let seating = try instance.seating(try InputFile.bytes(path), file: path).seating
            let found = SeatVerification(seating, in: instance.year)
            broken = found.violations.map(instance.words)
            values = found.levels.values.map(Double.init)
            count = seating.seats.count
        case .nominations:
            let read = try NominationFolder.read(files, folder: folder).folder
            let plan = try read.nominations(try InputFile.bytes(path), file: path).nominations
            broken = read.instance.verify(plan).map(read.words)
            values = read.instance.values(of: plan).usual
            count = plan.count
        }
    }
}
