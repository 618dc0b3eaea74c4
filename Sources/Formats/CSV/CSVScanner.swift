/// Where a field lies in the text: without its quotes, but with doubled quotes as they stand.
@usableFromInline
@frozen
struct CSVBounds: Sendable {
    @usableFromInline let start: Int
    /// The end, shifted left, and in the lowest bit whether doubled quotes lie between: two words for each field.
    @usableFromInline let packedEnd: Int

    @inlinable
    init(start: Int, end: Int, hasEscapes: Bool) {
        self.start = start
        self.packedEnd = end << 1 | (hasEscapes ? 1 : 0)
    }

    @inlinable var end: Int { packedEnd >> 1 }
    @inlinable var hasEscapes: Bool { packedEnd & 1 == 1 }
}

/// Finds one record after another. It knows nothing of what the fields mean and allocates nothing of its own.
struct CSVScanner: Sendable {
    enum Finding {
        /// Fields found, and the physical line on which the record starts.
        case record(fields: Int, line: Int)
        case end
        case fault(Fault)
    }

    /// Quoting that cannot be understood: what is wrong, and the offset and line at which it shows.
    struct Fault {
        enum Kind { case textAfterQuote, unterminatedQuote }
        var kind: Kind
        var offset: Int
        var line: Int
    }

    private var offset = 0
    private var line = 1
    let dialect: CSVDialect
    private let stops: Stops
    private let quotedStops: Stops

    init(_ dialect: CSVDialect, from start: Int) {
        self.dialect = dialect
        self.stops = Stops(dialect.delimiter)
        self.quotedStops = Stops(dialect.quote ?? dialect.delimiter)
        self.offset = start
    }

    /// The next record that is not an empty line; after a fault, the next call goes on at the line below the
    /// quote that was opened wrongly.
    mutating func next(_ bytes: [UInt8], into bounds: inout [CSVBounds]) -> Finding {
        bytes.withUnsafeBufferPointer { text in
            guard let base = text.baseAddress else { return .end }
            let end = text.count
            while offset < end, Self.isLineEnd(base[offset]) { startLine(after: offset, base, end) }
            return offset < end ? record(base, end, &bounds) : .end
        }
    }

    private mutating func record(_ base: UnsafePointer<UInt8>, _ end: Int, _ bounds: inout [CSVBounds]) -> Finding {
        let firstLine = line
        var i = offset
        var count = 0
        // The inner loop works on copies and on bare memory: it runs once for each field of half a million rows.
        let (delimiter, quote, stops) = (dialect.delimiter, dialect.quote.map(Int.init) ?? -1, stops)
        var isComplete = false
        while true {
            let fault: Fault? = bounds.withUnsafeMutableBufferPointer { bounds in
                while count < bounds.count {
                    if i < end, Int(base[i]) == quote {
                        if let fault = quoted(base, &i, end, &bounds[count]) { return fault }
                    } else {
                        let start = i
                        i = stops.first(base, i, end)
                        bounds[count] = CSVBounds(start: start, end: i, hasEscapes: false)
                    }
                    count += 1
                    guard i < end, base[i] == delimiter else {
                        isComplete = true
                        return nil
                    }
                    i += 1
                }
                return nil
            }
            if let fault { return .fault(fault) }
            if isComplete {
                startLine(after: i, base, end)
                return .record(fields: count, line: firstLine)
            }
            bounds += repeatElement(CSVBounds(start: 0, end: 0, hasEscapes: false), count: 32)
        }
    }

    /// Reads a quoted field whose quote opens at `i` and leaves `i` behind its closing quote.
    private mutating func quoted(
        _ base: UnsafePointer<UInt8>, _ i: inout Int, _ end: Int, _ bounds: inout CSVBounds
    ) -> Fault? {
        let open = i
        let openLine = line
        var hasEscapes = false
        i += 1
        while true {
            i = quotedStops.first(base, i, end)
            guard i < end else {
                restart(after: open, line: openLine, base, end)
                return Fault(kind: .unterminatedQuote, offset: open, line: openLine)
            }
            if base[i] != dialect.quote {
                i = Self.afterLineEnd(i, base, end)
                line += 1
            } else if i + 1 < end, base[i + 1] == dialect.quote {
                hasEscapes = true
                i += 2
            } else {
                break
            }
        }
        bounds = CSVBounds(start: open + 1, end: i, hasEscapes: hasEscapes)
        i += 1
        guard i < end, base[i] != dialect.delimiter, !Self.isLineEnd(base[i]) else { return nil }
        let fault = Fault(kind: .textAfterQuote, offset: i, line: line)
        restart(after: open, line: openLine, base, end)
        return fault
    }

    /// A quote that is opened and never closed swallows good lines; so reading goes on right below it, not
    /// below the place where the error shows.
    private mutating func restart(after open: Int, line openLine: Int, _ base: UnsafePointer<UInt8>, _ end: Int) {
        var i = open
        while i < end, !Self.isLineEnd(base[i]) { i += 1 }
        line = openLine
        startLine(after: i, base, end)
    }

    private mutating func startLine(after lineEnd: Int, _ base: UnsafePointer<UInt8>, _ end: Int) {
        offset = Self.afterLineEnd(lineEnd, base, end)
        line += 1
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == Byte.lineFeed || byte == Byte.carriageReturn }

    /// CR LF is one line end.
    private static func afterLineEnd(_ i: Int, _ base: UnsafePointer<UInt8>, _ end: Int) -> Int {
        guard i < end else { return end }
        return base[i] == Byte.carriageReturn && i + 1 < end && base[i + 1] == Byte.lineFeed ? i + 2 : i + 1
    }
}

/// The bytes at which a search stops: CR, LF and one more, eight bytes at a time.
private struct Stops: Sendable {
    private let own: UInt8
    private let words: (own: UInt64, carriageReturn: UInt64, lineFeed: UInt64)

    init(_ own: UInt8) {
        self.own = own
        self.words = (Word.repeating(own), Word.repeating(Byte.carriageReturn), Word.repeating(Byte.lineFeed))
    }

    /// The offset of the first such byte from `start`; `end` where there is none.
    @inline(__always)
    func first(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var i = start
        while i + 8 <= end {
            let word = Word.load(base + i)
            let hits =
                Word.zeroBytes(word ^ words.own) | Word.zeroBytes(word ^ words.carriageReturn)
                | Word.zeroBytes(word ^ words.lineFeed)
            if hits != 0 { return i + hits.trailingZeroBitCount >> 3 }
            i += 8
        }
        while i < end, base[i] != own, base[i] != Byte.carriageReturn, base[i] != Byte.lineFeed { i += 1 }
        return i
    }
}
