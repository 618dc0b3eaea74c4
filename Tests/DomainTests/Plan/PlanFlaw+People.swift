import Kernel

extension PlanFlaw {
    static let people = [
        PlanFlaw(
            "P247", "nobody can belong to a population",
            [("population: 職階 = 一般職員", "population: 職階 = 一般職員 かつ 職階 = 係長級")], at: "population: ▸職階 = 一般職員 かつ"),
        PlanFlaw("P248", "a dimension has no personas", [dimension("")], at: "{id: other"),
        PlanFlaw(
            "P249", "a persona asks about itself",
            [dimension("{id: x, name: 甲, rule: 人材像(x)}, {id: y, name: 乙, rule: 全員}")], at: "rule: ▸人材像(x)"),
        PlanFlaw(
            "P250", "nobody can fit a persona",
            [dimension("{id: x, name: 甲, rule: 年齢 < 20 かつ 年齢 > 30}, {id: y, name: 乙, rule: 全員}")], at: "rule: ▸年齢"),
        PlanFlaw(
            "P251", "an earlier persona takes everyone",
            [
                dimension(
                    "{id: x, name: 甲, rule: 職階 >= 係長級}, {id: y, name: 乙, rule: 職階 = 課長級}, {id: z, name: 丙, rule: 全員}")
            ], at: "乙, rule: ▸職階"),
        PlanFlaw(
            "P252", "a persona needs a programme that nobody can take",
            [
                dimension("{id: x, name: 甲, rule: 修了(closed)}, {id: y, name: 乙, rule: 全員}"),
                programme("closed", "raises: [{skill: it, to: c}], elective: 修了(closed)"),
            ], at: "rule: ▸修了(closed)}", besides: ["P267"]),
        PlanFlaw(
            "P253", "some people fit no persona", [dimension("{id: x, name: 甲, rule: 職階 = 課長級}")], at: "{id: other"),
        PlanFlaw(
            "P254", "a standard is above the skill map", [("skills: {it: b}", "skills: {it: a}")], at: "{text: 部下"),
        PlanFlaw(
            "P255", "a standard is below the skill map", [("skills: {it: b}", "skills: {it: c}")], at: "{text: 部下"),
        PlanFlaw(
            "P256", "a higher tier is asked for less", [("kacho: b, owner", "kacho: c, owner")],
            at: "kacho: ▸c, owner"),
        PlanFlaw(
            "P257", "a statement is carried by a role of other people",
            [("rule: 職階 = 係長級\n", "rule: 職階 = 係長級\n        roles: [{text: まとめる, role: leader}]\n")],
            at: "{text: まとめる"),
        PlanFlaw(
            "P258", "a role has no place", [(", place: {count: 1, denominator: sections}", "")], at: "{id: leader,"),
        PlanFlaw(
            "P259", "a step of growth lowers what is asked",
            [adding("{from: kakaricho, to: ippan, text: 戻る}", to: "growth")], at: "{from: kakaricho"),
        PlanFlaw(
            "P260", "a step of growth does not raise enough", [("through: [basics, practice]", "through: [basics]")],
            at: "{from: ippan"),
        PlanFlaw(
            "P261", "a step of growth leads to itself", [adding("{from: ippan, to: ippan, text: 同じ}", to: "growth")],
            at: "{from: ippan, to: ippan"),
    ]

    static let programmes = [
        PlanFlaw(
            "P262", "a programme is for nobody", [(", elective: 職務(システム担当)}", "}")], at: "{id: seminar"),
        PlanFlaw(
            "P263", "nobody can belong to an audience",
            [("elective: 職務(システム担当)", "elective: 職務(システム担当) かつ でない(職務(システム担当))")], at: "elective: ▸職務"),
        PlanFlaw(
            "P264", "an elective half adds no one", [("mandatory: 全員}", "mandatory: 全員, elective: 職階 = 課長級}")],
            at: "elective: ▸職階"),
        PlanFlaw(
            "P265", "a programme is its own prerequisite", [("{all: [basic]}", "{all: [practice]}")],
            at: "prerequisites: ▸{all"),
        PlanFlaw(
            "P266", "prerequisites go round in a circle, through a group",
            [
                ("mandatory: 全員}", "prerequisites: {any: [seminar]}, mandatory: 全員}"),
                ("elective: 職務", "prerequisites: {all: [basics]}, elective: 職務"),
            ],
            at: "prerequisites: ▸{any"),
        PlanFlaw(
            "P267", "an audience waits for itself", [("elective: 職務(システム担当)", "elective: 修了(seminar)")],
            at: "{id: seminar"),
        PlanFlaw(
            "P268", "those who must take a programme may not take its prerequisite",
            [("{all: [basic]}", "{all: [seminar]}"), ("elective: 職務(システム担当)", "elective: 職階 = 一般職員")],
            at: "prerequisites: ▸{all"),
        PlanFlaw(
            "P269", "a programme runs outside the plan's period",
            [programme("old", "years: {from: 2020, to: 2022}, raises: [{skill: it, to: c}], elective: 全員")],
            at: "{id: old"),
        PlanFlaw(
            "P270", "a programme raises beyond what is needed",
            [programme("expert", "raises: [{skill: it, from: b, to: a}], elective: 全員")], at: "{id: expert"),
        PlanFlaw(
            "P271", "there are seats in a year without the programme",
            [("seats: {2026: 40, 2027: 40, 2028: 40}", "seats: {2026: 40, 2027: 40, 2028: 40, 2029: 40}")],
            at: "{id: seminar"),
        PlanFlaw(
            "P272", "a year has no seats", [("seats: {2026: 40, 2027: 40, 2028: 40}", "seats: {2026: 40, 2028: 40}")],
            at: "{id: seminar"),
        PlanFlaw(
            "P273", "a programme has no seats at all",
            [programme("full", "seats: 0, raises: [{skill: it, to: c}], elective: 全員")], at: "{id: full"),
        PlanFlaw(
            "P274", "a group has no programmes", [adding("{id: empty, name: 空}", to: "programmeGroups")],
            at: "{id: empty"),
        PlanFlaw("P275", "a programme leads nowhere", [programme("talk", "elective: 全員")], at: "{id: talk"),
    ]
}
