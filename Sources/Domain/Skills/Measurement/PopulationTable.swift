package import Kernel
package import Mathematics

/// How many people a population has in each cell of some factors, and who of them answered (`docs/measure.md`).
package struct PopulationTable: Sendable {
    /// The factors, in the order of the margins.
    package let factors: [String]
    package let population: Double
    /// Cells with people of whom nobody answered.
    package let emptyCells: Int
    package let people: [String]
    package let margins: [Margin]
    /// The figure of each respondent; nil where empty.
    package let figures: [Double?]

    private let levels: [[String]]
    private let levelLines: [[Int]]
    private let lines: [Int]
    private let files: (population: String, respondents: String)

    package static let count = "N"

    /// - Parameters:
    ///   - factors: the columns to weight by; nil: all of the population's but the count.
    ///   - value: a column of figures of the respondents.
    /// - Throws: `InputErrors` with all that is wrong.
    package init(
        _ bytes: [UInt8], file: String, respondents: [UInt8], respondentFile: String, by factors: [String]?,
        value: String?
    ) throws(InputErrors) {
        let findings = RecordFindings()
        guard var cells = MeasureTable(bytes, file: file, findings),
            var answers = MeasureTable(respondents, file: respondentFile, findings)
        else { throw InputErrors(findings.diagnostics) }
        let factors = factors ?? cells.names.filter { $0 != Self.count }
        let count = cells.required(Self.count)
        let cellColumns = factors.compactMap { cells.required($0) }
        let answerColumns = factors.compactMap { answers.required($0) }
        let figure = value.flatMap { answers.required($0) }
        let id = answers.names.firstIndex(of: "id")
        guard let count, !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }

        var levels = factors.map { _ in [String]() }
        var levelLines = factors.map { _ in [Int]() }
        var totals = factors.map { _ in [Double]() }
        var sizes: [[Int]: Double] = [:]
        while cells.next() {
            let size = cells.filledNumber(count) ?? 0
            if size < 0 {
                findings.add(
                    .error, "M034", cells.place(count), ja: "人数が負です", en: "a number of people below 0")
            }
            var cell: [Int] = []
            for (factor, column) in cellColumns.enumerated() {
                if cells.isEmpty(column) { cells.reportEmpty(column) }
                let name = cells.text(column)
                let level = levels[factor].firstIndex(of: name) ?? levels[factor].count
                if level == levels[factor].count {
                    levels[factor].append(name)
                    levelLines[factor].append(cells.line)
                    totals[factor].append(0)
                }
                totals[factor][level] += size
                cell.append(level)
            }
            sizes[cell, default: 0] += size
        }

        var people: [String] = []
        var figures: [Double?] = []
        var lines: [Int] = []
        var places = factors.map { _ in [Int]() }
        var answered = Set<[Int]>()
        while answers.next() {
            for (factor, column) in answerColumns.enumerated() {
                let name = answers.text(column)
                let level = levels[factor].firstIndex(of: name)
                if answers.isEmpty(column) {
                    answers.reportEmpty(column)
                } else if level == nil {
                    findings.add(
                        .error, "M035", answers.place(column),
                        ja: "「\(MeasureTable.shown(name))」は母集団の「\(factors[factor])」にありません",
                        en: "'\(MeasureTable.shown(name))' is no '\(factors[factor])' of the population",
                        suggestion: nearest(to: name, among: levels[factor]))
                }
                places[factor].append(level ?? -1)
            }
            answered.insert(places.map { $0.last ?? -1 })
            people.append(id.map { answers.text($0) } ?? "\(people.count + 1)")
            figures.append(figure.flatMap { answers.number($0) })
            lines.append(answers.line)
        }
        let isSound = !findings.diagnostics.hasErrors
        if factors.isEmpty || sizes.isEmpty, isSound {
            findings.add(
                .error, "M008", Place(file: file, line: 1, column: 1), ja: "母集団の行か、区分の列がありません",
                en: "the population has no rows or no column to weight by")
        }
        if people.isEmpty, isSound {
            findings.add(
                .error, "M008", Place(file: respondentFile, line: 1, column: 1), ja: "回答者の行がありません",
                en: "there are no rows of respondents")
        }
        guard !findings.diagnostics.hasErrors else { throw InputErrors(findings.diagnostics) }
        self.factors = factors
        self.people = people
        self.figures = figures
        self.lines = lines
        self.levels = levels
        self.levelLines = levelLines
        population = sizes.values.reduce(0, +)
        emptyCells = sizes.count { $0.value > 0 && !answered.contains($0.key) }
        margins = zip(places, totals).map { Margin(levels: $0, totals: $1) }
        files = (file, respondentFile)
    }

    /// Why there are no weights, with its place.
    package func words(for failure: RakingError) -> InputErrors {
        func refusal(_ code: String, _ place: Place, ja: String, en: String) -> InputErrors {
            InputErrors([Diagnostic(.error, code, at: place, Phrase(ja: ja, en: en))])
        }
        switch failure {
        case .emptyLevel(let margin, let level):
            let (factor, name) = (factors[margin], levels[margin][level])
            return refusal(
                "M036", Place(file: files.population, line: levelLines[margin][level], column: 1),
                ja: "「\(factor)」の「\(name)」には回答者がいません。ほかの区分とまとめてください",
                en: "nobody of '\(name)' in '\(factor)' answered: join it to another")
        case .unpopulatedLevel(let margin, let level):
            let person = margins[margin].levels.firstIndex(of: level) ?? 0
            let (factor, name) = (factors[margin], levels[margin][level])
            return refusal(
                "M037", Place(file: files.respondents, line: lines[person], column: 1),
                ja: "「\(factor)」の「\(name)」に回答者がいますが、母集団は0人です",
                en: "somebody of '\(name)' in '\(factor)' answered, which has no people in the population")
        case .notConverged, .noMargins, .noRespondents, .respondentCounts, .unknownLevel, .invalidTotal,
            .differentTotals:
            return refusal(
                "M038", Place(file: files.population, line: 1, column: 1),
                ja: "すべての区分の人数に合う重みがありません（回答者のいない組合せが多すぎます）",
                en: "no weights meet all margins: too many combinations without respondents")
        }
    }
}
