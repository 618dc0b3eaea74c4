enum Token {
    /// From the system's generator, in hexadecimal.
    static func random(bytes: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<bytes).map { _ in
            String(UInt16(UInt8.random(in: .min ... .max, using: &generator)) | 0x100, radix: 16).dropFirst()
        }.joined()
    }

    /// Takes as long for a near miss as for a far one.
    static func areEqual(_ a: String, _ b: String) -> Bool {
        let (a, b) = (Array(a.utf8), Array(b.utf8))
        guard a.count == b.count else { return false }
        return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
