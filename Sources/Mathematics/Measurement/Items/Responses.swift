/// Answers of people to items, person by person: a category each, or none where the item was not put or not answered.
package struct Responses: Sendable, Hashable {
    /// In place of a category: not answered.
    package static let missing = UInt8.max

    package let people: Int
    package let items: Int
    /// Person × item, the person being the slower.
    package var cells: [UInt8]

    /// - Parameter cells: people × items.
    package init(people: Int, items: Int, cells: [UInt8]) {
        precondition(cells.count == people * items)
        self.people = people
        self.items = items
        self.cells = cells
    }

    /// - Parameter rows: as long as each other; nil for no answer.
    package init(_ rows: [[UInt8?]]) {
        self.init(
            people: rows.count, items: rows.first?.count ?? 0,
            cells: rows.flatMap { $0.map { $0 ?? Responses.missing } })
    }

    /// Nil where there is no answer.
    package subscript(person: Int, item: Int) -> UInt8? {
        let cell = cells[person * items + item]
        return cell == Responses.missing ? nil : cell
    }

    package subscript(person person: Int) -> ArraySlice<UInt8> { cells[person * items..<(person + 1) * items] }

    /// The people who answered every item.
    package var complete: [Int] { (0..<people).filter { !self[person: $0].contains(Responses.missing) } }
}
