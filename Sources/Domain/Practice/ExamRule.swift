package import Kernel

/// What an exam asks and when it is passed, as far as its version says: fields with questions that count, marks in all and
/// in each field (clause O11).
package struct ExamRule: Sendable {
    package struct Field: Sendable, Hashable {
        package var id: String
        package var name: Phrase
        /// Questions that count.
        package var scored: Int
    }

    package let exam: String
    package let name: Phrase
    package let version: String
    /// In the order of the bank's fields.
    package let fields: [Field]
    /// 0…1 of full marks, in all and in each field; the latter 0 where nothing is asked of fields.
    package let total: Double
    package let eachField: Double
    /// Full marks as published.
    package let fullMarks: Int
    /// Minutes for all questions; nil where it is not known.
    package let minutes: Int?
    package let questions: Int
    /// Whether the version is in force on the day asked about: else it is the latest of which the marks are known.
    package let isInForce: Bool

    /// Nil where no version of the exam says how many marks pass, or where its fields are not the bank's.
    package init?(_ exam: Exam, for bank: QuestionBank, on date: CalendarDate) {
        let known = exam.versions.filter { $0.pass?.total != nil && ($0.pass?.of ?? 0) > 0 }
        let inForce = known.first { $0.isValid(on: date) }
        let latest = known.max { ($0.validFrom ?? .distantPast) < ($1.validFrom ?? .distantPast) }
        guard let version = inForce ?? latest, let pass = version.pass, let total = pass.total, let full = pass.of
        else {
            return nil
        }
        let asked = version.sections.compactMap(\.questions).reduce(0, +)
        let scored = version.sections.compactMap(\.scored).reduce(0, +)
        questions = asked > 0 ? asked : max(1, version.fields.compactMap(\.scored).reduce(0, +))
        if version.fields.isEmpty {
            guard bank.fields.count == 1 else { return nil }
            fields = [Field(id: bank.fields[0], name: exam.name, scored: scored > 0 ? scored : questions)]
        } else {
            let found = bank.fields.compactMap { id -> Field? in
                guard let field = version.fields.first(where: { $0.id == id }), let scored = field.scored, scored > 0
                else { return nil }
                return Field(id: id, name: field.name, scored: scored)
            }
            guard found.count == bank.fields.count, found.count == version.fields.count else { return nil }
            fields = found
        }
        self.exam = exam.id
        name = exam.name
        self.version = version.version
        self.total = Double(total) / Double(full)
        eachField = Double(pass.eachField ?? 0) / Double(full)
        fullMarks = full
        minutes = version.minutes
        isInForce = inForce != nil
    }

    package var scored: Int { fields.reduce(0) { $0 + $1.scored } }

    /// Questions of each field in a mock exam of `count`: in the exam's shares, the largest remainders first (Hamilton's
    /// way), never more than there are.
    package func shares(of count: Int, available: [Int]) -> [Int] {
        let exact = fields.map { Double(count) * Double($0.scored) / Double(scored) }
        var shares = zip(exact, available).map { min(Int($0), $1) }
        while shares.reduce(0, +) < min(count, available.reduce(0, +)) {
            let open = shares.indices.filter { shares[$0] < available[$0] }
            guard
                let next = open.max(by: {
                    (exact[$0] - Double(shares[$0]), -$0) < (exact[$1] - Double(shares[$1]), -$1)
                })
            else { break }
            shares[next] += 1
        }
        return shares
    }
}
