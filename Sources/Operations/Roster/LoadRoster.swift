package import Domain
import Foundation
package import Kernel

/// Reads the HR export: the files, and the mapping that was named, or else guessed.
package struct LoadRoster {
    package var roster: Roster
    package var diagnostics: [Diagnostic]

    package init(
        files: [String], mapping: String?, plan: Plan, confirmedLeaving: Bool = false
    ) throws(InputErrors) {
        var inputs = [RosterFile]()
        for file in files { inputs.append(RosterFile(name: file, bytes: try InputFile.bytes(file))) }
        let (mapping, findings) = try Self.mapping(named: mapping, for: inputs)
        let read = RosterReader.read(
            files: inputs, mapping: mapping, vocabulary: plan.vocabulary, roles: plan.roles,
            confirmedLeaving: confirmedLeaving)
        roster = read.roster
        diagnostics = findings + read.diagnostics
    }

    /// The mapping of a file, of the name of one that ships (`ikusei-standard`), or one guessed from the headers.
    package static func mapping(
        named name: String?, for files: [RosterFile]
    ) throws(InputErrors) -> (RosterMapping, [Diagnostic]) {
        guard let name else { return try guessed(for: files) }
        var path = name
        if !name.contains("/"), !FileManager.default.fileExists(atPath: name),
            let folder = PlanLibrary.folder(named: "mappings", near: files.first?.name ?? ".")
        {
            path = "\(folder)/\(name).yaml"
        }
        let (mapping, diagnostics) = RosterMapping.read(try InputFile.text(path), file: path)
        guard let mapping, !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return (mapping, diagnostics)
    }

    private static func guessed(for files: [RosterFile]) throws(InputErrors) -> (RosterMapping, [Diagnostic]) {
        let guess = RosterMappingGuess.guess(files)
        let (mapping, diagnostics) = RosterMapping.read(guess.yaml, file: "mapping.yaml")
        guard let mapping, !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return (mapping, diagnostics)
    }
}
