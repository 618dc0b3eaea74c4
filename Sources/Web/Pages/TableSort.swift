import Kernel

/// The order of a table by the links in its head: `?sort=lacks`, or `?sort=-lacks` for the highest first.
struct TableSort<Column: RawRepresentable & CaseIterable & Equatable & Sendable>: Sendable
where Column.RawValue == String {
    /// What rows are compared by.
    enum Key: Sendable, Comparable {
        case number(Int)
        case text(String)
    }

    struct Head: Sendable {
        let href: String
        /// For `aria-sort`; nil where it goes by another column.
        let sort: String?
    }

    let column: Column
    let isDescending: Bool
    private let isAsked: Bool

    /// What the query names, or else as given.
    init(_ query: Form, by column: Column, isDescending: Bool = false) {
        let asked = query["sort"] ?? ""
        let found = Column(rawValue: String(asked.drop { $0 == "-" }))
        isAsked = found != nil
        self.column = found ?? column
        self.isDescending = found == nil ? isDescending : asked.hasPrefix("-")
    }

    /// For links to other pages of the list.
    var fields: [(String, String)] { isAsked ? [("sort", (isDescending ? "-" : "") + column.rawValue)] : [] }

    /// By the columns' names.
    func heads(_ href: ([(String, String)]) -> String) -> [String: Head] {
        var heads = [String: Head]()
        for other in Column.allCases {
            let isThis = other == column
            let turned = isThis && !isDescending ? "-" : ""
            heads[other.rawValue] = Head(
                href: href([("sort", turned + other.rawValue)]),
                sort: isThis ? (isDescending ? "descending" : "ascending") : nil)
        }
        return heads
    }

    /// Rows that are equal keep their order.
    func sorted<Row>(_ rows: [Row], key: (Row, Column) -> Key) -> [Row] {
        rows.map { ($0, key($0, column)) }.enumerated().sorted { a, b in
            if a.element.1 != b.element.1 { return (a.element.1 < b.element.1) != isDescending }
            return a.offset < b.offset
        }.map(\.element.0)
    }
}

/// The head of a column that sorts.
enum SortingHead {
    static func template(_ column: String, _ label: String, isNumber: Bool = false) -> String {
        """
        <th scope="col"\(isNumber ? " class=\"number\"" : ""){{#heads.\(column).sort}} aria-sort="{{.}}"{{/heads.\(column).sort}}><a href="{{heads.\(column).href}}">\(label)</a></th>
        """
    }
}
