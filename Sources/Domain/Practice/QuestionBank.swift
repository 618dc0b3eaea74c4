package import Kernel

/// Questions to practise with (clause O11), which prepare for an exam: an instrument whose knowledge questions have a
/// field, a topic and an explanation.
package struct QuestionBank: Sendable {
    package let instrument: Instrument
    /// The questions' field for each: an index into `fields`.
    package let fieldOf: [Int]
    /// Ids of the exam's fields, in the order in which the questions first name them; one of no name where none do.
    package let fields: [String]
    private let places: [String: Int]

    /// Items that are no knowledge questions with a key are left out.
    package init(_ instrument: Instrument) {
        var own = instrument
        own.items = instrument.items.filter { $0.kind == .knowledge && $0.key != nil }
        self.instrument = own
        var fields: [String] = []
        fieldOf = own.items.map { item in
            let field = item.field ?? ""
            if let known = fields.firstIndex(of: field) { return known }
            fields.append(field)
            return fields.count - 1
        }
        self.fields = fields
        places = Dictionary(own.items.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { a, _ in a })
    }

    package var id: String { instrument.id }
    package var title: Phrase { instrument.title }
    /// Id of the exam.
    package var exam: String? { instrument.exam }
    package var questions: [Instrument.Item] { instrument.items }
    package var count: Int { instrument.items.count }

    /// The question's place; nil for one that the bank no longer has.
    package func place(of id: String) -> Int? { places[id] }

    /// Whether an option is the right one; nil for an option that the question does not have.
    package func isRight(_ option: String, at place: Int) -> Bool? {
        let item = questions[place]
        guard let index = item.options.firstIndex(where: { $0.id == option }) else { return nil }
        return index == item.key
    }

    /// The questions in the order in which they are learnt: fields alternating, easier levels first.
    package var course: [Int] {
        let levels = instrument.levels
        let own = fields.indices.map { field in
            questions.indices.filter { fieldOf[$0] == field }.sorted { a, b in
                let (first, second) = (rank(a, levels), rank(b, levels))
                return (first, a) < (second, b)
            }
        }
        let spots = own.flatMap { list in
            list.enumerated().map { ((Double($0.offset) + 0.5) / Double(list.count), $0.element) }
        }
        return spots.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }

    private func rank(_ place: Int, _ levels: [String]) -> Int {
        questions[place].level.flatMap { levels.firstIndex(of: $0) } ?? 0
    }
}
