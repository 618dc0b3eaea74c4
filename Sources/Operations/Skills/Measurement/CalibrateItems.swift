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

    private let names: [String]
    private let groups: [String]
    private let people: Int
    private let calibration: Calibration
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
        names = table.items
        groups = table.groups
        people = table.people.count
        words =
            [Self.summary(calibration, table)] + Self.groups(calibration, table, isAnchored: wish.fixed != nil)
            + Self.notes(calibration, table)
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
        return Calibration.Blank(
            categories: highest + 1, lower: isGraded ? 0 : wish.options.map { 1 / Double($0) } ?? 0)
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

    private static func notes(_ calibration: Calibration, _ table: AnswerTable) -> [Phrase] {
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
        add(items.indices.filter { calibration.answers[$0] < 100 && !calibration.errors[$0][0].isNaN }) {
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
        return notes
    }

    /// `items.csv` and `fit.json`.
    package func write(to folder: String) throws(InputErrors) {
        try OutputFolder.make(folder)
        try OutputFolder.write(ItemTable.csv(names, calibration), to: folder + "/items.csv")
        try OutputFolder.write(fit, to: folder + "/fit.json")
    }

    private var fit: [UInt8] {
        let estimated = calibration.errors.indices.reduce(0) { sum, item in
            sum + calibration.items[item].intercepts.count + 1
        }
        var json = JSONWriter()
        json.beginObject()
        json.member("logLik", calibration.logLikelihood)
        json.member("logPrior", calibration.logPrior)
        json.member("N", people)
        json.member("items", names.count)
        json.member("parameters", estimated)
        json.member("cycles", calibration.cycles)
        json.member("converged", calibration.isConverged)
        json.key("groups")
        json.beginArray()
        for (index, group) in calibration.groups.enumerated() {
            json.beginObject()
            json.member("group", groups.indices.contains(index) ? groups[index] : "")
            json.member("mean", group.mean)
            json.member("se_mean", calibration.groupErrors[index].mean)
            json.member("sd", group.sd)
            json.member("se_sd", calibration.groupErrors[index].sd)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.finished()
    }
}
