package import Kernel

/// A municipality of the installation.
package struct KeptMunicipality: Sendable, Hashable {
    /// The word in addresses and in the name of its database.
    package var slug: String
    /// 全国地方公共団体コード.
    package var code: String
    package var name: Phrase

    package init(slug: String, code: String, name: Phrase) {
        self.slug = slug
        self.code = code
        self.name = name
    }
}

extension Transaction {
    /// Every municipality, by its code.
    package func municipalities() throws -> [KeptMunicipality] {
        try rows("SELECT slug, code, name, name_en FROM municipality ORDER BY code") { row in
            KeptMunicipality(
                slug: try row.text(0), code: try row.text(1), name: Phrase(ja: try row.text(2), en: try row.text(3)))
        }
    }

    /// A setting; where there is none yet, the one given is kept, whoever else does the same at the moment.
    package func setting(_ name: String, default value: String) throws -> String {
        try run(
            "INSERT INTO setting (name, value) VALUES (\(name), \(value)) ON CONFLICT (name) DO NOTHING")
        return try row("SELECT value FROM setting WHERE name = \(name)") { try $0.text(0) } ?? value
    }

    /// Throws `StorageError.duplicate` where the slug or the code is taken.
    package func addMunicipality(_ municipality: KeptMunicipality, at now: Instant) throws {
        try run(
            """
            INSERT INTO municipality (slug, code, name, name_en, created_at) VALUES
                (\(municipality.slug), \(municipality.code), \(municipality.name.ja), \(municipality.name.en), \(now))
            """)
    }

    package func removeMunicipality(_ slug: String) throws {
        try run("DELETE FROM municipality WHERE slug = \(slug)")
    }
}
