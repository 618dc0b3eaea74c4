package import Domain
package import Kernel

/// The document that a city publishes of its plan, as one HTML file that also prints well on A4.
///
/// It follows from the plan and the packs alone: the same plan gives the same bytes, whenever and wherever it is made.
package struct Booklet {
    package var plan: Plan
    /// The framework packs at hand, for the names of those that the plan pins.
    package var frameworks: [FrameworkPack]

    package init(plan: Plan, frameworks: [FrameworkPack] = []) {
        self.plan = plan
        self.frameworks = frameworks
    }

    package func html(language: Language) throws -> String {
        let scribe = Scribe(plan: plan, language: language)
        let chapters = try self.chapters(by: scribe)
        return try Page(
            language: language,
            title: "\(plan.about.title[language]) \(scribe.version(plan.about.version))",
            header: Template(Cover.template).fragment(of: Cover(scribe)),
            contents: Template(TableOfContents.template).fragment(of: TableOfContents(chapters, scribe)),
            main: Template(Chapter.template).fragment(of: ChapterList(chapters: chapters)),
            footer: Template(Colophon.template).fragment(of: Colophon(scribe))
        ).html()
    }
}

extension Scribe {
    /// 第1.1版, Version 1.1.
    func version(_ version: String) -> String { say(ja: "第\(version)版", en: "Version \(version)") }
}
