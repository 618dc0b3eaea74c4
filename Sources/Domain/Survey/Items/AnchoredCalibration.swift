import Mathematics

/// The calibration behind `QuestionScale`: questions of an earlier survey as it left them, unless they have drifted.
struct AnchoredCalibration {
    /// One for each question; nil where too few answered and no earlier survey knows it.
    private(set) var found: [Item?]
    /// Mean ability of those who answered.
    private(set) var mean = 0.0
    private(set) var drift: [Double?]

    /// Beyond so many people further ones make no question's figures better worth telling.
    static let mostPeople = 4000

    init(_ all: Responses, _ lowers: [Double], anchors: [Item?], prior: SlopePrior) {
        let scored = Self.sample(all)
        found = anchors
        drift = anchors.map { _ in nil }
        let counts = (0..<scored.items).map { item -> (answered: Int, right: Int) in
            var count = (answered: 0, right: 0)
            for cell in stride(from: item, to: scored.cells.count, by: scored.items)
            where scored.cells[cell] != Responses.missing {
                count.answered += 1
                if scored.cells[cell] == 1 { count.right += 1 }
            }
            return count
        }
        // Where all are right, or none, there is no end to how easy or hard a question may be.
        let used = counts.indices.filter { item in
            counts[item].answered >= QuestionScale.fewest
                && (anchors[item] != nil || counts[item].right > 0 && counts[item].right < counts[item].answered)
        }
        guard !used.isEmpty else { return }
        let part = Responses(
            people: scored.people, items: used.count,
            cells: (0..<scored.people).flatMap { person in used.map { scored.cells[person * scored.items + $0] } })
        var kept = Set(used.filter { anchors[$0] != nil })
        // Once with all anchors, once without those that have drifted.
        for isLast in [false, true] {
            guard
                let calibration = Self.calibration(
                    part, used, lowers, prior,
                    anchors.enumerated().map {
                        kept.contains($0.offset) ? $0.element : nil
                    })
            else { return }
            for (place, item) in used.enumerated() { found[item] = calibration.items[place] }
            mean = kept.isEmpty ? 0 : calibration.groups.first?.mean ?? 0
            guard !kept.isEmpty, !isLast else { return }
            let moved = shifts(part, used, calibration, anchors, kept)
            kept.subtract(moved)
            // With hardly an anchor left there is no line between the years.
            if moved.isEmpty || kept.isEmpty { return }
        }
    }

    /// A fixed share of the people, drawn by their place so that every form is as often among them as in all.
    private static func sample(_ all: Responses) -> Responses {
        guard all.people > mostPeople else { return all }
        let limit = UInt64(mostPeople) << 32 / UInt64(all.people)
        let drawn = (0..<all.people).filter { (UInt64($0) &* 0x9E37_79B9_7F4A_7C15) >> 32 < limit }
        return Responses(people: drawn.count, items: all.items, cells: drawn.flatMap { Array(all[person: $0]) })
    }

    /// Notes how far each anchor's right answers are from what it says; gives those beyond chance.
    private mutating func shifts(
        _ part: Responses, _ used: [Int], _ calibration: Calibration, _ anchors: [Item?], _ kept: Set<Int>
    ) -> Set<Int> {
        guard let ability = calibration.groups.first else { return [] }
        let scoring = Scoring(calibration.items, mean: ability.mean, sd: max(0.1, ability.sd))
        let nodes = AbilityGrid(mean: ability.mean, sd: max(0.1, ability.sd)).nodes
        let curves = used.map { item in anchors[item].map { anchor in nodes.map { anchor.reaching(0, at: $0) } } }
        var (right, expected, variance) = (used.map { _ in 0.0 }, used.map { _ in 0.0 }, used.map { _ in 0.0 })
        var answered = used.map { _ in 0.0 }
        try? scoring.posteriors(part) { person, shares in
            for (place, curve) in curves.enumerated() {
                guard let curve, let cell = part[person, place] else { continue }
                var chance = 0.0
                for node in 0..<min(curve.count, shares.count) { chance += shares[node] * curve[node] }
                answered[place] += 1
                right[place] += Double(cell)
                expected[place] += chance
                variance[place] += chance * (1 - chance)
            }
        }
        var moved = Set<Int>()
        for (place, item) in used.enumerated() where kept.contains(item) && answered[place] > 0 {
            let shift = (right[place] - expected[place]) / answered[place]
            drift[item] = shift
            let error = variance[place].squareRoot() / answered[place]
            if abs(shift) > QuestionScale.mostDrift, abs(shift) > QuestionScale.drifted * error { moved.insert(item) }
        }
        return moved
    }

    private static func calibration(
        _ part: Responses, _ used: [Int], _ lowers: [Double], _ prior: SlopePrior, _ fixed: [Item?]
    ) -> Calibration? {
        var settings = Calibration.Settings()
        settings.prior = prior
        settings.wantsErrors = false
        settings.tolerance = 1e-4
        settings.mostCycles = 500
        let blanks = used.map { Calibration.Blank(lower: lowers[$0], fixed: fixed[$0]) }
        guard let found = try? Calibration(part, blanks, settings: settings), found.isConverged else { return nil }
        return found
    }
}
