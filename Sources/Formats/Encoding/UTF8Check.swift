/// Whole-file validation and repair of UTF-8.
///
/// Source: Unicode 16.0, table 3-7 (well-formed byte sequences) and section 3.9 (one U+FFFD for each maximal
/// subpart of an ill-formed sequence), as browsers and Python do.
enum UTF8Check {
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    /// The offset of the first byte from `start` that is not part of well-formed UTF-8; nil where all is well.
    static func firstInvalid(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let base = text.baseAddress else { return nil }
        let end = text.count
        var i = start
        while i < end {
            if base[i] < 0x80 {
                i += 1
                // Tables are mostly ASCII between their kanji: sixteen bytes at a time where they come in runs.
                while i + 16 <= end, (Word.load(base + i) | Word.load(base + i + 8)) & Word.highBits == 0 { i += 16 }
            } else {
                let length = sequenceLength(base, i, end)
                guard length > 0 else { return i }
                i += length
            }
        }
        return nil
    }

    /// The length of the well-formed sequence at `i`, or the negated length of the ill-formed maximal subpart there.
    @inline(__always)
    static func sequenceLength(_ base: UnsafePointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        let lead = base[i]
        if lead < 0x80 { return 1 }
        guard lead >= 0xC2, lead <= 0xF4 else { return -1 }
        guard i + 1 < end else { return -1 }
        let second = base[i + 1]
        if lead < 0xE0 { return isContinuation(second) ? 2 : -1 }
        // The second byte keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= lowest, second <= highest else { return -1 }
        guard i + 2 < end, isContinuation(base[i + 2]) else { return -2 }
        if lead < 0xF0 { return 3 }
        return i + 3 < end && isContinuation(base[i + 3]) ? 4 : -3
    }

    /// The text with U+FFFD for what is not UTF-8; `report` is told, in order, each such place's offset in the
    /// new text together with the bytes that stood there.
    static func repaired(
        _ text: UnsafeBufferPointer<UInt8>, firstInvalid: Int,
        report: (Int, UnsafeBufferPointer<UInt8>, Slice<UnsafeBufferPointer<UInt8>>) -> Void
    ) -> [UInt8] {
        guard let base = text.baseAddress else { return [] }
        var out = [UInt8]()
        out.reserveCapacity(text.count + text.count / 8)
        var copied = 0
        var invalid: Int? = firstInvalid
        while let offset = invalid {
            out.append(contentsOf: text[copied..<offset])
            let length = -sequenceLength(base, offset, text.count)
            out.withUnsafeBufferPointer { report($0.count, $0, text[offset..<offset + length]) }
            out.append(contentsOf: replacement)
            copied = offset + length
            invalid = Self.firstInvalid(in: text, from: copied)
        }
        out.append(contentsOf: text[copied...])
        return out
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
