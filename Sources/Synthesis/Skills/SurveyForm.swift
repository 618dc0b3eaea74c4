package import Domain
package import Kernel

/// The questions of a survey as far as answering them at random needs: what kind, about which skills, how hard.
package struct SurveyForm: Sendable {
    package typealias Kind = Instrument.Kind

    package struct Item: Sendable {
        package var id: String
        package var kind: Kind
        /// Ids of skills, whichever plan has them.
        package var skills: [String]
        /// Id of the level that a can-do or knowledge item is about.
        package var level: String?
        /// Ids of the options, as they stand.
        package var options: [String]
        /// Id of the correct option.
        package var key: String?

        package init(
            id: String, kind: Kind, skills: [String], level: String? = nil, options: [String] = [], key: String? = nil
        ) {
            self.id = id
            self.kind = kind
            self.skills = skills
            self.level = level
            self.options = options
            self.key = key
        }
    }

    package var id: String
    package var items: [Item]
    /// Where questions are rotated, of each form whether it asks each item; empty where everybody is asked all.
    package var forms: [[Bool]] = []
    /// Level ids, lowest first.
    package var levels: [String]
    /// The days on which the municipality's staff may answer, where the instrument says so.
    package var window: ClosedRange<CalendarDate>?

    package init(id: String, items: [Item], levels: [String]) {
        self.id = id
        self.items = items
        self.levels = levels
    }

    init(asking instrument: Instrument, in municipality: String) {
        let items = instrument.items.map { item in
            Item(
                id: item.id, kind: item.kind, skills: item.skills, level: item.level, options: item.options.map(\.id),
                key: item.key.map { item.options[$0].id })
        }
        self.init(id: instrument.id, items: items, levels: instrument.levels)
        if instrument.forms > 1 {
            forms = (0..<instrument.forms).map { form in
                let asked = Set(instrument.items(ofForm: form))
                return instrument.items.indices.map(asked.contains)
            }
        }
        window = instrument.window(of: municipality)
    }

    /// One self-rating and one can-do item for each skill of the plan: for a city without an instrument.
    init(plan: Plan) {
        var items = [Item]()
        for (index, skill) in plan.skills.enumerated() {
            let levels = plan.scale(of: index).levels
            let options = (0...levels.count).map(String.init)
            items.append(Item(id: skill.id + "-rating", kind: .selfRating, skills: [skill.id], options: options))
            items.append(
                Item(id: skill.id + "-can-do", kind: .canDo, skills: [skill.id], level: levels[levels.count / 2].id))
        }
        self.init(
            id: plan.surveys.first?.instrument ?? "", items: items, levels: plan.scales.first?.levels.map(\.id) ?? [])
    }
}
