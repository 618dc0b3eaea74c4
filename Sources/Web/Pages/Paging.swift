import Kernel

/// A list cut into pages of fifty rows.
struct Paging: Sendable {
    struct Link: Sendable {
        let number: String
        let href: String
        let current: Bool
        let isGap: Bool
    }

    static let size = 50

    let range: Range<Int>
    let total: String
    let from: String
    let to: String
    /// All of them stand on this page.
    let isWhole: Bool
    let hasPages: Bool
    let pages: [Link]
    let previousHref: String?
    let nextHref: String?

    /// `?page=` of the query; what is no number is the first page.
    init(_ count: Int, _ query: Form, href: (_ page: Int) -> String) {
        self.init(total: count, page: query["page"].flatMap(Int.init) ?? 1, href: href)
    }

    /// A page that there is not is the nearest that there is. Of many the first, the last and those around are linked.
    init(total count: Int, page: Int, href: (_ page: Int) -> String) {
        let last = max(1, (count + Self.size - 1) / Self.size)
        let current = min(max(page, 1), last)
        range = min(count, (current - 1) * Self.size)..<min(count, current * Self.size)
        total = count.grouped
        from = (count == 0 ? 0 : range.lowerBound + 1).grouped
        to = range.upperBound.grouped
        hasPages = last > 1
        isWhole = last == 1
        let near = (1...last).filter { $0 == 1 || $0 == last || abs($0 - current) <= 3 }
        var before = 0
        var links = [Link]()
        for page in near {
            if page > before + 1 { links.append(Link(number: "…", href: "", current: false, isGap: true)) }
            links.append(Link(number: page.grouped, href: href(page), current: page == current, isGap: false))
            before = page
        }
        pages = links
        previousHref = current > 1 ? href(current - 1) : nil
        nextHref = current < last ? href(current + 1) : nil
    }

    /// How many there are, and which of them the page shows.
    static func count(_ ja: String) -> String {
        "{{#paging}}<p>{{#.isWhole}}[[{{total}}\(ja)|{{total}} in all]]{{/.isWhole}}{{^.isWhole}}"
            + "[[全{{total}}\(ja)（{{from}}–{{to}}を表示）|{{from}}–{{to}} of {{total}}]]{{/.isWhole}}</p>{{/paging}}"
    }

    static let template = """
        {{#paging}}{{#.hasPages}}<nav class="pages" aria-label="[[ページ|Pages]]">{{#.previousHref}}<a href="{{.}}" rel="prev">[[前へ|Previous]]</a>{{/.previousHref}}<ul>{{#.pages}}<li>{{#.isGap}}<span>…</span>{{/.isGap}}{{^.isGap}}<a href="{{.href}}"{{#.current}} aria-current="page"{{/.current}}><span class="hidden">[[ページ|Page]] </span>{{.number}}</a>{{/.isGap}}</li>{{/.pages}}</ul>{{#.nextHref}}<a href="{{.}}" rel="next">[[次へ|Next]]</a>{{/.nextHref}}</nav>{{/.hasPages}}{{/paging}}
        """
}
