import Domain
import Kernel

extension StandingReport {
    /// 人材像と役割: how many of whom there are, whom no rule fits, and which units lack holders of a role.
    struct PeopleSection: Section {
        static let id = "people"
        static let title = Phrase(ja: "人材像と役割", en: "Profiles and roles")

        struct DimensionTable {
            let name: Passage
            let rows: [Row]
        }

        struct Row {
            let name: Passage
            let count: String
            let share: String
            let bar: Drawing
        }

        /// People whom no rule of any kind fits.
        struct Unclassified {
            let text: String
            let rows: [Row]
            let hasRest: Bool
            let rest: String
        }

        let words: [String: String]
        let lead: [Passage]
        let dimensions: [DimensionTable]
        let hasDimensions: Bool
        let unclassified: Unclassified?
        let roles: [RoleEntry]
        let hasRoles: Bool
        let parts: [Chapter.Part]

        init?(_ figures: Figures, _ scribe: Scribe) {
            let standing = figures.standing
            let staff = standing.staff.members.count
            words = scribe.words(Self.words)
            lead = []
            dimensions = standing.plan.dimensions.indices.map { index in
                let dimension = standing.plan.dimensions[index]
                let counts = standing.personaCounts(index)
                let names =
                    dimension.kinds.map { scribe.passage($0.name) } + [scribe.passage(Self.none[scribe.language])]
                return DimensionTable(
                    name: scribe.passage(dimension.name),
                    rows: zip(names, counts).enumerated().filter {
                        $0.offset < dimension.kinds.count || $0.element.1 > 0
                    }
                    .map { index, pair in
                        Self.row(
                            pair.0, pair.1, of: staff, style: index < dimension.kinds.count ? "attained" : "unknown",
                            scribe)
                    })
            }
            hasDimensions = !dimensions.isEmpty
            unclassified = hasDimensions ? Self.unclassified(standing, scribe) : nil
            roles = standing.plan.roles.indices.compactMap { RoleEntry($0, figures, scribe) }
            hasRoles = !roles.isEmpty
            guard hasDimensions || hasRoles else { return nil }
            let titles = words
            parts = [("personas", hasDimensions), ("unclassified", unclassified != nil), ("roles", hasRoles)]
                .filter(\.1).map { Chapter.Part(id: $0.0, title: scribe.passage(titles[$0.0] ?? "")) }
        }

        private static let none = Phrase(ja: "どの条件にも当てはまらない", en: "No rule fits")

        private static func row(
            _ name: Passage, _ count: Int, of staff: Int, style: StaticString, _ scribe: Scribe
        ) -> Row {
            Row(
                name: name, count: count.grouped, share: scribe.share(count, of: staff),
                bar: Drawing.bar([(style, staff == 0 ? 0 : Double(count) / Double(staff))]))
        }

        /// By unit kind and employment: enough to see which rule leaves them out.
        private static func unclassified(_ standing: Standing, _ scribe: Scribe) -> Unclassified? {
            guard !standing.unclassified.isEmpty else { return nil }
            struct Kind: Hashable {
                let unitKind: Int8
                let employment: Int8
            }
            var counts = [Kind: Int]()
            for member in standing.unclassified {
                let post = standing.staff.members[member].post
                let unitKind = standing.roster.units[Int(post.unit)].kind
                counts[Kind(unitKind: unitKind, employment: post.employment), default: 0] += 1
            }
            let ordered = counts.sorted {
                ($1.value, $0.key.unitKind, $0.key.employment) < ($0.value, $1.key.unitKind, $1.key.employment)
            }
            func word(_ list: Vocabulary.List, _ index: Int8) -> String {
                let words = standing.plan.vocabulary[list]
                return index >= 0 && Int(index) < words.count ? words[Int(index)] : scribe.say(ja: "不明", en: "unknown")
            }
            let all = standing.unclassified.count
            let most = ordered.prefix(12)
            let rest = all - most.reduce(0) { $0 + $1.value }
            return Unclassified(
                text: scribe.say(
                    ja: "どの人材像の条件にも当てはまらない職員が \(scribe.staff(all)) いる。名簿の値か、計画の条件を確かめる。",
                    en: "No rule of the plan fits \(scribe.staff(all)). Check the roster's values or the plan's rules."),
                rows: most.map { kind, count in
                    let name = "\(word(.unitKinds, kind.unitKind))・\(word(.employments, kind.employment))"
                    return row(scribe.passage(name), count, of: all, style: "unknown", scribe)
                },
                hasRest: rest > 0,
                rest: scribe.say(ja: "ほか \(scribe.staff(rest))", en: "and \(scribe.staff(rest)) more"))
        }

        private static let words = [
            "personas": Phrase(ja: "人材像ごとの人数", en: "People by profile"),
            "persona": Phrase(ja: "人材像", en: "Profile"), "people": Phrase(ja: "人数", en: "People"),
            "share": Phrase(ja: "割合", en: "Share"), "drawn": Phrase(ja: "グラフ", en: "Chart"),
            "unclassified": Phrase(ja: "どの人材像にも当てはまらない職員", en: "People whom no rule fits"),
            "kind": Phrase(ja: "所属種別・任用区分", en: "Unit kind and employment"),
            "roles": Phrase(ja: "役割の不足", en: "Roles that are vacant"),
        ]
    }
}
