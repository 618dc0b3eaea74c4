import Domain
import Formats
package import Kernel
import Mathematics

/// Calibrates items from a file of answers (`ikusei measure calibrate`).
package struct CalibrateItems: Sendable {
    package struct Wish: Sendable {
        /// Options of every right-or-wrong item: the lower asymptote is one in so many. Nil: nobody guesses.
        package var options: Int?
        /// Every item is graded, whatever answers it has.
        package var isGraded = false
        package var isRasch = false
        /// The lower asymptote of each item is estimated too, under a prior about one in so many options.
        package var isLowerFree = false
        /// Whether slopes have the usual prior.
        package var hasPrior = true
        package var tolerance = 1e-5
        package var wantsErrors = true
        /// A file of items that are taken as they are.
        package var fixed: String?
        package var group: String?
        package var leavingOut: Set<String> = []

        package init() {}
    }

    let table: AnswerTable
    let wish: Wish
    let calibration: Calibration
    let fit: CalibrationFit
    /// What came out, and what to look at, a line each.
    package let words: [Phrase]

    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(_ path: String, _ wish: Wish) throws(InputErrors) {
        let table = try AnswerTable(
            InputFile.bytes(path), file: path, leavingOut: wish.leavingOut, group: wish.group)
        var fixed: [String: Item] = [:]
        if let file = wish.fixed {
            let items = try ItemTable(InputFile.bytes(file), file: file)
            fixed = Dictionary(zip(items.names, items.items)) { first, _ in first }
            if Set(fixed.keys).isDisjoint(with: table.items) {
                throw InputErrors([
                    Diagnostic(
                        .error, "M012", at: Place(file: file),
                        Phrase(
                            ja: "固定する項目が1つも回答の表にありません", en: "none of the fixed items is in the table of answers"))
                ])
            }
        }
        let blanks = table.items.indices.map { item in
            Self.blank(table, item, wish, fixed[table.items[item]])
        }
        var settings = Calibration.Settings()
        settings.isRasch = wish.isRasch
        settings.prior = wish.isRasch || !wish.hasPrior ? .none : .usual
        settings.tolerance = wish.tolerance
        settings.wantsErrors = wish.wantsErrors
        do {
            calibration = try Calibration(table.responses, blanks, groupOf: table.groupOf, settings: settings)
        } catch {
            throw Self.words(for: error, table)
        }
        self.table = table
        self.wish = wish
        fit = CalibrationFit(calibration, table, blanks, isRasch: wish.isRasch)
        words =
            [Self.summary(calibration, table)] + Self.groups(calibration, table, isAnchored: wish.fixed != nil)
            + Self.fit(fit) + Self.notes(calibration, table, fit)
    }

    private static func blank(
        _ table: AnswerTable, _ item: Int, _ wish: Wish, _ fixed: Item?
    ) -> Calibration.Blank {
        var highest = 1
        for person in 0..<table.responses.people {
            if let answer = table.responses[person, item] { highest = max(highest, Int(answer)) }
        }
        if let fixed { return Calibration.Blank(categories: fixed.categories, lower: fixed.lower, fixed: fixed) }
        let isGraded = wish.isGraded || highest > 1
        let guess = isGraded ? 0 : wish.options.map { 1 / Double($0) } ?? 0
        return Calibration.Blank(
            categories: highest + 1, lower: guess,
            lowerPrior: wish.isLowerFree && guess > 0 ? LowerPrior(guess: guess) : nil)
    }

    private static func words(for failure: Calibration.Failure, _ table: AnswerTable) -> InputErrors {
        func refusal(_ code: String, _ words: Phrase) -> InputErrors {
            InputErrors([Diagnostic(.error, code, at: Place(file: table.file, line: 1, column: 1), words)])
        }
        return switch failure {
        case .category(let person, let item, let value):
            table.unknownAnswer(person: person, item: item, value: value)
        case .unanswered(let item):
            refusal(
                "M013",
                Phrase(
                    ja: "項目「\(table.items[item])」には回答が1つもありません",
                    en: "nobody answered the item '\(table.items[item])'"))
        case .empty, .shape, .item, .groups:
            refusal("M008", Phrase(ja: "回答の行か列がありません", en: "there are no rows or no columns of answers"))
        }
    }

    private static func summary(_ calibration: Calibration, _ table: AnswerTable) -> Phrase {
        let (people, items, cycles) = (table.people.count, table.items.count, calibration.cycles)
        let likelihood = calibration.logLikelihood.written(decimals: 2)
        return Phrase(
            ja: "\(people)人、\(items)項目。対数尤度 \(likelihood)、\(cycles)回",
            en: "\(people) people, \(items) items. Log-likelihood \(likelihood), \(cycles) cycles")
    }

    private static func groups(_ calibration: Calibration, _ table: AnswerTable, isAnchored: Bool) -> [Phrase] {
        guard calibration.groups.count > 1 || isAnchored else { return [] }
        return calibration.groups.enumerated().map { index, group in
            let name = table.groups.indices.contains(index) ? table.groups[index] + " " : ""
            let (mean, sd) = (group.mean.written(decimals: 3), group.sd.written(decimals: 3))
            return Phrase(ja: "\(name)平均 \(mean)、標準偏差 \(sd)", en: "\(name)mean \(mean), SD \(sd)")
        }
    }

    private static func fit(_ fit: CalibrationFit) -> [Phrase] {
        var words: [Phrase] = []
        if fit.reliability.isFinite {
            let reliability = fit.reliability.written(decimals: 2)
            words.append(Phrase(ja: "得点の信頼性 \(reliability)", en: "reliability of the abilities \(reliability)"))
        }
        if let margins = fit.margins {
            let figures = "\(margins.m2.written(decimals: 1)), df \(margins.df), p \(margins.p.written(decimals: 3))"
            let rmsea = margins.rmsea.written(decimals: 3)
            words.append(
                Phrase(ja: "全体の当てはまり M2 \(figures)、RMSEA \(rmsea)", en: "fit M2 \(figures), RMSEA \(rmsea)"))
        }
        return words
    }

    private static func notes(_ calibration: Calibration, _ table: AnswerTable, _ fit: CalibrationFit) -> [Phrase] {
        var notes: [Phrase] = []
        func list(_ picked: [Int]) -> String { picked.prefix(8).map { table.items[$0] }.joined(separator: ", ") }
        func add(_ picked: [Int], _ words: (String, Int) -> Phrase) {
            if !picked.isEmpty { notes.append(words(list(picked), picked.count)) }
        }
        if !calibration.isConverged {
            notes.append(
                Phrase(
                    ja: "収束していません（\(calibration.cycles)回で打ち切り）。値は使えません",
                    en: "not converged in \(calibration.cycles) cycles: the figures cannot be used"))
        }
        let items = calibration.items
        add(items.indices.filter { calibration.answers[$0] < 100 && fit.estimated[$0] > 0 }) {
            names, count in
            Phrase(
                ja: "回答が100に満たない項目 \(count)（仮の値）: \(names)",
                en: "\(count) items with fewer than 100 answers, provisional: \(names)")
        }
        add(items.indices.filter { items[$0].slope < 0 }) { names, count in
            Phrase(
                ja: "できる人ほど外す項目 \(count)（正答の指定を確かめてください）: \(names)",
                en: "\(count) items that the able get wrong, check their keys: \(names)")
        }
        add(items.indices.filter { (0..<0.4).contains(items[$0].slope) }) { names, count in
            Phrase(
                ja: "ほとんど見分けない項目 \(count)（傾き0.4未満）: \(names)",
                en: "\(count) items that hardly tell people apart, slope under 0.4: \(names)")
        }
        add(items.indices.filter { (fit.sums?[$0].p ?? 1) < 0.001 }) { names, count in
            Phrase(
                ja: "答えがこの値の曲線に合わない項目 \(count)（S-X²、p < 0.001）: \(names)",
                en: "\(count) items whose answers do not follow their curves, S-X² with p < 0.001: \(names)")
        }
        if let pairs = fit.residuals, pairs.isHighestTelling {
            let (one, other) = (table.items[pairs.highest.first], table.items[pairs.highest.second])
            notes.append(
                Phrase(
                    ja: "能力のほかにも答えがそろう項目の組: \(one) と \(other)（同じことを尋ねているか、一方が他方の答えを教える）",
                    en: "two items alike beyond the ability, the same question twice or one giving the other away: "
                        + "\(one), \(other)"))
        }
        return notes
    }
}
