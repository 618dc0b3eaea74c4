import Foundation
import Kernel
import TestKit
import Testing

/// The reference data of the measurement methods (`Tests/Fixtures/assessment`), and what the actions write of them.
enum MeasureFixture {
    static func path(_ name: String) -> String { "\(GoldenFile.root)/Tests/Fixtures/assessment/\(name)" }

    /// A CSV text without quotes: the head and the rows under it.
    struct Table {
        let names: [String]
        let rows: [[String]]

        init(_ bytes: some Sequence<UInt8>) {
            var lines = String(decoding: Array(bytes), as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
                line.split(separator: ",", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"")) }
            }
            names = lines.removeFirst()
            rows = lines
        }

        init(file: String) throws { self.init(try Data(contentsOf: URL(fileURLWithPath: file))) }

        subscript(column: String) -> [Double] { self[texts: column].map { Double($0) ?? .nan } }

        subscript(texts column: String) -> [String] {
            guard let index = names.firstIndex(of: column) else { return [] }
            return rows.map { $0[index] }
        }
    }

    static func json(_ bytes: [UInt8]) throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes)) }

    static func json(file: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: file)))
    }

    /// Every number in a JSON value by its path, such as `ancova.ci95.0`.
    static func numbers(_ value: Any, _ path: String = "") -> [String: Double] {
        func joined(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }
        if let object = value as? [String: Any] {
            return object.reduce(into: [:]) { $0.merge(numbers($1.value, joined($1.key))) { first, _ in first } }
        }
        if let array = value as? [Any] {
            return array.enumerated().reduce(into: [:]) { found, element in
                found.merge(numbers(element.element, joined("\(element.offset)"))) { first, _ in first }
            }
        }
        return (value as? NSNumber).map { [path: $0.doubleValue] } ?? [:]
    }

    /// The largest distance of two lists of figures; infinite where they are not equally long or only one has NaN.
    static func distance(_ a: [Double], _ b: [Double]) -> Double {
        guard a.count == b.count else { return .infinity }
        return zip(a, b).map { $0.isNaN && $1.isNaN ? 0 : ($0 - $1).isNaN ? .infinity : abs($0 - $1) }.max() ?? 0
    }

    /// The finding of an action that refuses its input: `code line:column`, the first of them.
    static func refusal(_ action: () throws -> Void) -> String {
        do {
            try action()
            return "nothing"
        } catch {
            guard let first = (error as? InputErrors)?.diagnostics.first else { return "\(error)" }
            return "\(first.code) \(first.place.line):\(first.place.column)"
        }
    }

    /// A folder with files of this content, for as long as the body runs.
    static func withFiles(_ files: [String: String] = [:], _ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "ikusei-measure-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, text) in files { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
        try body(folder)
    }
}
