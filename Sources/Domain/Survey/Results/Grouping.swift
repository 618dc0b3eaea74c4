package import Kernel

/// A way to sort the staff for a table: by unit, persona, grade, age band, or whatever the reader asks for.
package struct Grouping: Sendable {
    package var name: Phrase
    /// The groups' names, in the order of the table's rows.
    package var labels: [Phrase]
    /// For each member of the staff the index of their group; -1 in none.
    package var groupOfMember: [Int32]

    package init(name: Phrase, labels: [Phrase], groupOfMember: [Int32]) {
        self.name = name
        self.labels = labels
        self.groupOfMember = groupOfMember
    }
}

/// When results are hidden (decision on privacy: docs/decisions).
package struct SuppressionRule: Sendable, Hashable {
    /// Results of a group with fewer respondents are not shown.
    package var smallestGroup = 5
    /// Nor are those of a group in which all are on one level: they would say of each person what they answered.
    package var hidesUniformGroups = true

    package init(smallestGroup: Int = 5, hidesUniformGroups: Bool = true) {
        self.smallestGroup = smallestGroup
        self.hidesUniformGroups = hidesUniformGroups
    }
}

/// A grouping completed so that its rows take in everyone: who is in no group is a row of their own, for otherwise
/// that row would be the difference to the total.
struct CompleteGrouping {
    var name: Phrase
    var labels: [Phrase]
    /// For each counted member the row.
    var rows: [Int32]

    init(_ grouping: Grouping, counted members: [Int]) {
        name = grouping.name
        labels = grouping.labels
        let others = Int32(labels.count)
        var hasOthers = false
        rows = members.map { member in
            let group = member < grouping.groupOfMember.count ? grouping.groupOfMember[member] : -1
            if group >= 0, group < others { return group }
            hasOthers = true
            return others
        }
        if hasOthers { labels.append(Phrase(ja: "該当なし", en: "in no group")) }
    }

    /// For each row the row of a coarser grouping that holds all its members; nil where some row is spread over
    /// several, and where the other has none. Rows without members lie in row 0.
    func parents(in other: CompleteGrouping) -> [Int]? {
        // With nobody on the roster a grouping by units has no row to lie in.
        if other.labels.isEmpty { return nil }
        var parents = [Int](repeating: -1, count: labels.count)
        for member in rows.indices {
            let (row, parent) = (Int(rows[member]), Int(other.rows[member]))
            if parents[row] < 0 { parents[row] = parent }
            guard parents[row] == parent else { return nil }
        }
        return parents.map { max(0, $0) }
    }
}
