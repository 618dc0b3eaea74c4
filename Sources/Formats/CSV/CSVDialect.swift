/// What separates and encloses the fields of a table in text.
package struct CSVDialect: Hashable, Sendable {
    /// ASCII: comma, tab or semicolon, as a rule.
    package var delimiter: UInt8
    /// ASCII; nil where the file knows no enclosing and the character stands for itself.
    package var quote: UInt8?

    /// Without arguments, the commas and double quotes of RFC 4180.
    package init(delimiter: UInt8 = 0x2C, quote: UInt8? = 0x22) {
        self.delimiter = delimiter
        self.quote = quote
    }

    /// The dialect of a file by its first records: comma, tab or semicolon, whichever gives the same number of
    /// columns, two or more, most often; comma where none does.
    package static func guess(_ utf8: [UInt8]) -> CSVDialect {
        let head = utf8.count > sampleBytes ? Array(utf8[..<sampleBytes]) : utf8
        var best = (dialect: CSVDialect(), share: 0.0, columns: 0)
        for delimiter in [Byte.comma, Byte.tab, Byte.semicolon] {
            let dialect = CSVDialect(delimiter: delimiter)
            let counts = columnCounts(head, dialect, isWhole: head.count == utf8.count)
            var rowsByCount = [Int: Int]()
            for count in counts { rowsByCount[count, default: 0] += 1 }
            // More columns break a tie, so that the answer does not depend on the dictionary's order.
            guard let common = rowsByCount.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), common.key > 1
            else { continue }
            let share = Double(common.value) / Double(counts.count)
            if (share, common.key) > (best.share, best.columns) { best = (dialect, share, common.key) }
        }
        return best.dialect
    }

    private static let sampleBytes = 65_536
    private static let sampleRecords = 50

    private static func columnCounts(_ head: [UInt8], _ dialect: CSVDialect, isWhole: Bool) -> [Int] {
        var reader = CSVReader(head, dialect: dialect)
        var counts = [Int]()
        while counts.count < sampleRecords, reader.next() {
            // Quotes in the middle of fields: the wrong delimiter cut through a quoted field.
            counts.append(hasStrayQuotes(reader, dialect) ? 1 : reader.fieldCount)
        }
        // Where the sample ends in the middle of a record, that record says nothing.
        if !isWhole, counts.count > 1, counts.count < sampleRecords { counts.removeLast() }
        return counts
    }

    private static func hasStrayQuotes(_ reader: CSVReader, _ dialect: CSVDialect) -> Bool {
        guard let quote = dialect.quote else { return false }
        return reader.bounds.prefix(reader.fieldCount).contains { field in
            !field.hasEscapes && reader.bytes[field.start..<field.end].contains(quote)
        }
    }
}
