import Documents
import Domain
import Kernel

/// A target as a row: where it stands, by figures and in a word.
struct TargetLine: Sendable {
    let name: String
    let href: String
    let measure: String
    let present: String
    let goal: String
    let hasGoal: Bool
    let percent: Int
    let expected: Int?
    let flow: String?
    let stock: String?
    let coverage: String?
    let needed: String?
    let pace: String?
    let isReached: Bool
    let isOnTrack: Bool
    let isBehind: Bool
    let isUndecided: Bool
    let isNone: Bool
    let note: String?

    init(_ status: TargetStatus, _ scribe: Scribe, href: String) {
        let target = scribe.plan.targets[status.target]
        name = target.name[scribe.language]
        self.href = href
        measure = scribe.measure(target.measure)
        present = scribe.attained(status)
        goal = scribe.goal(of: status)
        let state = TargetState(status)
        (isReached, isOnTrack, isBehind) = (state == .reached, state == .onTrack, state == .behind)
        (isUndecided, isNone) = (state == .undecided, state == .none)
        note = status.isUnresolvedConflict ? scribe.say(ja: "資料の読みが未決", en: "reading undecided") : nil
        if let attained = status.attained, let goal = status.goal, goal > 0 {
            hasGoal = true
            percent = Self.percent(attained, of: goal)
            expected = status.expected.map { Self.percent($0, of: goal) }
        } else {
            (hasGoal, percent, expected) = (false, 0, nil)
        }
        flow = status.flow.map(scribe.staff)
        stock = status.stock.map(scribe.staff)
        coverage = status.coverage.map { coverage in
            let share = scribe.share(coverage.covered, of: coverage.total)
            return scribe.say(
                ja: "充足 \(coverage.covered.grouped)/\(coverage.total.grouped)（\(share)）",
                en: "covers \(coverage.covered.grouped)/\(coverage.total.grouped) (\(share))")
        }
        pace = status.actualPace.map { Self.aYear($0, scribe) }
        needed = status.actualPace == nil ? nil : Self.needed(status, scribe)
    }

    private static func percent(_ value: Double, of goal: Double) -> Int {
        Int(min(100, max(0, 100 * value / goal)).rounded(.down))
    }

    static func aYear(_ pace: Double, _ scribe: Scribe) -> String {
        let people = scribe.staff(Int(pace.rounded(.up)))
        return scribe.say(ja: "年 \(people)", en: "\(people) a year")
    }

    /// People a year; with less than a year to go what remains, for a pace of that would be of a year that there is not.
    static func needed(_ status: TargetStatus, _ scribe: Scribe) -> String {
        guard let pace = status.neededPace else { return scribe.say(ja: "期間終了", en: "period over") }
        guard pace > 0 else { return scribe.say(ja: "到達済み", en: "reached") }
        guard let attained = status.attained, let goal = status.goal, goal - attained < pace else {
            return scribe.say(ja: "必要 ", en: "needs ") + aYear(pace, scribe)
        }
        let days = Int((365.25 * (goal - attained) / pace).rounded())
        let people = scribe.staff(Int((goal - attained).rounded(.up)))
        return scribe.say(ja: "あと\(days)日で\(people)", en: "\(people) in \(days) days")
    }

    static let state = """
        {{#.isReached}}<span class="state reached">[[達成|Reached]]</span>{{/.isReached}}{{#.isOnTrack}}<span class="state on-track">[[順調|On track]]</span>{{/.isOnTrack}}{{#.isBehind}}<span class="state behind">[[遅れ|Behind]]</span>{{/.isBehind}}{{#.isUndecided}}<span class="state undecided">[[未決|Undecided]]</span>{{/.isUndecided}}{{#.isNone}}<span class="state none">[[評価なし|Not rated]]</span>{{/.isNone}}
        """

    static let bar = """
        {{#.hasGoal}}<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="met" width="{{.percent}}" height="10"/>{{#.expected}}<line class="mark" x1="{{.}}" x2="{{.}}" y1="-2" y2="12"/>{{/.expected}}</svg>{{/.hasGoal}}
        """
}

/// A target's state in one word. Being late weighs more than being undecided, which its note says anyway.
enum TargetState: Sendable {
    case reached, onTrack, behind, undecided, none

    init(_ status: TargetStatus) {
        if let attained = status.attained, let goal = status.goal, goal > 0, attained >= goal {
            self = .reached
        } else if status.grade == .c || status.grade == .d {
            self = .behind
        } else if status.isUnresolvedConflict {
            self = .undecided
        } else {
            self = status.grade == nil ? .none : .onTrack
        }
    }
}
