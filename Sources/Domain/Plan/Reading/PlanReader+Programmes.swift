import Formats
import Kernel

extension PlanReader {
    func readProgrammes(_ root: Fields) {
        plan.groups = root.mappings("programmeGroups").map { fields in
            defer { fields.finish() }
            return ProgrammeGroup(
                id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
                persona: persona(fields["persona"]), source: source(fields), place: fields.place)
        }
        plan.programmes = root.mappings("programmes").map(programme)
    }

    private func programme(_ fields: Fields) -> Programme {
        defer { fields.finish() }
        var organiser: Programme.Organiser?
        var organiserName: String?
        if let inner = fields.mapping("organiser") {
            organiser = inner.choice("kind")
            if inner["kind"] == nil { inner.missing("kind") }
            organiserName = inner.text("name")
            inner.finish()
        } else {
            fields.missing("organiser")
        }
        let cost = fields.mapping("cost")
        let shared = HalfDefaults(
            hours: fields.number("hours", in: 0...10_000), seats: seats(fields),
            repetition: repetition(fields) ?? .once, raises: raises(fields) ?? [])
        let result = Programme(
            id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
            group: index(fields["group"], in: names.groups, ja: "研修群", en: "programme group"),
            organiser: organiser ?? .external, organiserName: organiserName,
            mode: fields.choice("mode") ?? .classroom, years: period(fields, "years"),
            costPerPerson: cost?.integer("perPerson"), costPerYear: cost?.integer("perYear"),
            prerequisites: prerequisites(fields), content: fields.phrase("content"),
            mandatory: half(fields, "mandatory", shared), elective: half(fields, "elective", shared),
            source: source(fields), place: fields.place)
        cost?.finish()
        return result
    }

    /// What both halves have in common unless a half says otherwise.
    private struct HalfDefaults {
        var hours: Double?
        var seats: Seats?
        var repetition: Repetition
        var raises: [Raise]
    }

    private func half(_ fields: Fields, _ key: String, _ shared: HalfDefaults) -> ProgrammeHalf? {
        guard let node = fields[key] else { return nil }
        if node.string != nil, let rule = rule(node) {
            return ProgrammeHalf(
                name: nil, content: nil, audience: rule, hours: shared.hours, seats: shared.seats,
                repetition: shared.repetition, raises: shared.raises, place: node.place)
        }
        guard let inner = Fields(node, findings) else { return nil }
        defer { inner.finish() }
        return ProgrammeHalf(
            name: inner.phrase("name"), content: inner.phrase("content"), audience: requiredRule(inner, "audience"),
            hours: inner.number("hours", in: 0...10_000) ?? shared.hours, seats: seats(inner) ?? shared.seats,
            repetition: repetition(inner) ?? shared.repetition, raises: raises(inner) ?? shared.raises,
            place: node.place)
    }

    private func seats(_ fields: Fields) -> Seats? {
        guard let node = fields["seats"] else { return nil }
        if node.string != nil { return fields.integer(of: node).map { .everyYear($0) } }
        guard let byYear = Fields(node, findings) else { return nil }
        byYear.acceptAllKeys()
        var seats = [Int: Int]()
        for (key, place, value) in byYear.keys {
            guard let year = year(key, place), let count = byYear.integer(of: value) else { continue }
            seats[year] = count
        }
        return .byYear(seats)
    }

    func year(_ key: String, _ place: Place) -> Int? {
        guard let year = Int(key), (1868...9998).contains(year) else {
            findings.error(
                "P015", place, ja: "「\(key)」は年度として読めません（例: 2026）",
                en: "'\(key)' is not a fiscal year (for example 2026)"
            )
            return nil
        }
        return year
    }

    private func repetition(_ fields: Fields) -> Repetition? {
        guard let node = fields["repeat"] else { return nil }
        switch node.string {
        case "once": return .once
        case "yearly": return .every(years: 1)
        case .some(let word):
            findings.error(
                "P007", node.place, ja: "「\(word)」は使えません（once、yearly、{every: 年数}）",
                en: "'\(word)' is not one of once, yearly, {every: years}",
                suggestion: nearest(to: word, among: ["once", "yearly"]))
            return nil
        case nil:
            guard let inner = Fields(node, findings) else { return nil }
            defer { inner.finish() }
            if inner["every"] == nil { inner.missing("every") }
            return inner.integer("every", in: 1...50).map { .every(years: $0) }
        }
    }

    private func raises(_ fields: Fields) -> [Raise]? {
        guard fields["raises"] != nil else { return nil }
        return fields.mappings("raises").compactMap { inner in
            defer { inner.finish() }
            let (fromNode, toNode) = (inner["from"], inner["to"])
            guard let skill = index(inner["skill"], in: names.skills, ja: "スキル", en: "skill") else {
                if inner["skill"] == nil { inner.missing("skill") }
                return nil
            }
            if toNode == nil { inner.missing("to") }
            let from = fromNode == nil ? 0 : rank(fromNode, of: skill)
            guard let from, let to = rank(toNode, of: skill) else { return nil }
            if to <= from {
                findings.error(
                    "P016", inner.place, ja: "研修が水準を上げていません（from が to 以上です）",
                    en: "the programme raises nothing: 'from' is not below 'to'")
            }
            return Raise(skill: skill, from: from, to: to)
        }
    }

    private func prerequisites(_ fields: Fields) -> Prerequisites? {
        guard let node = fields["prerequisites"] else { return nil }
        if let elements = node.elements {
            return Prerequisites(need: .all, references: elements.compactMap(programmeReference), place: node.place)
        }
        guard let inner = Fields(node, findings) else { return nil }
        defer { inner.finish() }
        let (all, any) = (inner.list("all"), inner.list("any"))
        if !all.isEmpty, !any.isEmpty {
            findings.error(
                "P017", node.place, ja: "all と any はどちらか一方だけ書いてください", en: "write either 'all' or 'any', not both")
        }
        let need: Prerequisites.Need = any.isEmpty ? .all : .any
        return Prerequisites(
            need: need, references: (any.isEmpty ? all : any).compactMap(programmeReference), place: node.place)
    }
}
