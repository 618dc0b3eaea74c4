/// What became of each option of each item: the table by which question authors see distractors that nobody chooses or
/// that draw the able.
package struct OptionTable: Sendable, Hashable {
    /// One option of an item.
    package struct Option: Sendable, Hashable {
        package let isKey: Bool
        /// People who chose it.
        package let count: Int
        /// Among those who answered the item; NaN where nobody did.
        package let share: Double
        /// Mean rest score of those who chose it: right answers to the other items. Where somebody left others
        /// unanswered, the share right of those answered times the number of others. NaN where nobody chose it.
        package let meanRest: Double
    }

    /// Item by item, its options in order.
    package let items: [[Option]]
    /// Item by item: people who did not answer.
    package let unanswered: [Int]

    /// - Parameters:
    ///   - chosen: the option each person chose, from 0.
    ///   - key: the right option of each item.
    ///   - options: the number of options of each item.
    /// - Throws: `ClassicalAnalysisError` where key or answers do not fit the options.
    package init(chosen: Responses, key: [UInt8], options: [Int]) throws(ClassicalAnalysisError) {
        guard key.count == chosen.items, options.count == chosen.items else {
            throw .optionCounts(items: chosen.items, key: key.count, options: options.count)
        }
        if let item = key.indices.first(where: { key[$0] >= options[$0] }) { throw .keyOutsideOptions(item: item) }

        var counts = options.map { [Int](repeating: 0, count: $0) }
        var restSums = options.map { [Double](repeating: 0, count: $0) }
        var restCounts = counts
        for person in 0..<chosen.people {
            let answers = Array(chosen[person: person])
            let answered = answers.count { $0 != Responses.missing }
            let right = zip(answers, key).count { $0 == $1 }
            for (item, answer) in answers.enumerated() where answer != Responses.missing {
                let option = Int(answer)
                guard option < options[item] else { throw .answerOutsideOptions(person: person, item: item) }
                counts[item][option] += 1
                guard answered > 1 else { continue }
                let others = Double(right - (answer == key[item] ? 1 : 0))
                restSums[item][option] += others * Double(chosen.items - 1) / Double(answered - 1)
                restCounts[item][option] += 1
            }
        }
        unanswered = counts.map { chosen.people - $0.reduce(0, +) }
        items = counts.enumerated().map { item, counts in
            let answered = Double(counts.reduce(0, +))
            return counts.enumerated().map { option, count in
                Option(
                    isKey: option == Int(key[item]), count: count, share: Double(count) / answered,
                    meanRest: restSums[item][option] / Double(restCounts[item][option]))
            }
        }
    }

    /// Distractors whose choosers do better on the other items than those who chose the key: the key may be wrong or
    /// the item ambiguous.
    package func suspects(of item: Int) -> [Int] {
        guard let key = items[item].first(where: \.isKey) else { return [] }
        return items[item].indices.filter { !items[item][$0].isKey && items[item][$0].meanRest > key.meanRest }
    }
}
