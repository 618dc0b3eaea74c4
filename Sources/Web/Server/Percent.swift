enum Percent {
    /// All but the letters, digits and `-._~` that never need it.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(.init(byte))
            default: result += "%" + String(UInt16(byte) | 0x100, radix: 16, uppercase: true).dropFirst()
            }
        }
        return result
    }

    /// Nil where an escape is cut short or is no escape, or the bytes are no UTF-8, or a NUL is among them.
    static func decoded(_ bytes: some Collection<UInt8>, plusIsSpace: Bool) throws(Refusal) -> String {
        var plain = [UInt8]()
        plain.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case 0x25:
                guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else {
                    throw .malformed(.escape)
                }
                plain.append(high << 4 | low)
            case 0x2B where plusIsSpace: plain.append(0x20)
            default: plain.append(byte)
            }
        }
        return try text(plain)
    }

    static func text(_ bytes: some Collection<UInt8>) throws(Refusal) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed(.encoding) }
        guard !bytes.contains(0) else { throw .malformed(.controlCharacter) }
        return text
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
