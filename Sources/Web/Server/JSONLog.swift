import Foundation
import Logging
import Synchronization

/// One JSON object a line on standard error, for programs that collect logs.
struct JSONLog: LogHandler {
    private static let writing = Mutex(())

    let label: String
    var metadata = Logger.Metadata()
    var logLevel: Logger.Level

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = [
            "time": Date().ISO8601Format(.iso8601.year().month().day().time(includingFractionalSeconds: true)) + "Z",
            "level": event.level.rawValue, "label": label, "message": event.message.description,
        ]
        for (key, value) in metadata.merging(event.metadata ?? [:], uniquingKeysWith: { $1 }) {
            // A name of ours is not lost to one of theirs.
            fields[fields[key] == nil ? key : "meta." + key] = value.description
        }
        guard
            let data = try? JSONSerialization.data(
                withJSONObject: fields, options: [.sortedKeys, .withoutEscapingSlashes])
        else { return }
        Self.writing.withLock { _ in
            try? FileHandle.standardError.write(contentsOf: data + Data("\n".utf8))
        }
    }
}
