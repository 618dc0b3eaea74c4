package import Formats
package import Kernel

/// Writes one table as CSV and JSON at once, row by row.
package struct TableWriter {
    package struct Column: Sendable {
        /// Stable name in JSON.
        package var key: String
        /// Heading in CSV, in the language of the run.
        package var title: Phrase

        package init(_ key: String, ja: String, en: String) {
            self.key = key
            title = Phrase(ja: ja, en: en)
        }
    }

    private let columns: [Column]
    private var csv = CSVWriter()
    private var json: JSONWriter?
    private var column = 0

    /// `json` false leaves the JSON out: a region's person tables are large twice over.
    package init(_ columns: [Column], in language: Language, json: Bool) {
        self.columns = columns
        csv.record(columns.map { $0.title[language] })
        if json {
            self.json = JSONWriter(pretty: false)
            self.json?.beginArray()
        }
    }

    package mutating func text(_ text: String) {
        begin()
        csv.field(text)
        json?.value(text)
    }

    package mutating func number(_ number: Int) {
        begin()
        csv.field(number)
        json?.value(number)
    }

    package mutating func number(_ number: Int?) {
        if let number { self.number(number) } else { empty() }
    }

    /// A number with so many decimals in CSV.
    package mutating func number(_ number: Double?, decimals: Int) {
        guard let number, number.isFinite else { return empty() }
        begin()
        csv.field(number, decimals: decimals)
        json?.value(Self.rounded(number, decimals))
    }

    package mutating func empty() {
        begin()
        csv.emptyField()
        json?.null()
    }

    package mutating func endRow() {
        csv.endRecord()
        json?.endObject()
        column = 0
    }

    private mutating func begin() {
        if column == 0 { json?.beginObject() }
        let key = columns[column].key
        json?.key(key)
        column += 1
    }

    private static func rounded(_ number: Double, _ decimals: Int) -> Double {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        return (number * scale).rounded() / scale
    }

    /// The finished CSV alone, as spreadsheets open it: UTF-8 with a byte order mark.
    package consuming func file(named name: String) -> OutputFile {
        OutputFile(name: name + ".csv", bytes: csv.file(encoding: .utf8BOM))
    }

    /// The finished files `name.csv` and, where asked for, `name.json`.
    package consuming func files(named name: String, encoding: TextEncoding) -> [OutputFile] {
        var files = [OutputFile(name: name + ".csv", bytes: csv.file(encoding: encoding))]
        if var json {
            json.endArray()
            files.append(OutputFile(name: name + ".json", bytes: json.finished()))
        }
        return files
    }
}

/// A file to be written, in memory until all of them are ready: nothing is left half written.
package struct OutputFile: Sendable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
