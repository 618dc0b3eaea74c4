extension StandingReport {
    /// Which groups of a table are too small to be shown, so that no one's level can be read from it.
    ///
    /// A group below the bound is hidden. Where the hidden ones together would stay below it, the city's total less the
    /// others would tell them, so the smallest group that remains is hidden with them.
    package struct SmallGroups {
        package static let least = 5

        package enum Showing: Hashable { case shown, small, withheld, empty }

        package static func showing(_ sizes: [Int]) -> [Showing] {
            var showing = sizes.map { $0 <= 0 ? Showing.empty : $0 < least ? .small : .shown }
            let hidden = sizes.indices.filter { showing[$0] == .small }.reduce(0) { $0 + sizes[$1] }
            guard hidden > 0, hidden < least else { return showing }
            let next = sizes.indices.filter { showing[$0] == .shown }.min { (sizes[$0], $0) < (sizes[$1], $1) }
            if let next { showing[next] = .withheld }
            return showing
        }
    }
}
