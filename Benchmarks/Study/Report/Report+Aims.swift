extension Report {
    /// How many certainties held, and each that did not: generated, so that no miss can be left out.
    var aims: [String] {
        let missed = verdicts.filter { !$0.held.isWithin }
        var lines = ["## Aims", ""]
        lines += [
            "A stated certainty is to come true within 2 points: of what is called 80 % 78 to 82 % must be so. "
                + "\(verdicts.count - missed.count) of \(verdicts.count) comparisons below are within the aim; "
                + (missed.isEmpty ? "none is outside it." : outside(missed)),
            "",
        ]
        guard !missed.isEmpty else { return lines }
        lines += ["| part | what | stated | came true | |", "|---|---|---:|---:|---|"]
        lines += missed.map { verdict in
            let isLow = verdict.held.share < verdict.held.stated
            return "| \(verdict.part) | \(verdict.what) | \(Figure.percent(verdict.held.stated)) | "
                + "\(verdict.held.words) | \(isLow ? "too certain" : "too careful")"
                + (verdict.held.isNarrow ? ", narrowly |" : " |")
        }
        return lines + [""]
    }

    private func outside(_ missed: [Verdict]) -> String {
        let low = missed.count { $0.held.share < $0.held.stated }
        let narrow = missed.count { $0.held.isNarrow }
        return "\(missed.count) are outside it, \(low) of them too certain. \(narrow) of them lie beyond the 2 points "
            + "by less than two standard errors, so that another draw might be within:"
    }
}
