import Documents
import Domain
package import HTTPTypes
package import Hummingbird
package import Kernel

/// What stands around every page: masthead, navigation, trail, notices, footer.
struct Frame {
    private let web: WebContext
    private let date: CalendarDate

    /// `date` is the one that the page's figures hold for; today where it is nil.
    init(_ web: WebContext, asOf date: CalendarDate? = nil) {
        self.web = web
        self.date = date ?? web.now.dayInJapan
    }

    func response<Page: WebPage>(to page: Page, status: HTTPResponse.Status = .ok) throws -> Response {
        var browser = web.cookies[web.site.cookies.form(web.city)] ?? ""
        let isNewBrowser = web.session == nil && browser.count < 16
        if isNewBrowser { browser = Token.random(bytes: 16) }
        let words = words(code: web.formCode(browser))
        let content = try web.site.pages.template(of: Page.self).fragment(of: page, in: web.language, within: words)
        let part = FragmentCache.Part(content: content, subject: page.subject, trail: page.trail)
        var response = try response(with: part, as: Page.self, status, words)
        if isNewBrowser { response.addCookie(web.site.cookies.issue(web.site.cookies.form(web.city), browser)) }
        return response
    }

    /// What a page shows, without anything of the session.
    func part<Page: WebPage>(of page: Page) throws -> FragmentCache.Part {
        var words = words(code: "")
        words["csrf"] = nil
        words["here"] = nil
        let template = try web.site.pages.template(of: Page.self)
        return FragmentCache.Part(
            content: template.fragment(of: page, in: web.language, within: words), subject: page.subject,
            trail: page.trail)
    }

    func response<Page: WebPage>(with part: FragmentCache.Part, as page: Page.Type) throws -> Response {
        try response(with: part, as: page, .ok, words(code: web.formCode("")))
    }

    private func response<Page: WebPage>(
        with part: FragmentCache.Part, as page: Page.Type, _ status: HTTPResponse.Status, _ words: [String: String]
    ) throws -> Response {
        let library = web.site.pages
        let template = try library.template(of: page)
        let language = web.language
        let isDoor = web.session == nil || template.frame == .door
        let view = FrameView(
            title: template.title[language], subject: part.subject, content: part.content,
            stylesheet: web.site.assets.address(of: Assets.stylesheet),
            charts: Page.hasCharts ? web.site.assets.chartScripts : [],
            tables: isDoor ? nil : web.site.assets.address(of: Assets.tables),
            personName: web.session?.visitor.name, roleNames: roleNames,
            navigation: isDoor ? [] : Navigation.groups(web),
            hasTrail: !part.trail.isEmpty, trail: part.trail, notices: notices,
            asOf: date.written(in: language, usesEra: web.session?.usesEra ?? true),
            version: web.site.configuration.version)
        let frame = isDoor ? library.door : library.layout
        let html = frame.fragment(of: view, in: language, within: words).html
        var response = Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
            body: .init(byteBuffer: ByteBuffer(string: html)))
        if web.notice != nil { response.addCookie(web.site.cookies.remove(web.site.cookies.notice(web.city))) }
        return response
    }

    private func words(code: String) -> [String: String] {
        var words = [
            "root": web.city.map { "/\($0.slug)" } ?? "", "lang": web.language.rawValue,
            "otherLang": (web.language == .ja ? Language.en : .ja).rawValue, "csrf": code,
            "here": web.here, "contact": web.site.configuration.contact,
        ]
        words["cityName"] = web.city?.name[web.language]
        return words
    }

    private var roleNames: String {
        let roles = Set(web.session?.visitor.grants.map(\.role) ?? [])
        return AccountRole.allCases.filter(roles.contains).map { $0.name[web.language] }
            .joined(separator: web.language == .ja ? "・" : ", ")
    }

    private var notices: [FrameView.NoticeLine] {
        web.notice.map { [.init(kind: $0.kind, text: $0.text[web.language])] } ?? []
    }
}

extension VisitContext {
    package func show(
        _ page: some WebPage, status: HTTPResponse.Status = .ok, asOf date: CalendarDate? = nil
    ) throws -> Response {
        try Frame(web, asOf: date).response(to: page, status: status)
    }

    package func redirect(to address: Address, notice: Notice? = nil) -> Response {
        var response = Response.redirect(to: address.description)
        if let notice { response.add(notice, web) }
        return response
    }
}

extension CalendarDate {
    /// As the visitor likes it: 令和8年4月1日 or 2026年4月1日; in English always the Gregorian year. No line is broken in
    /// it.
    package func written(in language: Language, usesEra: Bool) -> String {
        guard language == .ja else { return written(in: language).replacing(" ", with: "\u{A0}") }
        let (year, month, day) = components
        let text = usesEra ? written(in: language) : "\(year)年\(month)月\(day)日"
        // Between figures and the signs for year, month and day a line may be broken: a word joiner forbids it.
        return text.map(String.init).joined(separator: "\u{2060}")
    }
}
