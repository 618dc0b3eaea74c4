import Kernel

extension PlanFlaw {
    /// A further skill, needed by every tier and raised by the first programme.
    private static func skill(_ scale: String, needed levels: String = "ippan: c, kakaricho: c, kacho: c") -> [(
        String, String
    )] {
        [
            ("      - {id: it,", "      - {id: extra, name: 別のスキル, scale: \(scale)}\n      - {id: it,"),
            adding("{skill: extra, levels: {\(levels)}}", to: "requirements"),
            ("raises: [{skill: it, to: c}", "raises: [{skill: extra, to: c}, {skill: it, to: c}"),
        ]
    }

    static let skills = [
        PlanFlaw(
            "P214", "a scale has no levels", [adding("{id: empty, name: 空, levels: []}", to: "scales")],
            at: "{id: empty"),
        PlanFlaw(
            "P215", "a scale has one level",
            skill("single") + [
                adding("{id: single, name: 一段, levels: [{id: c, name: 理解, definition: 分かる}]}", to: "scales")
            ], at: "{id: single"),
        PlanFlaw(
            "P216", "no skill uses a scale",
            [
                adding(
                    "{id: spare, name: 予備, levels: [{id: x, name: 低, definition: 低}, {id: y, name: 高, definition: 高}]}",
                    to: "scales")
            ], at: "{id: spare"),
        PlanFlaw("P217", "a level has no definition", [(", definition: 教えられる", "")], at: "{id: a, name: 指導"),
        PlanFlaw(
            "P218", "a field has no skills", [adding("{id: empty, name: 空, skills: []}", to: "skillFields")],
            at: "{id: empty"),
        PlanFlaw("P219", "nobody needs a skill", [skill("attainment")[0]], at: "{id: extra"),
        PlanFlaw(
            "P220", "a cell of the skill map is stated twice",
            [("owner: b}}\n", "owner: b}}\n  - {skill: it, levels: {ippan: b}}\n")], at: "{ippan: ▸b}"),
        PlanFlaw(
            "P221", "no chain of programmes leads to a level", [("kacho: b, owner", "kacho: a, owner")],
            at: "kacho: ▸a, owner"),
        PlanFlaw(
            "P222", "the programmes are closed to whom the level is asked of",
            [
                ("kacho: b, owner", "kacho: a, owner"),
                programme("expert", "raises: [{skill: data, from: b, to: a}], elective: 人材像(ippan)"),
            ], at: "kacho: ▸a, owner"),
        PlanFlaw(
            "P223", "no chain of programmes leads to the level of a target",
            [("reached: {skill: it, level: b}", "reached: {skill: it, level: a}")], at: "{id: users"),
    ]

    static let frameworks = [
        PlanFlaw(
            "P224", "a framework is not at hand", [adding("{id: smaple, version: \"1.0\"}", to: "frameworks")],
            at: "{id: smaple", suggestion: "sample"),
        PlanFlaw(
            "P225", "a framework has expired", [("{id: sample, version: \"2.0\"}", "{id: sample, version: \"1.0\"}")],
            at: "{id: sample", suggestion: "sample 2.0"),
        PlanFlaw(
            "P226", "a framework is not valid yet",
            [("{id: sample, version: \"2.0\"}", "{id: sample, version: \"3.0\"}")],
            at: "{id: sample"),
        PlanFlaw(
            "P227", "a framework does not have the node", [("sample/1.1", "sample/1.3")], at: "sample/1.3",
            suggestion: "sample/1.1"),
        PlanFlaw(
            "P228", "a skill refers to a framework that is not listed", [("sample/1.1", "simple/1.1")],
            at: "simple/1.1",
            suggestion: "sample"),
        PlanFlaw(
            "P229", "a framework is listed twice", [adding("{id: sample, version: \"2.0\"}", to: "frameworks")],
            at: "\n  - {id: sample, version: \"2.0\"}\n  - ▸{id: sample"),
        PlanFlaw(
            "P230", "nothing refers to a framework", [adding("{id: spare, version: \"1.0\"}", to: "frameworks")],
            at: "{id: spare"),
        PlanFlaw(
            "P231", "an exam has no valid version",
            [("{version: \"1\", validFrom: 2026-04-01", "{version: \"1\", validFrom: 2026-07-01")],
            at: "{id: own,"),
        PlanFlaw(
            "P232", "an exam is provisional", [("fee: 1000, pass", "provisional: true, fee: 1000, pass")],
            at: "{id: own,"),
        PlanFlaw(
            "P233", "versions of an exam overlap",
            [("{version: \"2\", validFrom: 2027-04-01", "{version: \"2\", validFrom: 2027-03-01")],
            at: "{version: \"2\""),
        PlanFlaw(
            "P234", "a version ends before it begins",
            [("validFrom: 2027-04-01,", "validFrom: 2027-04-01, validTo: 2027-03-01,")], at: "{version: \"2\""),
        PlanFlaw(
            "P235", "a pass mark is above full marks", [("total: 600", "total: 1600")], at: "{version: \"1\", valid"),
        PlanFlaw(
            "P236", "a certificate proves nothing", [(", exam: house, evidence: [{skill: data, level: c}]", "")],
            at: "{id: own,"),
        PlanFlaw("P237", "a difficulty is beyond its maximum", [("difficulty: 1,", "difficulty: 5,")], at: "{id: ip"),
        PlanFlaw(
            "P238", "a certificate is recommended to those who need none of its skills",
            skill("attainment", needed: "owner: c") + [
                ("evidence: [{skill: data, level: c}]", "evidence: [{skill: extra, level: c}], recommendedFor: [ippan]")
            ], at: "{id: own,"),
        PlanFlaw(
            "P239", "a subsidy covers a fee that is unknown",
            [("certificates: [ip]", "certificates: [own]"), (", fee: 1000", "")],
            at: "{id: fee"),
        PlanFlaw("P240", "a subsidy names no certificates", [("certificates: [ip], ", "")], at: "{id: fee"),
    ]
}
