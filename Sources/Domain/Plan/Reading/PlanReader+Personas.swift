import Formats
import Kernel

extension PlanReader {
    func readRoles(_ root: Fields) {
        plan.roles = root.mappings("roles").map { fields in
            defer { fields.finish() }
            var perUnit: (count: Int, denominator: Int)?
            if let place = fields.mapping("place") {
                let count = place.integer("count", in: 1...1000) ?? 1
                if place["denominator"] == nil { place.missing("denominator") }
                if let denominator = index(place["denominator"], in: names.denominators, ja: "母数", en: "denominator") {
                    perUnit = (count, denominator)
                }
                place.finish()
            }
            return Role(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                over: fields.list("over").compactMap(persona), perUnit: perUnit,
                statements: fields.mappings("statements").map(roleStatement), source: source(fields),
                place: fields.place)
        }
        plan.posts = root.mappings("posts").map { fields in
            defer { fields.finish() }
            return PostKind(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                rule: requiredRule(fields, "rule"), place: fields.place)
        }
    }

    func readPersonas(_ root: Fields) {
        plan.dimensions = root.mappings("personas").map { fields in
            defer { fields.finish() }
            return Dimension(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                kinds: fields.mappings("kinds").map(persona(kind:)), source: source(fields), place: fields.place)
        }
    }

    private func persona(kind fields: Fields) -> Persona {
        defer { fields.finish() }
        return Persona(
            id: fields.requiredText("id"), name: fields.requiredPhrase("name"), group: fields.phrase("group"),
            rule: requiredRule(fields, "rule"), description: fields.phrase("description"),
            roles: fields.mappings("roles").map(roleStatement),
            standards: fields.mappings("standards").map(canDoStatement), source: source(fields), place: fields.place)
    }

    private func roleStatement(_ fields: Fields) -> RoleStatement {
        defer { fields.finish() }
        return RoleStatement(
            text: fields.requiredPhrase("text"),
            role: index(fields["role"], in: names.roles, ja: "役割", en: "role"), source: source(fields),
            place: fields.place)
    }

    private func canDoStatement(_ fields: Fields) -> CanDoStatement {
        defer { fields.finish() }
        return CanDoStatement(
            text: fields.requiredPhrase("text"), skills: skillLevels(fields.mapping("skills")), source: source(fields),
            place: fields.place)
    }

    func growthStep(_ fields: Fields) -> GrowthStep? {
        defer { fields.finish() }
        let from = persona(fields["from"])
        let through = fields.list("through").compactMap(programmeReference)
        let text = fields.requiredPhrase("text")
        let source = source(fields)
        guard let to = persona(fields["to"]) else {
            if fields["to"] == nil { fields.missing("to") }
            return nil
        }
        return GrowthStep(from: from, to: to, text: text, through: through, source: source, place: fields.place)
    }
}
