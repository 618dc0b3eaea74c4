import Domain
import Kernel

extension StandingReport {
    /// One target: its figure against the goal and today's schedule, flow and stock side by side, pace, years.
    struct TargetCard {
        struct Tile {
            let name: String
            let value: String
            let notes: [Line]
        }

        /// A line of words in which the language may change.
        struct Line {
            let runs: [Passage]
        }

        let anchor: String
        let name: Passage
        let badge: Badge
        let text: Passage?
        let remark: String?
        let summary: String?
        let bar: Drawing?
        let tiles: [Tile]
        let chart: YearChart?
        let conflict: ReadingNotice?

        init(_ status: TargetStatus, _ figures: Figures, _ scribe: Scribe) {
            let target = scribe.plan.targets[status.target]
            anchor = Self.anchor(of: target)
            name = scribe.passage(target.name)
            badge = Badge(status.grade, scribe)
            text = target.text.map(scribe.passage)
            remark = status.remark?[scribe.language]
            summary = Self.summary(status, scribe)
            bar = Self.bar(of: status)
            tiles = Self.tiles(status, figures, scribe)
            chart = YearChart(status, target, on: figures.standing.date, scribe)
            conflict = ReadingNotice(target, scribe)
        }

        static func anchor(of target: Target) -> String { "target-\(target.id)" }

        static func bar(of status: TargetStatus) -> Drawing? {
            guard let attained = status.attained, let goal = status.goal, goal > 0 else { return nil }
            return Drawing.bar([("attained", attained / goal)], mark: status.expected.map { $0 / goal })
        }

        private static func summary(_ status: TargetStatus, _ scribe: Scribe) -> String? {
            guard let attained = status.attained, let goal = status.goal, goal > 0 else { return nil }
            let now = scribe.amount(attained, of: status)
            let share = scribe.ratio(attained / goal)
            let isAnnual = scribe.plan.targets[status.target].basis == .annual
            var text = scribe.say(
                ja: "目標 \(scribe.goal(of: status)) に対し \(isAnnual ? "今年度" : "現在") \(now)（\(share)）。",
                en: "\(now) \(isAnnual ? "this year" : "now"), out of \(scribe.goal(of: status)) (\(share)).")
            if let expected = status.expected, let ratio = status.ratio {
                let due = scribe.amount(expected, of: status)
                text += scribe.say(
                    ja: "今日までの予定は \(due)、予定比 \(scribe.ratio(ratio))。",
                    en: " Due by now: \(due); there is \(scribe.ratio(ratio)) of that.")
            }
            return text
        }

        // MARK: Tiles

        private static func tiles(_ status: TargetStatus, _ figures: Figures, _ scribe: Scribe) -> [Tile] {
            [flow(status, scribe), stock(status, scribe), coverage(status, scribe)].compactMap(\.self)
                + pace(status, scribe)
        }

        private static func tile(_ name: String, _ value: String, _ notes: [String?], _ scribe: Scribe) -> Tile {
            Tile(name: name, value: value, notes: notes.compactMap(\.self).map { Line(runs: scribe.runs($0)) })
        }

        /// Everyone who came to fulfil it within the period: what training has brought forth.
        private static func flow(_ status: TargetStatus, _ scribe: Scribe) -> Tile? {
            guard let flow = status.flow else { return nil }
            let target = scribe.plan.targets[status.target]
            let since = target.period.map { period in
                scribe.say(
                    ja: "\(period.from.name(in: .ja))から今日まで", en: "from \(period.from.name(in: .en)) until today")
            }
            let leavers =
                target.counting.leaversKept
                ? scribe.say(ja: "異動・退職した人も数える", en: "those who moved or left still count")
                : scribe.say(ja: "退職した人は数えない", en: "those who left do not count")
            return tile(
                scribe.say(ja: "育てた人（累計）", en: "People trained (flow)"), scribe.staff(flow), [since, leavers], scribe)
        }

        /// Those of today's staff who fulfil it: what transfers and leaving have left.
        private static func stock(_ status: TargetStatus, _ scribe: Scribe) -> Tile? {
            guard let stock = status.stock else { return nil }
            let share = scribe.share(stock, of: status.population)
            let of = scribe.say(
                ja: "対象の職員 \(scribe.staff(status.population))の\(share)",
                en: "\(share) of the \(scribe.staff(status.population)) it speaks of")
            return tile(
                scribe.say(ja: "いま在籍する人（在籍）", en: "In service today (stock)"), scribe.staff(stock), [of], scribe)
        }

        private static func coverage(_ status: TargetStatus, _ scribe: Scribe) -> Tile? {
            guard let coverage = status.coverage, let wanted = scribe.plan.targets[status.target].coverage else {
                return nil
            }
            let share = scribe.share(coverage.covered, of: coverage.total)
            let name = scribe.plan.denominators[wanted.denominator].name
            let each = scribe.say(
                ja: "\(name.ja)ごとに\(wanted.perUnit)人", en: "\(wanted.perUnit) in each of \(name.en)")
            return tile(
                scribe.say(ja: "足りている所属（充足）", en: "Units with enough (coverage)"),
                "\(coverage.covered.grouped) / \(scribe.units(coverage.total))",
                [share, scribe.plan.targets[status.target].basis == .shareWithinUnit ? nil : each], scribe)
        }

        private static func pace(_ status: TargetStatus, _ scribe: Scribe) -> [Tile] {
            guard let actual = status.actualPace else { return [] }
            func aYear(_ pace: Double) -> String {
                let people = scribe.staff(Int(pace.rounded(.up)))
                return scribe.say(ja: "年 \(people)", en: "\(people) a year")
            }
            let needed: String =
                switch status.neededPace {
                case nil: scribe.say(ja: "期間は終わった", en: "the period is over")
                case 0?: scribe.say(ja: "目標に届いた", en: "the goal is reached")
                case let pace?: aYear(pace)
                }
            let so = scribe.say(ja: "これまで \(aYear(actual))", en: "so far \(aYear(actual))")
            return [tile(scribe.say(ja: "これから必要なペース", en: "Pace needed from now on"), needed, [so], scribe)]
        }
    }
}
