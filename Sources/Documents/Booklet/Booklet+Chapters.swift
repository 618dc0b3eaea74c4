import Domain
import Kernel

extension Booklet {
    /// The chapters that have a place of their own, in the order of the booklet.
    private enum Kind: CaseIterable {
        case background, position, personas, growth, training, skillMap, certificates, targets

        /// The prose sections of the plan that belong to the chapter; the first that is there gives the title.
        var sections: [String] {
            switch self {
            case .background: ["background"]
            case .position: ["position"]
            case .personas: ["personas", "roles", "standards"]
            case .growth: ["growth"]
            case .training: ["training"]
            case .skillMap: ["skillMap"]
            case .certificates: ["certificates"]
            case .targets: ["targets"]
            }
        }

        /// Where the plan has no prose for the chapter.
        var title: Phrase {
            switch self {
            case .background: Phrase(ja: "背景・目的", en: "Background and purpose")
            case .position: Phrase(ja: "計画の位置づけ", en: "Position of this plan")
            case .personas: Phrase(ja: "求める人材像", en: "The people we need")
            case .growth: Phrase(ja: "成長のイメージ", en: "How people grow")
            case .training: Phrase(ja: "研修体系", en: "Training")
            case .skillMap: Phrase(ja: "スキルマップ・レベル定義", en: "Skill map and levels")
            case .certificates: Phrase(ja: "資格取得の推奨", en: "Recommended certificates")
            case .targets: Phrase(ja: "育成目標", en: "Targets")
            }
        }

        var anchor: String { self == .skillMap ? "skill-map" : "\(self)" }

        var content: (any ChapterContent.Type)? {
            switch self {
            case .background: nil
            case .position: PositionContent.self
            case .personas: PersonaContent.self
            case .growth: GrowthContent.self
            case .training: TrainingContent.self
            case .skillMap: SkillMapContent.self
            case .certificates: CertificateContent.self
            case .targets: TargetContent.self
            }
        }
    }

    /// Names of well-known prose without data, where the plan gives them in Japanese alone.
    private static let titles = [
        "ojt": Phrase(ja: "実務を通じた育成", en: "Learning on the job"),
        "region": Phrase(ja: "広域での実施", en: "Across the region"),
    ]

    func chapters(by scribe: Scribe) throws -> [Chapter] {
        var chapters = [Chapter]()
        for kind in Kind.allCases {
            let sections = kind.sections.compactMap { id in plan.sections.first { $0.id == id } }
            let content = kind.content.flatMap { $0.init(scribe) }
            if !sections.isEmpty || content != nil {
                let title = scribe.heading(sections.first?.title ?? kind.title, or: kind.title)
                chapters.append(
                    try chapter(chapters.count + 1, kind.anchor, title, sections, content, by: scribe))
            }
            for section in proseAfter(kind) {
                let id = "section-\(section.id)"
                let title = scribe.heading(section.title, or: Self.titles[section.id] ?? section.title)
                chapters.append(try chapter(chapters.count + 1, id, title, [section], nil, by: scribe))
            }
        }
        if let sources = SourceContent(scribe, frameworks: frameworks) {
            let title = scribe.passage(Phrase(ja: "出典", en: "Sources"))
            chapters.append(try chapter(chapters.count + 1, "sources", title, [], sources, by: scribe))
        }
        return chapters
    }

    /// Prose with no chapter of its own stands where the file has it: after the chapter whose section precedes it.
    private func proseAfter(_ kind: Kind) -> [ProseSection] {
        var current = Kind.background
        var found = [ProseSection]()
        for section in plan.sections {
            if let own = Kind.allCases.first(where: { $0.sections.contains(section.id) }) {
                current = own
            } else if current == kind {
                found.append(section)
            }
        }
        return found
    }

    private func chapter(
        _ number: Int, _ id: String, _ title: Passage, _ sections: [ProseSection], _ content: (any ChapterContent)?,
        by scribe: Scribe
    ) throws -> Chapter {
        let lead = sections.flatMap(\.paragraphs).map(scribe.passage)
        let citations = scribe.citations(sections.map(\.source) + (content?.sources ?? []))
        return Chapter(
            number: number, id: id, title: title, lead: lead,
            body: try content.map { try Template(type(of: $0).template).fragment(of: $0) },
            parts: content?.parts ?? [],
            citations: citations, hasLead: !lead.isEmpty || citations != nil,
            isShort: content == nil || content is PositionContent || content is SourceContent)
    }
}
