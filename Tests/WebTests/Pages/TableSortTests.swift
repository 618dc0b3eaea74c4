import Testing

@testable import Web

@Suite("The order of tables")
struct TableSortTests {
    enum Column: String, CaseIterable, Sendable { case name, count }

    private func sorted(_ query: String?) throws -> [String] {
        let sort = TableSort<Column>(try Form(query: query), by: .count, isDescending: true)
        return sort.sorted([("b", 1), ("a", 2), ("c", 1)]) { row, column in
            column == .name ? .text(row.0) : .number(row.1)
        }.map(\.0)
    }

    @Test("goes by the column asked for, either way, and by the list's own where none is")
    func orders() throws {
        #expect(try sorted(nil) == ["a", "b", "c"])
        #expect(try sorted("sort=count") == ["b", "c", "a"])
        #expect(try sorted("sort=name") == ["a", "b", "c"])
        #expect(try sorted("sort=-name") == ["c", "b", "a"])
        #expect(try sorted("sort=nothing") == ["a", "b", "c"])
    }

    @Test("is turned by the link of its own column")
    func heads() throws {
        let sort = TableSort<Column>(try Form(query: "sort=name"), by: .count)
        let heads = sort.heads { $0.map { "\($0.0)=\($0.1)" }.joined() }
        #expect(heads["name"]?.sort == "ascending" && heads["name"]?.href == "sort=-name")
        #expect(heads["count"]?.sort == nil && heads["count"]?.href == "sort=count")
    }
}
