import Domain
import Kernel

extension SuppressTables {
    /// The table with as few neighbouring rows and columns joined as it takes to make it safe: each time the two that
    /// leave the fewest small counts open, then the fewest hidden, then the fewest people.
    static func joined(_ table: CountTables.Table, _ smallest: Int) throws(InputErrors) -> Result {
        var table = table
        while true {
            var best: (table: CountTables.Table, loss: [Int])?
            for candidate in neighbours(of: table) {
                let suppression = suppression(candidate.table.counts, smallest)
                let loss = [
                    suppression.unprotectable.count, suppression.hidden.count { $0 }, candidate.people,
                ]
                if best.map({ loss.lexicographicallyPrecedes($0.loss) }) ?? true { best = (candidate.table, loss) }
            }
            guard let best else {
                throw refusal(
                    "M044", table,
                    Phrase(ja: "区分をどうまとめても隠せません", en: "no joining of rows and columns protects it"))
            }
            table = best.table
            if best.loss[0] == 0 { return try result(table, smallest) }
        }
    }

    /// Every table in which two neighbouring rows or columns are one, with the people in these.
    private static func neighbours(of table: CountTables.Table) -> [(table: CountTables.Table, people: Int)] {
        func name(_ names: [String], _ place: Int) -> [String] {
            var names = names
            names.replaceSubrange(place...place + 1, with: ["\(names[place])＋\(names[place + 1])"])
            return names
        }
        var found: [(table: CountTables.Table, people: Int)] = []
        for row in table.counts.indices.dropLast() {
            let sum = zip(table.counts[row], table.counts[row + 1]).map { $0 + $1 }
            var counts = table.counts
            counts.replaceSubrange(row...row + 1, with: [sum])
            found.append(
                (
                    CountTables.Table(
                        name: table.name, rowNames: name(table.rowNames, row), columnNames: table.columnNames,
                        counts: counts, place: table.place), sum.reduce(0, +)
                ))
        }
        for column in table.counts[0].indices.dropLast() {
            let counts = table.counts.map { row in
                var row = row
                row.replaceSubrange(column...column + 1, with: [row[column] + row[column + 1]])
                return row
            }
            found.append(
                (
                    CountTables.Table(
                        name: table.name, rowNames: table.rowNames, columnNames: name(table.columnNames, column),
                        counts: counts, place: table.place), counts.reduce(0) { $0 + $1[column] }
                ))
        }
        return found
    }
}
