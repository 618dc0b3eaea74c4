import Kernel

extension PlanFlaw {
    static let targets = [
        PlanFlaw(
            "P276", "a target has no population", [("goal: 80, population: 全員,", "goal: 80,")], at: "{id: answers"),
        PlanFlaw(
            "P277", "a target has no deadline",
            [("goal: 100,\n     population: 全員, period: {from: 2026, to: 2028}", "goal: 100,\n     population: 全員")],
            at: "{id: users"),
        PlanFlaw(
            "P278", "a share of units has no denominator",
            [
                (
                    "basis: perUnit, goal: 1,\n     coverage: {denominator: sections, perUnit: 1}",
                    "basis: perUnit, goal: 1"
                )
            ],
            at: "{id: leaders"),
        PlanFlaw("P279", "a target has no goal", [("goal: 100,", "")], at: "{id: users"),
        PlanFlaw("P280", "a goal is left unmeasured", [("basis: rating,", "basis: none,")], at: "{id: pleased"),
        PlanFlaw("P281", "a share is over 100 %", [("goal: 80,", "goal: 180,")], at: "{id: answers"),
        PlanFlaw("P282", "a goal differs from its coverage", [("goal: 1,", "goal: 2,")], at: "{id: leaders"),
        PlanFlaw(
            "P283", "a target reaches beyond the plan's period",
            [("goal: 4, period: {from: 2026, to: 2028}", "goal: 4, period: {from: 2026, to: 2030}")], at: "{id: pleased"
        ),
        PlanFlaw(
            "P284", "a goal differs from the units expected", [("expected: 120", "expected: 100")], at: "{id: practised"
        ),
        PlanFlaw(
            "P285", "a schedule does not add up",
            [("schedule: {2026: 40, 2027: 40, 2028: 40}", "schedule: {2026: 40, 2027: 40, 2028: 30}")],
            at: "{id: practised"),
        PlanFlaw(
            "P285", "a year differs from the yearly goal",
            [("basis: annual, goal: 50,", "basis: annual, goal: 50, schedule: {2026: 50, 2027: 40, 2028: 50},")],
            at: "▸2027: 40, 2028: 50"),
        PlanFlaw(
            "P285", "a stock does not end at its goal",
            [("goal: 100,", "goal: 100, schedule: {2026: 30, 2027: 60, 2028: 90},")], at: "▸2028: 90"),
        PlanFlaw(
            "P286", "a scheduled year lies outside the period",
            [("schedule: {2026: 40, 2027: 40, 2028: 40}", "schedule: {2026: 40, 2027: 40, 2028: 20, 2029: 20}")],
            at: "▸2029: 20"),
        PlanFlaw(
            "P287", "a schedule leaves out a year",
            [("schedule: {2026: 40, 2027: 40, 2028: 40}", "schedule: {2026: 60, 2028: 60}")], at: "{id: practised"),
        PlanFlaw("P288", "the seats of a year fall short", [("goal: 50,", "goal: 70,")], at: "{id: yearly"),
        PlanFlaw(
            "P288", "the seats of the period fall short of a target that asks for all of a group",
            [
                ("how: any", "how: all"),
                ("2026: 40, 2027: 40, 2028: 40}, repeat", "2026: 30, 2027: 30, 2028: 30}, repeat"),
            ],
            at: "{id: practised"),
        PlanFlaw(
            "P289", "hours are measured as something else", [("basis: hoursPerPerson", "basis: shareOfStaff")],
            at: "{id: studied"),
        PlanFlaw(
            "P290", "a rating is measured as people", [("basis: rating", "basis: cumulative")], at: "{id: pleased"),
        PlanFlaw(
            "P291", "no campaign asks what a target measures", [("instrument: literacy,", "instrument: literacy-2,")],
            at: "{id: answers", suggestion: "literacy-2"),
        PlanFlaw(
            "P292", "a target asks for more programmes than there are", [("how: any", "how: 3")], at: "{id: practised"),
        PlanFlaw(
            "P293", "a target counts a half that is missing",
            [("completed: practice, half: elective", "completed: basic, half: elective")], at: "{id: yearly"),
        PlanFlaw(
            "P294", "those counted may not take the programme", [("population: 職階 = 一般職員", "population: 職階 = 係長級")],
            at: "population: ▸職階 = 係長級"),
        PlanFlaw(
            "P295", "a score has no bound", [("{answered: literacy}", "{score: {instrument: literacy}}")],
            at: "{id: answers"),
    ]

    static let conflicts = [
        PlanFlaw(
            "P296", "a conflict is undecided", [(", decidedBy: 総務課長, decidedOn: 2026-04-01", "")],
            at: "conflict: ▸{"),
        PlanFlaw(
            "P297", "the reading in force says otherwise", [("inForce: table", "inForce: press")], at: "{id: press"),
        PlanFlaw(
            "P298", "two readings say the same",
            [("period: {from: 2026, to: 2027}}]", "period: {from: 2026, to: 2028}}]")], at: "conflict: ▸{"),
        PlanFlaw(
            "P298", "a conflict has one reading",
            [(",\n                           {id: press, text: 2年で120名, period: {from: 2026, to: 2027}}", "")],
            at: "conflict: ▸{"),
        PlanFlaw("P299", "a decision bears no date", [(", decidedOn: 2026-04-01", "")], at: "conflict: ▸{"),
        PlanFlaw(
            "P299", "a decision is yet to come", [("decidedOn: 2026-04-01", "decidedOn: 2027-04-01")],
            at: "conflict: ▸{"),
    ]
}
