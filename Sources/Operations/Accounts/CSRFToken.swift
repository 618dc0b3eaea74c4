/// What a form carries to show that it came from a page of ours. Derived, so nothing is kept: signed in, from the
/// session's token; signed out, from the random value of a cookie (`Secrets.token()`).
package enum CSRFToken {
    package static func make(from secret: String) -> String {
        Secrets.base64url(Secrets.hmacSHA256(Array("ikusei form".utf8), key: Array(secret.utf8)))
    }

    /// In a time that does not tell where it differs.
    package static func verify(_ token: String, from secret: String) -> Bool {
        guard !secret.isEmpty else { return false }
        return Secrets.areEqual(Array(token.utf8), Array(make(from: secret).utf8))
    }
}
