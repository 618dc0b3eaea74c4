extension NominationSolver {
    /// Further plans of every block: whole plans seldom meet the prices of the linear model to the last digit.
    func diversify(
        _ relaxed: NominationMaster.Relaxed, for level: NominationLevel
    ) throws(NominationError) -> NominationMaster.Relaxed {
        let isShaken = level == .points && master.kept[.expected] != nil
        for worth in isShaken ? shaken(relaxed.worth) : scaled(relaxed.worth) where !isOver {
            var found: [BlockPlan] = []
            for (index, block) in blocks.enumerated() {
                var reached = isShaken ? [] : counted[index]
                let answer = pricing.best(
                    block, worth, room: room, counted: &reached, width: isShaken ? 4 * Self.narrow : Self.narrow,
                    isBounding: false, above: -.infinity)
                remember(reached, of: index)
                if let ways = answer.ways { found.append(master.plan(index, ways)) }
            }
            try master.add(found)
        }
        return try master.relaxed()
    }

    /// Seats somewhat cheaper and dearer.
    private func scaled(_ worth: Worth) -> [Worth] {
        [0.6, 0.8, 0.9, 1.1, 1.25, 1.6].map { factor in
            var scaled = worth
            for cell in scaled.cell.indices { scaled.cell[cell] *= factor }
            return scaled
        }
    }

    /// Each seat cheaper or dearer by a part of a nomination's points, by chance but always the same: with expected places
    /// kept to the last digit many plans of a block are of one worth, and only this tells them apart.
    private func shaken(_ worth: Worth) -> [Worth] {
        let named = choice.reduce(0) { $0 + master.pool[$1].cells.count }
        let ofOne = max(1, value(.points)) / Double(max(1, named))
        var random = SeededGenerator(seed: 1)
        return (0..<Self.shakes).map { shake in
            var shaken = worth
            let share = shake % 2 == 0 ? 0.2 : 0.02
            if shake % 3 == 1 { shaken.expected *= 4 }
            for cell in shaken.cell.indices { shaken.cell[cell] += share * ofOne * (2 * random.unit() - 1) }
            return shaken
        }
    }

    private static var shakes: Int { 12 }
}
