package import Kernel

/// What was reached in a solved instance, level by level, with what cannot be surpassed.
package struct SolveReport: Sendable {
    package struct Level: Sendable {
        /// L1, L2, … in the order in which they count.
        package var id: String
        package var name: Phrase
        package var value: Double
        /// What no solution can surpass while the levels before it stay as they are.
        package var bound: Double

        /// Distance of value and bound as a share of the value.
        package var gap: Double { isProven ? 0 : abs(bound - value) / max(1e-9, abs(value)) }
        package var isProven: Bool { abs(bound - value) < 1e-6 }
    }

    /// The same levels by the way it is done without an optimiser.
    package struct Baseline: Sendable {
        package var name: Phrase
        package var values: [Double]
    }

    package var name: String
    package var levels: [Level]
    package var baselines: [Baseline]
    /// Why not everything could be met, what would help, and what one more of something is worth.
    package var notes: [Phrase]
    /// Seats or nominations in the solution.
    package var count: Int
    package var solution: [UInt8]
    /// Whether the search ended by itself, not by its time.
    package var isFinished: Bool
    package var cpuSeconds: Double
    /// Largest resident memory of the process so far, in mebibytes.
    package var peakMemory: Double
    package var diagnostics: [Diagnostic]
}

/// How far a search is, for the line on the terminal.
package struct SolveProgress: Sendable {
    package var level: String
    package var value: Double
    package var bound: Double
}
