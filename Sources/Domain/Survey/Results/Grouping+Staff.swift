import Kernel

extension Grouping {
    /// By the topmost unit (部局) of the main post.
    package static func topUnits(_ staff: Staff, _ roster: Roster) -> Grouping {
        units(staff, roster, name: Phrase(ja: "部局", en: "top unit")) { staff.units.top(of: $0) }
    }

    /// By the unit of a class (課相当) to which the main post belongs; who sits in none, by their own unit. (One row
    /// for all of these would leave a bureau's director as the difference of the bureau and its sections.)
    package static func units(ofClass index: Int, _ staff: Staff, _ roster: Roster, plan: Plan) -> Grouping {
        units(staff, roster, name: plan.unitClasses[index].name) { own in
            let unit = staff.units.unit(ofClass: index, atOrAbove: own)
            return unit >= 0 ? unit : own
        }
    }

    /// By the personas of a dimension.
    package static func personas(of dimension: Int, _ facts: Facts) -> Grouping {
        Grouping(
            name: facts.plan.dimensions[dimension].name, labels: facts.plan.dimensions[dimension].kinds.map(\.name),
            groupOfMember: facts.personas[dimension].map { Int32($0) })
    }

    /// By grade, in the plan's words, lowest first.
    package static func grades(_ staff: Staff, plan: Plan) -> Grouping {
        Grouping(
            name: Vocabulary.List.grades.name, labels: plan.vocabulary[.grades].map { Phrase($0) },
            groupOfMember: staff.members.map { Int32($0.post.grade) })
    }

    /// By tens of years of age on the staff's date.
    package static func ageBands(_ staff: Staff) -> Grouping {
        Grouping(
            name: Phrase(ja: "年代", en: "age"),
            labels: [
                Phrase(ja: "20代以下", en: "under 30"), Phrase(ja: "30代", en: "30 to 39"),
                Phrase(ja: "40代", en: "40 to 49"), Phrase(ja: "50代", en: "50 to 59"),
                Phrase(ja: "60歳以上", en: "60 and over"),
            ],
            groupOfMember: staff.members.map { $0.age < 0 ? -1 : Int32(min(max($0.age / 10 - 2, 0), 4)) })
    }

    /// Rows in the order of the roster's units; one unit over time (by code) is one row.
    private static func units(
        _ staff: Staff, _ roster: Roster, name: Phrase, _ unit: (Int32) -> Int32
    ) -> Grouping {
        let unitOfMember = staff.members.map { unit($0.post.unit) }
        var groupOfCode: [String: Int32] = [:]
        var groupOfUnit: [Int32: Int32] = [:]
        var labels: [Phrase] = []
        for index in Set(unitOfMember).sorted() where index >= 0 {
            let about = roster.units[Int(index)]
            let group = groupOfCode[about.code] ?? Int32(labels.count)
            if group == labels.count { labels.append(Phrase(about.name)) }
            groupOfCode[about.code] = group
            groupOfUnit[index] = group
        }
        return Grouping(
            name: name, labels: labels, groupOfMember: unitOfMember.map { groupOfUnit[$0] ?? -1 })
    }
}

extension SurveyResults {
    /// The results for the staff of a standing's date: by top unit, by the unit classes of the plan's denominators, by
    /// persona, grade and age. Asked were those whom the plan's campaign names.
    package init(
        _ standing: Standing, _ binding: Instrument.Binding, _ responses: SurveyResponses,
        summary: KnowledgeSummary? = nil, rule: SuppressionRule = SuppressionRule()
    ) {
        let (facts, plan) = (standing.facts, standing.plan)
        let campaign = plan.surveys.first { $0.instrument == binding.instrument.id }
        let population = campaign?.population.map { rule in
            facts.staff.members.indices.map { facts.holds(rule.condition, for: $0) }
        }
        self.init(
            plan: plan, binding: binding, responses: responses, staff: facts.staff, population: population,
            groupings: Self.groupings(of: standing),
            strata: [Grouping.topUnits(facts.staff, facts.roster), Grouping.grades(facts.staff, plan: plan)],
            summary: summary, rule: rule)
    }

    /// The tables that there are, in their order.
    package static func groupings(of standing: Standing) -> [Grouping] {
        let (facts, plan) = (standing.facts, standing.plan)
        let classes = Set(plan.denominators.map(\.unitClass)).sorted()
        return [Grouping.topUnits(facts.staff, facts.roster)]
            + classes.map { Grouping.units(ofClass: $0, facts.staff, facts.roster, plan: plan) }
            + plan.dimensions.indices.map { Grouping.personas(of: $0, facts) }
            + [Grouping.grades(facts.staff, plan: plan), Grouping.ageBands(facts.staff)]
    }
}
