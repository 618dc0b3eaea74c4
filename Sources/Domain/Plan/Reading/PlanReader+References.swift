import Formats
import Kernel

extension PlanReader {
    func rule(_ node: YAMLNode?) -> Rule? {
        guard let node else { return nil }
        guard let text = node.string else {
            findings.error("P003", node.place, ja: "ここには条件の文字列が必要です", en: "a rule (text) is expected here")
            return nil
        }
        do {
            return Rule(text: text, place: node.place, condition: try RuleParser.condition(of: text, names: names))
        } catch {
            findings.error(
                error.code, document.place(of: error.offset, in: node), ja: error.message.ja, en: error.message.en,
                suggestion: error.suggestion)
            return Rule(text: text, place: node.place, condition: .nobody)
        }
    }

    func requiredRule(_ fields: Fields, _ key: String) -> Rule {
        if let rule = rule(fields[key]) { return rule }
        if fields[key] == nil { fields.missing(key) }
        return Rule(text: "", place: fields.place, condition: .nobody)
    }

    func source(_ fields: Fields) -> Source? {
        guard let inner = fields.mapping("source") else { return nil }
        defer { inner.finish() }
        let place = inner.requiredText("place")
        guard let node = inner["document"] else {
            inner.missing("document")
            return nil
        }
        guard let document = index(node, in: names.documents, ja: "文書", en: "document") else { return nil }
        return Source(document: document, place: place)
    }

    func index(_ node: YAMLNode?, in table: PlanNames.Table, ja: String, en: String) -> Int? {
        guard let node else { return nil }
        guard let word = node.string, let index = table.index(word) else {
            unknown(node, ja: ja, en: en, among: Array(table.candidates))
            return nil
        }
        return index
    }

    func unknown(_ node: YAMLNode, ja: String, en: String, among candidates: [String]) {
        let word = node.string ?? ""
        findings.error(
            "P006", node.place, ja: "\(ja)「\(word)」は計画にありません", en: "the plan has no \(en) '\(word)'",
            suggestion: nearest(to: word, among: candidates))
    }

    func persona(_ node: YAMLNode?) -> PersonaReference? {
        guard let node else { return nil }
        guard let word = node.string, let reference = names.personas[word] else {
            unknown(node, ja: "人材像", en: "persona", among: names.personas.keys.sorted())
            return nil
        }
        return reference
    }

    func programmeReference(_ node: YAMLNode?) -> ProgrammeReference? {
        guard let node else { return nil }
        guard let word = node.string, let reference = names.programme(word) else {
            unknown(
                node, ja: "研修", en: "programme",
                among: Array(names.programmes.candidates) + Array(names.groups.candidates))
            return nil
        }
        return reference
    }

    /// The rank of a level on a skill's scale.
    func rank(_ node: YAMLNode?, of skill: Int) -> Int? {
        guard let node else { return nil }
        guard let word = node.string, let rank = names.rank(of: word, skill: skill) else {
            let levels = names.levelsOfScale[names.scaleOfSkill[skill]]
            findings.error(
                "P009", node.place,
                ja: "水準「\(node.string ?? "")」はこのスキルの尺度（\(levels.joined(separator: "、"))）にありません",
                en: "'\(node.string ?? "")' is not a level of this skill's scale (\(levels.joined(separator: ", ")))",
                suggestion: nearest(to: node.string ?? "", among: levels))
            return nil
        }
        return rank
    }

    /// `{skill: level, …}`.
    func skillLevels(_ fields: Fields?) -> [SkillLevel] {
        guard let fields else { return [] }
        fields.acceptAllKeys()
        return fields.keys.compactMap { key, place, value in
            guard let skill = names.skills.index(key) else {
                findings.error(
                    "P006", place, ja: "スキル「\(key)」は計画にありません", en: "the plan has no skill '\(key)'",
                    suggestion: nearest(to: key, among: names.skills.candidates))
                return nil
            }
            return rank(value, of: skill).map { SkillLevel(skill: skill, rank: $0) }
        }
    }

    /// `[{skill: …, level: …}]`.
    func skillLevelList(_ fields: Fields, _ key: String) -> [SkillLevel] {
        fields.mappings(key).compactMap { skillLevel($0) }
    }

    func skillLevel(_ inner: Fields) -> SkillLevel? {
        defer { inner.finish() }
        let levelNode = inner["level"]
        guard let skill = index(inner["skill"], in: names.skills, ja: "スキル", en: "skill") else {
            if inner["skill"] == nil { inner.missing("skill") }
            return nil
        }
        if levelNode == nil { inner.missing("level") }
        return rank(levelNode, of: skill).map { SkillLevel(skill: skill, rank: $0) }
    }

    /// `{from: 2024, to: 2028}` or `{from: 2024, years: 4}`, fiscal years.
    func period(_ fields: Fields, _ key: String) -> FiscalPeriod? {
        guard let inner = fields.mapping(key) else { return nil }
        defer { inner.finish() }
        let years = inner.integer("years", in: 1...100)
        let to = inner.integer("to", in: 1868...9998)
        guard let from = inner.integer("from", in: 1868...9998) else {
            if inner["from"] == nil { inner.missing("from") }
            return nil
        }
        if let to, to < from {
            findings.error(
                "P013", inner.place, ja: "期間の終わり（\(to)）が始まり（\(from)）より前です",
                en: "the period ends (\(to)) before it begins (\(from))")
            return nil
        }
        if let to, let years, to != from + years - 1 {
            findings.error(
                "P013", inner.place, ja: "期間の年数（\(years)）と終わり（\(to)）が合いません",
                en: "the period's number of years (\(years)) disagrees with its end (\(to))")
        }
        let end = to ?? years.map { from + $0 - 1 }
        return FiscalPeriod(from: FiscalYear(from), to: end.map(FiscalYear.init))
    }
}
