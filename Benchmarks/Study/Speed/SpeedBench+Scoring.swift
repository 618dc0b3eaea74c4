import Mathematics

extension SpeedBench {
    func scorings(_ responses: Responses, _ items: [Item], _ size: String) throws -> [Row] {
        let scoring = Scoring(items)
        return try [(ScoringMethod.eap, "EAP"), (.wle, "WLE")].map { method, name in
            let (seconds, _) = try best(method == .eap ? 5 : 2) { try scoring.estimates(responses, by: method) }
            return Row(
                job: "\(name) of all, \(size)", seconds: seconds,
                said: "\(Figure.whole(Int(Double(responses.people) / seconds))) people a second")
        }
    }

    /// A survey of eight skills with 40 items in all, at the size of a large city.
    func skills() throws -> [Row] {
        let (people, skills, own) = (7_700, 8, 5)
        var random = SeededGenerator(seed: 1)
        let items = random.items(skills * own, lower: 0.25)
        let skillOf = items.indices.map { $0 / own }
        var cells: [UInt8] = []
        for _ in 0..<people {
            let abilities = random.correlated(skills, 0.7)
            for (index, item) in items.enumerated() { cells.append(random.answer(item, abilities[skillOf[index]])) }
        }
        let responses = Responses(people: people, items: items.count, cells: cells)
        let (finding, correlations) = best(2) {
            SkillCorrelations(items, skillOf: skillOf, skills: skills, in: responses)
        }
        let joint = try JointScoring(items, skillOf: skillOf, covariance: correlations.matrix)
        let (scoring, _) = try best(2) { try joint.profiles(responses) }
        let size = "\(Figure.whole(people)) people, \(skills) skills, \(items.count) items"
        return [
            Row(
                job: "correlations of the skills, \(size)", seconds: finding,
                said: "\(skills * (skills - 1) / 2) pairs, of \(Figure.whole(correlations.people[1])) people"),
            Row(
                job: "joint scoring, \(size)", seconds: scoring,
                said: "\(Figure.whole(Int(Double(people) / scoring))) people a second"),
        ]
    }
}
