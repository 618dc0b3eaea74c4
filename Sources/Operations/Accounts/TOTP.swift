import Domain
import Kernel

/// One-time codes by time (RFC 6238): HMAC-SHA-1, six digits, 30 seconds, which is what every authenticator knows.
enum TOTP {
    static let secretLength = 20
    private static let steps = TimeSteps()

    static func code(secret: [UInt8], step: Int64, digits: Int = 6) -> String {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> Int64(56 - 8 * $0)) }
        let hash = Secrets.hmacSHA1(counter, key: secret)
        let offset = Int(hash[19] & 15)
        let number = hash[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) } & 0x7fff_ffff
        let modulus = (0..<digits).reduce(1) { product, _ in product * 10 }
        let text = String(number % modulus)
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The time step whose code it is; nil: none that is good now and was not used before. Spaces do not count, and
    /// full-width digits are digits.
    static func step(of code: String, secret: [UInt8], at now: Instant, lastUsed: Int64) -> Int64? {
        let digits = code.compactMap(\.wholeNumberValue).map(String.init).joined()
        var found: Int64?
        for step in steps.candidates(at: now, lastUsed: lastUsed)
        where Secrets.areEqual(Array(digits.utf8), Array(Self.code(secret: secret, step: step).utf8)) {
            found = found ?? step
        }
        return found
    }

    /// What an authenticator reads from a picture or a line.
    static func uri(secret: [UInt8], login: String, issuer: String) -> String {
        let (login, issuer) = (percentEncoded(login), percentEncoded(issuer))
        return
            "otpauth://totp/\(issuer):\(login)?secret=\(Base32.text(secret))&issuer=\(issuer)&algorithm=SHA1&digits=6"
            + "&period=30"
    }

    private static func percentEncoded(_ text: String) -> String {
        let hexadecimal = Array("0123456789ABCDEF".utf8)
        var bytes = [UInt8]()
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                bytes.append(byte)
            default: bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// RFC 4648, without padding, as authenticators take it.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    static func text(_ bytes: [UInt8]) -> String {
        var text = [UInt8]()
        var (buffer, bits) = (0, 0)
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xffff
            bits += 8
            while bits >= 5 {
                bits -= 5
                text.append(alphabet[buffer >> bits & 31])
            }
        }
        if bits > 0 { text.append(alphabet[buffer << (5 - bits) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }

    /// Nil where there is another character. Case and spaces do not count.
    static func bytes(_ text: String) -> [UInt8]? {
        var bytes = [UInt8]()
        var (buffer, bits) = (0, 0)
        for character in text.uppercased().utf8 where character != UInt8(ascii: " ") && character != UInt8(ascii: "=") {
            guard let value = alphabet.firstIndex(of: character) else { return nil }
            buffer = (buffer << 5 | value) & 0xffff
            bits += 5
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
            }
        }
        return bytes
    }
}
