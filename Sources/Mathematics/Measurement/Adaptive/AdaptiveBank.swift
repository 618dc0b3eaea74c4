package enum AdaptiveBankError: Error, Hashable, Sendable {
    /// A slope that is not above 0, a guessing chance outside 0..<1, or intercepts that are none, not finite or do not
    /// fall. Indices count from 0 throughout.
    case item(index: Int)
    /// Not as many content groups as items.
    case groups(count: Int)
    /// A content group below 0.
    case group(item: Int)
    /// A set of enemies names an item that is not in the bank.
    case enemy(set: Int, item: Int)
}

/// Calibrated items an adaptive test draws from. One bank serves any number of tests at once.
package struct AdaptiveBank: Sendable, Hashable {
    package let items: [Item]
    /// The content group of each item, from 0.
    package let groups: [Int]
    /// Sets of items of which a test holds at most one: they give each other's answer away.
    package let enemies: [[Int]]

    private let slopes: [Double]
    private let intercepts: [Double]
    private let lowers: [Double]
    private let graded: [Bool]

    /// - Parameter groups: one for each item; all in group 0 unless told.
    package init(items: [Item], groups: [Int]? = nil, enemies: [[Int]] = []) throws(AdaptiveBankError) {
        for (index, item) in items.enumerated() where !AdaptiveBank.isUsable(item) { throw .item(index: index) }
        let groups = groups ?? [Int](repeating: 0, count: items.count)
        guard groups.count == items.count else { throw .groups(count: groups.count) }
        if let item = groups.firstIndex(where: { $0 < 0 }) { throw .group(item: item) }
        for (set, members) in enemies.enumerated() {
            for member in members where !items.indices.contains(member) { throw .enemy(set: set, item: member) }
        }
        self.items = items
        self.groups = groups
        self.enemies = enemies
        slopes = items.map(\.slope)
        intercepts = items.map { $0.intercepts.first ?? 0 }
        lowers = items.map(\.lower)
        graded = items.map(\.isGraded)
    }

    private static func isUsable(_ item: Item) -> Bool {
        item.slope > 0 && item.slope <= 100 && item.lower >= 0 && item.lower < 1 && !item.intercepts.isEmpty
            && item.intercepts.allSatisfy { abs($0) <= 10_000 }
            && zip(item.intercepts, item.intercepts.dropFirst()).allSatisfy(>)
    }

    package var count: Int { items.count }

    /// Fisher's information of one item at θ, from flat arrays for items with right and wrong answers.
    func information(of item: Int, at theta: Double) -> Double {
        if graded[item] { return items[item].information(at: theta) }
        let slope = slopes[item]
        let lower = lowers[item]
        let s = Item.logistic(slope * theta + intercepts[item])
        return slope * slope * (1 - lower) * s * s * (1 - s) / (lower + (1 - lower) * s)
    }
}
