import Testing

@testable import Web

@Suite struct PagingTests {
    @Test(
        "A page holds fifty rows, and one that there is not is the nearest",
        arguments: [
            (0, 1, 0..<0, false), (50, 1, 0..<50, false), (51, 2, 50..<51, true), (51, 9, 50..<51, true),
            (7700, -3, 0..<50, true),
        ])
    func rows(total: Int, page: Int, range: Range<Int>, hasPages: Bool) {
        let paging = Paging(total: total, page: page) { "?page=\($0)" }
        #expect(paging.range == range && paging.hasPages == hasPages)
    }

    @Test("Of many pages the first, the last and those around are linked")
    func links() {
        let paging = Paging(total: 7700, page: 77) { "?page=\($0)" }
        #expect(
            paging.pages.filter { !$0.isGap }.map(\.number) == ["1", "74", "75", "76", "77", "78", "79", "80", "154"])
        #expect(paging.pages.filter(\.current).map(\.number) == ["77"])
        #expect(paging.previousHref == "?page=76" && paging.nextHref == "?page=78")
    }
}
