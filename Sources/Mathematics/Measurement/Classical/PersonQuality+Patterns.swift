extension PersonQuality {
    /// The even-odd index (Johnson 2005): each scale is cut into its odd and its even items, the means of both are
    /// correlated over the scales, and the correlation r is brought to full length by 2r/(1 + r), not below −1. Negated,
    /// so that more means more careless.
    ///
    /// A scale counts where both of its halves have an answer. NaN with fewer than two such scales or where the odd or
    /// the even means do not differ.
    static func evenOdd(_ answers: [UInt8], blocks: [Int]) -> Double {
        var odd: [Double] = []
        var even: [Double] = []
        var start = 0
        for length in blocks {
            let block = answers[start..<start + length]
            start += length
            func mean(_ parity: Int) -> Double {
                let half = block.indices.filter {
                    ($0 - block.startIndex) % 2 == parity && block[$0] != Responses.missing
                }
                return Double(half.reduce(0) { $0 + Int(block[$1]) }) / Double(half.count)
            }
            let means = (odd: mean(0), even: mean(1))
            guard !means.odd.isNaN, !means.even.isNaN else { continue }
            odd.append(means.odd)
            even.append(means.even)
        }
        let r = Spread.correlation(odd, even)
        guard !r.isNaN else { return .nan }
        // 2r/(1 + r) is below −1 from r = −1/3 downwards.
        return r <= -1.0 / 3 ? 1 : -2 * r / (1 + r)
    }

    /// The largest share, over all shifts up to half the items, of answers equal to the one that many places before.
    /// NaN where no two answers can be compared.
    static func repetition(_ answers: [UInt8]) -> Double {
        var largest = Double.nan
        for shift in stride(from: 1, through: answers.count / 2, by: 1) {
            var pairs = 0
            var same = 0
            for place in shift..<answers.count {
                let (now, before) = (answers[place], answers[place - shift])
                guard now != Responses.missing, before != Responses.missing else { continue }
                pairs += 1
                if now == before { same += 1 }
            }
            // Few pairs, after many gaps, would repeat by chance.
            guard 4 * pairs >= answers.count else { continue }
            let share = Double(same) / Double(pairs)
            if largest.isNaN || share > largest { largest = share }
        }
        return largest
    }
}
