extension NominationSolver {
    /// What points cannot surpass while the expected places are kept.
    ///
    /// At the prices of the proof of expected places a lawful plan that keeps them is worth no less than what is kept. So
    /// its points are at most those of the best plans of all blocks for points and, at a price λ, for that worth, less λ
    /// times what is kept (Lagrange). A small λ lets plans go that lose places, a large one counts the gap of expected
    /// places λ times; the least of some is taken. The plans found on the way join the pool.
    func boundPoints(beside proof: (worth: Worth, constant: Double)) throws(NominationError) -> Double {
        guard let kept = master.kept[.expected]?.exact else { return .infinity }
        var least = Double.infinity
        for price in Self.pricesOfPlaces where !isOver {
            var worth = proof.worth
            worth.points += 1 / price
            var sum = proof.constant - kept
            var found: [BlockPlan] = []
            let best = master.best(worth)
            for index in blocks.indices {
                if isOver { return least }
                let base = master.base(index, worth)
                let answer = self.best(
                    index, worth, width: limits.widest, isProving: true, above: best[index] - base + 1e-9)
                sum += base + max(answer.bound, best[index] - base)
                if let ways = answer.ways { found.append(master.plan(index, ways)) }
            }
            try master.add(found)
            let bound = sum * price
            progress(NominationProgress(level: .points, value: value(.points), bound: min(least, bound)))
            // The bound is convex in the price: past its least it only rises.
            if bound > least { break }
            least = bound
        }
        return least
    }

    /// Points for one expected place.
    private static var pricesOfPlaces: [Double] { [30, 100, 300, 1_000, 3_000, 10_000] }
}

extension NominationMaster {
    /// What the best plan known of each block is worth.
    func best(_ worth: Worth) -> [Double] {
        var best = [Double](repeating: -.infinity, count: blocks.count)
        for plan in pool {
            var value = worth.covered * Double(plan.covered) + worth.expected * plan.expected
            value += worth.points * Double(plan.points) + worth.changes * Double(plan.changes)
            for cell in plan.cells { value += worth.cell[Int(cell)] }
            for (place, count) in away(plan) { value -= worth.absence[Int(place)] * Double(count) }
            best[Int(plan.block)] = max(best[Int(plan.block)], value)
        }
        return best
    }
}
