import Mathematics

/// What people know elsewhere: of each question the share right of the others that somebody answered, which is there too
/// where nobody is asked all.
struct RestScores {
    private let scored: Responses
    /// Of each person how many questions they answered, and how many rightly.
    private let answered: [Int]
    private let right: [Int]

    init(_ scored: Responses) {
        self.scored = scored
        answered = (0..<scored.people).map { person in scored[person: person].count { $0 != Responses.missing } }
        right = (0..<scored.people).map { person in scored[person: person].count { $0 == 1 } }
    }

    /// Correlation (Pearson) of right answers to a question with the share right of the others; nil without spread.
    func correlation(ofItem item: Int) -> Double? {
        var (count, x, y, xx, yy, xy) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for person in 0..<scored.people {
            guard let own = scored[person, item], answered[person] > 1 else { continue }
            let rest = Double(right[person] - Int(own)) / Double(answered[person] - 1)
            count += 1
            x += Double(own)
            y += rest
            xx += Double(own)
            yy += rest * rest
            xy += Double(own) * rest
        }
        guard count > 0 else { return nil }
        let (spreadX, spreadY) = (xx - x * x / count, yy - y * y / count)
        guard spreadX > 1e-9 * count, spreadY > 1e-9 * count else { return nil }
        return (xy - x * y / count) / (spreadX * spreadY).squareRoot()
    }
}
