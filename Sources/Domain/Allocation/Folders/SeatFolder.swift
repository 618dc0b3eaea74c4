package import Kernel
package import Mathematics

/// One year of seats as an instance folder gives it, with the folder's own names for everyone and everything (clauses
/// K5, K6).
package struct SeatFolder: Sendable {
    /// The files of such a folder.
    package static let files = [
        "sections.csv", "staff.csv", "travel.csv", "sessions.csv", "unavail.csv", "mpref.csv", "requests.csv",
        "epref.csv", FolderMeta.name,
    ]

    /// What `meta.json` calls the instance; empty where it does not.
    package var name: String
    package var year: SeatYear
    package var staff: FolderNames
    package var sections: FolderNames
    package var municipalities: FolderNames
    package var sessions: FolderNames
    package var courses: FolderNames
    package var requests: FolderNames

    /// Reads a folder whole: ids are any distinct texts, and the n-th row of a table is index n of `year`.
    ///
    /// Throws `InputErrors` with all that is wrong (`docs/diagnostics.md`: F, N001 to N044), at most twenty of a kind
    /// in full; gives back what is merely doubtful. Linear in the size of the files.
    ///
    /// - Parameters:
    ///   - files: the folder's files by name; others than those of the form are not looked at.
    ///   - folder: the name under which diagnostics show the folder.
    package static func read(
        _ files: [String: [UInt8]], folder: String = ""
    ) throws(InputErrors) -> (folder: SeatFolder, diagnostics: [Diagnostic]) {
        var reader = SeatFolderReader(FolderFiles(files: files, folder: folder))
        return try reader.read()
    }
}
