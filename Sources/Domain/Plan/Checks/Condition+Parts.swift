extension Condition {
    /// The condition and everything it is made of.
    var parts: [Condition] {
        switch self {
        case .all(let inner), .any(let inner): [self] + inner.flatMap(\.parts)
        case .not(let inner), .anyPost(let inner): [self] + inner.parts
        default: [self]
        }
    }

    /// Asks about a person, so that it means nothing for a unit.
    var asksAboutPeople: Bool {
        parts.contains { part in
            switch part {
            case .everyone, .nobody, .all, .any, .not, .unitClass, .unitCode, .within: false
            case .word(let list, _): list != .unitKinds && list != .unitLevels
            default: true
            }
        }
    }
}

extension Plan {
    /// Every rule of the plan, whatever it decides.
    var rules: [Rule] {
        var rules = denominators.compactMap(\.condition) + posts.map(\.rule) + personas.map(\.persona.rule)
        rules += programmes.flatMap { [$0.mandatory?.audience, $0.elective?.audience].compactMap { $0 } }
        rules += targets.compactMap(\.population) + subsidies.compactMap(\.eligible) + surveys.compactMap(\.population)
        return rules
    }

    /// Whether a rule asks for age, for years of service.
    package var countsAge: Bool { counts(.age) }
    package var countsYearsOfService: Bool { counts(.yearsOfService) }

    private func counts(_ wanted: Condition.Number) -> Bool {
        rules.contains { rule in
            rule.condition.parts.contains { if case .number(wanted, _, _) = $0 { true } else { false } }
        }
    }
}
