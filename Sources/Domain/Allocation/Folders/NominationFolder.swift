package import Kernel
package import Mathematics

/// Nominations over the years of a plan as an instance folder gives them, with the folder's own names (clause K4).
///
/// Three tracks, named by the form: `DT`, which one person of a section needs; `PM`, of which units need some, and
/// which asks for one of `DT` and `PM` earlier or a system that the person runs; `ADV`, for the information
/// department. Each taker counts towards the section's absences.
package struct NominationFolder: Sendable {
    /// The files of such a folder.
    package static let files = ["staff.csv", "units.csv", "sections.csv", FolderMeta.name]

    /// Where the people of a group sit.
    package enum Home: Sendable, Hashable {
        case section(Int32)
        case unit(Int32)
    }

    /// What `meta.json` calls the instance; empty where it does not.
    package var name: String
    package var instance: NominationInstance
    package var staff: FolderNames
    package var sections: FolderNames
    package var units: FolderNames
    package var tracks: FolderNames
    /// The section or unit of each of the instance's groups.
    package var homes: [Home]

    /// Reads a folder whole: ids are any distinct texts, and the n-th row of a table is index n of `instance`.
    ///
    /// Throws `InputErrors` with all that is wrong (`docs/diagnostics.md`: F, N001 to N044), at most twenty of a kind
    /// in full; gives back what is merely doubtful. Linear in the size of the files.
    ///
    /// - Parameters:
    ///   - files: the folder's files by name; others than those of the form are not looked at.
    ///   - folder: the name under which diagnostics show the folder.
    package static func read(
        _ files: [String: [UInt8]], folder: String = ""
    ) throws(InputErrors) -> (folder: NominationFolder, diagnostics: [Diagnostic]) {
        var reader = NominationFolderReader(FolderFiles(files: files, folder: folder))
        return try reader.read()
    }
}
