/// One question's counts in all groupings, with what of them must not be shown.
///
/// Tables are made safe from the coarse groupings to the fine. The groups within a group that is shown have its counts
/// as their totals, and are a table of their own; those within groups of which something is hidden are made safe
/// together with these, so that no sum of sections tells what their bureau hides. Where two tables have a row of the
/// same people, what one of them hides the other hides too.
struct GroupTables {
    /// For each grouping, row and column the count.
    private(set) var counts: [[[Int]]]
    /// Alike: whether it is hidden.
    private(set) var hidden: [[[Bool]]]
    /// Protected counts that the audit found safe, and those that it did not, by grouping and first row of a block.
    private var tally: [[Int]: (proven: Int, failed: Int)] = [:]
    var proven: Int { tally.values.reduce(0) { $0 + $1.proven } }
    var failed: Int { tally.values.reduce(0) { $0 + $1.failed } }

    let columns: Int
    private let order: GroupingOrder
    /// Rows in which the same people are counted, of tables of which neither lies within the other.
    private let twins: [[(grouping: Int, row: Int)]]
    private let hasTwin: [[Bool]]

    /// - Parameter columnOfMember: for each counted member the column, or -1.
    init(_ groupings: [CompleteGrouping], _ order: GroupingOrder, columns: Int, columnOfMember: [Int16]) {
        self.columns = columns
        self.order = order
        counts = groupings.map { grouping in
            var table = [Int](repeating: 0, count: grouping.labels.count * columns)
            for (member, row) in grouping.rows.enumerated() where columnOfMember[member] >= 0 {
                table[Int(row) * columns + Int(columnOfMember[member])] += 1
            }
            return grouping.labels.indices.map { Array(table[($0 * columns)..<(($0 + 1) * columns)]) }
        }
        hidden = counts.map { $0.map { $0.map { _ in false } } }
        twins = order.twins(groupings) { columnOfMember[$0] >= 0 }
        var hasTwin = counts.map { $0.map { _ in false } }
        for (grouping, row) in twins.joined() { hasTwin[grouping][row] = true }
        self.hasTwin = hasTwin
    }

    /// Hides the rows to be protected, and whatever else would give them away.
    ///
    /// - Parameter hidesTelling: whether a group that is all in one column, and so says it of every group within it,
    ///   is hidden for the sake of one that is protected.
    mutating func protect(hidesTelling: Bool, _ isProtected: (_ grouping: Int, _ row: Int) -> Bool) {
        var protected = counts.indices.map { grouping in counts[grouping].indices.map { isProtected(grouping, $0) } }
        for place in order.places.reversed() where hidesTelling {
            guard let parent = place.parent else { continue }
            for (row, above) in parent.rows.enumerated() where protected[place.grouping][row] {
                let total = counts[parent.grouping][above].reduce(0, +)
                if counts[parent.grouping][above].contains(total) { protected[parent.grouping][above] = true }
            }
        }
        repeat {
            for place in order.places {
                for rows in blocks(of: place) { protect(rows, of: place, protected) }
            }
        } while protectTwins(&protected)
    }

    /// Whether some row had to be protected because its twin in another table hides something. Protected rows only
    /// grow in number, so this comes to an end.
    private func protectTwins(_ protected: inout [[Bool]]) -> Bool {
        var hasNew = false
        for rows in twins where rows.contains(where: { hidden[$0.grouping][$0.row].contains(true) }) {
            for (grouping, row) in rows where !protected[grouping][row] {
                guard hidden[grouping][row].contains(false) else { continue }
                protected[grouping][row] = true
                hasNew = true
            }
        }
        return hasNew
    }

    /// The rows of a grouping by the group they lie in, where that is shown in full; all others in one block.
    private func blocks(of place: GroupingOrder.Place) -> [[Int]] {
        guard let parent = place.parent else { return [Array(counts[place.grouping].indices)] }
        var within = counts[parent.grouping].map { _ in [Int]() }
        var others: [Int] = []
        for (row, above) in parent.rows.enumerated() {
            if hidden[parent.grouping][above].contains(true) { others.append(row) } else { within[above].append(row) }
        }
        return (within + [others]).filter { !$0.isEmpty }
    }

    private mutating func protect(_ rows: [Int], of place: GroupingOrder.Place, _ protected: [[Bool]]) {
        var cells = Cells(columns: columns)
        for row in rows { cells.add(row, of: place, order, counts: counts, hidden: hidden) }
        let wanted = cells.places.map { protected[$0.grouping][$0.row] }
        guard wanted.contains(true) else { return }
        let suppression = Suppression(
            cells.network, protected: wanted, hidden: cells.places.map { hidden[$0.grouping][$0.row][$0.column] },
            isDear: cells.places.map { hasTwin[$0.grouping][$0.row] })
        for (arc, cell) in cells.places.enumerated() {
            hidden[cell.grouping][cell.row][cell.column] = suppression.hidden[arc]
        }
        // What totals alone give away cannot be hidden: an empty column is empty in every row. But should the audit
        // ever find more, the table is closed.
        let failures = suppression.audit().count
        if failures > 0 { hidden[place.grouping] = hidden[place.grouping].map { $0.map { _ in true } } }
        tally[[place.grouping, rows[0]]] = (
            wanted.count { $0 } - suppression.unprotectable.count - failures, failures
        )
    }

    /// The network of some rows and of what is hidden in the groups that hold them, and which count each arc is.
    private struct Cells {
        let columns: Int
        var network = FigureNetwork()
        var places: [(grouping: Int, row: Int, column: Int)] = []
        /// The first of the nodes in which a group's columns are summed; for the whole table by (-1, 0).
        private var sums: [[Int]: Int] = [:]

        init(columns: Int) { self.columns = columns }

        mutating func add(
            _ row: Int, of place: GroupingOrder.Place, _ order: GroupingOrder, counts: [[[Int]]], hidden: [[[Bool]]]
        ) {
            let above = sum(above: row, of: place, order, counts, hidden)
            let total = network.addNode()
            for column in 0..<columns {
                network.addArc(from: total, to: above + column, count: counts[place.grouping][row][column])
                places.append((place.grouping, row, column))
            }
        }

        /// The nodes of the group that holds a row. What that group shows is known; what it hides leads further up.
        private mutating func sum(
            above row: Int, of place: GroupingOrder.Place, _ order: GroupingOrder, _ counts: [[[Int]]],
            _ hidden: [[[Bool]]]
        ) -> Int {
            let key = place.parent.map { [$0.grouping, $0.rows[row]] } ?? [-1, 0]
            if let known = sums[key] { return known }
            let first = network.nodeCount
            for _ in 0..<columns { _ = network.addNode() }
            sums[key] = first
            guard let (grouping, parentRow) = place.parent.map({ ($0.grouping, $0.rows[row]) }),
                hidden[grouping][parentRow].contains(true), let parent = order.place(of: grouping)
            else { return first }
            let above = sum(above: parentRow, of: parent, order, counts, hidden)
            for column in 0..<columns where hidden[grouping][parentRow][column] {
                network.addArc(from: first + column, to: above + column, count: counts[grouping][parentRow][column])
                places.append((grouping, parentRow, column))
            }
            return first
        }
    }
}
