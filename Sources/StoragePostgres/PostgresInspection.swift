import Foundation
import Storage

/// Reads a schema through, and a script that makes one.
enum PostgresInspection {
    /// Every table with the number of its rows and a sum over them that does not depend on their order.
    static func tables(of transaction: any Transaction, _ schema: SchemaName) throws -> [TableFacts] {
        let names = try transaction.rows(
            """
            SELECT CAST(table_name AS text) FROM information_schema.tables
            WHERE table_schema = \(schema.text) AND table_type = 'BASE TABLE' ORDER BY table_name
            """
        ) { try $0.text(0) }
        return try names.map { name in
            let statement = SQL(
                stringLiteral: """
                    SELECT count(*), CAST(coalesce(sum(hashtextextended(CAST(t AS text), 0)), 0) AS text)
                    FROM \(schema.quoted).\(quoted(name)) AS t
                    """)
            guard let found = try transaction.row(statement, { (try $0.int(0), try $0.text(1)) }) else {
                throw BackupError.broken(name)
            }
            var sum = RowSum()
            sum.add(found.1)
            return TableFacts(name: name, rows: found.0, sum: sum.value)
        }
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// Writes a script anew for a schema of another name; the rows themselves stay as they are. False where the script
    /// is not about the schema.
    static func rename(_ path: String, to target: String, from old: String, to new: String) throws -> Bool {
        guard let input = fopen(path, "r"), let output = fopen(target, "w") else {
            throw StorageError.failed("\(path): \(String(cString: strerror(errno)))")
        }
        defer {
            fclose(input)
            fclose(output)
        }
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        defer { free(line) }
        var isRows = false
        var isAboutIt = false
        while true {
            let length = getline(&line, &room, input)
            guard length > 0, let start = line else { break }
            let bytes = UnsafeRawBufferPointer(start: start, count: length)
            if isRows {
                if length == 3, bytes[0] == UInt8(ascii: "\\"), bytes[1] == UInt8(ascii: ".") { isRows = false }
                fwrite(start, 1, length, output)
                continue
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let renamed = self.renamed(text, old, new)
            if renamed != text { isAboutIt = true }
            if text.hasPrefix("COPY "), text.contains(" FROM stdin;") { isRows = true }
            fputs(renamed, output)
        }
        return isAboutIt
    }

    private static func renamed(_ text: String, _ old: String, _ new: String) -> String {
        guard text.contains(old) else { return text }
        func isWord(_ character: Character?) -> Bool {
            character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
        }
        var result = ""
        var rest = text[...]
        while let found = rest.firstRange(of: old) {
            let before = found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : nil
            let after = found.upperBound < text.endIndex ? text[found.upperBound] : nil
            result += rest[..<found.lowerBound]
            result += isWord(before) || isWord(after) ? old : new
            rest = rest[found.upperBound...]
        }
        return result + rest
    }
}
