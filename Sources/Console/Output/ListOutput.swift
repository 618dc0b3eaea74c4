import ArgumentParser
import Formats
import Kernel

/// How a command that lists things prints them.
enum ListFormat: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv
}

/// Rows of named columns, printed as a table for people, or as JSON or CSV for programs.
struct ListOutput {
    struct Column {
        /// Stable key in JSON and CSV.
        var key: String
        var title: Phrase
        var alignRight = false
        /// Widest in a table; longer cells are cut.
        var widest = 60
    }

    enum Cell {
        case text(String)
        case number(Int)
        case decimal(Double)
        case none

        var plain: String {
            switch self {
            case .text(let text): text
            case .number(let number): String(number)
            case .decimal(let number): String((number * 10).rounded() / 10)
            case .none: ""
            }
        }
    }

    var columns: [Column]
    var rows: [[Cell]] = []

    func rendered(_ format: ListFormat, in language: Language) -> String {
        switch format {
        case .table: table(language)
        case .json: json()
        case .csv: csv()
        }
    }

    private func table(_ language: Language) -> String {
        let widths = columns.indices.map { column in
            min(
                columns[column].widest,
                rows.reduce(displayWidth(columns[column].title[language])) {
                    max($0, displayWidth($1[column].plain))
                })
        }
        func line(_ cells: [String]) -> String {
            var text = ""
            for (column, cell) in cells.enumerated() {
                text += fitted(cell, to: widths[column], alignRight: columns[column].alignRight)
                if column < cells.count - 1 { text += "  " }
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
        return ([line(columns.map { $0.title[language] }), rule] + rows.map { line($0.map(\.plain)) })
            .joined(separator: "\n")
    }

    private func json() -> String {
        var writer = JSONWriter()
        writer.beginArray()
        for row in rows {
            writer.beginObject()
            for (column, cell) in zip(columns, row) {
                writer.key(column.key)
                switch cell {
                case .text(let text): writer.value(text)
                case .number(let number): writer.value(number)
                case .decimal(let number): writer.value(number)
                case .none: writer.null()
                }
            }
            writer.endObject()
        }
        writer.endArray()
        return String(decoding: writer.utf8, as: UTF8.self)
    }

    private func csv() -> String {
        var writer = CSVWriter()
        writer.record(columns.map(\.key))
        for row in rows { writer.record(row.map(\.plain)) }
        return String(decoding: writer.utf8, as: UTF8.self)
    }
}
