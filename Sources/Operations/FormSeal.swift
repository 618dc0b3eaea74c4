import Crypto
import Foundation

/// Proves that a form was handed out by this installation to the browser that sends it back: HMAC-SHA-256 under the
/// installation's key.
package struct FormSeal: Sendable {
    private let key: SymmetricKey

    /// The key is a secret of at least 32 bytes.
    package init(key: [UInt8]) { self.key = SymmetricKey(data: key) }

    package func code(for text: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
            .map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }
}
