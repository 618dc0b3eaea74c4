import Domain
import Kernel

extension StandingReport {
    /// One thing that asks for attention, with the place in the report that tells more.
    struct Look {
        let badge: Badge?
        /// Where there is no grade: what kind of thing it is.
        let tag: String?
        let anchor: String
        let link: [Passage]
        let detail: [Passage]

        private static let mostTargets = 3

        /// By rule and in this order: the targets furthest behind, what is undecided, units without people, the widest
        /// gap, vacant roles, people whom no rule fits, errors in the input.
        static func first(_ report: StandingReport, _ figures: Figures, _ scribe: Scribe) -> [Look] {
            targets(figures, scribe)
                + [
                    conflicts(figures, scribe), coverage(figures, scribe), skill(figures, scribe),
                    vacancies(figures, scribe), unclassified(figures, scribe), input(report.diagnostics, scribe),
                ].compactMap(\.self)
        }

        private init(
            _ scribe: Scribe, badge: Badge? = nil, tag: String? = nil, to anchor: String, _ link: String,
            _ detail: String
        ) {
            self.badge = badge
            self.tag = tag
            self.anchor = anchor
            self.link = scribe.runs(link)
            self.detail = scribe.runs(detail)
        }

        private static func targets(_ figures: Figures, _ scribe: Scribe) -> [Look] {
            let behind = figures.standing.targets.filter { $0.grade == .c || $0.grade == .d }
                .sorted { ($0.ratio ?? 0, $0.target) < ($1.ratio ?? 0, $1.target) }
            return behind.prefix(mostTargets).map { status in
                let target = scribe.plan.targets[status.target]
                let now = scribe.attained(status)
                let due = status.expected.map { scribe.amount($0, of: status) } ?? "–"
                let ratio = status.ratio.map { scribe.ratio($0) } ?? "–"
                return Look(
                    scribe, badge: Badge(status.grade, scribe), to: TargetCard.anchor(of: target),
                    target.name[scribe.language],
                    scribe.say(
                        ja: "今日までの予定 \(due) に対し \(now)（\(ratio)）", en: "\(now) of \(due) due by now (\(ratio))"))
            }
        }

        private static func conflicts(_ figures: Figures, _ scribe: Scribe) -> Look? {
            let open = figures.standing.targets.filter(\.isUnresolvedConflict).map { scribe.plan.targets[$0.target] }
            guard let first = open.first else { return nil }
            let names = scribe.listed(open.map { scribe.quoted($0.name) })
            return Look(
                scribe, tag: scribe.say(ja: "未決", en: "Undecided"), to: ReadingNotice.anchor(of: first),
                scribe.say(
                    ja: "資料の読みが決まっていない目標 \(open.count)件",
                    en: open.count == 1
                        ? "The sources of 1 target disagree" : "The sources of \(open.count) targets disagree"),
                names)
        }

        /// The target that leaves the largest share of its units without people.
        private static func coverage(_ figures: Figures, _ scribe: Scribe) -> Look? {
            let lacking = figures.standing.targets.compactMap { status in
                status.coverage.map { (status: status, coverage: $0) }
            }.filter { $0.coverage.covered < $0.coverage.total }
            guard
                let worst = lacking.min(by: {
                    ($0.coverage.share, $0.status.target) < ($1.coverage.share, $1.status.target)
                })
            else { return nil }
            let target = scribe.plan.targets[worst.status.target]
            let missing = worst.coverage.total - worst.coverage.covered
            var detail = scribe.say(
                ja: "\(scribe.quoted(target.name)): \(scribe.units(worst.coverage.total))のうち \(scribe.units(missing))",
                en: "\(scribe.quoted(target.name)): \(missing.grouped) of \(scribe.units(worst.coverage.total))")
            if let (before, after) = worst.status.lastApril, after.covered < before.covered {
                detail += scribe.say(
                    ja: "。4月1日の異動で充足が \(before.covered.grouped) から \(after.covered.grouped) に減った",
                    en:
                        "; the transfers of 1 April took coverage from \(before.covered.grouped) to \(after.covered.grouped)"
                )
            }
            return Look(
                scribe, tag: scribe.say(ja: "充足", en: "Coverage"), to: CoverageSection.anchor(of: target),
                scribe.say(ja: "人が足りない所属", en: "Units without people"), detail)
        }

        private static func skill(_ figures: Figures, _ scribe: Scribe) -> Look? {
            let widest = figures.skills.filter { $0.required >= SmallGroups.least && $0.gapPeople > 0 }
                .max { ($0.gapPeople, $1.skill) < ($1.gapPeople, $0.skill) }
            guard let widest else { return nil }
            let skill = scribe.plan.skills[widest.skill]
            return Look(
                scribe, tag: scribe.say(ja: "スキル", en: "Skill"), to: SkillSection.anchor(of: skill),
                scribe.say(ja: "不足の最も大きいスキル: \(skill.name.ja)", en: "Widest gap: \(skill.name.en)"),
                scribe.say(
                    ja: "必要な \(scribe.staff(widest.required))のうち \(scribe.staff(widest.gapPeople))が届いていない"
                        + "（うち記録なし \(scribe.staff(widest.unknown))）",
                    en: "\(widest.gapPeople.grouped) of \(scribe.staff(widest.required)) have not reached it "
                        + "(\(widest.unknown.grouped) without evidence)"))
        }

        private static func vacancies(_ figures: Figures, _ scribe: Scribe) -> Look? {
            let counts = figures.plan.roles.indices.map { role in
                (role: role, units: figures.standing.vacancies.count { $0.role == role })
            }
            guard let most = counts.max(by: { ($0.units, $1.role) < ($1.units, $0.role) }), most.units > 0 else {
                return nil
            }
            let role = scribe.plan.roles[most.role]
            return Look(
                scribe, tag: scribe.say(ja: "役割", en: "Role"), to: RoleEntry.anchor(of: role),
                scribe.say(ja: "\(role.name.ja)のいない所属", en: "Units without \(role.name.en)"),
                scribe.units(most.units))
        }

        private static func unclassified(_ figures: Figures, _ scribe: Scribe) -> Look? {
            let count = figures.standing.unclassified.count
            guard count > 0, !figures.plan.dimensions.isEmpty else { return nil }
            return Look(
                scribe, tag: scribe.say(ja: "人材像", en: "Profiles"), to: "unclassified",
                scribe.say(ja: "どの人材像にも当てはまらない職員", en: "People whom no rule fits"), scribe.staff(count))
        }

        private static func input(_ diagnostics: [Diagnostic], _ scribe: Scribe) -> Look? {
            let errors = diagnostics.count { $0.severity == .error }
            guard errors > 0 else { return nil }
            return Look(
                scribe, tag: scribe.say(ja: "入力", en: "Input"), to: InputSection.id,
                scribe.say(ja: "入力ファイルのエラー", en: "Errors in the input"),
                scribe.say(ja: "\(errors.grouped)件。数字に影響する", en: "\(errors.grouped), which affect the figures"))
        }
    }
}
