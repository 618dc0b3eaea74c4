import Domain
import Foundation
import Kernel

/// The small folders of `Tests/Fixtures/folders`, and the public instances where they lie beside the project.
enum FolderFixture {
    struct NotThere: Error { var text: String }

    /// A link to this folder from elsewhere leads back to the repository.
    static let repository: URL = {
        var folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        for _ in 0..<5 { folder.deleteLastPathComponent() }
        return folder
    }()

    static func files(_ folder: URL) throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            files[name] = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
        }
        return files
    }

    static func seats() throws -> [String: [UInt8]] {
        try files(repository.appendingPathComponent("Tests/Fixtures/folders/seats"))
    }

    static func nominations() throws -> [String: [UInt8]] {
        try files(repository.appendingPathComponent("Tests/Fixtures/folders/nominations"))
    }

    /// Folders of the public instances whose name begins with a letter; none where they are not at hand.
    static func instances(_ prefix: String) throws -> [URL] {
        let root = repository.deletingLastPathComponent().appendingPathComponent("shared/optimiser")
        guard FileManager.default.fileExists(atPath: root.path) else { return [] }
        return try FileManager.default.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix(prefix) }
            .sorted { $0.path < $1.path }
    }

    /// What is said of a folder, whether it is read or not, and whether it was.
    static func diagnostics(
        of files: [String: [UInt8]], isSeats: Bool
    ) -> (diagnostics: [Diagnostic], isRead: Bool) {
        do throws(InputErrors) {
            let found =
                if isSeats {
                    try SeatFolder.read(files, folder: "f").diagnostics
                } else {
                    try NominationFolder.read(files, folder: "f").diagnostics
                }
            return (found, true)
        } catch {
            return (error.diagnostics, false)
        }
    }
}

extension [String: [UInt8]] {
    /// The folder with a text replaced in one file, which must be there; `nil` for the file leaves it out.
    func edited(_ file: String, _ old: String, _ new: String?) throws -> [String: [UInt8]] {
        var files = self
        guard let new else {
            files[file] = nil
            return files
        }
        let text = String(decoding: self[file] ?? [], as: UTF8.self)
        guard text.contains(old) else { throw FolderFixture.NotThere(text: old) }
        files[file] = Array(text.replacingOccurrences(of: old, with: new).utf8)
        return files
    }
}
