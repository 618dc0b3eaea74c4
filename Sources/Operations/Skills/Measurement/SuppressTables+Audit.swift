import Domain
import Formats

extension SuppressTables {
    /// Of each table what is hidden, and what anybody could work out of it.
    package var audit: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("smallest", smallest)
            json.key("tables")
            json.array { json in
                for result in results { Self.write(result, to: &json) }
            }
        }
        return json.finished()
    }

    private static func write(_ result: Result, to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", result.table.name)
        json.key("mask")
        json.array { json in
            for row in result.hidden {
                json.array { json in
                    for flag in row { json.value(flag) }
                }
            }
        }
        cells("primary", of: result, to: &json) { result.primary[$0][$1] }
        cells("extra", of: result, to: &json) { result.hidden[$0][$1] && !result.primary[$0][$1] }
        json.member("extra_cells", result.extra)
        bounds("bounds", result.after, result.hidden, to: &json)
        bounds("primary_only_bounds", result.before, result.primary, to: &json)
        json.key("primary_only_exactly_recoverable")
        json.array { json in
            for cell in result.before.known(hidden: result.primary) { json.value("\(cell.row),\(cell.column)") }
        }
        json.member("safe", result.isSafe)
        if let joined = result.joined.first {
            cells("open", of: result, to: &json) { row, column in
                result.open.contains { $0.row == row && $0.column == column }
            }
            json.key("joined")
            json.object { json in
                names("rows", joined.table.rowNames, to: &json)
                names("columns", joined.table.columnNames, to: &json)
                json.key("audit")
                write(joined, to: &json)
            }
        }
        json.endObject()
    }

    private static func names(_ key: String, _ names: [String], to json: inout JSONWriter) {
        json.key(key)
        json.array { json in
            for name in names { json.value(name) }
        }
    }

    private static func cells(
        _ name: String, of result: Result, to json: inout JSONWriter, where included: (Int, Int) -> Bool
    ) {
        json.key(name)
        json.array { json in
            for (row, counts) in result.table.counts.enumerated() {
                for column in counts.indices where included(row, column) {
                    json.array { json in
                        json.value(row)
                        json.value(column)
                    }
                }
            }
        }
    }

    private static func bounds(
        _ name: String, _ audit: MarginAudit, _ hidden: [[Bool]], to json: inout JSONWriter
    ) {
        json.key(name)
        json.object { json in
            for (row, flags) in hidden.enumerated() {
                for column in flags.indices where flags[column] {
                    json.key("\(row),\(column)")
                    json.array { json in
                        json.value(audit.bounds[row][column].lowerBound)
                        json.value(audit.bounds[row][column].upperBound)
                    }
                }
            }
        }
    }
}
