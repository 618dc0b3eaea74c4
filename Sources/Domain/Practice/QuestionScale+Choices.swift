import Mathematics

extension QuestionScale {
    /// From what people chose, in the order of people; what the instrument does not know is passed over.
    package init(_ instrument: Instrument, choices: [(person: Int64, item: String, chosen: String)]) {
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        let places = Dictionary(
            questions.enumerated().map { (instrument.items[$0.element].id, $0.offset) }, uniquingKeysWith: { a, _ in a }
        )
        var cells: [UInt8] = []
        var person: Int64?
        for choice in choices {
            guard let place = places[choice.item],
                let option = instrument.items[questions[place]].options.firstIndex(where: { $0.id == choice.chosen })
            else { continue }
            if choice.person != person {
                cells += repeatElement(Responses.missing, count: questions.count)
                person = choice.person
            }
            cells[cells.count - questions.count + place] = UInt8(clamping: option)
        }
        let people = questions.isEmpty ? 0 : cells.count / questions.count
        self.init(instrument, chosen: Responses(people: people, items: questions.count, cells: cells))
    }

    /// From responses with a code for each item of the instrument.
    package init(_ instrument: Instrument, rows: [[UInt8]], anchors: Anchors = [:]) {
        let questions = instrument.items.indices.filter { instrument.items[$0].key != nil }
        let whole = rows.filter { $0.count == instrument.items.count }
        self.init(
            instrument,
            chosen: Responses(
                people: whole.count, items: questions.count, cells: whole.flatMap { row in questions.map { row[$0] } }),
            anchors: anchors)
    }
}
