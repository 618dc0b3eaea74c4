import Domain
import Kernel

extension StandingReport {
    /// 充足: how many units have the people that each should have, what the last 1 April did, and which lack them.
    struct CoverageSection: Section {
        static let id = "coverage"
        static let title = Phrase(ja: "所属ごとの充足", en: "Coverage of units")

        struct Entry {
            let anchor: String
            let name: Passage
            let bar: Drawing
            let summary: [Passage]
            let april: April?
            let list: UnitList?
        }

        /// Before and after the transfers.
        struct April {
            let text: [Passage]
            let before: Drawing
            let after: Drawing
            let beforeLabel: String
            let afterLabel: String
            let beforeValue: String
            let afterValue: String
        }

        let words: [String: String]
        let lead: [Passage]
        let entries: [Entry]
        let parts: [Chapter.Part]
        let isShort = false

        init?(_ figures: Figures, _ scribe: Scribe) {
            entries = figures.standing.targets.compactMap { Self.entry($0, figures, scribe) }
            guard !entries.isEmpty else { return nil }
            words = scribe.words(Self.words)
            lead = [
                scribe.passage(
                    scribe.say(
                        ja: "研修を終えた人は異動する。育てた人数とは別に、今日その人がいる所属を数える。",
                        en:
                            "People who were trained move on. Beside the number trained, this counts the units that have "
                            + "such a person today."))
            ]
            parts = entries.map { Chapter.Part(id: $0.anchor, title: $0.name) }
        }

        static func anchor(of target: Target) -> String { "coverage-\(target.id)" }

        private static func entry(_ status: TargetStatus, _ figures: Figures, _ scribe: Scribe) -> Entry? {
            let target = scribe.plan.targets[status.target]
            guard let coverage = status.coverage, let wanted = target.coverage else { return nil }
            let denominator = scribe.plan.denominators[wanted.denominator].name
            let share = scribe.share(coverage.covered, of: coverage.total)
            let total = scribe.units(coverage.total)
            let enough =
                target.basis == .shareWithinUnit
                ? scribe.say(ja: "必要な割合に達している", en: "have the share asked for")
                : scribe.say(ja: "\(wanted.perUnit)人以上いる", en: "have \(wanted.perUnit) or more")
            return Entry(
                anchor: anchor(of: target), name: scribe.passage(target.name),
                bar: Drawing.bar([("attained", coverage.share)]),
                summary: scribe.runs(
                    scribe.say(
                        ja: "\(denominator.ja) \(total)のうち \(scribe.units(coverage.covered))（\(share)）に\(enough)。"
                            + "足りない所属は \(coverage.uncovered.count.grouped)。",
                        en: "\(coverage.covered.grouped) of \(total) (\(denominator.en)), \(share), \(enough); "
                            + "\(coverage.uncovered.count.grouped) lack them.")),
                april: April(status, scribe), list: list(coverage, figures, scribe))
        }

        private static func list(_ coverage: Coverage, _ figures: Figures, _ scribe: Scribe) -> UnitList? {
            var lacking = [Int: Int]()
            for (index, unit) in coverage.units.enumerated() where coverage.people[index] < coverage.perUnit {
                lacking[unit] = coverage.perUnit - coverage.people[index]
            }
            return UnitList(of: coverage.units, lacking: lacking, perUnit: coverage.perUnit, figures, scribe)
        }

        private static let words = [
            "april": Phrase(ja: "4月1日の人事異動の前と後", en: "Before and after the transfers of 1 April")
        ]
    }
}

extension StandingReport.CoverageSection.April {
    init?(_ status: TargetStatus, _ scribe: Scribe) {
        guard let (before, after) = status.lastApril else { return nil }
        let (eve, day) = (before.date.written(in: scribe.language), after.date.written(in: scribe.language))
        let change = after.covered - before.covered
        let count = abs(change).grouped
        var (ja, en) =
            change == 0
            ? ("異動の前後で、足りている所属の数は変わらなかった。", "The transfers left the number of covered units as it was.")
            : change < 0
                ? ("異動で、足りている所属が \(count) 減った。", "The transfers took \(count) from the covered units.")
                : ("異動で、足りている所属が \(count) 増えた。", "The transfers added \(count) to the covered units.")
        if before.total != after.total {
            ja += "母数も \(before.total.grouped)から \(after.total.grouped)に変わった（組織改編）。"
            en += " The number of units went from \(before.total.grouped) to \(after.total.grouped) (reorganisation)."
        }
        text = scribe.runs(scribe.say(ja: ja, en: en))
        self.before = Drawing.bar([("before", before.share)])
        self.after = Drawing.bar([("attained", after.share)])
        beforeLabel = eve
        afterLabel = day
        beforeValue = "\(before.covered.grouped) / \(before.total.grouped)"
        afterValue = "\(after.covered.grouped) / \(after.total.grouped)"
    }
}
