import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// Where the targets stand, who is missing, and people's cards.
    func addProgressAPI() {
        api(
            Endpoint<NoValue>(
                method: .get, path: "targets", id: "listTargets", scope: .progressRead,
                title: Phrase(ja: "目標の状況", en: "Where the targets stand"), values: [], query: [.asOf, .limit, .cursor],
                gives: .page(.named(.target)), canConflict: true)
        ) { call in
            try call.caller.require(.seeTargets)
            let state = try await call.state()
            return call.page(state.standing.targets, by: { Int64($0.target) }, tag: state.tag) { .target($0, state) }
        }
        api(
            Endpoint<String>(
                method: .get, path: "targets/{target}", id: "getTarget", scope: .progressRead,
                title: Phrase(ja: "目標の年度ごとの数と、足りない所属", en: "A target by fiscal year, and the units that miss people"),
                values: [Parameter("target", .planID, Phrase(ja: "目標の id", en: "the target's id"))],
                query: [.asOf], gives: .one(.named(.targetDetail)), canConflict: true)
        ) { call in
            try call.caller.require(.seeTargets)
            let state = try await call.state()
            let index = try state.plan.targets.firstIndex { $0.id == call.value }.orNotFound()
            let status = state.standing.targets[index]
            let detail: JSON = [
                "years": .list(
                    status.years.map { year in
                        [
                            "fiscalYear": .count(year.year.year), "scheduled": year.scheduled.map(JSON.number),
                            "actual": .number(year.actual), "isOver": .flag(year.isOver),
                        ]
                    }),
                "shortages": .list(UnitShortage.of(status, state.standing).map { .shortage($0, state) }),
            ]
            return .one(.target(status, state) + detail, tag: state.tag)
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "shortages", id: "listShortages", scope: .progressRead,
                title: Phrase(ja: "人が足りない所属（不足の多い順）", en: "Units that miss people, those that lack most first"),
                values: [], query: [.asOf, .limit, .cursor], gives: .page(.named(.shortage)), canConflict: true)
        ) { call in
            try call.caller.require(.seeTargets)
            let state = try await call.state()
            let all = Array(UnitShortage.all(state.standing).enumerated())
            return call.page(all, by: { Int64($0.offset) }, tag: state.tag) { .shortage($0.element, state) }
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "people/{person}/card", id: "getCard", scope: .progressRead,
                title: Phrase(
                    ja: "職員のカード: 人材像と理由、必要なレベルと今のレベル、研修、資格",
                    en: "A person's card: personas and why, levels needed and known, training, certificates"),
                values: [.person], query: [.asOf], gives: .one(.named(.card)), canConflict: true)
        ) { call in
            let (state, index) = try await SeePerson(call.city).see(call.value, on: call.asOf, for: call.caller)
            let document = PersonDocument(state, index)
            return .one(
                document.head + ["personas": document.personas, "expectations": document.expectations]
                    + document.levels + document.training, tag: state.tag)
        }
    }
}

extension Shape.Component {
    private static let figures: [Shape.Field] = [
        .init("id", .planID), .init("name", .phrase), .init("asOf", .day),
        .init("state", .choice(["reached", "onTrack", "behind", "undecided", "none"])),
        .init("grade", .choice(TargetStatus.Grade.allCases.map(\.rawValue)), optional: true),
        .init("isShare", .flag, Phrase(ja: "値は割合（%）", en: "figures are shares in per cent")),
        .init("attained", .figure, optional: true), .init("goal", .figure, optional: true),
        .init("expected", .figure, optional: true, Phrase(ja: "今日までの予定", en: "what was due by the day")),
        .init("flow", .count, optional: true, Phrase(ja: "期間内に達した人（延べ・累計）", en: "people who got there in the period")),
        .init("stock", .count, optional: true, Phrase(ja: "在職中の人（充足）", en: "people in service who have it")),
        .init("population", .count),
        .init("unitsCovered", .count, optional: true), .init("unitsCounted", .count, optional: true),
        .init("pacePerYear", .figure, optional: true), .init("neededPerYear", .figure, optional: true),
        .init("remark", .phrase, optional: true),
    ]
    static let target = Self("Target", figures)
    static let targetDetail = Self(
        "TargetDetail",
        figures + [
            .init(
                "years",
                .many(
                    .object([
                        .init("fiscalYear", .count), .init("scheduled", .figure, optional: true),
                        .init("actual", .figure), .init("isOver", .flag),
                    ]))), .init("shortages", .many(.named(.shortage))),
        ])
    static let shortage = Self(
        "Shortage",
        [
            .init("unit", .word), .init("unitPath", .word), .init("what", .phrase),
            .init("target", .planID, optional: true), .init("has", .count), .init("wants", .count),
            .init("lacks", .count),
        ])
}

extension Shape {
    static let figure = Shape.number(-1e15...1e15)
}

extension JSON {
    fileprivate static func target(_ status: TargetStatus, _ state: CityState) -> JSON {
        let target = state.plan.targets[status.target]
        return [
            "id": .text(target.id), "name": .phrase(target.name), "asOf": .day(state.date),
            "state": .text(TargetState(status).word), "grade": status.grade.map { .text($0.rawValue) },
            "isShare": .flag(status.isShare), "attained": status.attained.map(JSON.number),
            "goal": status.goal.map(JSON.number), "expected": status.expected.map(JSON.number),
            "flow": status.flow.map(JSON.count), "stock": status.stock.map(JSON.count),
            "population": .count(status.population), "unitsCovered": status.coverage.map { .count($0.covered) },
            "unitsCounted": status.coverage.map { .count($0.total) },
            "pacePerYear": status.actualPace.map(JSON.number), "neededPerYear": status.neededPace.map(JSON.number),
            "remark": status.remark.map(JSON.phrase),
        ]
    }

    fileprivate static func shortage(_ shortage: UnitShortage, _ state: CityState) -> JSON {
        [
            "unit": .text(state.roster.units[shortage.unit].code),
            "unitPath": .text(state.standing.path(ofUnit: shortage.unit)), "what": .phrase(shortage.what),
            "target": shortage.target.map(JSON.text), "has": .count(shortage.has), "wants": .count(shortage.wants),
            "lacks": .count(shortage.lacks),
        ]
    }
}

extension TargetState {
    fileprivate var word: String {
        switch self {
        case .reached: "reached"
        case .onTrack: "onTrack"
        case .behind: "behind"
        case .undecided: "undecided"
        case .none: "none"
        }
    }
}
