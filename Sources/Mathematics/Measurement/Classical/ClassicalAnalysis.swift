/// Classical item analysis of a form: how hard each item is, how well it separates people, and how reliable the total
/// score is (Lord and Novick 1968). Useful from about 30 people.
///
/// Missing answers: an item's own figures (`count`, `mean`, `sd`, `difficulty`) come from everybody who answered it.
/// Whatever needs a total score comes from the people who answered every item (`completePeople`). So rotated forms are
/// analysed form by form, and a skipped item that counts as wrong is given as category 0.
package struct ClassicalAnalysis: Sendable, Hashable {
    /// In the order of the items.
    package let items: [ItemStatistics]
    package let scale: ScaleStatistics

    /// - Parameter topCategories: the highest category of each item: 1 for right and wrong, 3 for ratings from 0 to 3.
    /// - Throws: `ClassicalAnalysisError` where the top categories do not fit the answers.
    package init(_ responses: Responses, topCategories: [Int]) throws(ClassicalAnalysisError) {
        guard topCategories.count == responses.items else {
            throw .itemCounts(answers: responses.items, topCategories: topCategories.count)
        }
        if let item = topCategories.firstIndex(where: { $0 < 1 }) { throw .topCategoryBelowOne(item: item) }
        for person in 0..<responses.people {
            for (item, top) in topCategories.enumerated() {
                if let answer = responses[person, item], Int(answer) > top {
                    throw .answerAboveTop(person: person, item: item)
                }
            }
        }
        let complete = CompleteScores(responses)
        let contrast = complete.upperLowerContrast
        items = topCategories.enumerated().map { item, top in
            ItemStatistics(item, top: top, in: responses, complete: complete, upperLower: contrast[item])
        }
        scale = ScaleStatistics(complete, isDichotomous: topCategories.allSatisfy { $0 == 1 })
    }
}

package enum ClassicalAnalysisError: Error, Hashable, Sendable {
    case itemCounts(answers: Int, topCategories: Int)
    case topCategoryBelowOne(item: Int)
    case answerAboveTop(person: Int, item: Int)
    /// The key or the numbers of options are not as many as the items.
    case optionCounts(items: Int, key: Int, options: Int)
    /// The key is not one of the item's options.
    case keyOutsideOptions(item: Int)
    /// The option chosen is not one of the item's options.
    case answerOutsideOptions(person: Int, item: Int)
}
