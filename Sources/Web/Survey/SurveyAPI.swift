import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// Surveys: opened, watched, closed, read.
    func addSurveyAPI() {
        let survey = [Parameter("survey", .id, Phrase(ja: "調査の番号", en: "the survey's id"))]
        let window: [Shape.Field] = [.init("from", .day), .init("until", .day, Phrase(ja: "最終日", en: "the last day"))]
        api(
            Endpoint<NoValue>(
                method: .get, path: "instruments", id: "listInstruments", scope: .surveyRead,
                title: Phrase(ja: "使える調査票", en: "The instruments that can be used"), values: [],
                gives: .one(.object([.init("items", .many(.object([.init("name", .word), .init("title", .phrase)])))])))
        ) { call in
            try call.caller.require(.seeSurveyResults)
            let all = ManageSurvey(call.city).instruments()
            return .one(["items": .list(all.map { ["name": .text($0.name), "title": .phrase($0.title)] })])
        }
        api(
            Endpoint<NoValue>(
                method: .get, path: "surveys", id: "listSurveys", scope: .surveyRead,
                title: Phrase(ja: "調査の一覧（番号順）", en: "The surveys, by id"), values: [], query: [.limit, .cursor],
                gives: .page(.named(.survey)))
        ) { call in
            let all = try await ListSurveys(call.city).all(for: call.caller)
            return call.page(all, by: \.facts.id) { .survey($0.facts, $0.answered, call.today) }
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "surveys", id: "openSurvey", scope: .surveyWrite,
                title: Phrase(ja: "調査の期間を決めて始める", en: "Open a survey"), values: [],
                takes: .init(
                    shape: .object([.init("instrument", .text(1...100))] + window),
                    example: ["instrument": "skills-2026", "from": "2026-10-01", "until": "2026-10-31"]),
                gives: .one(.named(.created), status: .created))
        ) { call in
            let id = try await ManageSurvey(call.city).open(
                instrument: call.body["instrument"]?.text ?? "", from: call.body["from"]?.day ?? call.today,
                to: call.body["until"]?.day ?? call.today, for: call.caller)
            return APIAnswer(body: ["id": .integer(id)], location: "surveys/\(id)")
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "surveys/{survey}", id: "getSurvey", scope: .surveyRead,
                title: Phrase(ja: "調査", en: "A survey"), values: survey, gives: .one(.named(.survey)))
        ) { call in
            let line = try await ListSurveys(call.city).all(for: call.caller).first { $0.facts.id == call.value }
                .orNotFound()
            return .one(.survey(line.facts, line.answered, call.today))
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "surveys/{survey}/window", id: "setSurveyWindow", scope: .surveyWrite,
                title: Phrase(ja: "調査の期間を変える", en: "Change a survey's window"), values: survey,
                takes: .init(shape: .object(window), example: ["from": "2026-10-01", "until": "2026-11-07"]),
                gives: .nothing)
        ) { call in
            try await ManageSurvey(call.city).setWindow(
                ofSurvey: call.value, from: call.body["from"]?.day ?? call.today,
                to: call.body["until"]?.day ?? call.today, for: call.caller)
            return .nothing
        }
        api(
            Endpoint<Int64>(
                method: .post, path: "surveys/{survey}/closure", id: "closeSurvey", scope: .surveyWrite,
                title: Phrase(ja: "調査を締め切る", en: "Close a survey"), values: survey, gives: .nothing)
        ) { call in
            try await ManageSurvey(call.city).close(call.value, for: call.caller)
            return .nothing
        }
        addSurveyReading(survey)
    }

    private func addSurveyReading(_ survey: [Parameter]) {
        api(
            Endpoint<Int64>(
                method: .get, path: "surveys/{survey}/response", id: "getSurveyResponse", scope: .surveyRead,
                title: Phrase(ja: "所属ごとの回答状況（コード順）", en: "Response by unit, by code"), values: survey,
                query: [.limit, .cursor], gives: .page(.named(.unitResponse)), canConflict: true)
        ) { call in
            let progress = try await ManageSurvey(call.city).progress(ofSurvey: call.value, for: call.caller)
            return call.page(Array(UnitResponse.all(progress).enumerated()), by: { Int64($0.offset) }) { place in
                let unit = place.element
                return [
                    "unit": .text(unit.code), "unitPath": .text(unit.name), "asked": .count(unit.asked),
                    "answered": .count(unit.answered),
                ]
            }
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "surveys/{survey}/unanswered", id: "listUnanswered", scope: .surveyRead,
                title: Phrase(
                    ja: "まだ提出していない職員（番号順。記録に残る）", en: "Who has not handed in, by id; looking is written down"),
                values: survey, query: [.limit, .cursor], gives: .page(.named(.unanswered)), canConflict: true)
        ) { call in
            let listing = try await ListUnanswered(call.city).list(
                ofSurvey: call.value, isExport: false, for: call.caller)
            let (state, staff) = (listing.state, listing.state.standing.staff)
            return call.page(listing.members, by: { state.personID(at: Int(staff.members[$0].person)) }) { member in
                .line(ofMember: member, state) + ["hasBegun": .flag(listing.hasBegun.contains(member))]
            }
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "surveys/{survey}/results", id: "getSurveyResults", scope: .surveyRead,
                title: Phrase(
                    ja: "締め切った調査の結果（少人数は伏せる。締め切るまではない）",
                    en: "Results of a closed survey; small groups are withheld, and there are none before it is closed"),
                values: survey, gives: .one(.named(.surveyResults)), canConflict: true)
        ) { call in
            let answer = try await ReadSurveyResults(call.city).results(ofSurvey: call.value, for: call.caller)
            guard let reading = answer.reading else {
                throw Refusal.conflict(
                    Phrase(ja: "結果は、調査を締め切ったあとに読めます。", en: "Results are there once the survey is closed."))
            }
            return .one(.results(reading, call.value))
        }
    }
}

extension Shape.Component {
    static let survey = Self(
        "Survey",
        [
            .init("id", .id), .init("title", .word), .init("from", .day), .init("until", .day),
            .init("closedAt", .moment, optional: true), .init("state", .choice(["planned", "open", "closed"])),
            .init("answered", .count),
        ])
    static let unitResponse = Self(
        "UnitResponse",
        [.init("unit", .word), .init("unitPath", .word), .init("asked", .count), .init("answered", .count)])
    static let unanswered = Self(
        "Unanswered",
        [
            .init("id", .id), .init("staffNumber", .word), .init("name", .word), .init("kana", .word),
            .init("unit", .word), .init("unitPath", .word), .init("grade", .word), .init("employment", .word),
            .init("hasBegun", .flag),
        ])
    static let distribution = Self(
        "Distribution",
        [
            .init("skill", .planID), .init("isWithheld", .flag),
            .init(
                "counts", .many(.count), optional: true,
                Phrase(ja: "段階の手前から順の人数", en: "people by level, those below the scale first")),
            .init("noAnswer", .count, optional: true), .init("mean", .figure, optional: true),
        ])
    static let surveyResults = Self(
        "SurveyResults",
        [
            .init("survey", .id), .init("asOf", .day), .init("asked", .count), .init("answered", .count),
            .init("smallestGroup", .count), .init("skills", .many(.named(.distribution))),
            .init(
                "tables",
                .many(
                    .object([
                        .init("name", .phrase),
                        .init(
                            "rows",
                            .many(
                                .object([
                                    .init("label", .phrase), .init("staff", .count),
                                    .init("asked", .count, optional: true), .init("answered", .count, optional: true),
                                    .init("skills", .many(.named(.distribution))),
                                ]))),
                    ]))),
            .init(
                "knowledge",
                .many(
                    .object([
                        .init("item", .word), .init("text", .phrase), .init("answered", .count),
                        .init("shareCorrect", .number(0...1), optional: true), .init("isEstimated", .flag),
                    ]))),
        ])
}

extension JSON {
    fileprivate static func survey(_ facts: SurveyFacts, _ answered: Int, _ today: CalendarDate) -> JSON {
        let state =
            switch facts.phase(on: today) {
            case .planned: "planned"
            case .open: "open"
            case .closed: "closed"
            }
        return [
            "id": .integer(facts.id), "title": .text(facts.title), "from": .day(facts.opensOn),
            "until": .day(facts.closesOn), "closedAt": .moment(facts.closedAt), "state": .text(state),
            "answered": .count(answered),
        ]
    }

    fileprivate static func results(_ reading: ReadSurveyResults.Reading, _ id: Int64) -> JSON {
        let (results, plan) = (reading.results, reading.plan)
        let skills = results.skills.map { plan.skills[$0.skill].id }
        return [
            "survey": .integer(id), "asOf": .day(reading.state.date), "asked": .count(results.participation.members),
            "answered": .count(results.participation.respondents), "smallestGroup": .count(results.rule.smallestGroup),
            "skills": .list(results.skills.map { distribution(plan.skills[$0.skill].id, $0.overall) }),
            "tables": .list(
                results.tables.map { table in
                    [
                        "name": .phrase(table.name),
                        "rows": .list(
                            table.rows.filter { $0.members > 0 }.map { row in
                                [
                                    "label": .phrase(row.label), "staff": .count(row.members),
                                    "asked": row.participation.map { .count($0.members) },
                                    "answered": row.participation.map { .count($0.respondents) },
                                    "skills": .list(zip(skills, row.distributions).map { distribution($0, $1) }),
                                ]
                            }),
                    ]
                }),
            "knowledge": .list(
                results.knowledge.map { found in
                    let item = results.instrument.items[found.item]
                    return [
                        "item": .text(item.id), "text": .phrase(item.text), "answered": .count(found.answered),
                        "shareCorrect": found.shareCorrect.map(JSON.number),
                        "isEstimated": .flag(found.isEstimated),
                    ]
                }),
        ]
    }

    private static func distribution(_ skill: String, _ found: SurveyResults.Distribution?) -> JSON {
        let shown = found.flatMap { $0.isComplete ? $0 : nil }
        return [
            "skill": .text(skill), "isWithheld": .flag(shown == nil),
            "counts": shown.map { .list($0.counts.map { .count($0 ?? 0) }) },
            "noAnswer": shown?.noAnswer.map(JSON.count), "mean": shown?.mean.map(JSON.number),
        ]
    }
}
