package import Documents
import Foundation
package import Kernel

/// Writes finished files: each whole or not at all.
package enum OutputFolder {
    /// Writes files into a folder, which is made where it is missing. Throws `O001` where it cannot be.
    package static func write(_ files: [OutputFile], to folder: String) throws(InputErrors) {
        try make(folder)
        for file in files { try write(file.bytes, to: folder + "/" + file.name) }
    }

    /// Makes the folder where it is missing. Throws `O001` where it cannot be made.
    package static func make(_ folder: String) throws(InputErrors) {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw problem(folder, ja: "フォルダを作れません", en: "the folder cannot be made")
        }
    }

    /// Writes one file whole.
    package static func write(_ bytes: [UInt8], to path: String) throws(InputErrors) {
        let file = try OutputStream(path)
        try file.append(bytes)
        try file.finish()
    }

    static func problem(_ path: String, ja: String, en: String) -> InputErrors {
        let reason = String(cString: strerror(errno))
        return InputErrors([
            Diagnostic(.error, "O001", at: Place(file: path), Phrase(ja: "\(ja)（\(reason)）", en: "\(en) (\(reason))"))
        ])
    }
}

/// A file that is written piece by piece under a temporary name beside the target and renamed when it is finished, so
/// that a reader never sees half a file. What is not finished is removed.
final class OutputStream {
    private let path: String
    private var descriptor: Int32

    /// Throws `O001` where the file cannot be made.
    init(_ path: String) throws(InputErrors) {
        self.path = path
        descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0 else { throw failed }
    }

    deinit {
        if descriptor >= 0 {
            close(descriptor)
            unlink(path + ".part")
        }
    }

    func append(_ bytes: [UInt8]) throws(InputErrors) {
        let isWritten = bytes.withUnsafeBytes { buffer -> Bool in
            var done = 0
            while done < buffer.count {
                let count = write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if count <= 0 { return false }
                done += count
            }
            return true
        }
        guard isWritten else { throw failed }
    }

    func finish() throws(InputErrors) {
        let isClosed = close(descriptor) == 0
        descriptor = -1
        guard isClosed, rename(path + ".part", path) == 0 else {
            unlink(path + ".part")
            throw failed
        }
    }

    private var failed: InputErrors {
        OutputFolder.problem(path, ja: "ファイルを書けません", en: "the file cannot be written")
    }
}
