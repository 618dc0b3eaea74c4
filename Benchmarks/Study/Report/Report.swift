/// The Markdown of the study as it grows, and what became of every certainty that was held against its aim.
struct Report {
    private(set) var lines: [String] = []
    /// Every comparison, in the order made.
    private(set) var verdicts: [Verdict] = []
    /// The part that is being written, for the list of what missed its aim.
    private var part = ""

    mutating func heading(_ text: String) {
        part = text
        lines += ["## \(text)", ""]
    }

    mutating func text(_ text: String) { lines += [text, ""] }

    /// - Parameter rows: each as long as the head.
    mutating func table(_ head: [String], _ rows: [[String]]) {
        lines.append("| " + head.joined(separator: " | ") + " |")
        lines.append("|" + head.indices.map { $0 == 0 ? "---|" : "---:|" }.joined())
        lines += rows.map { "| " + $0.joined(separator: " | ") + " |" }
        lines.append("")
    }

    /// Holds what came true against what was stated. The answer is the share with the words "within the aim" or
    /// "outside the aim".
    mutating func held(_ held: Held, _ what: String) -> String {
        let verdict = Verdict(part: part, what: what, held: held)
        verdicts.append(verdict)
        return held.words + ", " + verdict.words
    }
}

/// A share that came true beside the share that was stated.
struct Held {
    let stated: Double
    let share: Double
    let count: Int
    /// Standard error of the share; NaN where it cannot be had.
    var error = Double.nan

    /// May be off by so much.
    static let margin = 0.02

    /// Off by more than the margin, but by less than two standard errors more: another seed might be within.
    var isNarrow: Bool { !isWithin && abs(share - stated) - Held.margin < 2 * error }

    var isWithin: Bool { abs(share - stated) <= Held.margin }

    var words: String {
        Figure.percent(share) + (error.isFinite ? " ± " + Figure.fixed(100 * error, 1) : "")
    }
}

/// What became of a certainty.
struct Verdict {
    let part: String
    let what: String
    let held: Held

    var words: String { held.isWithin ? "within the aim" : "outside the aim" }
}
