extension BlockPricing {
    /// Proves what no plan of a block surpasses with the limits and the pairs away priced in place of counted.
    ///
    /// Without counters a few labels are enough. What a plan takes beyond a limit costs the limit's price, what it leaves
    /// is paid for: for any prices at least what the best lawful plan is worth (Lagrange). The pairs of n takers are at
    /// least `slope` × n less what that comes to at most, for any slope, so that they have a price as well. The prices
    /// rise where the plan found breaks a limit or makes more pairs than priced, and fall where it leaves some, by steps
    /// towards the threshold (Polyak); where a few steps are of no use the next are shorter, from the best prices seen.
    /// A plan found that is lawful and beats the threshold ends the search. The next search of the block begins at the
    /// best prices of this one.
    func bestPriced(
        _ block: Block, _ worth: Worth, room: Room, width: Int, above threshold: Double
    ) -> Answer {
        let first = instance.seats.count
        let pair = -worth.coincidences
        var best = startPrices(block, pair: pair)
        var prices = best
        var bound = Double.infinity
        var (pace, idle) = (1.0, 0)
        var course = [Double](repeating: 0, count: prices.count)
        defer { hold(best, of: block, pair: pair) }
        for _ in 0..<Self.mostSteps {
            var budget = 0.0
            for limit in prices.indices where prices[limit] > 0 {
                budget += price(prices[limit], limit < first ? 0 : pair, cap(of: limit, block, room)).budget
            }
            var layout = prepare(block, worth, [], prices: prices)
            let caps = count(block, room, [])
            setCeilings(&layout, isTight: true)
            let answer = search(layout, caps, pair: 0, width: width, isBounding: true, above: threshold - budget)
            if answer.bound + budget < bound {
                (bound, best, idle) = (answer.bound + budget, prices, 0)
            } else {
                idle += 1
            }
            guard bound > threshold, let chosen = answer.ways else { break }
            let uses = uses(of: chosen, block)
            var slope = [Double](repeating: 0, count: prices.count)
            var isLawful = true
            var value = answer.value
            for limit in prices.indices where prices[limit] > 0 || uses[limit] > 0 {
                let cap = cap(of: limit, block, room)
                let price = price(prices[limit], limit < first ? 0 : pair, cap)
                let takers = Double(uses[limit])
                value += prices[limit] * takers
                if limit >= first { value -= pair * takers * (takers - 1) / 2 }
                if uses[limit] > cap { isLawful = false }
                slope[limit] = takers - min(max(takers, price.takers.lowerBound), price.takers.upperBound)
            }
            if isLawful, value > threshold { return Answer(ways: chosen, value: value, bound: bound) }
            if idle == Self.mostIdle {
                (prices, pace, idle) = (best, pace / 2, 0)
                course = [Double](repeating: 0, count: prices.count)
                continue
            }
            // A step that would take back the one before goes between the two (Camerini).
            var (back, length) = (0.0, 0.0)
            for limit in prices.indices {
                back -= slope[limit] * course[limit]
                length += course[limit] * course[limit]
            }
            let keeping = length > 0 ? max(0, 1.5 * back / length) : 0
            var norm = 0.0
            for limit in prices.indices {
                course[limit] = slope[limit] + keeping * course[limit]
                norm += course[limit] * course[limit]
            }
            let step = pace * (answer.value + budget - threshold) / norm
            guard norm > 0, step.isFinite else { break }
            for limit in prices.indices where course[limit] != 0 {
                prices[limit] = max(0, prices[limit] + step * course[limit])
            }
        }
        return Answer(ways: nil, value: -.infinity, bound: bound)
    }

    /// What a price of a taker comes to at most, less the pairs, and the takers at which it does.
    private func price(_ price: Double, _ pair: Double, _ cap: Int) -> (budget: Double, takers: ClosedRange<Double>) {
        let cap = Double(cap)
        guard pair > 0 else { return (price > 0 ? price * cap : 0, price > 0 ? cap...cap : 0...cap) }
        let before = (price / pair).rounded(.down)
        let takers = min(before + 1, cap)
        let least = price / pair - before < 1e-9 ? min(before, cap) : takers
        return (price * takers - pair * takers * (takers - 1) / 2, least...takers)
    }

    /// The best prices of the block's search before; of takers where pairs are priced, in pairs.
    func startPrices(_ block: Block, pair: Double) -> [Double] {
        let key = Int(block.sections[0])
        if held[key].isEmpty { held[key] = [Double](repeating: 0, count: absenceLimits(of: block).upperBound) }
        var prices = held[key]
        if pair > 0 {
            for limit in absenceLimits(of: block) { prices[limit] = pair * slopes[absence(limit, block)] }
        }
        return prices
    }

    private func hold(_ prices: [Double], of block: Block, pair: Double) {
        let key = Int(block.sections[0])
        for limit in prices.indices {
            if limit < instance.seats.count || pair == 0 {
                held[key][limit] = prices[limit]
            } else {
                slopes[absence(limit, block)] = min(prices[limit] / pair, Double(PlaceCounts.most))
            }
        }
    }

    /// Seats that had a price when the block's limits were priced last.
    func pricedSeats(of block: Block) -> Set<Int> {
        let prices = held[Int(block.sections[0])]
        return Set(prices.indices.filter { $0 < instance.seats.count && prices[$0] > 0 })
    }

    private static var mostSteps: Int { 24 }
    private static var mostIdle: Int { 3 }
}
