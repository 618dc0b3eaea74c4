import Domain
import Kernel

/// The plan among the city's others: what it follows from, what it goes along with.
struct PositionContent: ChapterContent {
    struct Box {
        let name: Passage
        let relation: Passage?
        let citations: Citations?
    }

    let words: [String: String]
    let parent: Box?
    let own: Passage
    let related: [Box]
    let hasRelated: Bool
    let parts = [Chapter.Part]()
    let sources = [Source?]()

    init?(_ scribe: Scribe) {
        let about = scribe.plan.about
        guard about.parent != nil || !about.related.isEmpty else { return nil }
        let box = { (plan: RelatedPlan) in
            Box(
                name: scribe.passage(plan.title), relation: plan.relation.map(scribe.passage),
                citations: scribe.citations([plan.source]))
        }
        words = scribe.words(Self.words)
        parent = about.parent.map(box)
        own = scribe.passage(about.title)
        related = about.related.map(box)
        hasRelated = !related.isEmpty
    }

    private static let words = [
        "figure": Phrase(ja: "上位の計画・関連する計画との関係", en: "This plan among the city's others"),
        "parent": Phrase(ja: "上位の計画", en: "Parent plan"),
        "own": Phrase(ja: "本計画", en: "This plan"),
        "related": Phrase(ja: "関連する計画", en: "Related plan"),
        "specifies": Phrase(ja: "本計画が具体化する", en: "made concrete by this plan"),
        "together": Phrase(ja: "互いに連携する", en: "goes along with"),
    ]
}
