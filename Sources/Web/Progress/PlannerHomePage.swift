import Documents
import Domain
import Hummingbird
import Kernel
import Operations

/// Where the whole city stands, and what to do next: the first page of those who see everyone's targets.
struct PlannerHomePage: WebPage {
    struct Figure: Sendable {
        let label: String
        let value: String
        let about: String?
        let href: String?
    }

    struct Missing: Sendable {
        let unit: String
        let href: String?
        let needs: String
        let has: String
        let lacks: String
    }

    struct Finding: Sendable {
        let kind: String
        let tag: String
        let text: String
        let place: String?
        let href: String?
    }

    let asOf: String
    let asOfValue: String
    let fiscalYear: String
    let isToday: Bool
    let dateError: String?
    let noRoster: Bool
    let noSurvey: Bool
    let ready: Bool
    let rosterHref: String?
    let surveysHref: String?
    let figures: [Figure]
    let next: [Next]
    let nothingNext: Bool
    let cycle: [Step]
    let hasTargets: Bool
    let targets: [TargetLine]
    let hasMissing: Bool
    let missing: [Missing]
    let missingTotal: String
    let missingHref: String
    let hasConflicts: Bool
    let conflicts: [Finding]
    let moreConflicts: String?

    init(_ state: CityState, _ view: HomeView, _ packs: [FrameworkPack], error: Phrase?) {
        let scribe = view.scribe
        let standing = state.standing
        asOf = view.date(state.date)
        asOfValue = "\(state.date)"
        fiscalYear = standing.year.written(in: scribe.language, usesEra: view.usesEra)
        isToday = state.date == view.today
        dateError = error?[scribe.language]
        noRoster = standing.staff.members.isEmpty
        noSurvey = !noRoster && state.survey == nil
        ready = !noRoster
        rosterHref = view.links.roster
        surveysHref = view.links.opening
        let shortages = UnitShortage.all(standing)
        figures = noRoster ? [] : Self.figures(state, shortages, view)
        next = noRoster ? [] : Self.next(state, shortages, view)
        nothingNext = next.isEmpty
        cycle = Self.cycle(state, view)
        targets =
            noRoster
            ? []
            : standing.targets.map { status in
                TargetLine(status, scribe, href: view.target(standing.plan.targets[status.target].id))
            }
        hasTargets = !targets.isEmpty
        missing = shortages.prefix(10).map { shortage in
            Missing(
                unit: standing.path(ofUnit: shortage.unit),
                href: view.people(ofUnit: standing.roster.units[shortage.unit].code),
                needs: "\(shortage.what[scribe.language]) \(shortage.wants)", has: shortage.has.grouped,
                lacks: shortage.lacks.grouped)
        }
        hasMissing = !noRoster && !missing.isEmpty
        missingTotal = shortages.count.grouped
        missingHref = view.links.missing
        let findings = PlanChecks.all(standing.plan, packs: packs, on: state.date).filter { $0.severity != .note }
        conflicts = findings.prefix(Self.mostFindings).map { Self.finding($0, view) }
        hasConflicts = !conflicts.isEmpty
        moreConflicts = findings.count > Self.mostFindings ? (findings.count - Self.mostFindings).grouped : nil
    }

    private static let mostFindings = 20

    private static func finding(_ found: Diagnostic, _ view: HomeView) -> Finding {
        let isUndecided = found.code == "P296"
        let tag: Phrase =
            isUndecided
            ? Phrase(ja: "未決", en: "Undecided")
            : found.severity == .error ? Phrase(ja: "誤り", en: "Error") : Phrase(ja: "注意", en: "Warning")
        return Finding(
            kind: isUndecided ? "open" : found.severity == .error ? "error" : "", tag: tag[view.scribe.language],
            text: found.message[view.scribe.language],
            place: found.place.line > 0 ? "\(found.place.file):\(found.place.line)" : nil, href: view.links.plan)
    }

    private static func figures(_ state: CityState, _ shortages: [UnitShortage], _ view: HomeView) -> [Figure] {
        let scribe = view.scribe
        let standing = state.standing
        let staff = standing.staff.members
        let absent = staff.count { $0.isOnLeave || $0.isSeconded }
        let gaps = standing.skillFigures
        let units = Set(standing.targets.flatMap { $0.coverage?.units ?? [] })
        let lacking = Set(shortages.map(\.unit))
        let due = standing.obligations.tallies.filter { $0.half == .mandatory }
        let worst = due.max { $0.due + $0.blocked < $1.due + $1.blocked }
        let missing = due.reduce(0) { $0 + $1.due + $1.blocked }
        var figures = [
            Figure(
                label: scribe.say(ja: "職員", en: "Staff"), value: staff.count.grouped,
                about: absent > 0 ? scribe.say(ja: "うち休職・派遣 \(absent.grouped)", en: "\(absent.grouped) away") : nil,
                href: view.links.people)
        ]
        if let survey = state.survey, let facts = state.surveyFacts {
            let end = view.date(facts.lastDay)
            figures.append(
                Figure(
                    label: scribe.say(ja: "調査の回答率", en: "Survey response"),
                    value: survey.results.participation.rate.percent,
                    about: facts.phase(on: state.date) == .closed
                        ? scribe.say(ja: "今の在籍者のうち。\(end)に締切", en: "of present staff; closed on \(end)")
                        : scribe.say(ja: "今の在籍者のうち。\(end)まで", en: "of present staff; until \(end)"),
                    href: view.links.surveys))
        }
        figures += [
            Figure(
                label: scribe.say(ja: "スキルの不足（延べ）", en: "Skill gaps"),
                value: gaps.reduce(0) { $0 + $1.gapPeople }.grouped,
                about: scribe.say(
                    ja: "うち記録なし \(gaps.reduce(0) { $0 + $1.unknown }.grouped)",
                    en: "\(gaps.reduce(0) { $0 + $1.unknown }.grouped) without evidence"),
                href: view.links.skillMap),
            Figure(
                label: scribe.say(ja: "人が足りない所属", en: "Units missing people"), value: lacking.count.grouped,
                about: units.isEmpty
                    ? nil
                    : scribe.say(
                        ja: "\(units.union(lacking).count.grouped)所属のうち",
                        en: "of \(units.union(lacking).count.grouped) units"),
                href: lacking.isEmpty ? nil : view.links.missing),
            Figure(
                label: scribe.say(ja: "今年度の必須研修・未修了（延べ）", en: "Mandatory training to do"),
                value: missing.grouped,
                about: worst.flatMap { worst in
                    let count = worst.due + worst.blocked
                    guard count > 0 else { return nil }
                    let name = standing.plan.programmes[worst.programme].name[scribe.language]
                    return scribe.say(ja: "うち\(name) \(count.grouped)", en: "\(name): \(count.grouped)")
                }, href: nil),
            Figure(
                label: scribe.say(ja: "どの人材像でもない職員", en: "Under no persona"),
                value: standing.unclassified.count.grouped, about: nil, href: nil),
        ]
        return figures
    }
}
