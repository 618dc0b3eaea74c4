import Testing

@testable import Mathematics

@Suite("Table of options")
struct OptionTableTests {
    // Five people, three items, key 0, 1, 2.
    private let chosen = Responses([[0, 1, 2], [0, 1, 0], [1, 0, 2], [1, nil, nil], [2, 1, nil]])

    @Test("counts, shares and rest scores by hand")
    func byHand() throws {
        let table = try OptionTable(chosen: chosen, key: [0, 1, 2], options: [3, 2, 3])
        #expect(table.items[0].map(\.count) == [2, 2, 1])
        #expect(table.items[0].map(\.share) == [0.4, 0.4, 0.2])
        #expect(table.items[0].map(\.isKey) == [true, false, false])
        // Key: rest 2 and 1. Option 1: one of two right; the other answered nothing else. Option 2: one of one, so 2.
        #expect(table.items[0].map(\.meanRest) == [1.5, 1, 2])
        #expect(table.unanswered == [0, 1, 2])
        #expect(table.suspects(of: 0) == [2])
        #expect(table.items[2][1].count == 0 && table.items[2][1].meanRest.isNaN)
    }

    @Test("the key's share is the item's difficulty")
    func difficulty() throws {
        let table = try OptionTable(chosen: chosen, key: [0, 1, 2], options: [3, 2, 3])
        let scored = Responses([[1, 1, 1], [1, 1, 0], [0, 0, 1], [0, nil, nil], [0, 1, nil]])
        let items = try ClassicalAnalysis(scored, topCategories: [1, 1, 1]).items
        #expect(table.items.map { $0.filter(\.isKey)[0].share } == items.map(\.difficulty))
    }

    @Test("a key or an answer outside the options is refused with its place")
    func refused() {
        #expect(throws: ClassicalAnalysisError.keyOutsideOptions(item: 2)) {
            try OptionTable(chosen: chosen, key: [0, 1, 3], options: [3, 2, 3])
        }
        #expect(throws: ClassicalAnalysisError.answerOutsideOptions(person: 4, item: 0)) {
            try OptionTable(chosen: chosen, key: [0, 1, 2], options: [2, 2, 3])
        }
        #expect(throws: ClassicalAnalysisError.optionCounts(items: 3, key: 1, options: 3)) {
            try OptionTable(chosen: chosen, key: [0], options: [2, 2, 3])
        }
    }

    @Test("nobody gives no figures")
    func nobody() throws {
        #expect(try OptionTable(chosen: Responses([]), key: [], options: []).items.isEmpty)
        let silent = try OptionTable(chosen: Responses([[nil], [nil]]), key: [0], options: [2])
        #expect(silent.unanswered == [2] && silent.items[0][0].share.isNaN)
    }
}
