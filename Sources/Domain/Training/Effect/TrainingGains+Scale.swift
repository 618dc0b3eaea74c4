import Mathematics

extension TrainingGains {
    /// Both surveys on one scale: everybody's answers calibrated together, the first year's people N(0, 1).
    struct Scale {
        private let responses: Responses
        private let items: [Item]
        private let people: Int
        /// Warm's estimate of each person who answered both, not a number where nothing was answered.
        let before: [Double?]
        let after: [Double?]

        /// Nil where the answers cannot be calibrated: nobody answered, or the search did not settle.
        init?(_ first: Round, _ second: Round, _ both: [Int64]) {
            var questions = first.questions
            for question in second.questions where !questions.contains(where: { $0.identity == question.identity }) {
                questions.append(question)
            }
            func column(_ round: Round) -> [Int?] {
                questions.map { question in round.questions.firstIndex { $0.identity == question.identity } }
            }
            let columns = (column(first), column(second))
            func rows(_ round: Round, _ columns: [Int?], _ people: [Int64]) -> [UInt8] {
                people.flatMap { person in
                    columns.map { column in
                        column.flatMap { column in round.answers[person].map { $0[column] } } ?? Responses.missing
                    }
                }
            }
            let (everyone, everyoneAgain) = (first.answers.keys.sorted(), second.answers.keys.sorted())
            let all = Responses(
                people: everyone.count + everyoneAgain.count, items: questions.count,
                cells: rows(first, columns.0, everyone) + rows(second, columns.1, everyoneAgain))
            let groups = everyone.map { _ in 0 } + everyoneAgain.map { _ in 1 }
            var settings = Calibration.Settings()
            settings.wantsErrors = false
            // A question that nobody answered says nothing and would stop the others.
            let answered = questions.indices.filter { item in
                stride(from: item, to: all.cells.count, by: questions.count)
                    .contains { all.cells[$0] != Responses.missing }
            }
            func part(_ responses: Responses) -> Responses {
                Responses(
                    people: responses.people, items: answered.count,
                    cells: (0..<responses.people).flatMap { person in
                        answered.map { responses.cells[person * responses.items + $0] }
                    })
            }
            let open = answered.map { Calibration.Blank(lower: 1 / Double(max(2, questions[$0].options))) }
            guard let calibration = try? Calibration(part(all), open, groupOf: groups, settings: settings),
                calibration.isConverged
            else { return nil }
            let pair = Responses(
                people: 2 * both.count, items: questions.count,
                cells: rows(first, columns.0, both) + rows(second, columns.1, both))
            responses = part(pair)
            items = calibration.items
            people = both.count
            guard let estimates = try? Scoring(calibration.items).estimates(responses, by: .wle) else { return nil }
            before = estimates[..<both.count].map { $0.theta.isFinite ? $0.theta : nil }
            after = estimates[both.count...].map { $0.theta.isFinite ? $0.theta : nil }
        }

        /// How far the mean of some of the people moved.
        func gain(_ isIn: (Int) -> Bool) -> GroupGain? {
            let picked = (0..<people).filter(isIn)
            func rows(_ picked: [Int]) -> Responses {
                Responses(
                    people: picked.count, items: responses.items,
                    cells: picked.flatMap { Array(responses[person: $0]) })
            }
            return GroupGain(items, before: rows(picked), after: rows(picked.map { $0 + people }))
        }
    }
}
