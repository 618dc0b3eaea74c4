import Kernel

/// The files of an instance folder, by name, and how the user named the folder.
struct FolderFiles {
    let files: [String: [UInt8]]
    let folder: String

    func path(_ name: String) -> String {
        if folder.isEmpty { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    /// A file's bytes; `nil`, with a finding, where the folder does not have it.
    func bytes(_ name: String, _ findings: RecordFindings) -> [UInt8]? {
        if let bytes = files[name] { return bytes }
        findings.add(
            .error, "N001", Place(file: path(name)), ja: "ファイル「\(name)」がありません",
            en: "the file '\(name)' is missing",
            suggestion: nearest(to: name, among: files.keys.sorted()))
        return nil
    }
}
