import Domain
import Formats
package import Kernel
import Mathematics

/// Scores a file of answers with calibrated items (`ikusei measure score`).
package struct ScoreAnswers: Sendable {
    package enum Method: String, Sendable, CaseIterable {
        case eap, map, wle
        /// Skills together: the mode, its error by the expected information.
        case joint
        /// Skills together: mean and spread of each skill's posterior, which is right as often as it says.
        case jointMean = "joint-eap"
    }

    package let people: [String]
    /// The skills scored; one without a name where all items are of one.
    let skills: [String]
    /// Of each person an estimate for each skill.
    let estimates: [[AbilityEstimate]]
    /// Cuts of levels, for the chance that each person reaches them, by the normal approximation.
    let cuts: LevelCuts
    /// Of each person how well the answers fit the ability; nil with skills together.
    let fits: [Double]?
    /// How well people are put at levels, skill by skill; empty without cuts.
    let decisions: [DecisionQuality]

    /// - Parameter covariance: a file, for scoring together; nil: correlations from the answers themselves.
    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(
        _ path: String, items file: String, by method: Method, covariance: String? = nil, cuts: [Double] = []
    ) throws(InputErrors) {
        let bank = try ItemTable(InputFile.bytes(file), file: file)
        let table = try AnswerTable(InputFile.bytes(path), file: path, items: bank.names)
        people = table.people
        let cuts = LevelCuts(sorting: cuts)
        self.cuts = cuts
        let estimates: [[AbilityEstimate]]
        if let single = ScoringMethod(rawValue: method.rawValue) {
            skills = [""]
            do {
                estimates = try Scoring(bank.items).estimates(table.responses, by: single).map { [$0] }
            } catch {
                throw Self.words(for: error, table)
            }
            fits = PersonFit.lz(table.responses, items: bank.items, thetas: estimates.map { $0[0].theta })
        } else {
            guard !bank.skills.isEmpty else {
                throw Self.refusal(
                    "M003", file, Phrase(ja: "列「skill」がありません", en: "the column 'skill' is missing"))
            }
            var skills: [String] = []
            let skillOf = bank.skills.map { name -> Int in
                if let index = skills.firstIndex(of: name) { return index }
                skills.append(name)
                return skills.count - 1
            }
            self.skills = skills
            let matrix: SquareMatrix
            if let covariance {
                matrix = try Self.matrix(covariance, size: skills.count)
            } else {
                matrix =
                    SkillCorrelations(bank.items, skillOf: skillOf, skills: skills.count, in: table.responses).matrix
            }
            do {
                let joint = try JointScoring(bank.items, skillOf: skillOf, covariance: matrix)
                estimates =
                    method == .joint
                    ? try joint.profiles(table.responses).map(\.abilities)
                    : try joint.marginals(table.responses).map { $0.map(\.estimate) }
            } catch {
                throw Self.words(for: error, table, covariance ?? file)
            }
            fits = nil
        }
        self.estimates = estimates
        decisions =
            cuts.abilities.isEmpty
            ? []
            : skills.indices.map { skill in
                DecisionQuality(
                    estimates: estimates.map { $0[skill].theta }, errors: estimates.map { $0[skill].error }, cuts: cuts)
            }
    }

    /// How surely the test puts people at levels, and whose answers do not fit, a line each.
    package var words: [Phrase] {
        var words: [Phrase] = zip(skills, decisions).map { skill, decision in
            let name = skill.isEmpty ? "" : skill + " "
            let (right, same) = (decision.accuracy.written(decimals: 3), decision.consistency.written(decimals: 3))
            return Phrase(
                ja: "\(name)水準が正しい割合 \(right)、同じ試験をもう一度しても同じ割合 \(same)（Rudner）",
                en: "\(name)levels right \(right), the same again by a second such test \(same) (Rudner)")
        }
        let odd = (fits ?? []).count { $0 < Self.oddFit }
        if odd > 0 {
            words.append(
                Phrase(
                    ja: "答え方が能力に合わない人 \(odd)（lz < −2。やさしい問題を外し難しい問題に正答）",
                    en: "\(odd) people whose answers do not fit, lz < −2: easy items missed, hard ones right"))
        }
        return words
    }

    /// One person in forty lies below by chance.
    private static let oddFit = -2.0

    private static func words(for failure: Scoring.Failure, _ table: AnswerTable) -> InputErrors {
        switch failure {
        case .category(let person, let item, let value):
            table.unknownAnswer(person: person, item: item, value: value)
        case .shape(let items, let calibrated):
            refusal(
                "M004", table.file,
                Phrase(ja: "項目が\(items)個、値が\(calibrated)個です", en: "\(items) items, parameters of \(calibrated)"))
        }
    }

    private static func words(
        for failure: JointScoring.Failure, _ table: AnswerTable, _ file: String
    ) -> InputErrors {
        switch failure {
        case .category(let person, let item, let value):
            table.unknownAnswer(person: person, item: item, value: value)
        case .covariance, .shape, .skill:
            refusal(
                "M014", file,
                Phrase(ja: "共分散行列が正定値ではありません", en: "the covariance matrix is not positive definite"))
        }
    }

    private static func refusal(_ code: String, _ file: String, _ words: Phrase) -> InputErrors {
        InputErrors([Diagnostic(.error, code, at: Place(file: file, line: 1, column: 1), words)])
    }

    /// A symmetric matrix with a head, as many rows as columns.
    private static func matrix(_ path: String, size: Int) throws(InputErrors) -> SquareMatrix {
        let rows = try NumberTable(InputFile.bytes(path), file: path).rows
        guard rows.count == size, let matrix = SquareMatrix(rows: rows), matrix.isSymmetric else {
            throw refusal(
                "M015", path,
                Phrase(
                    ja: "技能は\(size)つあります。\(size)行\(size)列の対称な行列が必要です",
                    en: "there are \(size) skills: a symmetric matrix of \(size) by \(size) is needed"))
        }
        return matrix
    }

    /// `id`, then ability and standard error of each skill, then the chance of each cut and the level that the estimate
    /// lies at, counted from 0, then how well the answers fit.
    package var csv: [UInt8] {
        var writer = CSVWriter(guardFormulas: false)
        let suffixes = skills.map { $0.isEmpty ? "" : "_\($0)" }
        let hasCuts = !cuts.abilities.isEmpty
        var head = ["id"] + suffixes.flatMap { ["theta\($0)", "se\($0)"] }
        for suffix in suffixes { head += cuts.abilities.indices.map { "p\($0 + 1)\(suffix)" } }
        if hasCuts { head += suffixes.map { "level\($0)" } }
        if fits != nil { head.append("lz") }
        writer.record(head)
        func field(_ value: Double) { value.isFinite ? writer.field("\(value)") : writer.emptyField() }
        for (person, id) in people.enumerated() {
            writer.field(id)
            for estimate in estimates[person] {
                field(estimate.theta)
                field(estimate.error)
            }
            for estimate in estimates[person] where hasCuts {
                LevelProbabilities(eap: estimate.theta, se: estimate.error, cuts: cuts).atLeast.dropFirst()
                    .forEach(field)
            }
            for decision in decisions {
                if let level = decision.levels[person] { writer.field(level) } else { writer.emptyField() }
            }
            if let fits { field(fits[person]) }
            writer.endRecord()
        }
        return writer.utf8
    }
}
