package import Domain
package import Kernel

/// The report that a planner takes to the head of the city: where the city stands with its plan on a date, as one HTML
/// file that also prints well on A4.
///
/// It holds counts and units, no person. The same standing gives the same bytes, whenever and wherever it is made.
package struct StandingReport {
    package let standing: Standing
    package let surveys: [SurveyFigures]
    package let diagnostics: [Diagnostic]

    package init(_ standing: Standing, surveys: [SurveyFigures] = [], diagnostics: [Diagnostic] = []) {
        self.standing = standing
        self.surveys = surveys
        self.diagnostics = diagnostics
    }

    package func html(language: Language) throws -> String {
        let scribe = Scribe(plan: standing.plan, language: language)
        let figures = Figures(standing)
        let chapters = try self.chapters(figures, scribe)
        let title = [
            standing.plan.about.title[language], scribe.say(ja: "進捗報告", en: "progress report"),
            scribe.asOf(standing.date),
        ]
        return try ReportPage(
            language: language, title: title.joined(separator: " "),
            header: Template(Front.template).fragment(ofFields: Front(self, figures, scribe)),
            contents: Template(TableOfContents.template).fragment(of: TableOfContents(chapters, scribe)),
            main: Template(Chapter.template).fragment(of: ChapterList(chapters: chapters)),
            footer: Template(Imprint.template).fragment(of: Imprint(scribe))
        ).html()
    }

    /// In the order in which a reader asks: do we hold our targets, where not, who is there, what can they do, what
    /// is under way, and how far can the figures be trusted.
    private func chapters(_ figures: Figures, _ scribe: Scribe) throws -> [Chapter] {
        let sections: [(any Section)?] = [
            TargetSection(figures, scribe), CoverageSection(figures, scribe), PeopleSection(figures, scribe),
            SkillSection(figures, scribe), TrainingSection(figures, scribe), SurveySection(surveys, scribe),
            BasisSection(figures, scribe), InputSection(diagnostics, scribe),
        ]
        return try sections.compactMap(\.self).enumerated().map { index, section in
            Chapter(
                number: index + 1, id: type(of: section).id, title: scribe.passage(type(of: section).title),
                lead: section.lead, body: try Template(type(of: section).template).fragment(ofFields: section),
                parts: section.parts, citations: nil, hasLead: !section.lead.isEmpty,
                isShort: index > 0 && section.isShort)
        }
    }
}

extension StandingReport {
    /// One numbered part of the report: the values of its template.
    protocol Section {
        static var id: String { get }
        static var title: Phrase { get }
        static var template: String { get }
        /// What a reader must know before the figures.
        var lead: [Passage] { get }
        /// Headings that the table of contents names.
        var parts: [Chapter.Part] { get }
        /// Goes on below the section before it on paper, where a longer one begins a page.
        var isShort: Bool { get }
    }
}

extension StandingReport.Section {
    var parts: [Chapter.Part] { [] }
    var isShort: Bool { true }
}
