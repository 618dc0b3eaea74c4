package import Domain
import Kernel

extension StandingReport {
    /// 目標の状況: all targets in one table, then each with what lies behind its figure.
    struct TargetSection: Section {
        static let id = "targets"
        static let title = Phrase(ja: "目標の状況", en: "Targets")

        struct Row {
            let anchor: String
            let name: Passage
            let badge: Badge
            let bar: Drawing?
            let attained: String
            let goal: String
            let expected: String
            let ratio: String
            let conflict: String?
        }

        let words: [String: String]
        let lead: [Passage]
        let rows: [Row]
        let cards: [TargetCard]
        let legend: [Badge]
        let parts: [Chapter.Part]
        let isShort = false

        init?(_ figures: Figures, _ scribe: Scribe) {
            let targets = figures.standing.targets
            guard !targets.isEmpty else { return nil }
            words = scribe.words(Self.words)
            lead = []
            rows = targets.map { Self.row($0, scribe) }
            cards = targets.map { TargetCard($0, figures, scribe) }
            legend = TargetStatus.Grade.allCases.map { Badge($0, scribe) }
            parts = []
        }

        private static func row(_ status: TargetStatus, _ scribe: Scribe) -> Row {
            let target = scribe.plan.targets[status.target]
            return Row(
                anchor: TargetCard.anchor(of: target), name: scribe.passage(target.name),
                badge: Badge(status.grade, scribe), bar: TargetCard.bar(of: status),
                attained: scribe.attained(status), goal: scribe.goal(of: status),
                expected: status.expected.map { scribe.amount($0, of: status) } ?? "–",
                ratio: status.ratio.map { scribe.ratio($0) } ?? "–",
                conflict: status.isUnresolvedConflict ? ReadingNotice.anchor(of: target) : nil)
        }

        private static let words = [
            "overview": Phrase(ja: "目標の一覧", en: "All targets"),
            "grade": Phrase(ja: "評価", en: "Grade"),
            "target": Phrase(ja: "目標", en: "Target"),
            "progress": Phrase(ja: "進み具合", en: "Progress"),
            "attained": Phrase(ja: "現在", en: "Now"),
            "goal": Phrase(ja: "目標値", en: "Goal"),
            "expected": Phrase(ja: "今日までの予定", en: "Due by now"),
            "ratio": Phrase(ja: "予定比", en: "Of what is due"),
            "legend": Phrase(
                ja: "棒は目標値に対する現在の値、縦線は今日までの予定。評価は予定比で決まる。",
                en:
                    "The bar is today's value out of the goal, the upright line what is due by now. The grade follows from "
                    + "the share of what is due."),
            "basis": Phrase(ja: "評価の決め方", en: "How grades are given"),
            "conflict": Phrase(ja: "資料の読みが未決", en: "sources disagree"),
            "flowStock": Phrase(ja: "数の内訳", en: "Figures"),
            "years": Phrase(ja: "年度ごとの予定と実績", en: "Scheduled and actual by fiscal year"),
        ]
    }
}

extension Scribe {
    package func attained(_ status: TargetStatus) -> String {
        if let attained = status.attained { return amount(attained, of: status) }
        return (status.flow ?? status.stock).map(staff) ?? "–"
    }

    /// 約190人, –
    package func goal(of status: TargetStatus) -> String {
        let target = plan.targets[status.target]
        guard target.basis != .none, let goal = status.goal else { return say(ja: "数値なし", en: "no figure") }
        let figure = about(target.approximate, amount(goal, of: status))
        return target.basis == .annual ? say(ja: "毎年 \(figure)", en: "\(figure) a year") : figure
    }

    /// What there is of what is due, cut and not rounded, so that 99.96 % does not read as "all".
    package func ratio(_ ratio: Double) -> String {
        guard ratio.isFinite, ratio < 100 else { return "–" }
        return "\(Int((ratio * 100 + 1e-6).rounded(.down)))%"
    }
}
