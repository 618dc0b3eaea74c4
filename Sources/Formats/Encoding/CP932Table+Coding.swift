extension CP932Table {
    /// The bytes as UTF-8, with U+FFFD for what is no CP932 code; `report` is told, in order, each such place's
    /// offset in the new text together with the bytes that stood there.
    ///
    /// A lead byte without its trail is replaced alone where an ASCII byte follows, so that no comma and no line
    /// end is lost with it.
    func decoded(
        _ bytes: UnsafeBufferPointer<UInt8>,
        report: (Int, UnsafeBufferPointer<UInt8>, Slice<UnsafeBufferPointer<UInt8>>) -> Void
    ) -> [UInt8] {
        guard let source = bytes.baseAddress else { return [] }
        let end = bytes.count
        // One byte beyond ASCII gives at most three: half-width kana, or half of a kanji with an ASCII trail.
        let capacity = end + 2 * bytes.nonASCIICount
        return scalars.withUnsafeBufferPointer { table in
            [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
                guard let target = out.baseAddress else { return }
                var i = 0
                var o = 0
                while i < end {
                    let lead = source[i]
                    if lead < 0x80 {
                        if i + 8 <= end, Word.load(source + i) & Word.highBits == 0 {
                            UnsafeMutableRawPointer(target + o).copyMemory(from: source + i, byteCount: 8)
                            i += 8
                            o += 8
                        } else {
                            target[o] = lead
                            i += 1
                            o += 1
                        }
                        continue
                    }
                    var scalar = table[Int(lead)]
                    var length = 1
                    if scalar == 0, i + 1 < end {
                        scalar = table[Int(lead) << 8 | Int(source[i + 1])]
                        length = 2
                    }
                    if scalar >= 0x800 {
                        target[o] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
                        target[o + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
                        target[o + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
                        o += 3
                    } else if scalar != 0 {
                        target[o] = UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6)
                        target[o + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
                        o += 2
                    } else {
                        length = Self.undecodableLength(source, i, end)
                        report(o, UnsafeBufferPointer(start: target, count: o), bytes[i..<i + length])
                        for byte in UTF8Check.replacement {
                            target[o] = byte
                            o += 1
                        }
                    }
                    i += length
                }
                count = o
            }
        }
    }

    private static func undecodableLength(_ source: UnsafePointer<UInt8>, _ i: Int, _ end: Int) -> Int {
        let isLead = leads.contains { $0.contains(source[i]) }
        return isLead && i + 1 < end && source[i + 1] >= 0x80 && source[i + 1] <= 0xFC ? 2 : 1
    }

    /// The bytes in CP932 of valid UTF-8 text, and how many characters had no code and became 〓 (geta).
    ///
    /// A variation selector without a code is left out rather than shown as a 〓 of its own, and counted too: the
    /// name stays readable and the loss is known.
    func encoded(_ text: UnsafeBufferPointer<UInt8>) -> (bytes: [UInt8], unencodable: Int) {
        guard let source = text.baseAddress else { return ([], 0) }
        let end = text.count
        var unencodable = 0
        let bytes = codes.withUnsafeBufferPointer { table in
            // No character takes more bytes in CP932 than in UTF-8.
            [UInt8](unsafeUninitializedCapacity: end) { out, count in
                guard let target = out.baseAddress else { return }
                var i = 0
                var o = 0
                while i < end {
                    let lead = source[i]
                    if lead < 0x80 {
                        if i + 8 <= end, Word.load(source + i) & Word.highBits == 0 {
                            UnsafeMutableRawPointer(target + o).copyMemory(from: source + i, byteCount: 8)
                            i += 8
                            o += 8
                        } else {
                            target[o] = lead
                            i += 1
                            o += 1
                        }
                        continue
                    }
                    let (scalar, length) = Self.scalar(source + i, lead)
                    i += length
                    var code = scalar < 0x10000 ? table[Int(scalar)] : 0
                    if code == 0 {
                        unencodable += 1
                        if Self.isVariationSelector(scalar) { continue }
                        code = Self.geta
                    }
                    if code > 0xFF {
                        target[o] = UInt8(truncatingIfNeeded: code >> 8)
                        o += 1
                    }
                    target[o] = UInt8(truncatingIfNeeded: code)
                    o += 1
                }
                count = o
            }
        }
        return (bytes, unencodable)
    }

    /// 〓, the printer's mark for a missing type: JIS X 0208 row 2 cell 14.
    static let geta: UInt16 = 0x81AC

    /// The scalar that begins at `p` in valid UTF-8, beyond ASCII.
    @inline(__always)
    private static func scalar(_ p: UnsafePointer<UInt8>, _ lead: UInt8) -> (scalar: UInt32, length: Int) {
        let second = UInt32(p[1] & 0x3F)
        if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | second, 2) }
        let third = UInt32(p[2] & 0x3F)
        if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | second << 6 | third, 3) }
        return (UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | UInt32(p[3] & 0x3F), 4)
    }

    private static func isVariationSelector(_ scalar: UInt32) -> Bool {
        (0xFE00...0xFE0F).contains(scalar) || (0xE0100...0xE01EF).contains(scalar)
    }
}
