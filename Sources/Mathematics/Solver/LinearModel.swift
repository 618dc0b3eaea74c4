/// A linear model, with integers or without: the least cost of columns (decisions) under rows (rules).
///
/// Every row reads `lower ≤ Σ value · column ≤ upper`; ±infinity stands for no bound. Rows are stored one after another
/// (`entries[rowStart[r]..<rowStart[r + 1]]`), columns and rows are counted from 0 in the order they were added.
package struct LinearModel: Sendable {
    package var cost: [Double] = []
    package var lower: [Double] = []
    package var upper: [Double] = []
    package var isInteger: [Bool] = []
    package var rows = SparseRows()

    package init() {}

    package var columnCount: Int { cost.count }
    package var rowCount: Int { rows.count }

    /// Adds a decision and tells its index.
    @discardableResult package mutating func addColumn(
        cost: Double = 0, lower: Double = 0, upper: Double = .infinity, isInteger: Bool = false
    ) -> Int32 {
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.isInteger.append(isInteger)
        return Int32(self.cost.count - 1)
    }
}

/// Rules of a linear model, stored row by row.
package struct SparseRows: Sendable {
    package var lower: [Double] = []
    package var upper: [Double] = []
    /// Where each row's entries begin, and one more: where the last row's end.
    package var start: [Int32] = [0]
    package var column: [Int32] = []
    package var value: [Double] = []

    package init() {}

    package var count: Int { lower.count }

    /// Adds an entry to the row that the next `close` ends. No column may come twice in a row.
    package mutating func append(_ column: Int32, _ value: Double = 1) {
        self.column.append(column)
        self.value.append(value)
    }

    /// Ends the row of the entries appended since the last, and tells its index.
    @discardableResult package mutating func close(
        lower: Double = -.infinity, upper: Double = .infinity
    ) -> Int32 {
        self.lower.append(lower)
        self.upper.append(upper)
        start.append(Int32(column.count))
        return Int32(self.lower.count - 1)
    }

    /// Adds a whole row and tells its index.
    @discardableResult package mutating func add(
        _ entries: some Sequence<(Int32, Double)>, lower: Double = -.infinity, upper: Double = .infinity
    ) -> Int32 {
        for (column, value) in entries { append(column, value) }
        return close(lower: lower, upper: upper)
    }
}

/// Decisions that join a model which has its rows already (column generation), stored column by column.
package struct SparseColumns: Sendable {
    package var cost: [Double] = []
    package var lower: [Double] = []
    package var upper: [Double] = []
    package var isInteger: [Bool] = []
    package var start: [Int32] = [0]
    package var row: [Int32] = []
    package var value: [Double] = []

    package init() {}

    package var count: Int { cost.count }

    /// Adds a column with its entries in existing rows; no row may come twice.
    package mutating func add(
        _ entries: some Sequence<(Int32, Double)>, cost: Double, lower: Double = 0, upper: Double = .infinity,
        isInteger: Bool = false
    ) {
        for (row, value) in entries {
            self.row.append(row)
            self.value.append(value)
        }
        self.cost.append(cost)
        self.lower.append(lower)
        self.upper.append(upper)
        self.isInteger.append(isInteger)
        start.append(Int32(row.count))
    }
}
