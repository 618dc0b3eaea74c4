/// The items an adaptive test may still put, and how the content groups stand.
struct AdaptiveCandidates: Sendable {
    /// In ascending order.
    private var open: [Int]
    private let targets: [Double]
    /// By content group: items answered, and items still open.
    private var answered: [Int]
    private var left: [Int]

    init(bank: AdaptiveBank, targets: [Double], barred: Set<Int>) throws(AdaptiveRulesError) {
        if let item = barred.filter({ !bank.items.indices.contains($0) }).min() { throw .barred(item: item) }
        if !targets.isEmpty, let item = bank.groups.firstIndex(where: { $0 >= targets.count }) {
            throw .group(item: item)
        }
        self.targets = targets
        open = bank.items.indices.filter { !barred.contains($0) }
        answered = targets.map { _ in 0 }
        left = answered
        if !targets.isEmpty {
            for item in open { left[bank.groups[item]] += 1 }
        }
    }

    /// Takes out an item that was answered, and its enemies.
    mutating func remove(_ item: Int, of bank: AdaptiveBank) {
        if !targets.isEmpty { answered[bank.groups[item]] += 1 }
        close(item, of: bank)
        for set in bank.enemies where set.contains(item) {
            for enemy in set { close(enemy, of: bank) }
        }
    }

    private mutating func close(_ item: Int, of bank: AdaptiveBank) {
        guard let place = open.firstIndex(of: item) else { return }
        open.remove(at: place)
        if !targets.isEmpty { left[bank.groups[item]] -= 1 }
    }

    /// The most informative open items of the content group that is due, at most `count`, the best first and equal ones
    /// by index; nil where nothing is open.
    func best(_ count: Int, of bank: AdaptiveBank, at theta: Double, after answers: Int) -> [Int]? {
        let group = dueGroup(after: answers)
        var best: [(item: Int, information: Double)] = []
        let wanted = max(1, count)
        for item in open where group == nil || bank.groups[item] == group {
            let information = bank.information(of: item, at: theta)
            if best.count == wanted, let last = best.last, information <= last.information { continue }
            var place = best.count
            while place > 0, information > best[place - 1].information { place -= 1 }
            if best.count == wanted { best.removeLast() }
            best.insert((item, information), at: place)
        }
        return best.isEmpty ? nil : best.map(\.item)
    }

    func largestInformation(of bank: AdaptiveBank, at theta: Double) -> Double {
        var largest = 0.0
        for item in open { largest = max(largest, bank.information(of: item, at: theta)) }
        return largest
    }

    /// The content group furthest below its target share (Kingsbury and Zara 1989) of those with items left, the
    /// earlier where two are equal.
    private func dueGroup(after answers: Int) -> Int? {
        var due: (group: Int, lack: Double)?
        for group in targets.indices where left[group] > 0 {
            let lack = targets[group] - Double(answered[group]) / Double(max(1, answers))
            // Shares that are equal on paper differ by a rounding error.
            if due.map({ lack > $0.lack + 1e-12 }) ?? true { due = (group, lack) }
        }
        return due?.group
    }
}
