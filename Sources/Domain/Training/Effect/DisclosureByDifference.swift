/// Which of several comparisons of the same people are withheld, because two of them together would tell of a few.
///
/// Two groups that share all but a few people have figures of which the difference is what those few did. So a comparison is
/// told only if each of its groups, and those whom it leaves out, are the same as each set told before or differ from it by as
/// many people as a group must have; those left out are nobody or as many. The largest are told first. Pairs of one pair of
/// surveys are held apart so, not what three figures or other surveys tell together.
enum DisclosureByDifference {
    /// - Parameters:
    ///   - groups: of each comparison, for each person: 1, 0, or nil for neither.
    ///   - smallest: the fewest people of whom anything is told.
    static func withheld(_ groups: [[Int?]], smallest: Int) -> [Bool] {
        var withheld = groups.map { _ in false }
        let size = groups.map { group in group.count { $0 == 1 } }
        var told: [Set<Int>] = []
        for place in groups.indices.sorted(by: { (size[$1], $0) < (size[$0], $1) }) {
            let own = [1, 0].map { side in Set(groups[place].indices.filter { groups[place][$0] == side }) }
            // What cannot be told for its size takes nothing from the others.
            guard own.allSatisfy({ $0.count >= smallest }) else { continue }
            // Everybody's figure less both groups' tells of these.
            let left = Set(groups[place].indices.filter { groups[place][$0] == nil })
            let sets = left.isEmpty ? own : own + [left]
            let isClose =
                (1..<smallest).contains(left.count)
                || sets.contains { one in
                    told.contains { other in
                        let rest = one.count + other.count - 2 * one.intersection(other).count
                        return (1..<smallest).contains(rest)
                    }
                }
            withheld[place] = isClose
            if !isClose { told += sets }
        }
        return withheld
    }
}
