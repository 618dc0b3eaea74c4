package import Domain
package import Kernel

/// A city's identity provider with its secret, as the installation keeps it.
package struct KeptIdentityProvider: Sendable, Hashable {
    package var provider: IdentityProvider
    /// Nil where there is none or the file has it.
    package var sealedSecret: [UInt8]?
    package var secretFile: String?

    package init(_ provider: IdentityProvider, sealedSecret: [UInt8]?, secretFile: String?) {
        self.provider = provider
        self.sealedSecret = sealedSecret
        self.secretFile = secretFile
    }
}

extension Transaction {
    /// Nil where the city has none. Throws `StorageError.unexpectedValue` for a match that this program does not know.
    package func identityProvider(of slug: String) throws -> KeptIdentityProvider? {
        try row(
            """
            SELECT issuer, client_id, client_secret, client_secret_file, matched_by, label, label_en, scopes,
                allows_passwords, second_factor_values
            FROM identity_provider JOIN municipality ON municipality.id = identity_provider.municipality_id
            WHERE municipality.slug = \(slug)
            """
        ) { row in
            guard let match = IdentityMatch(try row.text(4)) else {
                throw StorageError.unexpectedValue(column: 4, found: try row.text(4))
            }
            return KeptIdentityProvider(
                IdentityProvider(
                    issuer: try row.text(0), clientID: try row.text(1), match: match,
                    label: Phrase(ja: try row.text(5), en: try row.text(6)), scopes: try row.text(7).words,
                    allowsPasswords: try row.flag(8), secondFactorValues: try row.text(9).words),
                sealedSecret: try row.optionalBlob(2), secretFile: try row.optionalText(3))
        }
    }

    /// Takes the place of what was there. False where there is no such city.
    package func keepIdentityProvider(
        _ kept: KeptIdentityProvider, of slug: String, at now: Instant
    ) throws -> Bool {
        let provider = kept.provider
        guard let city = try row("SELECT id FROM municipality WHERE slug = \(slug)", { try $0.integer(0) }) else {
            return false
        }
        try run("DELETE FROM identity_provider WHERE municipality_id = \(city)")
        try run(
            """
            INSERT INTO identity_provider (municipality_id, issuer, client_id, client_secret, client_secret_file, matched_by,
                label, label_en, scopes, allows_passwords, second_factor_values, changed_at)
            VALUES (\(city), \(provider.issuer), \(provider.clientID), \(kept.sealedSecret.sqlValue),
                \(kept.secretFile.sqlValue), \(provider.match.text), \(provider.label.ja), \(provider.label.en),
                \(provider.scopes.joined(separator: " ")), \(provider.allowsPasswords),
                \(provider.secondFactorValues.joined(separator: " ")), \(now))
            """)
        return true
    }

    /// False where there was none.
    package func removeIdentityProvider(of slug: String) throws -> Bool {
        try run(
            """
            DELETE FROM identity_provider
            WHERE municipality_id = (SELECT id FROM municipality WHERE slug = \(slug))
            """) == 1
    }
}

extension String {
    fileprivate var words: [String] { split(separator: " ").map(String.init) }
}
