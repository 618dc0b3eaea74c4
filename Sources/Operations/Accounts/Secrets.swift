import CSodium
import Crypto

/// Randomness, hashes and comparison: the one place that calls the cryptographic libraries.
package enum Secrets {
    /// libsodium is set up once; below zero: it cannot work on this machine.
    private static let isReady = sodium_init() >= 0

    static func random(_ count: Int) throws(AccountError) -> [UInt8] {
        guard isReady else { throw .cryptographyUnavailable }
        var bytes = [UInt8](repeating: 0, count: count)
        randombytes_buf(&bytes, count)
        return bytes
    }

    /// Evenly one of `0..<bound`.
    static func random(below bound: Int) throws(AccountError) -> Int {
        guard isReady else { throw .cryptographyUnavailable }
        return Int(randombytes_uniform(UInt32(clamping: bound)))
    }

    /// A token for a cookie: 32 random bytes in 43 characters.
    package static func token() throws(AccountError) -> String { base64url(try random(32)) }

    static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// What the database keeps of a token. It needs no salt: nobody guesses 32 random bytes.
    static func hash(ofToken token: String) -> [UInt8] { sha256(Array("ikusei session ".utf8) + Array(token.utf8)) }

    /// What the database keeps of a program's token: a session's token is none, nor the other way round.
    static func hash(ofProgramToken token: String) -> [UInt8] {
        sha256(Array("ikusei token ".utf8) + Array(token.utf8))
    }

    static func hmacSHA256(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }

    /// For RFC 6238, whose applications know no other.
    static func hmacSHA1(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        Array(HMAC<Insecure.SHA1>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
    }

    /// Whether they are the same, in a time that does not tell where they differ.
    static func areEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard isReady, a.count == b.count else { return false }
        return sodium_memcmp(a, b, a.count) == 0
    }

    // MARK: Argon2id

    static func argon2id(_ password: [UInt8], operations: Int, memory: Int) throws(AccountError) -> String {
        guard isReady else { throw .cryptographyUnavailable }
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let signed = password.map(CChar.init(bitPattern:))
        let result = crypto_pwhash_str(&text, signed, UInt64(signed.count), UInt64(operations), memory)
        guard result == 0 else { throw .cryptographyUnavailable }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func argon2id(_ password: [UInt8], fits hash: String) -> Bool {
        guard isReady else { return false }
        let signed = password.map(CChar.init(bitPattern:))
        return crypto_pwhash_str_verify(hash, signed, UInt64(signed.count)) == 0
    }

    static func argon2idIsOutdated(_ hash: String, operations: Int, memory: Int) -> Bool {
        isReady && crypto_pwhash_str_needs_rehash(hash, UInt64(operations), memory) != 0
    }

    // MARK: Text

    static func base64url(_ bytes: [UInt8]) -> String { base64(bytes, alphabet: base64urlAlphabet) }

    /// Without padding.
    static func base64(_ bytes: [UInt8], alphabet: [UInt8] = standardAlphabet) -> String {
        var text = [UInt8]()
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let padded = Array(group) + [UInt8](repeating: 0, count: 3 - group.count)
            let number = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
            for place in 0...group.count { text.append(alphabet[number >> (18 - 6 * place) & 63]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    static let standardAlphabet = letters + Array("+/".utf8)
    static let base64urlAlphabet = letters + Array("-_".utf8)
}
