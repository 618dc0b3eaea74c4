import Crypto
import Foundation

extension Secrets {
    /// Seals under a key derived from `key` for one use (AES-256-GCM, HKDF-SHA-256 of RFC 5869): what was sealed for one
    /// use, or one city, opens for no other.
    static func seal(_ bytes: [UInt8], for use: String, key: [UInt8]) throws(AccountError) -> [UInt8] {
        do {
            let box = try AES.GCM.seal(bytes, using: derivedKey(key, use), authenticating: Array(use.utf8))
            guard let combined = box.combined else { throw AccountError.cryptographyUnavailable }
            return Array(combined)
        } catch {
            throw .cryptographyUnavailable
        }
    }

    /// Nil for what was not sealed for this use under this key.
    static func unseal(_ sealed: [UInt8], for use: String, key: [UInt8]) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: sealed) else { return nil }
        return (try? AES.GCM.open(box, using: derivedKey(key, use), authenticating: Array(use.utf8))).map(Array.init)
    }

    private static func derivedKey(_ key: [UInt8], _ use: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: key), info: Array("ikusei \(use)".utf8), outputByteCount: 32)
    }

    static func sha512(_ bytes: [UInt8]) -> [UInt8] { Array(SHA512.hash(data: bytes)) }

    /// Nil for what is no base64url; without padding, as RFC 7515 has it.
    static func bytes(base64url text: String) -> [UInt8]? {
        guard text.utf8.allSatisfy({ base64urlAlphabet.contains($0) }) else { return nil }
        let standard = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - standard.utf8.count % 4) % 4)
        return Data(base64Encoded: standard + padding).map(Array.init)
    }
}
