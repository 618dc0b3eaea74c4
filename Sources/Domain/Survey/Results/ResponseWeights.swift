import Kernel
import Mathematics

/// By how much each respondent stands for those who were asked and did not answer (clause O1): weights that meet the numbers of
/// the asked by department and by grade (raking, trimmed at five times their median).
///
/// They take away what non-response owes to department and grade, never what it owes to the answer itself. For the whole of
/// the staff only: a weighted figure of a group would tell of its groups within.
struct ResponseWeights: Sendable {
    /// Groups joined because too few of them answered or were asked.
    let joined: Int
    private let raking: Raking
    /// Of each of the asked the place among the respondents; -1 where they did not answer.
    private let place: [Int32]

    /// Nil without respondents or where the margins cannot be met together.
    ///
    /// - Parameters:
    ///   - strata: the groupings whose margins are to be met.
    ///   - asked: the members who were asked, as indices into the groupings.
    ///   - hasAnswered: for each of them.
    ///   - smallest: groups with fewer asked or fewer respondents are joined before.
    init?(_ strata: [Grouping], asked: [Int], hasAnswered: [Bool], smallest: Int) {
        guard !strata.isEmpty, hasAnswered.contains(true) else { return nil }
        var joined = 0
        let margins = strata.map { grouping -> Margin in
            let merged = Self.merged(grouping, asked, hasAnswered, smallest: max(1, smallest))
            joined += merged.joined
            var totals = [Double](repeating: 0, count: merged.count)
            for group in merged.groups { totals[group] += 1 }
            return Margin(
                levels: zip(merged.groups, hasAnswered).compactMap { $1 ? $0 : nil }, totals: totals)
        }
        guard let raking = try? Raking(margins, trimming: 5) else { return nil }
        self.raking = raking
        self.joined = joined
        var next: Int32 = 0
        place = hasAnswered.map { answered in
            defer { if answered { next += 1 } }
            return answered ? next : -1
        }
    }

    /// Kish's design effect, and how many respondents of equal weight would tell as much.
    var designEffect: Double { raking.designEffect }
    var effectiveCount: Double { raking.effectiveCount }
    var trimmed: Int { raking.trimmed }

    /// The weighted share of each column but the last, of those who are in one of these; nil where nobody is.
    ///
    /// - Parameter columns: for each of the asked the column, -1 for none.
    func shares(_ columns: [Int16], count: Int) -> [Double]? {
        var sums = [Double](repeating: 0, count: count)
        for (member, column) in columns.enumerated() where column >= 0 && place[member] >= 0 {
            sums[Int(column)] += raking.weights[Int(place[member])]
        }
        let total = sums.dropLast().reduce(0, +)
        return total > 0 ? sums.dropLast().map { $0 / total } : nil
    }

    /// The group of each of the asked, counted anew: too small ones are one group, which takes in the next smallest until it is
    /// large enough.
    private static func merged(
        _ grouping: Grouping, _ asked: [Int], _ hasAnswered: [Bool], smallest: Int
    ) -> (groups: [Int], count: Int, joined: Int) {
        let complete = CompleteGrouping(grouping, counted: asked)
        var people = [(asked: Int, answered: Int)](repeating: (0, 0), count: complete.labels.count)
        for (member, row) in complete.rows.enumerated() {
            people[Int(row)].asked += 1
            if hasAnswered[member] { people[Int(row)].answered += 1 }
        }
        func isSmall(_ count: (asked: Int, answered: Int)) -> Bool { min(count.asked, count.answered) < smallest }
        let used = people.indices.filter { people[$0].asked > 0 }
            .sorted { (people[$0].answered, people[$0].asked, $0) < (people[$1].answered, people[$1].asked, $1) }
        var rest = (asked: 0, answered: 0)
        var together = Set<Int>()
        for group in used where isSmall(people[group]) || (!together.isEmpty && isSmall(rest)) {
            together.insert(group)
            rest.asked += people[group].asked
            rest.answered += people[group].answered
        }
        var number = [Int](repeating: -1, count: people.count)
        var count = together.isEmpty ? 0 : 1
        for group in used {
            if together.contains(group) {
                number[group] = 0
            } else {
                number[group] = count
                count += 1
            }
        }
        return (complete.rows.map { number[Int($0)] }, count, together.count > 1 ? together.count : 0)
    }
}
