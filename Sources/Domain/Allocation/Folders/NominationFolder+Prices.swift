package import Kernel
package import Mathematics

extension NominationFolder {
    /// What one more seat is worth in expected places, the dearest first; nothing of seats that are left over.
    package func words(_ prices: NominationPrices) -> [Phrase] {
        let cells = prices.seats.enumerated().filter { $0.element >= 0.005 }
            .sorted { ($1.element, $0.offset) < ($0.element, $1.offset) }
        return cells.prefix(5).map { cell, price in
            let (track, year) = (tracks[cell / instance.years], cell % instance.years + 1)
            let worth = price.written(decimals: 2)
            return Phrase(
                ja: "\(year)年目の研修「\(track)」を1席増やすと、期待充足が\(worth)増えます",
                en: "one more seat of track '\(track)' in year \(year) buys \(worth) expected places")
        }
    }
}
