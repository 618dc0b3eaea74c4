package import Kernel

/// An import of roster files, as it is kept.
package struct RosterImport: Sendable, Hashable {
    package var id: Int64
    package var uploadedAt: Instant
    /// Who uploaded it; nil: someone at the console.
    package var uploadedBy: String?
    package var mappingName: String
    package var confirmedLeaving: Bool
    package var appliedAt: Instant?
    package var withdrawnAt: Instant?
    package var summary: String
    package var files: Int
}

/// A file of an import, as it came.
package struct KeptRosterFile: Sendable, Hashable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

extension Transaction {
    /// Every import, newest first.
    package func rosterImports() throws -> [RosterImport] {
        try rows(
            """
            SELECT roster_import.id, uploaded_at, mapping_name, confirmed_leaving, applied_at, withdrawn_at, summary,
                (SELECT count(*) FROM roster_file WHERE roster_file.import_id = roster_import.id), account.name
            FROM roster_import LEFT JOIN account ON account.id = roster_import.uploaded_by
            ORDER BY roster_import.id DESC
            """
        ) { row in
            RosterImport(
                id: try row.integer(0), uploadedAt: try row.instant(1), uploadedBy: try row.optionalText(8),
                mappingName: try row.text(2),
                confirmedLeaving: try row.flag(3), appliedAt: try row.optionalInstant(4),
                withdrawnAt: try row.optionalInstant(5), summary: try row.text(6), files: try row.int(7))
        }
    }

    /// Keeps uploaded files that nothing uses yet; gives the import's id.
    package func addRosterImport(
        files: [KeptRosterFile], mappingName: String, mappingText: String, confirmedLeaving: Bool, by account: Int64?,
        at now: Instant
    ) throws -> Int64 {
        let id = try integer(
            """
            INSERT INTO roster_import (uploaded_by, uploaded_at, mapping_name, mapping_text, confirmed_leaving)
            VALUES (\(account), \(now), \(mappingName), \(mappingText), \(confirmedLeaving)) RETURNING id
            """)
        try insert(
            into: "roster_file", ["import_id", "name", "bytes"],
            files.map { [id.sqlValue, .text($0.name), .blob($0.bytes)] })
        return id
    }

    /// The files of the imports that count: those applied and not withdrawn, and `also`, whatever its state. Each with
    /// the text of the mapping it is read by, in the order in which they came.
    package func rosterFiles(
        also: Int64? = nil
    ) throws -> [(importID: Int64, mapping: String, confirmedLeaving: Bool, file: KeptRosterFile)] {
        try rows(
            """
            SELECT roster_import.id, mapping_text, confirmed_leaving, name, bytes
            FROM roster_file JOIN roster_import ON roster_import.id = roster_file.import_id
            WHERE (applied_at IS NOT NULL AND withdrawn_at IS NULL) OR roster_import.id = \(also ?? 0)
            ORDER BY roster_import.id, roster_file.id
            """
        ) { row in
            (
                try row.integer(0), try row.text(1), try row.flag(2),
                KeptRosterFile(name: try row.text(3), bytes: try row.blob(4))
            )
        }
    }

    /// Marks an import as applied. False where it was already, or was withdrawn.
    package func applyRosterImport(
        _ id: Int64, confirmedLeaving: Bool, summary: String, by account: Int64?, at now: Instant
    ) throws -> Bool {
        try run(
            """
            UPDATE roster_import
            SET applied_at = \(now), applied_by = \(account), confirmed_leaving = \(confirmedLeaving),
                summary = \(summary)
            WHERE id = \(id) AND applied_at IS NULL AND withdrawn_at IS NULL
            """) > 0
    }

    /// Says of an import that nothing uses yet what was found in it.
    package func noteRosterImport(_ id: Int64, summary: String) throws {
        try run(
            """
            UPDATE roster_import SET summary = \(summary)
            WHERE id = \(id) AND applied_at IS NULL AND withdrawn_at IS NULL
            """)
    }

    /// Forgets the files of an import that nothing has ever used.
    package func forgetRosterFiles(ofImport id: Int64) throws {
        try run("DELETE FROM roster_file WHERE import_id = \(id)")
    }

    /// Takes an import back, applied or not. False where it was taken back already.
    package func withdrawRosterImport(_ id: Int64, by account: Int64?, at now: Instant) throws -> Bool {
        try run(
            """
            UPDATE roster_import SET withdrawn_at = \(now), withdrawn_by = \(account)
            WHERE id = \(id) AND withdrawn_at IS NULL
            """) > 0
    }

    /// The names and sizes of an import's files, in the order in which they came.
    package func rosterFileNames(of id: Int64) throws -> [(name: String, bytes: Int)] {
        try rows("SELECT name, length(bytes) FROM roster_file WHERE import_id = \(id) ORDER BY id") {
            (try $0.text(0), try $0.int(1))
        }
    }

    /// The mapping of the import that was applied last.
    package func lastRosterMapping() throws -> (name: String, text: String)? {
        try row(
            """
            SELECT mapping_name, mapping_text FROM roster_import
            WHERE applied_at IS NOT NULL AND withdrawn_at IS NULL ORDER BY id DESC LIMIT 1
            """
        ) { (try $0.text(0), try $0.text(1)) }
    }
}

extension Transaction {
    /// The date of the newest roster; nil where there is none.
    package func newestSnapshot() throws -> CalendarDate? {
        try row("SELECT day FROM snapshot ORDER BY day DESC LIMIT 1") { try $0.day(0) }
    }
}
