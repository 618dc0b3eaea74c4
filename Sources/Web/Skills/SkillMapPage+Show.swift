import Documents
import Domain
import Hummingbird
import Kernel
import Operations

extension SkillMapPage {
    @Sendable static func show(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let (day, query) = try await asked(visit)
        let state = day.state
        let sees = Policy.scope(of: .seePeople, for: context.visitor)
        let offersPeople = context.offer(.people, .seePeople) != nil
        let city = context.city
        let isToday = day.query
        let asked = Asked(
            query: query, scribe: Scribe(plan: state.plan, language: context.language),
            asOf: state.date.written(in: context.language, usesEra: context.usesEra), error: day.error,
            page: visit.query,
            exportHref: query.mayExport
                ? context.address(.skillMapFile, query: query.fields + day.query).description : nil,
            people: { code in
                guard offersPeople, let unit = state.roster.units.firstIndex(where: { $0.code == code }),
                    sees.covers(unitUpwards: state.unitsUpwards(from: Int32(unit)))
                else { return nil }
                return Place<NoValue>.people.address(in: city, query: [("unit", code)]).description
            },
            href: { more in
                let kept = query.fields.filter { field in !more.contains { $0.0 == field.0 } }
                return Place<NoValue>.skillMap.address(in: city, query: kept + isToday + more).description
            })
        if day.error != nil {
            let page = try await Calculation.run { SkillMapPage(state, asked) }
            return try context.show(page, status: .unprocessableContent, asOf: state.date)
        }
        let variant = "\(query.variant) \(visit.query["page"] ?? "") \(sees.words) \(offersPeople)"
        return try await context.show(state, variant: variant) { SkillMapPage(state, asked) }
    }

    /// Who may not narrow may not choose the day either: what changes from one day to the next is a small group, too.
    private static func asked(
        _ visit: Visit<SignedInContext, NoValue>
    ) async throws -> (DayAsked, SkillMapQuery) {
        let context = visit.context
        let today = try await context.day(Form())
        let query = SkillMapQuery(visit.query, today.state.plan, for: context.visitor, in: context.language)
        guard query.mayNarrow, visit.query["date"]?.isEmpty == false else { return (today, query) }
        let day = try await context.day(visit.query)
        return (day, SkillMapQuery(visit.query, day.state.plan, for: context.visitor, in: context.language))
    }

    /// The table as it is shown, all of its rows: what is withheld there is empty here.
    @Sendable static func save(_ visit: Visit<SignedInContext, NoValue>) async throws -> Response {
        let context = visit.context
        let (day, query) = try await asked(visit)
        guard query.mayExport else { throw Refusal.forbidden(.exportTables) }
        let state = day.state
        let file = try await Calculation.run { Self.file(state, query) }
        return context.save(file, as: "skill-map-\(query.rows.rawValue)-\(state.date)")
    }

    private static func file(_ state: CityState, _ query: SkillMapQuery) -> OutputFile {
        let table = SkillMapTable(state, query)
        let plan = state.plan
        var writer = TableWriter(
            [
                .init("group", ja: "部局", en: "Department"), .init("code", ja: "コード", en: "Code"),
                .init("row", ja: "行", en: "Row"), .init("staff", ja: "職員", en: "Staff"),
                .init("skill", ja: "スキル", en: "Skill"), .init("required", ja: "必要な人", en: "Required"),
                .init("short", ja: "不足", en: "Short"), .init("mean", ja: "平均段階", en: "Mean level"),
                .init("certainty", ja: "確かさ", en: "Certainty"),
            ], in: query.language, json: false)
        for block in table.blocks {
            for row in [block.total].compactMap(\.self) + block.rows {
                for skill in plan.skills.indices where row.figures[skill] != .empty {
                    let isShown = row.figures[skill] == .shown
                    let hasMean = isShown && row.means[skill] == .shown
                    writer.text(block.total?.label ?? "")
                    writer.text(row.code ?? "")
                    writer.text(row.label)
                    writer.number(row.staff)
                    writer.text(plan.skills[skill].name[query.language])
                    writer.number(isShown ? row.cells[skill].required : nil)
                    writer.number(isShown ? row.cells[skill].gap : nil)
                    writer.number(hasMean ? row.cells[skill].mean : nil, decimals: 1)
                    writer.number(hasMean ? row.cells[skill].meanCertainty : nil, decimals: 1)
                    writer.endRow()
                }
            }
        }
        return writer.file(named: "skill-map")
    }

    /// What the form offers.
    struct Choices {
        let dimensions: [Choice]
        let personas: [Choice]
        let grades: [Choice]
        let classes: [Choice]
        let departments: [Choice]

        init(_ plan: Plan, _ query: SkillMapQuery, _ table: SkillMapTable, _ scribe: Scribe) {
            let all = scribe.say(ja: "すべて", en: "All")
            dimensions = plan.dimensions.enumerated().map { index, dimension in
                Choice(value: "\(index)", label: dimension.name[scribe.language], selected: index == query.dimension)
            }
            let isSplit = plan.dimensions.count > 1
            personas =
                [Choice(value: "", label: all, selected: query.persona == nil)]
                + plan.personas.map { dimension, kind, persona in
                    let name = persona.name[scribe.language]
                    let group = plan.dimensions[dimension].name[scribe.language]
                    return Choice(
                        value: "\(dimension).\(kind)",
                        label: isSplit ? scribe.say(ja: "\(group)：\(name)", en: "\(group): \(name)") : name,
                        selected: query.persona == PersonaReference(dimension: dimension, kind: kind))
                }
            grades =
                [Choice(value: "", label: all, selected: query.grade == nil)]
                + plan.vocabulary[.grades].enumerated().map { index, grade in
                    Choice(value: "\(index)", label: grade, selected: index == query.grade)
                }
            classes = plan.unitClasses.enumerated().map { index, unitClass in
                Choice(value: "\(index)", label: unitClass.name[scribe.language], selected: index == query.unitClass)
            }
            departments =
                [Choice(value: "", label: all, selected: query.department == nil)]
                + table.blocks.compactMap(\.total).map { total in
                    Choice(value: total.code ?? "", label: total.label, selected: total.code == query.department)
                }
        }
    }
}
