import Domain
import Formats
package import Kernel
import Mathematics

/// Puts the adaptive test to people whose answers to the whole bank are known (`ikusei measure cat`): which items each
/// would have had, and what would have been found.
package struct ReplayAdaptiveTests: Sendable {
    package struct Wish: Sendable {
        package var stop: [String] = []
        package var most: Int?
        package var fewest = 1
        package var priorMean = 0.0
        package var priorSD = 1.0
        /// A column with the prior mean of each person.
        package var priorColumn: String?
        /// Content groups with their shares, in the order in which ties are settled: `S=0.35,M=0.2`.
        package var content: String?
        package var randomesque = 1
        package var seed: UInt64 = 1
        /// Nil: 1.2816, a chance of 10 % on the other side of a cut.
        package var z: Double?

        package init() {}
    }

    private struct Session: Sendable {
        let id: String
        var steps: [(item: Int, response: Int, theta: Double, se: Double)] = []
        var estimate: (theta: Double, se: Double)
        var stop: AdaptiveTest.Stop
    }

    private let items: [String]
    private let sessions: [Session]
    private let missing: Int

    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(bank file: String, responses path: String, _ wish: Wish) throws(InputErrors) {
        let conditions = try StopConditions(wish.stop)
        let table = try ItemTable(InputFile.bytes(file), file: file)
        var rules = AdaptiveRules()
        rules.standardError = conditions.standardError
        rules.cuts = conditions.cuts
        rules.leastInformation = conditions.leastInformation
        rules.mostItems = [conditions.length, wish.most].compactMap { $0 }.min() ?? .max
        rules.fewestItems = wish.fewest
        rules.randomesque = wish.randomesque
        (rules.priorMean, rules.priorSD) = (wish.priorMean, wish.priorSD)
        if let z = wish.z { rules.z = z }
        var groups: [Int]?
        if let content = wish.content {
            let shares = try ContentShares(content)
            rules.targets = shares.shares
            groups = try shares.groups(of: table)
        }
        let bank: AdaptiveBank
        do {
            bank = try AdaptiveBank(items: table.items, groups: groups)
        } catch {
            throw Self.words(for: error, table)
        }
        let answers = try AnswerTable(
            InputFile.bytes(path), file: path, items: table.names, figure: wish.priorColumn)
        items = table.names
        missing = answers.responses.cells.count { $0 == Responses.missing }
        var sessions: [Session] = []
        for person in answers.people.indices {
            if wish.priorColumn != nil {
                guard let mean = answers.figures[person] else {
                    throw Self.refusal(
                        "M005", Place(file: path, line: answers.lines[person], column: 1),
                        Phrase(ja: "事前の平均が空です", en: "the prior mean is empty"))
                }
                rules.priorMean = mean
            }
            sessions.append(try Self.session(person, answers, bank, rules, wish))
        }
        self.sessions = sessions
    }

    private static func session(
        _ person: Int, _ answers: AnswerTable, _ bank: AdaptiveBank, _ rules: AdaptiveRules, _ wish: Wish
    ) throws(InputErrors) -> Session {
        let own = answers.responses[person: person]
        // What somebody did not answer cannot be put.
        let barred = Set(bank.items.indices.filter { own[own.startIndex + $0] == Responses.missing })
        // A stream of its own for everybody, whoever else is in the file.
        var random = SeededRandom(seed: wish.seed, stream: answers.people[person])
        do {
            var test = try AdaptiveTest(bank: bank, rules: rules, barred: barred, log: .init(seed: random.next()))
            var steps: [(item: Int, response: Int, theta: Double, se: Double)] = []
            while true {
                switch test.next() {
                case .item(let item):
                    let response = Int(own[own.startIndex + item])
                    try test.record(item, response)
                    steps.append((item, response, test.estimate.eap, test.estimate.se))
                case .stop(let reason):
                    return Session(
                        id: answers.people[person], steps: steps,
                        estimate: (test.estimate.eap, test.estimate.se), stop: reason)
                }
            }
        } catch {
            if case .category(let item, let category) = error as? AdaptiveTestError {
                throw answers.unknownAnswer(person: person, item: item, value: category)
            }
            throw refusal(
                "M019", Place(file: answers.file, line: answers.lines[person], column: 1),
                Phrase(
                    ja: "事前の分布として使えません（平均は−6から6、標準偏差は0.05くらいより大きい数）",
                    en: "no usable prior: a mean from −6 to 6, an SD that is not nearly 0"))
        }
    }

    private static func words(for failure: AdaptiveBankError, _ table: ItemTable) -> InputErrors {
        let item =
            switch failure {
            case .item(let index): index
            case .group(let item), .enemy(_, let item): item
            case .groups: 0
            }
        return refusal(
            "M018", Place(file: table.file, line: table.lines[item], column: 1),
            Phrase(
                ja: "項目「\(table.names[item])」は出題に使えません（傾きが0以下）",
                en: "the item '\(table.names[item])' cannot be put: its slope is not above 0"))
    }

    private static func refusal(_ code: String, _ place: Place, _ words: Phrase) -> InputErrors {
        InputErrors([Diagnostic(.error, code, at: place, words)])
    }

    /// How long the tests were and why they ended.
    package var words: [Phrase] {
        let lengths = sessions.map(\.steps.count).sorted()
        let mean = Double(lengths.reduce(0, +)) / Double(lengths.count)
        let error = sessions.reduce(0) { $0 + $1.estimate.se } / Double(sessions.count)
        let middle = lengths[lengths.count / 2]
        let reasons: [(AdaptiveTest.Stop, Phrase)] = [
            (.precision, Phrase(ja: "誤差が目標以下", en: "precise enough")),
            (.classified, Phrase(ja: "水準が決まった", en: "classified")),
            (.length, Phrase(ja: "問題数の上限", en: "longest test")),
            (.information, Phrase(ja: "役立つ問題がない", en: "nothing informative left")),
            (.exhausted, Phrase(ja: "問題が尽きた", en: "no items left")),
        ]
        var words = [
            Phrase(
                ja: "\(sessions.count)人。問題数 平均\(mean.written())、中央値\(middle)、標準誤差の平均\(error.written(decimals: 3))",
                en: "\(sessions.count) people. Items: mean \(mean.written()), median \(middle); mean SE "
                    + error.written(decimals: 3))
        ]
        for (reason, text) in reasons {
            let count = sessions.count { $0.stop == reason }
            if count > 0 { words.append(Phrase(ja: "  \(text.ja): \(count)人", en: "  \(text.en): \(count)")) }
        }
        if missing > 0 {
            words.append(
                Phrase(
                    ja: "回答のない\(missing)個は出題しないものとして扱いました", en: "\(missing) cells without an answer were never put"))
        }
        return words
    }

    /// A row for each person: `id,n_items,theta,se,items`.
    package var summary: [UInt8] {
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["id", "n_items", "theta", "se", "items"])
        for session in sessions {
            writer.record([
                session.id, "\(session.steps.count)", "\(session.estimate.theta)", "\(session.estimate.se)",
                session.steps.map { items[$0.item] }.joined(separator: " "),
            ])
        }
        return writer.utf8
    }

    /// A row for each answer: `id,step,item,response,theta,se`.
    package var steps: [UInt8] {
        var writer = CSVWriter(guardFormulas: false)
        writer.record(["id", "step", "item", "response", "theta", "se"])
        for session in sessions {
            for (index, step) in session.steps.enumerated() {
                writer.record([
                    session.id, "\(index + 1)", items[step.item], "\(step.response)", "\(step.theta)", "\(step.se)",
                ])
            }
        }
        return writer.utf8
    }
}

/// Content groups with the shares they are to have: `S=0.35,M=0.2,T=0.45`.
private struct ContentShares {
    var names: [String] = []
    var shares: [Double] = []

    init(_ text: String) throws(InputErrors) {
        var column = 1
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let pieces = part.split(separator: "=", omittingEmptySubsequences: false)
            guard pieces.count == 2, let share = Double(pieces[1]), share >= 0, share <= 1, !pieces[0].isEmpty,
                !names.contains(String(pieces[0]))
            else {
                throw Self.refusal(
                    Place(file: "--content", line: 1, column: column),
                    Phrase(
                        ja: "「\(part)」は分野と割合ではありません（例 S=0.35）",
                        en: "'\(part)' is no group with a share, such as S=0.35"))
            }
            names.append(String(pieces[0]))
            shares.append(share)
            column += part.count + 1
        }
        guard abs(shares.reduce(0, +) - 1) <= 0.001 else {
            throw Self.refusal(
                Place(file: "--content", line: 1, column: 1),
                Phrase(ja: "割合の和が1ではありません", en: "the shares do not add up to 1"))
        }
    }

    func groups(of table: ItemTable) throws(InputErrors) -> [Int] {
        guard !table.contents.isEmpty else {
            throw InputErrors([
                Diagnostic(
                    .error, "M003", at: Place(file: table.file, line: 1, column: 1),
                    Phrase(ja: "列「content」がありません", en: "the column 'content' is missing"))
            ])
        }
        var groups: [Int] = []
        for (item, content) in table.contents.enumerated() {
            guard let group = names.firstIndex(of: content) else {
                throw Self.refusal(
                    Place(file: table.file, line: table.lines[item], column: 1),
                    Phrase(
                        ja: "項目「\(table.names[item])」の分野「\(content)」の割合が --content にありません",
                        en: "'--content' has no share for '\(content)', the content of '\(table.names[item])'"))
            }
            groups.append(group)
        }
        return groups
    }

    private static func refusal(_ place: Place, _ words: Phrase) -> InputErrors {
        InputErrors([Diagnostic(.error, "M017", at: place, words)])
    }
}
