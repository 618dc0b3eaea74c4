import Kernel

/// Whether each section has as many people as its table says.
enum FolderSizes {
    static func report(
        _ section: Int, of sections: FolderNames, written: Int32, found: Int32, file: String,
        _ findings: RecordFindings
    ) {
        findings.add(
            .warning, "N037", Place(file: file, line: sections.line(of: Int32(section)), column: 1),
            ja: "所属「\(sections[section])」は\(written)人と書かれていますが、staff.csvには\(found)人います",
            en: "the section '\(sections[section])' says \(written) people; staff.csv has \(found)")
    }
}
