import Domain
import Formats
package import Kernel
import Mathematics

/// How good items and answers are (`ikusei measure quality`): classical analysis, differences between groups, signs of
/// answers given without reading.
package struct ExamineAnswers: Sendable {
    package struct Wish: Sendable {
        /// Looks at each answer sheet too: the answers are ratings or chosen options in the order they were put.
        package var looksAtPeople = false
        /// A column with the seconds of each person for all items.
        package var seconds: String?
        /// Lengths of the scales in the order of the items.
        package var blocks: [Int] = []
        /// A column of two groups in which items are compared.
        package var group: String?
        /// The group the other is held against; nil: the first by name.
        package var reference: String?
        /// Highest answer of every item; nil: 1 where nobody has more, else the highest in the file.
        package var top: Int?
        package var leavingOut: Set<String> = []

        package init() {}
    }

    let table: AnswerTable
    let analysis: ClassicalAnalysis
    let people: [PersonQuality]?
    let differences: [MantelHaenszel]?

    /// - Throws: `InputErrors` with row and column of what is wrong.
    package init(_ path: String, _ wish: Wish) throws(InputErrors) {
        let table = try AnswerTable(
            InputFile.bytes(path), file: path, leavingOut: wish.leavingOut, group: wish.group, figure: wish.seconds)
        self.table = table
        let responses = table.responses
        do {
            analysis = try ClassicalAnalysis(responses, topCategories: Self.tops(responses, wish.top))
        } catch {
            guard case .answerAboveTop(let person, let item) = error else {
                throw Self.refusal("M028", table, ja: "最高の回答は1以上です", en: "the highest answer must be 1 or more")
            }
            throw table.unknownAnswer(person: person, item: item, value: Int(responses[person, item] ?? 0))
        }
        if wish.looksAtPeople {
            do {
                people = try ResponseQuality(
                    responses, seconds: wish.seconds == nil ? nil : table.figures, blocks: wish.blocks
                ).people
            } catch {
                throw Self.refusal(
                    "M030", table, ja: "尺度の項目数の和が\(table.items.count)項目と合いません",
                    en: "the lengths of the scales do not add up to \(table.items.count) items")
            }
        } else {
            people = nil
        }
        differences = try wish.group == nil ? nil : Self.differences(table, reference: wish.reference)
    }

    private static func tops(_ responses: Responses, _ wanted: Int?) -> [Int] {
        if let wanted { return [Int](repeating: wanted, count: responses.items) }
        var highest = [Int](repeating: 0, count: responses.items)
        for person in 0..<responses.people {
            for (item, answer) in responses[person: person].enumerated() where answer != Responses.missing {
                highest[item] = max(highest[item], Int(answer))
            }
        }
        let all = highest.max() ?? 1
        return highest.map { $0 <= 1 ? 1 : all }
    }

    private static func differences(
        _ table: AnswerTable, reference: String?
    ) throws(InputErrors) -> [MantelHaenszel] {
        let names = table.groups.sorted()
        guard names.count == 2, let groupOf = table.groupOf else {
            throw refusal(
                "M029", table, ja: "比べる集団が\(names.count)つあります。2つ必要です",
                en: "there are \(names.count) groups to compare: two are needed")
        }
        let reference = reference ?? names[0]
        guard let index = table.groups.firstIndex(of: reference) else {
            throw refusal(
                "M029", table, ja: "集団「\(reference)」がありません", en: "there is no group '\(reference)'",
                suggestion: nearest(to: reference, among: names))
        }
        do {
            return try MantelHaenszel.all(table.responses, isFocal: groupOf.map { $0 != index })
        } catch {
            guard case .notRightOrWrong(let person, let item) = error else {
                throw refusal("M029", table, ja: "集団が人数と合いません", en: "the groups do not fit the people")
            }
            throw table.unknownAnswer(person: person, item: item, value: Int(table.responses[person, item] ?? 0))
        }
    }

    private static func refusal(
        _ code: String, _ table: AnswerTable, ja: String, en: String, suggestion: String? = nil
    ) -> InputErrors {
        InputErrors([
            Diagnostic(
                .error, code, at: Place(file: table.file, line: 1, column: 1), Phrase(ja: ja, en: en),
                suggestion: suggestion)
        ])
    }

    /// The names of the files written.
    package var files: [String] {
        ["items.csv", "scale.json"] + (people == nil ? [] : ["indices.csv"]) + (differences == nil ? [] : ["dif.csv"])
    }

    package func write(to folder: String) throws(InputErrors) {
        try OutputFolder.make(folder)
        try OutputFolder.write(items, to: folder + "/items.csv")
        try OutputFolder.write(scale, to: folder + "/scale.json")
        if let indices { try OutputFolder.write(indices, to: folder + "/indices.csv") }
        if let dif { try OutputFolder.write(dif, to: folder + "/dif.csv") }
    }
}
