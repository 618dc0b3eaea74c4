import Foundation
package import Kernel

/// Files that the user named.
package enum InputFile {
    /// The largest file that is read: far above a region's roster, far below what would exhaust the machine.
    static let mostBytes = 4 << 30

    /// The file's bytes. Throws `I001` where there is no such file, `I002` where it cannot be read.
    package static func bytes(_ path: String) throws(InputErrors) -> [UInt8] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw problem("I001", path, ja: "ファイルがありません", en: "there is no such file")
        }
        guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw problem("I002", path, ja: "ファイルを読めません", en: "the file cannot be read")
        }
        defer { try? handle.close() }
        do {
            let size = Int(try handle.seekToEnd())
            guard size <= mostBytes else {
                throw problem("I003", path, ja: "ファイルが大きすぎます", en: "the file is too large")
            }
            try handle.seek(toOffset: 0)
            // Straight into the array: a roster of a region is hundreds of megabytes, and Data would hold it twice.
            let descriptor = handle.fileDescriptor
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                while count < size {
                    let got = read(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
                    if got < 0, errno == EINTR { continue }
                    if got <= 0 { break }
                    count += got
                }
            }
            // Half a file is worse than none.
            guard bytes.count == size else {
                throw problem("I002", path, ja: "ファイルを最後まで読めません", en: "the file cannot be read to its end")
            }
            return bytes
        } catch let error as InputErrors {
            throw error
        } catch {
            throw problem("I002", path, ja: "ファイルを読めません", en: "the file cannot be read")
        }
    }

    /// The file's text. Throws `I004` where it is not UTF-8.
    package static func text(_ path: String) throws(InputErrors) -> String {
        var bytes = try bytes(path)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw problem("I004", path, ja: "UTF-8のファイルではありません", en: "the file is not UTF-8")
        }
        return text
    }

    private static func problem(_ code: String, _ path: String, ja: String, en: String) -> InputErrors {
        InputErrors([Diagnostic(.error, code, at: Place(file: path), Phrase(ja: ja, en: en))])
    }
}
