import Kernel

/// Which groupings lie within which, so that a section cannot be worked out from its bureau and its neighbours.
struct GroupingOrder {
    struct Place {
        var grouping: Int
        /// The grouping that holds it, with the row of each of its rows; nil for one that lies in none.
        var parent: (grouping: Int, rows: [Int])?
    }

    /// Coarse before fine.
    let places: [Place]

    init(_ groupings: [CompleteGrouping]) {
        let used = groupings.map { Set($0.rows).count }
        let order = groupings.indices.sorted { (used[$0], $0) < (used[$1], $1) }
        var places: [Place] = []
        for grouping in order {
            // The finest that holds it: those above hold that one in turn.
            let parent = places.reversed().lazy.compactMap { place in
                groupings[grouping].parents(in: groupings[place.grouping]).map { (place.grouping, $0) }
            }.first
            places.append(Place(grouping: grouping, parent: parent))
        }
        self.places = places
    }

    func place(of grouping: Int) -> Place? { places.first { $0.grouping == grouping } }

    /// Whether one of two groupings lies within the other, with others between them or not.
    private func areNested(_ a: Int, _ b: Int) -> Bool { lies(a, within: b) || lies(b, within: a) }

    private func lies(_ grouping: Int, within other: Int) -> Bool {
        var place = place(of: grouping)
        while let parent = place?.parent?.grouping {
            if parent == other { return true }
            place = self.place(of: parent)
        }
        return false
    }

    /// Rows in which the same of the counted members stand, of groupings of which none lies within another.
    func twins(_ groupings: [CompleteGrouping], counted: (Int) -> Bool) -> [[(grouping: Int, row: Int)]] {
        // A sum of random marks, one for each person, is the same for the same people, and for others practically never.
        var rowsOfMark: [UInt64: [(grouping: Int, row: Int)]] = [:]
        for (index, grouping) in groupings.enumerated() {
            var marks = [UInt64](repeating: 0, count: grouping.labels.count)
            for (member, row) in grouping.rows.enumerated() where counted(member) {
                var mark = SeededRandom(seed: UInt64(member))
                marks[Int(row)] &+= mark.next()
            }
            for (row, mark) in marks.enumerated() where mark != 0 { rowsOfMark[mark, default: []].append((index, row)) }
        }
        return rowsOfMark.values.flatMap { rows in
            rows.indices.flatMap { a in
                rows[(a + 1)...].filter { !areNested(rows[a].grouping, $0.grouping) }.map { [rows[a], $0] }
            }
        }.sorted { a, b in
            (a[0].grouping, a[0].row, a[1].grouping, a[1].row) < (b[0].grouping, b[0].row, b[1].grouping, b[1].row)
        }
    }
}
