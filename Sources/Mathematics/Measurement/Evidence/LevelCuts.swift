/// The abilities at which the levels begin. Level 0 lies below the first cut, level k from the k-th cut on: none, c, b
/// and a with three cuts.
package struct LevelCuts: Sendable, Hashable {
    /// Finite, each above the one before.
    package let abilities: [Double]

    /// Nil where the cuts do not rise or are not finite.
    package init?(_ abilities: [Double]) {
        let rise = zip(abilities, abilities.dropFirst()).allSatisfy(<)
        guard rise, abilities.allSatisfy(\.isFinite) else { return nil }
        self.abilities = abilities
    }

    /// Cuts in any order, each once; those that are not finite are left out.
    package init(sorting abilities: [Double]) {
        self.abilities = Set(abilities.filter(\.isFinite)).sorted()
    }

    /// Number of levels, level 0 included.
    package var levels: Int { abilities.count + 1 }

    /// The level of an ability; on a cut, the upper one.
    package func level(of theta: Double) -> Int { abilities.count { $0 <= theta } }
}
