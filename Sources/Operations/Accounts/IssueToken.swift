package import Domain
package import Kernel
import Storage

/// The administrator gives a program a token for the city's interface. It is shown once; the database keeps its SHA-256.
package enum IssueToken {
    package struct Issued: Sendable {
        package var facts: TokenFacts
        /// As `ikusei_Qm9…`; it can be read here and never again.
        package var secret: String
    }

    /// What a token begins with, so that one that was left lying about is known for what it is.
    static let prefix = "ikusei_"

    /// Throws `.tokenIncomplete` or `.tokenEndsInThePast`.
    ///
    /// - Parameter last: its last day in Japan; nil: it has no end.
    package static func run(
        name: String, scopes: Set<TokenScope>, until last: CalendarDate? = nil, by caller: Caller,
        in city: OperationContext
    ) async throws -> Issued {
        try caller.requireFreshly(.manageTokens, in: city)
        let name = name.trimmingSpaces
        guard (1...60).contains(name.count), !scopes.isEmpty else { throw AccountError.tokenIncomplete }
        let now = city.clock.now()
        if let last, last < now.dayInJapan { throw AccountError.tokenEndsInThePast }
        let secret = prefix + (try Secrets.token())
        var facts = TokenFacts(
            id: 0, name: name, scopes: scopes, createdBy: caller.account, createdAt: now,
            expiresAt: last.map { Instant(noonInJapan: $0).adding(seconds: 12 * 60 * 60) }, revokedAt: nil,
            lastUsedAt: nil)
        let (kept, hash) = (facts, Secrets.hash(ofProgramToken: secret))
        facts.id = try await city.database.write { transaction in
            let id = try transaction.addToken(kept, hash: hash)
            let words =
                TokenScope.allCases.filter(scopes.contains).map(\.rawValue) + (last.map { ["until \($0)"] } ?? [])
            try transaction.audit(caller.entry("token.issue", name, words.joined(separator: " ")), at: now)
            return id
        }
        return Issued(facts: facts, secret: secret)
    }
}
