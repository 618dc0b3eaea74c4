import Mathematics

/// A mock exam drawn from a bank in the shares of the exam's fields.
package enum MockExam {
    /// Places of the questions, field by field as the exam has them. The same seed draws the same; what was put in earlier
    /// mock exams comes last.
    ///
    /// - Parameter putBefore: how often each question was put in earlier mock exams.
    package static func draw(
        _ bank: QuestionBank, rule: ExamRule?, count: Int, putBefore: [Int], seed: UInt64
    ) -> [Int] {
        var generator = SeededGenerator(seed: seed)
        let order = generator.order(bank.count)
        let available = bank.fields.indices.map { field in bank.fieldOf.count { $0 == field } }
        let shares =
            rule?.shares(of: count, available: available)
            ?? spread(count, available)
        return bank.fields.indices.flatMap { field -> [Int] in
            let own = order.filter { bank.fieldOf[$0] == field }
            // Stable: the drawn order stays among those put equally often.
            let fresh = own.enumerated().sorted { a, b in
                (putBefore[a.element], a.offset) < (putBefore[b.element], b.offset)
            }
            return fresh.prefix(shares[field]).map(\.element).sorted()
        }
    }

    /// The numbers of questions a mock exam is offered with: a short one, and as many as the bank has in the right shares.
    package static func sizes(_ bank: QuestionBank, rule: ExamRule?) -> [Int] {
        let full = rule.map { min($0.questions, bank.count) } ?? bank.count
        return full > 30 ? [20, full] : full > 0 ? [full] : []
    }

    private static func spread(_ count: Int, _ available: [Int]) -> [Int] {
        let all = available.reduce(0, +)
        guard all > 0 else { return available }
        var shares = available.map { count * $0 / all }
        for field in shares.indices where shares.reduce(0, +) < min(count, all) && shares[field] < available[field] {
            shares[field] += 1
        }
        return shares
    }
}
