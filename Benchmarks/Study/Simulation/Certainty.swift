import Mathematics

/// The levels of the study: none, c, b and a.
enum StudyLevels {
    static let abilities = [-1, 0.3, 1.5]
    static let cuts = LevelCuts(sorting: abilities)
    static let names = ["c", "b", "a"]
}

/// Statements "at least this level" with the certainty at which they were told, beside what was so.
struct Certainty {
    struct Bin {
        let range: ClosedRange<Double>
        private(set) var count = 0
        private(set) var hits = 0
        private var told = 0.0

        init(_ range: ClosedRange<Double>) { self.range = range }

        var share: Double { Double(hits) / Double(count) }
        var meanTold: Double { told / Double(count) }

        mutating func add(_ chance: Double, _ isSo: Bool) {
            count += 1
            told += chance
            if isSo { hits += 1 }
        }

        mutating func add(_ other: Bin) {
            count += other.count
            hits += other.hits
            told += other.told
        }
    }

    /// What is called 80 %.
    private(set) var eighty = Bin(0.75...0.85)
    /// From even odds to certainty, in tenths.
    private(set) var tenths = (5..<10).map { Bin(Double($0) / 10...Double($0 + 1) / 10) }

    mutating func add(_ chance: Double, _ isSo: Bool) {
        guard chance >= 0.5 else { return }
        if eighty.range.contains(chance) { eighty.add(chance, isSo) }
        tenths[min(4, Int(chance * 10) - 5)].add(chance, isSo)
    }

    /// The statements about every cut.
    mutating func add(_ probabilities: LevelProbabilities, truth: Double, cuts: LevelCuts = StudyLevels.cuts) {
        for (index, cut) in cuts.abilities.enumerated() { add(probabilities.atLeast[index + 1], truth >= cut) }
    }

    mutating func add(_ other: Certainty) {
        eighty.add(other.eighty)
        for index in tenths.indices { tenths[index].add(other.tenths[index]) }
    }

    static func total(_ parts: [Certainty]) -> Certainty { parts.reduce(into: Certainty()) { $0.add($1) } }

    /// How many of the statements called 80 % were so.
    static func held(_ parts: [Certainty]) -> Held {
        let all = total(parts).eighty
        let shares = parts.filter { $0.eighty.count > 0 }.map(\.eighty.share)
        return Held(stated: 0.8, share: all.share, count: all.count, error: Replicated.error(shares))
    }
}
