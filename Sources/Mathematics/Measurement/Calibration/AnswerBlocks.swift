/// The answers of everybody, a few items at a time: which of the answer patterns that occur each person gave there.
///
/// Everybody's likelihood is a product over items at every node of the ability grid. Few items have few patterns, so the
/// product over a block of them is made once per pattern, and a person takes one multiplication per block: 8 in place of
/// 60 for 60 items with right and wrong answers. The expected counts are added up the same way round.
struct AnswerBlocks: Sendable {
    struct Block: Sendable {
        let items: Range<Int>
        /// Rows of the tables that are this block's.
        let rows: Range<Int>
        /// Row × item of the block: the category, or `Responses.missing`.
        let patterns: [UInt8]
    }

    let people: Int
    let items: Int
    let blocks: [Block]
    /// Person × block: the row of the person's pattern.
    let rowOf: [Int32]
    /// Rows of all blocks together.
    let rows: Int

    /// Patterns that a block may have at most, unless one item alone has more.
    private static let mostPatterns = 6561

    /// - Parameter categories: of each item.
    init(_ responses: Responses, categories: [Int]) {
        people = responses.people
        items = responses.items
        var ranges: [Range<Int>] = []
        var from = 0
        while from < items {
            var to = from
            var patterns = 1
            while to < items, to - from < 8 || patterns == 1, patterns * (categories[to] + 1) <= Self.mostPatterns {
                patterns *= categories[to] + 1
                to += 1
            }
            to = max(to, from + 1)
            ranges.append(from..<to)
            from = to
        }
        var rowOf = [Int32](repeating: 0, count: people * ranges.count)
        var blocks: [Block] = []
        var next = 0
        for (number, range) in ranges.enumerated() {
            let radices = range.map { categories[$0] + 1 }
            var rowOfKey = [Int32](repeating: -1, count: radices.reduce(1, *))
            var patterns: [UInt8] = []
            let first = next
            for person in 0..<people {
                var key = 0
                for (index, item) in range.enumerated() {
                    let cell = responses.cells[person * items + item]
                    key = key * radices[index] + (cell == Responses.missing ? radices[index] - 1 : Int(cell))
                }
                if rowOfKey[key] < 0 {
                    rowOfKey[key] = Int32(next)
                    next += 1
                    patterns += responses.cells[person * items + range.lowerBound..<person * items + range.upperBound]
                }
                rowOf[person * ranges.count + number] = rowOfKey[key]
            }
            blocks.append(Block(items: range, rows: first..<next, patterns: patterns))
        }
        self.blocks = blocks
        self.rowOf = rowOf
        rows = next
    }
}
