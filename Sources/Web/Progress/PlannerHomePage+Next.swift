import Documents
import Domain
import Kernel
import Operations

extension PlannerHomePage {
    struct Next: Sendable {
        let kind: String
        let tag: String
        let text: String
        let href: String?
        let about: String?
    }

    /// What presses, the most pressing first.
    static func next(_ state: CityState, _ shortages: [UnitShortage], _ view: HomeView) -> [Next] {
        [undecided(state, view), survey(state, view)].compactMap(\.self) + behind(state, view)
            + [
                mandatory(state, view), units(shortages, view), unclassified(state, view), roster(state, view),
            ].compactMap(\.self)
    }

    private static func item(
        _ kind: String, _ tag: Phrase, _ text: Phrase, _ href: String?, about: Phrase? = nil, _ view: HomeView
    ) -> Next {
        let language = view.scribe.language
        return Next(kind: kind, tag: tag[language], text: text[language], href: href, about: about?[language])
    }

    private static func undecided(_ state: CityState, _ view: HomeView) -> Next? {
        let count = state.standing.targets.count(where: \.isUnresolvedConflict)
        guard count > 0 else { return nil }
        return item(
            "warning", Phrase(ja: "未決", en: "Undecided"),
            Phrase(ja: "資料の読みが決まっていない目標（\(count)件）を決める", en: "Decide how to read the sources of \(count) targets"),
            "#conflicts",
            about: Phrase(ja: "決めた人と日付を計画ファイルに書きます", en: "write into the plan who decided and when"), view)
    }

    private static func behind(_ state: CityState, _ view: HomeView) -> [Next] {
        let late = state.standing.targets.filter { TargetState($0) == .behind }
            .sorted { ($0.ratio ?? 0, $0.target) < ($1.ratio ?? 0, $1.target) }
        return late.prefix(4).map { status in
            let target = state.plan.targets[status.target]
            let lacking = max(0, (status.expected ?? 0) - (status.attained ?? 0))
            // People and counts are whole: less than one is still one.
            let amount = view.scribe.amount(status.isShare ? lacking : lacking.rounded(.up), of: status)
            let pace = status.actualPace.map { TargetLine.aYear($0, view.scribe) }
            var about: Phrase?
            if let pace, status.neededPace != nil {
                let needed = TargetLine.needed(status, view.scribe)
                about = Phrase(ja: "\(needed)、これまで \(pace)", en: "\(needed), so far \(pace)")
            }
            return item(
                "warning", Phrase(ja: "遅れ", en: "Behind"),
                Phrase(
                    ja: "「\(target.name.ja)」が今日までの予定より\(amount)少ない",
                    en: "“\(target.name.en)” is \(amount) short of what is due by now"),
                view.target(target.id), about: about, view)
        }
    }

    private static func survey(_ state: CityState, _ view: HomeView) -> Next? {
        guard let facts = state.surveyFacts, let results = state.survey?.results else { return nil }
        let (rate, end) = (results.participation.rate.percent, view.date(facts.lastDay))
        let isSoon = facts.lastDay <= state.date.adding(days: 7)
        guard facts.phase(on: state.date) == .open else {
            guard FiscalYear(of: facts.opensOn) < state.standing.year else { return nil }
            return item(
                "", Phrase(ja: "調査", en: "Survey"),
                Phrase(ja: "今年度の調査の期間を決める", en: "Set the window of this year's survey"), view.links.opening,
                about: Phrase(ja: "前回は\(end)まで", en: "the last one ended on \(end)"), view)
        }
        return item(
            isSoon ? "warning" : "own", Phrase(ja: "調査", en: "Survey"),
            isSoon
                ? Phrase(
                    ja: "調査がまもなく締め切り（\(end)）。未回答の人に知らせる", en: "The survey closes on \(end): remind who has not answered"
                )
                : Phrase(ja: "調査を実施中（\(end)まで）。回答の状況を見る", en: "The survey is open until \(end): see the response"),
            view.links.surveys, about: Phrase(ja: "回答率 \(rate)", en: "response \(rate)"), view)
    }

    private static func mandatory(_ state: CityState, _ view: HomeView) -> Next? {
        let due = state.standing.obligations.tallies.filter { $0.half == .mandatory && $0.due > 0 }
        guard let most = due.max(by: { $0.due < $1.due }) else { return nil }
        let name = state.plan.programmes[most.programme].name
        let days = Int(state.standing.year.lastDay.daysSince1970 - state.date.daysSince1970)
        let others = due.count - 1
        return item(
            days <= 60 ? "warning" : "", Phrase(ja: "必須", en: "Mandatory"),
            Phrase(
                ja: "「\(name.ja)」の未修了者\(most.due.grouped)人に受講を促す",
                en: "Remind the \(most.due.grouped) who have not completed “\(name.en)”"), nil,
            about: others > 0
                ? Phrase(
                    ja: "年度末まであと\(days)日。未修了者のいる必須研修はほかに\(others)",
                    en: "\(days) days left in the fiscal year; \(others) other mandatory programmes have people to go")
                : Phrase(ja: "年度末まであと\(days)日", en: "\(days) days left in the fiscal year"), view)
    }

    private static func units(_ shortages: [UnitShortage], _ view: HomeView) -> Next? {
        let count = Set(shortages.map(\.unit)).count
        guard count > 0 else { return nil }
        return item(
            "", Phrase(ja: "所属", en: "Units"),
            Phrase(
                ja: "人が足りない\(count.grouped)所属に、受講者や担当者の推薦を頼む",
                en: "Ask the \(count.grouped) units that miss people for nominations"), view.links.missing, view)
    }

    private static func unclassified(_ state: CityState, _ view: HomeView) -> Next? {
        let count = state.standing.unclassified.count
        guard count > 0 else { return nil }
        return item(
            "", Phrase(ja: "人材像", en: "Personas"),
            Phrase(
                ja: "どの人材像にも当たらない職員\(count.grouped)人が、計画の意図どおりか確かめる",
                en: "Check whether the plan means to leave \(count.grouped) people under no persona"), view.links.plan,
            view)
    }

    private static func roster(_ state: CityState, _ view: HomeView) -> Next? {
        guard let last = state.roster.snapshotDates.last(where: { $0 <= state.date }),
            last.adding(months: 1) < state.date
        else { return nil }
        return item(
            "", Phrase(ja: "名簿", en: "Roster"),
            Phrase(ja: "新しい名簿を取り込む", en: "Import a newer roster"), view.links.roster,
            about: Phrase(ja: "いまの名簿は\(view.date(last))現在", en: "the present one is of \(view.date(last))"), view)
    }
}
