/// Whether a character is user-defined (外字): its shape is known only to the machines on which an office made it.
///
/// The private use area U+E000–U+F8FF, where CP932's user-defined rows lie, and the private planes 15 and 16.
package func isUserDefined(_ scalar: Unicode.Scalar) -> Bool {
    (0xE000...0xF8FF).contains(scalar.value) || scalar.value >= 0xF0000
}

/// Whether valid UTF-8 text holds any user-defined character (外字). Fast enough to ask of every field.
package func containsUserDefined(_ utf8: some Collection<UInt8>) -> Bool {
    utf8.withContiguousStorageIfAvailable(holdsUserDefined)
        ?? Array(utf8).withUnsafeBufferPointer(holdsUserDefined)
}

private func holdsUserDefined(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while i < text.count {
        // U+E000 begins with EE; almost all of Japanese lies below. Blocks of 32 without such a byte are passed over.
        if i + 32 <= text.count {
            var highest: UInt8 = 0
            for j in i..<i + 32 { highest = max(highest, text[j]) }
            if highest < 0xEE {
                i += 32
                continue
            }
        }
        let blockEnd = min(i + 32, text.count)
        while i < blockEnd {
            let next = i + 1 < text.count ? text[i + 1] : 0
            switch text[i] {
            case 0xEE: return true  // U+E000–U+EFFF
            case 0xEF where next >= 0x80 && next <= 0xA3: return true  // U+F000–U+F8FF
            case 0xF3 where next >= 0xB0: return true  // U+F0000–U+FFFFF
            case 0xF4: return true  // U+100000–U+10FFFF
            default: i += 1
            }
        }
    }
    return false
}
