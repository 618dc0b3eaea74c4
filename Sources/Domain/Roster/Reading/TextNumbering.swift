/// Numbers distinct texts, given as bytes, from 0 in the order of their first sight.
///
/// An export repeats a few thousand codes and words a million times. With a number for each, whatever follows from a
/// text (its word, its unit, its person) is worked out once and afterwards looked up without making a `String`.
struct TextNumbering: Sendable {
    private var bytes = [UInt8]()
    /// Where each text ends in `bytes`; it begins where the one before ends.
    private var ends = [Int]()
    private var hashes = [UInt32]()
    /// Open addressing: a text's number plus one, 0 where free. The count is a power of two.
    private var slots = [Int32]()
    /// The text of the row before is the likeliest.
    private var latest = -1

    var count: Int { ends.count }

    init() {}

    /// Makes room for so many texts in all, so that they are not sorted in anew while their number grows.
    mutating func reserve(_ count: Int) {
        ends.reserveCapacity(count)
        hashes.reserveCapacity(count)
        var size = max(64, slots.count)
        while size < count * 2 { size *= 2 }
        if size > slots.count { grow(to: size) }
    }

    /// The text's number, a new one where it was not seen before.
    mutating func number(of text: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
        if latest >= 0, isText(latest, text) { return (latest, false) }
        // A second export has the people in the order of the first.
        if latest + 1 < ends.count, isText(latest + 1, text) {
            latest += 1
            return (latest, false)
        }
        if ends.count * 2 >= slots.count { grow(to: max(64, slots.count * 2)) }
        let hash = Self.hash(text)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, isText(number, text) {
                latest = number
                return (number, false)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        latest = ends.count
        bytes.append(contentsOf: text)
        ends.append(bytes.count)
        hashes.append(hash)
        slots[slot] = Int32(ends.count)
        return (latest, true)
    }

    mutating func number(of text: String) -> (number: Int, isNew: Bool) {
        var text = text
        return text.withUTF8 { number(of: $0) }
    }

    /// The text's number; nil where it was never seen.
    func find(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard !slots.isEmpty else { return nil }
        let hash = Self.hash(text)
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, isText(number, text) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    func find(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { find($0) }
    }

    func text(_ number: Int) -> String { String(decoding: bytes[start(number)..<ends[number]], as: UTF8.self) }

    private func start(_ number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

    @inline(__always)
    private func isText(_ number: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = start(number)
        guard ends[number] - start == text.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            Self.areEqual(UnsafeBufferPointer(rebasing: bytes[start..<start + text.count]), text)
        }
    }

    private mutating func grow(to size: Int) {
        slots = [Int32](repeating: 0, count: size)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number + 1)
        }
    }

    /// Eight bytes at a time, multiplied and folded.
    ///
    /// Source: the mixing step of wyhash (Wang Yi, 2019), with a fixed seed: the same file gives the same order.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard let base = text.baseAddress else { return 1 }
        let raw = UnsafeRawPointer(base)
        var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
        var i = 0
        while i + 8 <= text.count {
            state = mixed(state ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            i += 8
        }
        var rest: UInt64 = 0
        while i < text.count {
            rest = rest << 8 | UInt64(base[i])
            i += 1
        }
        return UInt32(truncatingIfNeeded: mixed(state ^ rest))
    }

    @inline(__always)
    private static func mixed(_ word: UInt64) -> UInt64 {
        let product = word.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }

    @inline(__always)
    static func areEqual(_ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>) -> Bool {
        guard a.count == b.count else { return false }
        guard let first = a.baseAddress, let second = b.baseAddress else { return true }
        let (one, other) = (UnsafeRawPointer(first), UnsafeRawPointer(second))
        var i = 0
        while i + 8 <= a.count {
            if one.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                != other.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            {
                return false
            }
            i += 8
        }
        while i < a.count {
            if first[i] != second[i] { return false }
            i += 1
        }
        return true
    }
}

extension String {
    /// Whether the text is these bytes of UTF-8, without making another `String`.
    @inline(__always)
    func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        utf8.withContiguousStorageIfAvailable { TextNumbering.areEqual($0, bytes) } ?? utf8.elementsEqual(bytes)
    }
}
