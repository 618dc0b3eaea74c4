import Crypto

/// SHA-256, for telling whether bytes are the same ones.
enum Fingerprint {
    static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}
