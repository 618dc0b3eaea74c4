/// What one more of a limit would buy, in expected covered places, the levels before being kept.
///
/// Prices are the duals of the linear model over blocks' plans: right for a small change, and an upper limit for a larger
/// one.
package struct NominationPrices: Sendable, Hashable {
    package struct Absence: Sendable, Hashable {
        package var section: Int
        package var year: Int
        package var price: Double
    }

    /// One more seat, track × year: its price between the blocks, and what it lets single blocks do better.
    package var seats: [Double]
    /// One person less promised, by target.
    package var targets: [Double]
    /// One more person away at once, where the plan fills the limit and more would help.
    package var absence: [Absence]
}

extension NominationSolver {
    func prices(_ relaxed: NominationMaster.Relaxed) -> NominationPrices {
        var prices = NominationPrices(
            seats: relaxed.seatPrices.map { max(0, $0) }, targets: relaxed.targetPrices.map { max(0, $0) }, absence: [])
        for (index, block) in blocks.enumerated() {
            guard block.holdsAbsence else {
                for section in block.sections {
                    for year in 0..<instance.years {
                        let price = relaxed.worth.absence[Int(section) * instance.years + year]
                        if price > 1e-6 {
                            prices.absence.append(.init(section: Int(section), year: year, price: price))
                        }
                    }
                }
                continue
            }
            let taken = master.away(master.pool[choice[index]])
            for section in block.sections {
                for year in 0..<instance.years {
                    let place = Int(section) * instance.years + year
                    guard taken[Int32(place), default: 0] >= instance.absenceCap[place] else { continue }
                    var wider = room
                    wider.absence[place] += 1
                    let gain = gain(of: index, relaxed, with: wider)
                    if gain > 1e-6 { prices.absence.append(.init(section: Int(section), year: year, price: gain)) }
                }
            }
        }
        for index in blocks.indices {
            for cell in counted[index].sorted() where cell < instance.seats.count {
                var wider = room
                wider.seats[cell] += 1
                prices.seats[cell] += gain(of: index, relaxed, with: wider)
            }
        }
        return prices
    }

    /// What a block's best plan gains at the same worths with more room.
    private func gain(
        of index: Int, _ relaxed: NominationMaster.Relaxed, with wider: BlockPricing.Room
    ) -> Double {
        guard !isOver else { return 0 }
        let price = relaxed.plan[index] - master.base(index, relaxed.worth)
        let answer = pricing.best(
            blocks[index], relaxed.worth, room: wider, counted: &counted[index], width: Self.priceWidth,
            isBounding: false, above: price + 1e-6)
        return answer.ways == nil ? 0 : max(0, answer.value - price)
    }

    private static var priceWidth: Int { 64 }
}
