import Domain
package import Kernel

/// A file of an import, used or not.
package struct StoredRosterFile: Sendable, Hashable {
    package enum State: Sendable, Hashable { case waiting, applied, withdrawn }

    package var id: Int64
    package var importID: Int64
    package var state: State
    /// When it was applied, withdrawn or uploaded.
    package var since: Instant
    package var mapping: String
    package var file: KeptRosterFile
    package var isReduced: Bool
}

extension Transaction {
    /// Every file of every import, in the order in which they came.
    package func storedRosterFiles() throws -> [StoredRosterFile] {
        try rows(
            """
            SELECT roster_file.id, roster_file.import_id, applied_at, withdrawn_at, uploaded_at, mapping_text, name,
                bytes, reduced_at IS NOT NULL
            FROM roster_file JOIN roster_import ON roster_import.id = roster_file.import_id
            ORDER BY roster_import.id, roster_file.id
            """
        ) { row in
            let (applied, withdrawn) = (try row.optionalInstant(2), try row.optionalInstant(3))
            return StoredRosterFile(
                id: try row.integer(0), importID: try row.integer(1),
                state: withdrawn != nil ? .withdrawn : applied != nil ? .applied : .waiting,
                since: try withdrawn ?? applied ?? row.instant(4), mapping: try row.text(5),
                file: KeptRosterFile(name: try row.text(6), bytes: try row.blob(7)), isReduced: try row.flag(8))
        }
    }

    /// Puts other bytes in a file's place, from which the same is read.
    package func replaceRosterFile(_ id: Int64, with bytes: [UInt8], reducedAt: Instant?) throws {
        try run(
            """
            UPDATE roster_file SET bytes = \(bytes), reduced_at = coalesce(CAST(\(reducedAt) AS bigint), reduced_at)
            WHERE id = \(id)
            """)
    }

    /// Forgets the files of imports that were taken back before a moment. Gives how many files went.
    package func forgetRosterFiles(withdrawnBefore moment: Instant) throws -> Int {
        try run(
            """
            DELETE FROM roster_file WHERE import_id IN (
                SELECT roster_import.id FROM roster_import WHERE roster_import.withdrawn_at < \(moment))
            """)
    }

    /// The imports that nobody has applied or taken back, with the moment of the upload.
    package func waitingRosterImports() throws -> [(id: Int64, uploadedAt: Instant)] {
        try rows(
            """
            SELECT id, uploaded_at FROM roster_import WHERE applied_at IS NULL AND withdrawn_at IS NULL ORDER BY id
            """
        ) { (try $0.integer(0), try $0.instant(1)) }
    }

    /// How many files of imports taken back, and how many in use that are not reduced, have had their time.
    package func countRosterFiles(before moment: Instant) throws -> Int {
        try int(
            """
            SELECT count(*) FROM roster_file JOIN roster_import ON roster_import.id = roster_file.import_id
            WHERE roster_import.withdrawn_at < \(moment) OR (roster_import.withdrawn_at IS NULL
                AND roster_import.applied_at < \(moment) AND roster_file.reduced_at IS NULL)
            """)
    }
}
