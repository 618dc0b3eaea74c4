/// The line and column of an offset in UTF-8 text, counted forward from the offset asked for before.
///
/// Lines end at LF, CR or CR LF; columns count Unicode scalars; both begin at 1.
struct TextPosition: Sendable {
    private(set) var line = 1
    private(set) var column = 1
    private var offset = 0

    /// Moves on to `end`, which must not lie before the offset reached already.
    mutating func advance(to end: Int, in text: UnsafeBufferPointer<UInt8>) {
        while offset < min(end, text.count) {
            let byte = text[offset]
            if byte == Byte.lineFeed {
                // The LF of a CR LF: the line was counted at its CR.
                if offset == 0 || text[offset - 1] != Byte.carriageReturn { line += 1 }
                column = 1
            } else if byte == Byte.carriageReturn {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
    }
}
