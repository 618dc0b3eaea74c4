internal import CHighs

/// HiGHS (MIT), one thread, fixed seed, silent.
package final class Highs: LinearSolver {
    let handle: UnsafeMutableRawPointer
    private var hasIntegers: Bool

    package init(_ model: LinearModel) throws(SolverError) {
        guard let handle = Highs_create() else { throw .unavailable }
        self.handle = handle
        hasIntegers = model.isInteger.contains(true)
        try set("output_flag", false)
        try set("threads", Int32(1))
        try set("parallel", "off")
        try add(columnsOf: model)
        try add(model.rows)
    }

    deinit { Highs_destroy(handle) }

    package var columnCount: Int { Int(Highs_getNumCol(handle)) }
    package var rowCount: Int { Int(Highs_getNumRow(handle)) }

    private func add(columnsOf model: LinearModel) throws(SolverError) {
        guard !model.cost.isEmpty else { return }
        try check(
            Highs_addCols(
                handle, Int32(model.columnCount), model.cost, model.lower, model.upper, 0, nil, nil, nil),
            "addCols")
        try setIntegers(model.isInteger, from: 0)
    }

    package func add(_ columns: SparseColumns) throws(SolverError) {
        guard columns.count > 0 else { return }
        let first = columnCount
        try check(
            Highs_addCols(
                handle, Int32(columns.count), columns.cost, columns.lower, columns.upper, Int32(columns.row.count),
                columns.start, columns.row, columns.value), "addCols")
        try setIntegers(columns.isInteger, from: first)
    }

    package func add(_ rows: SparseRows) throws(SolverError) {
        guard rows.count > 0 else { return }
        try check(
            Highs_addRows(
                handle, Int32(rows.count), rows.lower, rows.upper, Int32(rows.column.count), rows.start, rows.column,
                rows.value), "addRows")
    }

    private func setIntegers(_ isInteger: [Bool], from first: Int) throws(SolverError) {
        hasIntegers = hasIntegers || isInteger.contains(true)
        guard hasIntegers else { return }
        try check(
            Highs_changeColsIntegralityByRange(
                handle, Int32(first), Int32(first + isInteger.count - 1),
                isInteger.map { $0 ? kHighsVarTypeInteger : kHighsVarTypeContinuous }), "changeColsIntegrality")
    }

    package func setCost(_ cost: Double, ofColumn column: Int32) throws(SolverError) {
        try check(Highs_changeColCost(handle, column, cost), "changeColCost")
    }

    package func setCosts(_ costs: [Double]) throws(SolverError) {
        guard costs.count == columnCount else { throw .refused(call: "changeColsCost") }
        guard !costs.isEmpty else { return }
        try check(Highs_changeColsCostByRange(handle, 0, Int32(costs.count - 1), costs), "changeColsCost")
    }

    package func setBounds(_ lower: Double, _ upper: Double, ofColumn column: Int32) throws(SolverError) {
        try check(Highs_changeColBounds(handle, column, lower, upper), "changeColBounds")
    }

    package func setBounds(_ lower: [Double], _ upper: [Double]) throws(SolverError) {
        guard lower.count == columnCount, upper.count == columnCount else { throw .refused(call: "changeColsBounds") }
        guard !lower.isEmpty else { return }
        try check(Highs_changeColsBoundsByRange(handle, 0, Int32(lower.count - 1), lower, upper), "changeColsBounds")
    }

    package func setBounds(_ lower: Double, _ upper: Double, ofRow row: Int32) throws(SolverError) {
        try check(Highs_changeRowBounds(handle, row, lower, upper), "changeRowBounds")
    }

    package func removeRows(_ range: Range<Int>) throws(SolverError) {
        guard !range.isEmpty else { return }
        try check(
            Highs_deleteRowsByRange(handle, Int32(range.lowerBound), Int32(range.upperBound - 1)), "deleteRows")
    }

    package func setStart(_ values: [Double]) throws(SolverError) {
        guard values.count == columnCount else { throw .refused(call: "setSolution") }
        guard !values.isEmpty else { return }
        try check(Highs_setSolution(handle, values, nil, nil, nil), "setSolution")
    }

    package func conflict() throws(SolverError) -> SolverConflict? {
        // From the elastic relaxation, made irreducible.
        let strategy = hasIntegers ? 2 + 4 + 16 : 2 + 4
        try set("iis_strategy", Int32(strategy))
        let (columns, rows) = (columnCount, rowCount)
        var found = SolverConflict(columns: [], columnSides: [], rows: [], rowSides: [])
        var (columnsFound, rowsFound): (Int32, Int32) = (0, 0)
        var columnIndex = [Int32](repeating: 0, count: columns)
        var columnBound = columnIndex
        var columnStatus = columnIndex
        var rowIndex = [Int32](repeating: 0, count: rows)
        var rowBound = rowIndex
        var rowStatus = rowIndex
        try check(
            Highs_getIis(
                handle, &columnsFound, &rowsFound, &columnIndex, &rowIndex, &columnBound, &rowBound, &columnStatus,
                &rowStatus), "getIis")
        guard rowsFound + columnsFound > 0 else { return nil }
        for index in 0..<Int(columnsFound) {
            // A column without a bound in the conflict is only named because its rows are.
            let side = Self.side(columnBound[index])
            guard side != .none else { continue }
            found.columns.append(columnIndex[index])
            found.columnSides.append(side)
        }
        found.rows = Array(rowIndex[..<Int(rowsFound)])
        found.rowSides = rowBound[..<Int(rowsFound)].map(Self.side)
        return found
    }

    private static func side(_ bound: Int32) -> SolverConflict.Side {
        switch bound {
        case kHighsIisBoundLower: .lower
        case kHighsIisBoundUpper: .upper
        case kHighsIisBoundBoxed: .both
        default: .none
        }
    }

    func set(_ option: String, _ value: Bool) throws(SolverError) {
        try check(Highs_setBoolOptionValue(handle, option, value ? 1 : 0), option)
    }

    func set(_ option: String, _ value: Int32) throws(SolverError) {
        try check(Highs_setIntOptionValue(handle, option, value), option)
    }

    func set(_ option: String, _ value: Double) throws(SolverError) {
        try check(Highs_setDoubleOptionValue(handle, option, value), option)
    }

    func set(_ option: String, _ value: String) throws(SolverError) {
        try check(Highs_setStringOptionValue(handle, option, value), option)
    }

    func check(_ status: Int32, _ call: String) throws(SolverError) {
        guard status != kHighsStatusError else { throw .refused(call: call) }
    }

    /// Whether the next solve is one with integers.
    func isInteger(isRelaxed: Bool) -> Bool { hasIntegers && !isRelaxed }
}
