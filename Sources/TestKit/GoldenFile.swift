import Foundation
import Testing

/// Text that is compared with a committed file, so that a change of what people see is a change that someone reads.
///
/// `IKUSEI_RECORD=1 swift test` writes the files anew.
package enum GoldenFile {
    package static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    package static func compare(_ text: String, with name: String) throws {
        let path = "\(root)/Tests/Golden/\(name)"
        if ProcessInfo.processInfo.environment["IKUSEI_RECORD"] == "1" {
            try FileManager.default.createDirectory(
                atPath: "\(root)/Tests/Golden", withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOfFile: path, encoding: .utf8)
        guard expected != text else { return }
        let (was, now) = (expected.split(separator: "\n"), text.split(separator: "\n"))
        let line = zip(was, now).enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            """
            \(name) has changed, first in line \(line.map { $0.offset + 1 } ?? min(was.count, now.count) + 1):
            was \(line.map { String($0.element.0.prefix(300)) } ?? "(\(was.count) lines)")
            now \(line.map { String($0.element.1.prefix(300)) } ?? "(\(now.count) lines)")
            """)
    }
}
