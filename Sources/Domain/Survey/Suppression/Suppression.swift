/// Which counts of a network to hide so that those that must stay hidden cannot be worked out from the rest.
///
/// The counts to protect are hidden first. Where one of them could still be derived, the cheapest cycle of further
/// counts through it is hidden too: fewest counts, then smallest. In the end whatever turns out not to be needed is
/// shown again. The audit that proves it runs before every such step and once more at the end.
package struct Suppression: Sendable {
    /// What an outsider must not be able to work out.
    package enum Protection: Sendable, Hashable {
        /// The exact count.
        case exactCount
        /// That a count from 1 to `smallest - 1` is not 0 or less by one, or that it lies under `smallest` at all.
        case interval(smallest: Int)
    }

    /// For each arc whether it is hidden.
    package private(set) var hidden: [Bool]
    /// The counts that follow from the totals alone, whatever else is hidden: no suppression can protect them.
    package private(set) var unprotectable: [Int] = []

    private let network: FigureNetwork
    private let protected: [Bool]
    private let protection: Protection
    private let isDear: [Bool]?
    private let all: ArcsOfNodes

    /// - Parameters:
    ///   - protected: for each arc whether its count must be hidden.
    ///   - hidden: counts that are hidden already and stay so.
    ///   - isDear: counts to be hidden only where there is no other way.
    package init(
        _ network: FigureNetwork, protected: [Bool], hidden given: [Bool]? = nil, isDear: [Bool]? = nil,
        protection: Protection = .exactCount
    ) {
        self.network = network
        self.protection = protection
        self.isDear = isDear
        all = ArcsOfNodes(network) { _ in true }
        var first = protected
        if let given { for index in given.indices where given[index] { first[index] = true } }
        hidden = first
        let everything = [Bool](repeating: true, count: network.arcs.count)
        var protectable = protected
        for arc in Self.failures(network, everything, protected, protection) {
            unprotectable.append(arc)
            protectable[arc] = false
        }
        self.protected = protectable
        complement()
        release(beyond: first)
        exchange(beyond: first)
    }

    /// The audit: the protected counts that what is published gives away. Empty, or the suppression has failed.
    package func audit() -> [Int] { Self.failures(network, hidden, protected, protection) }

    private mutating func complement() {
        while let arc = audit().first {
            let walk: [FigureNetwork.Step]?
            switch protection {
            case .exactCount:
                let unchanged = [Int](repeating: 0, count: network.arcs.count)
                let ways = [true, false].filter { $0 || network.arcs[arc].count > 0 }
                    .compactMap { way(around: arc, isUp: $0, unchanged) }
                walk = ways.min { a, b in price(of: a) < price(of: b) }
            case .interval(let smallest):
                walk = widening(arc, smallest)
            }
            let news = (walk ?? []).filter { !hidden[$0.arc] }
            // Everything hidden is safe, so there is always a next step; if not, hide all rather than too little.
            guard !news.isEmpty else {
                hidden = hidden.map { _ in true }
                return
            }
            for step in news { hidden[step.arc] = true }
        }
    }

    /// Shows again what was hidden on the way and is not needed, the largest first.
    private mutating func release(beyond first: [Bool], except kept: Int? = nil) {
        let added = hidden.indices.filter { hidden[$0] && !first[$0] && $0 != kept }
            .sorted { (-worth(of: $0), $0) < (-worth(of: $1), $1) }
        for arc in added {
            hidden[arc] = false
            if !audit().isEmpty { hidden[arc] = true }
        }
    }

    /// Tries each visible count in the place of others. Cycles are found one at a time, and one count on two of them
    /// costs less than one on each. Only where a table is small enough for the many audits.
    private mutating func exchange(beyond first: [Bool]) {
        let size = network.arcs.count
        // Beside whole rows a cycle takes two further counts: no exchange can do with fewer.
        let fewest = protection == .exactCount ? 2 : 1
        while case let added = loss(beyond: first) >> 32, added > fewest, size * size * added < Self.mostExchangeWork {
            let before = hidden
            for arc in before.indices where !before[arc] {
                let (best, least) = (hidden, loss(beyond: first))
                hidden[arc] = true
                release(beyond: first, except: arc)
                if loss(beyond: first) >= least { hidden = best }
            }
            if hidden == before { return }
        }
    }

    private static var mostExchangeWork: Int { 10_000 }

    /// What hiding beyond the first costs: how many counts, then how much they add up to.
    private func loss(beyond first: [Bool]) -> Int {
        hidden.indices.reduce(0) { hidden[$1] && !first[$1] ? $0 + worth(of: $1) : $0 }
    }

    private func worth(of arc: Int) -> Int {
        (isDear?[arc] == true ? 100 : 1) << 32 + Int(network.arcs[arc].count)
    }

    /// A way to widen a count's interval beyond what the hidden counts allow.
    private func widening(_ arc: Int, _ smallest: Int) -> [FigureNetwork.Step]? {
        let count = Int(network.arcs[arc].count)
        let touching = ArcsOfNodes(network) { hidden[$0] }
        for (isUp, needed) in [(false, 1), (true, smallest - count)] {
            let room = network.room(arc, isUp: isUp, atMost: needed, hidden: hidden, touching)
            if room.amount < needed { return way(around: arc, isUp: isUp, room.changes) }
        }
        return nil
    }

    private func way(around arc: Int, isUp: Bool, _ changes: [Int]) -> [FigureNetwork.Step]? {
        network.cheapestWalk(around: arc, isUp: isUp, changes: changes, all, cost: { price(of: $0) })
    }

    private func price(of arc: Int) -> Int { hidden[arc] ? 0 : worth(of: arc) }
    private func price(of walk: [FigureNetwork.Step]) -> Int { walk.reduce(0) { $0 + price(of: $1.arc) } }

    private static func failures(
        _ network: FigureNetwork, _ hidden: [Bool], _ protected: [Bool], _ protection: Protection
    ) -> [Int] {
        switch protection {
        case .exactCount:
            let determined = network.determined(hidden: hidden)
            return protected.indices.filter { protected[$0] && determined[$0] }
        case .interval(let smallest):
            let touching = ArcsOfNodes(network) { hidden[$0] }
            return protected.indices.filter { arc in
                guard protected[arc] else { return false }
                let count = Int(network.arcs[arc].count)
                return [(false, min(1, count)), (true, smallest - count)].contains { isUp, needed in
                    needed > network.room(arc, isUp: isUp, atMost: needed, hidden: hidden, touching).amount
                }
            }
        }
    }
}
