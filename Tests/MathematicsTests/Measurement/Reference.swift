import Foundation

/// The reference data of the measurement methods: outside packages' results with their inputs. Read where the project's
/// shared folder is there, else from the copy in `Tests/Fixtures/assessment`.
enum Reference {
    static let folder: URL = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shared = root.deletingLastPathComponent().appendingPathComponent("shared/assessment")
        return FileManager.default.fileExists(atPath: shared.path)
            ? shared : root.appendingPathComponent("Tests/Fixtures/assessment")
    }()

    /// A CSV file without quoted line breaks: the head and the rows under it.
    struct Table {
        let names: [String]
        let rows: [[String]]

        init(_ path: String) throws {
            let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
            var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map { line in
                line.split(separator: ",", omittingEmptySubsequences: false)
                    .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "\"\r")) }
            }
            names = lines.removeFirst()
            rows = lines
        }

        /// The figures of a column; NaN where the cell is empty or `NA`.
        subscript(column: String) -> [Double] { self[texts: column].map { Double($0) ?? .nan } }

        subscript(texts column: String) -> [String] {
            guard let index = names.firstIndex(of: column) else { return [] }
            return rows.map { $0[index] }
        }

        /// Cells of the columns named, person by person; nil where empty.
        func answers(_ columns: [String]? = nil) -> [[UInt8?]] {
            let picked = (columns ?? names).compactMap { names.firstIndex(of: $0) }
            return rows.map { row in picked.map { UInt8(row[$0]) } }
        }
    }

    static func json<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(contentsOf: folder.appendingPathComponent(path)))
    }
}

/// The largest distance of two lists of figures; infinite where they are not equally long or one has NaN.
func distance(_ a: [Double], _ b: [Double]) -> Double {
    guard a.count == b.count else { return .infinity }
    return zip(a, b).map { ($0 - $1).isNaN ? .infinity : abs($0 - $1) }.max() ?? 0
}
