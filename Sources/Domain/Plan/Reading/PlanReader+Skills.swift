import Formats
import Kernel

extension PlanReader {
    func readUnits(_ root: Fields) {
        plan.unitClasses = root.mappings("unitClasses").map { fields in
            defer { fields.finish() }
            var levels: UInt64 = 0
            for node in fields.list("levels") {
                let word = node.string ?? ""
                guard let index = names.vocabulary.index(of: word, in: .unitLevels) else {
                    unknown(node, ja: "所属階層", en: "unit level", among: names.vocabulary[.unitLevels])
                    continue
                }
                levels |= 1 << UInt64(index & 63)
            }
            return UnitClass(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"), levels: levels,
                include: Set(fields.texts("include")), exclude: Set(fields.texts("exclude")), source: source(fields),
                place: fields.place)
        }
        plan.denominators = root.mappings("denominators").map { fields in
            defer { fields.finish() }
            if fields["unitClass"] == nil { fields.missing("unitClass") }
            return Denominator(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                unitClass: index(fields["unitClass"], in: names.unitClasses, ja: "所属クラス", en: "unit class") ?? 0,
                condition: rule(fields["where"]), expected: fields.integer("expected"), source: source(fields),
                place: fields.place)
        }
    }

    func readScales(_ root: Fields) {
        enum Listed: String, CaseIterable { case lowestFirst, highestFirst }
        plan.scales = root.mappings("scales").map { fields in
            defer { fields.finish() }
            let listed: Listed = fields.choice("listed") ?? .lowestFirst
            var seen = Set<String>()
            let stated = fields.mappings("levels")
            if stated.count > Scale.mostLevels {
                findings.error(
                    "P010", fields.place, ja: "尺度の水準は\(Scale.mostLevels)までです",
                    en: "a scale may have at most \(Scale.mostLevels) levels")
            }
            let levels = stated.prefix(Scale.mostLevels).map { level in
                defer { level.finish() }
                let id = level.requiredText("id")
                if !seen.insert(id).inserted {
                    findings.error(
                        "P005", level.place, ja: "水準「\(id)」がこの尺度に2回あります", en: "the level '\(id)' stands twice")
                }
                return Level(
                    id: id, name: level.requiredPhrase("name"), definition: level.phrase("definition") ?? Phrase(""),
                    place: level.place)
            }
            return Scale(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                levels: listed == .highestFirst ? levels.reversed() : levels, source: source(fields),
                place: fields.place)
        }
        if plan.scales.isEmpty {
            findings.error("P002", root.place, ja: "「scales」に尺度が必要です", en: "the plan needs a scale under 'scales'")
            plan.scales = [Scale(id: "", name: Phrase(""), levels: [], source: nil, place: root.place)]
        }
    }

    func readSkills(_ root: Fields) {
        for (fieldIndex, fields) in root.mappings("skillFields").enumerated() {
            let first = plan.skills.count
            for skill in fields.mappings("skills") { plan.skills.append(self.skill(skill, in: fieldIndex)) }
            plan.skillFields.append(
                SkillField(
                    id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                    skills: Array(first..<plan.skills.count), source: source(fields), place: fields.place))
            fields.finish()
        }
    }

    private func skill(_ fields: Fields, in field: Int) -> Skill {
        defer { fields.finish() }
        let scale = index(fields["scale"], in: names.scales, ja: "尺度", en: "scale") ?? 0
        let references = fields.list("framework").compactMap { node -> FrameworkNodeReference? in
            let parts = (node.string ?? "").split(separator: "/", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                findings.error(
                    "P014", node.place, ja: "枠組みの項目は「パック/項目」の形で書いてください（例: dss-p/1.3-03）",
                    en: "write a framework node as 'pack/node', for example dss-p/1.3-03")
                return nil
            }
            return FrameworkNodeReference(pack: parts[0], node: parts[1], place: node.place)
        }
        return Skill(
            id: fields.requiredText("id"), name: fields.requiredPhrase("name"), field: field,
            content: fields.phrase("content"), scale: scale, framework: references, source: source(fields),
            place: fields.place)
    }

    func requirement(_ fields: Fields) -> Requirement? {
        defer { fields.finish() }
        let known = index(fields["skill"], in: names.skills, ja: "スキル", en: "skill")
        if fields["skill"] == nil { fields.missing("skill") }
        let source = source(fields)
        guard let levels = fields.mapping("levels") else {
            if fields["levels"] == nil { fields.missing("levels") }
            return nil
        }
        levels.acceptAllKeys()
        let cells = levels.keys.compactMap {
            key, place, value -> (holder: RequirementHolder, rank: Int, place: Place)? in
            let holder: RequirementHolder? =
                names.personas[key].map { .persona($0) } ?? names.roles.index(key).map { .role($0) }
                ?? names.posts.index(key).map { .post($0) }
            guard let holder else {
                findings.error(
                    "P006", place, ja: "「\(key)」という人材像・役割・ポストは計画にありません",
                    en: "the plan has no persona, role or post '\(key)'",
                    suggestion: nearest(
                        to: key,
                        among: names.personas.keys.sorted() + names.roles.candidates + names.posts.candidates))
                return nil
            }
            // A blank cell is "not required", which is not the lowest level (clause O9).
            guard let known, !value.isNull, let rank = rank(value, of: known) else { return nil }
            return (holder, rank, value.place)
        }
        return known.map { Requirement(skill: $0, levels: cells, source: source, place: fields.place) }
    }
}
