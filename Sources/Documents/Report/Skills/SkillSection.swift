import Domain
import Kernel

extension StandingReport {
    /// スキルの状況: of whom each skill is required and who has reached it, by profile and by department.
    struct SkillSection: Section {
        static let id = "skills"
        static let title = Phrase(ja: "スキルの状況", en: "Skills")

        struct Row {
            let anchor: String
            let name: Passage
            let isRequired: Bool
            let bar: Drawing
            let required: String
            let met: String
            let short: String
            let unknown: String
        }

        let words: [String: String]
        let lead: [Passage]
        let rows: [Row]
        let personas: [HeatMap]
        let hasPersonas: Bool
        let departments: [HeatMap]
        let hasDepartments: Bool
        let unlisted: String?
        let bands: [HeatMap.Band]
        /// Only where a map hides something.
        let personasHidden: String?
        let departmentsHidden: String?
        let parts: [Chapter.Part]
        let isShort = false

        init?(_ figures: Figures, _ scribe: Scribe) {
            guard !figures.plan.skills.isEmpty else { return nil }
            words = scribe.words(Self.words)
            lead = [
                scribe.passage(
                    scribe.say(
                        ja: "「必要」は、人材像・役割・職から求められる人。「記録なし」は、段階を示す記録がひとつもない人で、"
                            + "できないと分かった人（不足）とは分けて数える。",
                        en:
                            "“Required” counts people of whom their profile, role or post asks the skill. “No evidence” "
                            + "means that nothing is on record, which is not the same as being known to fall short."))
            ]
            rows = figures.skills.map { Self.row($0, scribe) }
            personas = figures.plan.dimensions.indices.compactMap { HeatMap(personasOf: $0, figures, scribe) }
            hasPersonas = !personas.isEmpty
            let maps = HeatMap.departments(figures, scribe)
            departments = maps.maps
            hasDepartments = !maps.maps.isEmpty
            unlisted = maps.unlisted
            bands = HeatMap.Band.all(scribe)
            personasHidden = personas.contains(where: \.hidesGroups) ? scribe.smallGroupsNote : nil
            departmentsHidden = departments.contains(where: \.hidesGroups) ? scribe.smallGroupsNote : nil
            let headings = [
                ("skill-table", "table", true), ("skill-personas", "personas", hasPersonas),
                ("skill-departments", "departments", hasDepartments),
            ]
            let titles = words
            parts = headings.filter(\.2).map { Chapter.Part(id: $0.0, title: scribe.passage(titles[$0.1] ?? "")) }
        }

        static func anchor(of skill: Skill) -> String { "skill-row-\(skill.id)" }

        private static func row(_ figure: Standing.SkillFigure, _ scribe: Scribe) -> Row {
            let skill = scribe.plan.skills[figure.skill]
            let whole = Double(max(1, figure.required))
            let isSmall = figure.required > 0 && figure.required < SmallGroups.least
            let parts: [(style: StaticString, share: Double)] = [
                ("met", Double(figure.met) / whole), ("short", Double(figure.short) / whole),
                ("unknown", Double(figure.unknown) / whole),
            ]
            func shown(_ text: String) -> String { isSmall ? scribe.fewerThanLeast : text }
            return Row(
                anchor: anchor(of: skill), name: scribe.passage(skill.name),
                isRequired: figure.required > 0,
                bar: Drawing.bar(isSmall ? [] : parts),
                required: shown(figure.required.grouped),
                met: isSmall
                    ? "–" : scribe.withShare(figure.met.grouped, scribe.share(figure.met, of: figure.required)),
                short: isSmall ? "–" : figure.short.grouped, unknown: isSmall ? "–" : figure.unknown.grouped)
        }

        private static let words = [
            "table": Phrase(ja: "スキルごとの到達", en: "Skill by skill"),
            "skill": Phrase(ja: "スキル", en: "Skill"), "drawn": Phrase(ja: "グラフ", en: "Chart"),
            "required": Phrase(ja: "必要", en: "Required"), "met": Phrase(ja: "到達", en: "Met"),
            "short": Phrase(ja: "不足", en: "Short"), "unknown": Phrase(ja: "記録なし", en: "No evidence"),
            "notRequired": Phrase(ja: "だれにも求めていない", en: "required of no one"),
            "personas": Phrase(ja: "人材像 × スキル", en: "Profile by skill"),
            "personasNote": Phrase(
                ja: "上の段は計画が求める段階、下の段はそこに届いている人の割合。空欄は求めていない。",
                en:
                    "Above, the level that the plan asks for; below, the share of people who have reached it. Blank: not "
                    + "required."),
            "departments": Phrase(ja: "部局 × スキル", en: "Department by skill"),
            "departmentsNote": Phrase(
                ja: "求められる人のうち、届いている人の割合。空欄は求められる人がいない。",
                en: "Of those of whom the skill is required, the share who have reached it. Blank: required of no one."),
            "scale": Phrase(ja: "到達した人の割合", en: "Share who have reached it"),
        ]
    }
}

extension Scribe {
    /// 118（62%）
    func withShare(_ figure: String, _ share: String) -> String {
        say(ja: "\(figure)（\(share)）", en: "\(figure) (\(share))")
    }

    var fewerThanLeast: String {
        say(ja: "\(StandingReport.SmallGroups.least)人未満", en: "under \(StandingReport.SmallGroups.least)")
    }

    var withheld: String { say(ja: "秘匿", en: "withheld") }

    var smallGroupsNote: String {
        say(
            ja: "「\(fewerThanLeast)」は人数が少ないため、「\(withheld)」は全体との差から少人数の値が分かってしまうため、割合を示さない。",
            en:
                "“\(fewerThanLeast)” hides a group that is too small to show; “\(withheld)” hides one from which such a group "
                + "could be worked out.")
    }
}
