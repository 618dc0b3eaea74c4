package import Mathematics

/// What an outsider can work out of a table's hidden counts from the visible ones and the margins, by linear
/// programming: an audit that shares nothing with the network by which the counts were chosen.
package struct MarginAudit {
    /// Of each hidden count, row by row, the least and the most it can be; a visible count is both.
    package let bounds: [[ClosedRange<Double>]]

    /// - Parameters:
    ///   - counts: rows as long as each other. Their sums and those of the columns are known; of a table with one row
    ///     or one column only the whole sum.
    ///   - hidden: as `counts`.
    package init(_ counts: [[Int]], hidden: [[Bool]]) throws(SolverError) {
        var bounds = counts.map { $0.map { Double($0)...Double($0) } }
        var model = LinearModel()
        var column = counts.map { $0.map { _ in Int32(-1) } }
        for (row, flags) in hidden.enumerated() {
            for (place, flag) in flags.enumerated() where flag { column[row][place] = model.addColumn() }
        }
        let width = counts.first?.count ?? 0
        func add(_ cells: [(row: Int, column: Int)]) {
            let unknown = cells.filter { hidden[$0.row][$0.column] }
            guard !unknown.isEmpty else { return }
            let sum = Double(unknown.reduce(0) { $0 + counts[$1.row][$1.column] })
            model.rows.add(unknown.map { (column[$0.row][$0.column], 1.0) }, lower: sum, upper: sum)
        }
        if width == 1 || counts.count == 1 {
            add(counts.indices.flatMap { row in (0..<width).map { (row, $0) } })
        } else {
            for row in counts.indices { add((0..<width).map { (row, $0) }) }
            for place in 0..<width { add(counts.indices.map { ($0, place) }) }
        }
        if model.columnCount > 0 {
            let solver = try Highs(model)
            for (row, flags) in hidden.enumerated() {
                for (place, flag) in flags.enumerated() where flag {
                    let least = try Self.value(solver, column[row][place], cost: 1)
                    let most = -(try Self.value(solver, column[row][place], cost: -1))
                    bounds[row][place] = min(least, most)...max(least, most)
                }
            }
        }
        self.bounds = bounds
    }

    private static func value(_ solver: Highs, _ column: Int32, cost: Double) throws(SolverError) -> Double {
        try solver.setCost(cost, ofColumn: column)
        let answer = try solver.solveRelaxed()
        try solver.setCost(0, ofColumn: column)
        guard answer.status == .optimal else { throw .failed(status: -1) }
        // Vertices of such a table are whole numbers.
        let rounded = answer.value.rounded()
        return abs(answer.value - rounded) < 1e-6 ? rounded + 0 : answer.value
    }

    /// The counts from 1 to `smallest − 1` of which somebody could tell that they are no less, or that they lie under
    /// `smallest`.
    package func unsafe(_ counts: [[Int]], smallest: Int) -> [(row: Int, column: Int)] {
        counts.indices.flatMap { row in
            counts[row].indices.filter { column in
                let count = counts[row][column]
                let range = bounds[row][column]
                return (1..<smallest).contains(count)
                    && (range.lowerBound > Double(count - 1) + 1e-6 || range.upperBound < Double(smallest) - 1e-6)
            }.map { (row, $0) }
        }
    }

    /// The hidden counts that have a single possible value.
    package func known(hidden: [[Bool]]) -> [(row: Int, column: Int)] {
        hidden.indices.flatMap { row in
            hidden[row].indices.filter { column in
                hidden[row][column] && bounds[row][column].upperBound - bounds[row][column].lowerBound < 1e-6
            }.map { (row, $0) }
        }
    }
}
