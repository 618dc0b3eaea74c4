extension BlockPricing {
    /// Proves what no plan of a block surpasses with the limits priced in place of counted.
    ///
    /// Without counters a few labels are enough. What a plan takes beyond a limit costs the limit's price, what it leaves
    /// is paid for: for any prices at least what the best lawful plan is worth (Lagrange). The prices rise where the plan
    /// found breaks a limit and fall where it leaves some, by steps towards the threshold (Polyak). A plan found that
    /// breaks none and beats the threshold ends the search.
    func bestPriced(
        _ block: Block, _ worth: Worth, room: Room, width: Int, above threshold: Double
    ) -> Answer {
        let limits = 0..<instance.seats.count + (block.holdsAbsence ? block.sections.count * instance.years : 0)
        var prices = [Double](repeating: 0, count: limits.count)
        var bound = Double.infinity
        for _ in 0..<Self.mostSteps {
            var budget = 0.0
            for limit in limits where prices[limit] > 0 {
                budget += prices[limit] * Double(cap(of: limit, block, room))
            }
            var layout = prepare(block, worth, [], prices: prices)
            setCeilings(&layout, isBounding: true)
            let caps = count(block, room, [])
            let answer = search(layout, caps, width: width, isBounding: true, above: threshold - budget)
            bound = min(bound, answer.bound + budget)
            guard bound > threshold, let chosen = answer.ways else { break }
            let uses = uses(of: chosen, block)
            var slope = [Double](repeating: 0, count: limits.count)
            var isLawful = true
            var value = answer.value
            var norm = 0.0
            for limit in limits where prices[limit] > 0 || uses[limit] > 0 {
                value += prices[limit] * Double(uses[limit])
                let more = uses[limit] - cap(of: limit, block, room)
                if more > 0 { isLawful = false }
                guard more > 0 || prices[limit] > 0 else { continue }
                slope[limit] = Double(more)
                norm += slope[limit] * slope[limit]
            }
            if isLawful, value > threshold { return Answer(ways: chosen, value: value, bound: bound) }
            guard norm > 0 else { break }
            let step = (answer.value + budget - threshold) / norm
            for limit in limits where slope[limit] != 0 { prices[limit] = max(0, prices[limit] + step * slope[limit]) }
        }
        return Answer(ways: nil, value: -.infinity, bound: bound)
    }

    private static var mostSteps: Int { 24 }
}
