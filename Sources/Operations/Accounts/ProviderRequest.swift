import Kernel

/// What the browser keeps, sealed, while somebody is at the provider. It binds the answer to the browser that asked.
struct ProviderRequest: Sendable, Hashable {
    var state: String
    var nonce: String
    /// RFC 7636.
    var verifier: String
    var issuer: String
    var returnTo: String
    var begun: Instant
    /// The session whose holder proves anew who they are; nil: somebody signs in.
    var session: Int64?

    /// Seconds within which the answer must come.
    static let secondsGood = 600

    init(issuer: String, returnTo: String, session: Int64?, at now: Instant) throws(AccountError) {
        state = try Secrets.token()
        nonce = try Secrets.token()
        verifier = try Secrets.token()
        self.issuer = issuer
        self.returnTo = returnTo
        self.session = session
        begun = now
    }

    var until: Instant { begun.adding(seconds: Self.secondsGood) }

    /// RFC 7636, section 4.2, by S256.
    var challenge: String { Secrets.base64url(Secrets.sha256(Array(verifier.utf8))) }

    func sealed(at desk: IdentityDesk) throws(AccountError) -> String {
        let fields = [
            state, nonce, verifier, issuer, returnTo, "\(begun.milliseconds)", session.map(String.init) ?? "",
        ]
        return Secrets.base64url(
            try Secrets.seal(Array(fields.joined(separator: "\n").utf8), for: desk.requestUse, key: desk.key))
    }

    /// Nil for what this city has not sealed, or too long ago.
    init?(_ sealed: String?, at desk: IdentityDesk, now: Instant) {
        guard let bytes = sealed.flatMap(Secrets.bytes(base64url:)),
            let plain = Secrets.unseal(bytes, for: desk.requestUse, key: desk.key)
        else { return nil }
        let fields = String(decoding: plain, as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 7, let begun = Int64(fields[5]) else { return nil }
        (state, nonce, verifier, issuer, returnTo) = (fields[0], fields[1], fields[2], fields[3], fields[4])
        self.begun = Instant(milliseconds: begun)
        session = Int64(fields[6])
        guard now >= self.begun, now < until else { return nil }
    }

    func isState(_ other: String?) -> Bool {
        other.map { Secrets.areEqual(Array(state.utf8), Array($0.utf8)) } ?? false
    }

    var stateHash: [UInt8] { Secrets.sha256(Array("ikusei state \(state)".utf8)) }
}
