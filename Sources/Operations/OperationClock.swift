import Foundation
package import Kernel

/// The time, as actions see it.
package struct OperationClock: Sendable {
    package var now: @Sendable () -> Instant

    package init(now: @escaping @Sendable () -> Instant) { self.now = now }

    package static let system = OperationClock {
        Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }
}

extension OperationClock {
    /// The code that an authenticator with this key (base 32) shows now; nil for what is no key.
    package func secondFactorCode(_ key: String) -> String? {
        guard let secret = Base32.bytes(key), !secret.isEmpty else { return nil }
        return TOTP.code(secret: secret, step: now().milliseconds / 30_000)
    }
}
