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
        let empty = inputs.filter(\.bytes.isEmpty)
        guard empty.isEmpty else {
            throw InputErrors(
                empty.map { problem(.error, "I008", $0.name, ja: "ファイルが空です", en: "the file is empty") })
        }
        try ForeignFormat.refuse(inputs)
        let (mapping, findings) = try Self.mapping(named: mapping, for: inputs)
        let read = RosterReader.read(
            files: inputs, mapping: mapping, vocabulary: plan.vocabulary, roles: plan.roles,
            confirmedLeaving: confirmedLeaving)
        roster = read.roster
        diagnostics = findings + read.diagnostics
        let asksOfUnits = !plan.vocabulary[.unitKinds].isEmpty || !plan.unitClasses.isEmpty
        if asksOfUnits, !roster.units.isEmpty, roster.units.allSatisfy({ $0.kind < 0 && $0.level < 0 }) {
            diagnostics.append(
                problem(
                    .warning, "I010", files.first ?? "",
                    ja: "所属の種別も階層も分かりません。所属のファイル（units）を --roster に加えるか、対応表に unitKinds を書いてください",
                    en:
                        "neither kind nor level of any unit is known: add the unit file to --roster, or unitKinds to the mapping"
                ))
        }
    }

    /// The mapping of a file, of the name of one that ships (`ikusei-standard`), or one guessed from the headers.
    package static func mapping(
        named name: String?, for files: [RosterFile]
    ) throws(InputErrors) -> (RosterMapping, [Diagnostic]) {
        let (path, text) = try mappingText(named: name, for: files)
        let (mapping, diagnostics) = RosterMapping.read(text, file: path)
        guard let mapping, !diagnostics.hasErrors else { throw InputErrors(diagnostics) }
        return (mapping, diagnostics)
    }

    /// The text of the mapping as above, with its file's path, or `mapping.yaml` for a guessed one.
    static func mappingText(
        named name: String?, for files: [RosterFile]
    ) throws(InputErrors) -> (path: String, text: String) {
        guard let name else { return ("mapping.yaml", try guessed(for: files)) }
        guard !name.contains("/"), !FileManager.default.fileExists(atPath: name) else {
            return (name, try InputFile.text(name))
        }
        let folder = PlanLibrary.folder(named: "mappings", near: files.first?.name ?? ".")
        let known = shipped(in: folder)
        guard let folder, known.contains(name) else {
            throw InputErrors([
                problem(
                    .error, "I001", name,
                    ja: "そのような対応表はありません（同梱: \(known.joined(separator: "、"))）",
                    en: "there is no such mapping (these ship: \(known.joined(separator: ", ")))",
                    suggestion: nearest(to: name, among: known))
            ])
        }
        let path = "\(folder)/\(name).yaml"
        return (path, try InputFile.text(path))
    }

    private static func shipped(in folder: String?) -> [String] {
        guard let folder, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
        return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }

    private static func guessed(for files: [RosterFile]) throws(InputErrors) -> String {
        let known = shipped(in: PlanLibrary.folder(named: "mappings", near: files.first?.name ?? "."))
        let strange = files.filter { !RosterMappingGuess.guess($0).isUsable }
        guard strange.isEmpty else {
            throw InputErrors(
                strange.map { file in
                    problem(
                        .error, "I009", file.name,
                        ja:
                            "名簿として列が分かりません。文字コード（UTF-8かCP932）を確かめるか、--mapping で対応表を指定してください（同梱: \(known.joined(separator: "、"))）",
                        en:
                            "its columns are not those of a roster: check the encoding (UTF-8 or CP932), or name a --mapping (these ship: \(known.joined(separator: ", ")))"
                    )
                })
        }
        return RosterMappingGuess.guess(files).yaml
    }
}
