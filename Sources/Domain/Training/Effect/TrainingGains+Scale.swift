import Mathematics

extension TrainingGains {
    /// Both surveys on one scale: everybody's answers calibrated together, the first year's people N(0, 1).
    struct Scale {
        private let responses: Responses
        private let blanks: [Calibration.Blank]
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
            blanks = calibration.items.map { Calibration.Blank(lower: $0.lower, fixed: $0) }
            people = both.count
            guard let estimates = try? Scoring(calibration.items).estimates(responses, by: .wle) else { return nil }
            before = estimates[..<both.count].map { $0.theta.isFinite ? $0.theta : nil }
            after = estimates[both.count...].map { $0.theta.isFinite ? $0.theta : nil }
        }

        /// How far the mean of some of the people moved, with its standard error. The two means are taken as independent,
        /// which makes the error rather too large: the same people are good in both years.
        func gain(_ isIn: (Int) -> Bool) -> (value: Double, error: Double)? {
            let picked = (0..<people).filter(isIn)
            guard !picked.isEmpty else { return nil }
            let rows = picked + picked.map { $0 + people }
            let part = Responses(
                people: rows.count, items: responses.items, cells: rows.flatMap { Array(responses[person: $0]) })
            let groups = picked.map { _ in 0 } + picked.map { _ in 1 }
            guard let means = try? Calibration(part, blanks, groupOf: groups), means.isConverged else { return nil }
            let errors = means.groupErrors.map(\.mean)
            let error = (errors[0] * errors[0] + errors[1] * errors[1]).squareRoot()
            guard error.isFinite else { return nil }
            return (means.groups[1].mean - means.groups[0].mean, error)
        }
    }
}
