package import Domain
package import Kernel

extension TokenFacts {
    static let columns: SQL = """
        api_token.id, api_token.name, api_token.scopes, api_token.created_by, api_token.created_at, \
        api_token.expires_at, api_token.revoked_at, api_token.last_used_at
        """

    init(_ row: any Row) throws {
        // A scope that a later version had is none here.
        let scopes = try row.text(2).split(separator: " ").compactMap { TokenScope(rawValue: String($0)) }
        try self.init(
            id: row.integer(0), name: row.text(1), scopes: Set(scopes), createdBy: row.optionalInteger(3),
            createdAt: row.instant(4), expiresAt: row.optionalInstant(5), revokedAt: row.optionalInstant(6),
            lastUsedAt: row.optionalInstant(7))
    }
}

extension Transaction {
    /// The token that has that hash, good or not: one query by a unique key. It does not look at the clock.
    package func token(hash: [UInt8]) throws -> TokenFacts? {
        try row("SELECT \(sql: TokenFacts.columns) FROM api_token WHERE token_hash = \(hash)") { try TokenFacts($0) }
    }

    /// All tokens ever issued, the newest first.
    package func tokens() throws -> [TokenFacts] {
        try rows("SELECT \(sql: TokenFacts.columns) FROM api_token ORDER BY created_at DESC, id DESC") {
            try TokenFacts($0)
        }
    }

    /// Keeps a token's hash; gives its id. The id in the facts is not looked at.
    package func addToken(_ token: TokenFacts, hash: [UInt8]) throws -> Int64 {
        let scopes = TokenScope.allCases.filter(token.scopes.contains).map(\.rawValue).joined(separator: " ")
        return try integer(
            """
            INSERT INTO api_token (name, token_hash, scopes, created_by, created_at, expires_at)
            VALUES (\(token.name), \(hash), \(scopes), \(token.createdBy.sqlValue), \(token.createdAt),
                \(token.expiresAt.sqlValue)) RETURNING id
            """)
    }

    /// Gives its name; nil where there is no such token, or it is revoked already.
    package func revokeToken(_ id: Int64, at now: Instant) throws -> String? {
        try row("UPDATE api_token SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL RETURNING name") {
            try $0.text(0)
        }
    }

    /// Notes that it was used; never moves the time back.
    package func touchToken(_ id: Int64, at now: Instant) throws {
        try run(
            """
            UPDATE api_token SET last_used_at = \(now)
            WHERE id = \(id) AND (last_used_at IS NULL OR last_used_at < \(now))
            """)
    }
}
