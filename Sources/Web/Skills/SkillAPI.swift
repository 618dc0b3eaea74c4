import Documents
import Domain
import HTTPTypes
import Kernel
import Operations

extension RouteBuilder {
    /// The skill map, levels of people, and results that come from elsewhere.
    func addSkillAPI() {
        api(
            Endpoint<NoValue>(
                method: .get, path: "skill-map", id: "getSkillMap", scope: .skillsRead,
                title: Phrase(ja: "スキルマップ（少人数は伏せる）", en: "The skill map; small groups are withheld"), values: [],
                query: [
                    Parameter(
                        "rows", .choice(["units", "personas", "grades"]),
                        Phrase(ja: "行。既定は units", en: "what the rows are; units by default")),
                    Parameter("dimension", .planID, Phrase(ja: "人材像の分け方の id", en: "id of the dimension of personas")),
                    Parameter(
                        "persona", .planID, Phrase(ja: "この人材像だけ（id）", en: "people of this persona only, by its id")),
                    Parameter("grade", .text(1...100), Phrase(ja: "この職階だけ", en: "people of this grade only")),
                    Parameter(
                        "unitClass", .planID, Phrase(ja: "行にする所属クラスの id", en: "id of the class of units that are rows")),
                    .asOf,
                ], gives: .one(.named(.skillMap)), canConflict: true)
        ) { call in
            try call.caller.require(.seeSkillMap)
            let state = try await call.state()
            let query = SkillMapQuery(
                try call.skillMapForm(state.plan), state.plan, for: call.caller.visitor, in: call.visit.web.language)
            let table = try await Calculation.run { SkillMapTable(state, query) }
            return .one(.skillMap(table, state), tag: state.tag)
        }
        api(
            Endpoint<Int64>(
                method: .get, path: "people/{person}/levels", id: "getLevels", scope: .skillsRead,
                title: Phrase(ja: "職員のレベルとその根拠", en: "A person's levels, with what they rest on"), values: [.person],
                query: [.asOf], gives: .one(.named(.personLevels)), canConflict: true)
        ) { call in
            let (state, index) = try await SeePerson(call.city).see(call.value, on: call.asOf, for: call.caller)
            let document = PersonDocument(state, index)
            return .one(document.head + document.levels, tag: state.tag)
        }
        api(
            Endpoint<NoValue>(
                method: .post, path: "evidence", id: "recordEvidence", scope: .skillsWrite,
                title: Phrase(ja: "テスト・OJTの結果を登録する", en: "Record results of tests and of work under guidance"),
                values: [],
                takes: .init(
                    shape: .items([
                        .init("staffNumber", .text(1...100)), .init("skill", .planID),
                        .init("level", .planID, optional: true, Phrase(ja: "段階の手前ならない", en: "absent below the scale")),
                        .init(
                            "ceiling", .planID, optional: true,
                            Phrase(ja: "示しうる最高のレベル", en: "the highest that it could show")),
                        .init("method", .choice(RecordLearning.Shown.Method.allCases.map(\.rawValue))),
                        .init("day", .day), .init("source", .text(1...200)),
                    ]),
                    example: [
                        "items": [
                            [
                                "staffNumber": "1024", "skill": "data", "level": "B", "method": "test",
                                "day": "2026-09-30", "source": "データ活用テスト",
                            ]
                        ]
                    ]), gives: .one(.named(.recorded)))
        ) { call in
            let shown = (call.body["items"]?.list ?? []).map { item in
                RecordLearning.Shown(
                    staffNumber: item["staffNumber"]?.text ?? "", skill: item["skill"]?.text ?? "",
                    level: item["level"]?.text, ceiling: item["ceiling"]?.text,
                    method: item["method"]?.text.flatMap(RecordLearning.Shown.Method.init) ?? .test,
                    day: item["day"]?.day ?? call.today, source: item["source"]?.text ?? "")
            }
            return .one(.recorded(try await RecordLearning(call.city).evidence(shown, for: call.caller)))
        }
    }
}

extension APICall {
    /// What is asked for by the plan's ids, as the page's form has it. Throws `WorkError.invalid` for what is not there.
    fileprivate func skillMapForm(_ plan: Plan) throws -> Form {
        var form = Form()
        func add(_ name: String, _ value: String) { form.fields.append(.init(name: name, value: value)) }
        func place(_ name: String, in ids: [String]) throws -> Int? {
            guard let id = text(name) else { return nil }
            guard let place = ids.firstIndex(of: id) else {
                throw WorkError.invalid(
                    field: name, Phrase(ja: "施行中の計画にありません。", en: "The plan in force does not have it."))
            }
            return place
        }
        add("rows", text("rows") ?? "units")
        let dimension = try place("dimension", in: plan.dimensions.map(\.id)) ?? 0
        add("dimension", "\(dimension)")
        if plan.dimensions.indices.contains(dimension),
            let kind = try place("persona", in: plan.dimensions[dimension].kinds.map(\.id))
        {
            add("persona", "\(dimension).\(kind)")
        }
        if let grade = try place("grade", in: plan.vocabulary[.grades]) { add("grade", "\(grade)") }
        if let unitClass = try place("unitClass", in: plan.unitClasses.map(\.id)) { add("class", "\(unitClass)") }
        return form
    }
}

extension Shape {
    /// A list of things to be recorded, at most a thousand.
    static func items(_ fields: [Field]) -> Shape { .object([.init("items", .list(.object(fields), 1...1000))]) }
}

extension Shape.Component {
    static let recorded = Self(
        "Recorded", [.init("recorded", .count), .init("known", .count, Phrase(ja: "すでにあったもの", en: "there already"))])
    static let skillMapRow = Self(
        "SkillMapRow",
        [
            .init("label", .word), .init("unit", .word, optional: true), .init("isTotal", .flag),
            .init("staff", .count),
            .init(
                "cells",
                .many(
                    .object([
                        .init("skill", .planID), .init("isWithheld", .flag), .init("required", .count, optional: true),
                        .init("short", .count, optional: true),
                        .init("mean", .figure, optional: true, Phrase(ja: "平均の段階", en: "mean rank of the level")),
                        .init("certainty", .number(0...1), optional: true),
                    ]))),
        ])
    static let skillMap = Self(
        "SkillMap", [.init("asOf", .day), .init("staff", .count), .init("rows", .many(.named(.skillMapRow)))])
}

extension JSON {
    static func recorded(_ result: RecordLearning.Result) -> JSON {
        ["recorded": .count(result.recorded), "known": .count(result.known)]
    }

    fileprivate static func skillMap(_ table: SkillMapTable, _ state: CityState) -> JSON {
        var rows = [JSON]()
        for block in table.blocks {
            if let total = block.total { rows.append(row(total, isTotal: true, state.plan)) }
            rows += block.rows.map { row($0, isTotal: false, state.plan) }
        }
        return ["asOf": .day(state.date), "staff": .count(table.staff), "rows": .list(rows)]
    }

    private static func row(_ row: SkillMapTable.Row, isTotal: Bool, _ plan: Plan) -> JSON {
        let cells = plan.skills.indices.filter { row.figures[$0] != .empty }.map { skill -> JSON in
            let isShown = row.figures[skill] == .shown
            let hasMean = isShown && row.means[skill] == .shown
            let sum = row.cells[skill]
            return [
                "skill": .text(plan.skills[skill].id), "isWithheld": .flag(!isShown),
                "required": isShown ? .count(sum.required) : nil, "short": isShown ? .count(sum.gap) : nil,
                "mean": hasMean ? .number((sum.mean * 10).rounded() / 10) : nil,
                "certainty": hasMean ? .number((sum.meanCertainty * 10).rounded() / 10) : nil,
            ]
        }
        return [
            "label": .text(row.label), "unit": row.code.map(JSON.text), "isTotal": .flag(isTotal),
            "staff": .count(row.staff), "cells": .list(cells),
        ]
    }
}
