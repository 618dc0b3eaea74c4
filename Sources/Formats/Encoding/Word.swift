/// Eight bytes looked at together.
enum Word {
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let lowBits: UInt64 = 0x0101_0101_0101_0101

    @inline(__always)
    static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    static func repeating(_ byte: UInt8) -> UInt64 { lowBits &* UInt64(byte) }

    /// A high bit at the first byte (from the lowest) of `word` that is zero; those above it may be false.
    @inline(__always)
    static func zeroBytes(_ word: UInt64) -> UInt64 { (word &- lowBits) & ~word & highBits }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many bytes lie beyond ASCII.
    var nonASCIICount: Int {
        guard let base = baseAddress else { return 0 }
        var number = 0
        var i = 0
        while i + 8 <= count {
            number += (Word.load(base + i) & Word.highBits).nonzeroBitCount
            i += 8
        }
        return number + self[i...].count { $0 >= 0x80 }
    }

    var containsNull: Bool {
        guard let base = baseAddress else { return false }
        var i = 0
        while i + 32 <= count {
            let first = Word.zeroBytes(Word.load(base + i)) | Word.zeroBytes(Word.load(base + i + 8))
            let second = Word.zeroBytes(Word.load(base + i + 16)) | Word.zeroBytes(Word.load(base + i + 24))
            if first | second != 0 { return true }
            i += 32
        }
        return self[i...].contains(0)
    }
}
