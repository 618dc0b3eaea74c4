import Kernel

extension PlanFlaw {
    static let frame = [
        PlanFlaw("P201", "a plan in force bears no date", [("  date: 2026-04-01\n", "")], at: "id: base"),
        PlanFlaw(
            "P202", "a plan in force names no period",
            [("  period: {from: 2026, to: 2028}\n  revisions", "  revisions")],
            at: "id: base"),
        PlanFlaw(
            "P203", "a plan stays in force after its period", [], at: "id: base",
            on: FiscalYear(2029).firstDay),
        PlanFlaw(
            "P204", "a plan is dated after its period", [("  date: 2026-04-01", "  date: 2029-05-01")], at: "id: base"),
        PlanFlaw(
            "P205", "the version is older than the newest revision", [("\n  version: \"1.1\"", "\n  version: \"1.0\"")],
            at: "id: base", suggestion: "1.1"),
        PlanFlaw(
            "P206", "no revision tells what changed", [("\n  version: \"1.1\"", "\n  version: \"1.10\"")],
            at: "id: base"),
        PlanFlaw(
            "P207", "a revision is dated after the plan",
            [("\"1.1\", date: 2026-04-01", "\"1.1\", date: 2026-05-01")], at: "id: base"),
        PlanFlaw(
            "P208", "nothing cites a document",
            [("title: 計画書}", "title: 計画書}\n    - {id: other, title: 別の文書}")], at: "id: base"),
        PlanFlaw("P209", "a section has no text", [("[本文]", "[]")], at: "{id: background"),
        PlanFlaw(
            "P210", "two targets have one id", [("{id: pleased", "{id: users")], at: "{id: users, name: 満足"),
        PlanFlaw("P211", "two skills have one name", [("name: データ,", "name: IT,")], at: "{id: data"),
        PlanFlaw("P212", "a programme is named like a group", [("courses", "seminar")], at: "{id: seminar, name: 講座"),
        PlanFlaw(
            "P213", "there are more than 64 roles",
            [
                (
                    "\nroles:\n",
                    "\nroles:\n"
                        + (1...64).map {
                            "  - {id: r\($0), name: 役割\($0), place: {count: 1, denominator: sections}}\n"
                        }.joined()
                )
            ], at: "{id: leader"),
        PlanFlaw(
            "P241", "a unit class takes in no unit", [("levels: [係]", "levels: []")], at: "{id: team"),
        PlanFlaw(
            "P242", "two unit classes share a level", [("levels: [係]", "levels: [室, 係]")], at: "{id: team"),
        PlanFlaw(
            "P243", "a unit is included and excluded",
            [("levels: [係]", "levels: [係], include: [\"0101\"], exclude: [\"0101\"]")], at: "{id: team"),
        PlanFlaw(
            "P244", "a rule on units asks about people", [("where: 所属種別 = 事務部門", "where: 職階 = 課長級")],
            at: "where: ▸職階"),
        PlanFlaw(
            "P245", "no unit of the class satisfies the rule", [("where: 所属種別 = 事務部門", "where: 所属階層 = 部")],
            at: "where: ▸所属階層"),
        PlanFlaw(
            "P246", "nothing uses a denominator",
            [adding("{id: spare, name: 予備, unitClass: team}", to: "denominators")], at: "{id: spare"),
    ]
}
