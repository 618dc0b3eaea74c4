import Formats
import Kernel

extension PlanReader {
    func target(_ fields: Fields) -> Target? {
        defer { fields.finish() }
        let id = fields.requiredText("id")
        var counting = Target.Counting()
        if let inner = fields.mapping("counting") {
            enum Leavers: String, CaseIterable { case keep, drop }
            enum Inclusion: String, CaseIterable { case include, exclude }
            counting.leaversKept = (inner.choice("leavers") ?? Leavers.keep) == .keep
            counting.secondedIncluded = (inner.choice("seconded") ?? Inclusion.include) == .include
            counting.onLeaveIncluded = (inner.choice("onLeave") ?? Inclusion.include) == .include
            inner.finish()
        }
        var target = Target(
            id: id, name: fields.requiredPhrase("name"), text: fields.phrase("text"), source: source(fields),
            approximate: fields.flag("approximate") ?? false, measure: .outputs(Phrase("")),
            basis: fields.choice("basis") ?? .none, goal: fields.number("goal", in: 0.001...1e9),
            coverage: coverage(fields),
            population: rule(fields["population"]), period: period(fields, "period"), schedule: schedule(fields),
            after: fields.choice("after") ?? .stop, counting: counting, grades: grades(fields), conflict: nil,
            place: fields.place)
        target.conflict = conflict(fields)
        if fields["basis"] == nil { fields.missing("basis") }
        guard let measureFields = fields.mapping("measure") else {
            fields.missing("measure")
            return nil
        }
        guard let measure = measure(measureFields) else { return nil }
        target.measure = measure
        return target
    }

    private func coverage(_ fields: Fields) -> Target.Coverage? {
        guard let inner = fields.mapping("coverage") else { return nil }
        defer { inner.finish() }
        let perUnit = inner.integer("perUnit", in: 1...1000) ?? 1
        if inner["denominator"] == nil { inner.missing("denominator") }
        return index(inner["denominator"], in: names.denominators, ja: "母数", en: "denominator")
            .map { Target.Coverage(denominator: $0, perUnit: perUnit) }
    }

    private func schedule(_ fields: Fields) -> [(year: Int, value: Double, place: Place)] {
        guard let inner = fields.mapping("schedule") else { return [] }
        inner.acceptAllKeys()
        return inner.keys.compactMap { key, place, value in
            guard let year = year(key, place) else { return nil }
            return inner.number(of: value).map { (year, $0, place) }
        }.sorted { $0.year < $1.year }
    }

    private func grades(_ fields: Fields) -> Target.Grades {
        var grades = Target.Grades()
        guard let inner = fields.mapping("grades") else { return grades }
        grades.a = inner.number("A", in: 0...10) ?? grades.a
        grades.b = inner.number("B", in: 0...10) ?? grades.b
        grades.c = inner.number("C", in: 0...10) ?? grades.c
        if !(grades.a > grades.b && grades.b > grades.c) {
            findings.error("P018", inner.place, ja: "評価の境は A > B > C の順にしてください", en: "grades must fall: A > B > C")
        }
        inner.finish()
        return grades
    }

    private func measure(_ fields: Fields) -> Target.Measure? {
        defer { fields.finish() }
        let kinds = [
            "completed", "reached", "persona", "holds", "role", "answered", "score", "hours", "outputs", "satisfaction",
        ]
        let given = kinds.filter { fields[$0] != nil }
        guard given.count == 1, let kind = given.first else {
            findings.error(
                "P019", fields.place, ja: "測り方を1つだけ書いてください（\(kinds.joined(separator: "、"))）",
                en: "name exactly one measure: \(kinds.joined(separator: ", "))")
            return nil
        }
        let node = fields[kind]
        switch kind {
        case "completed":
            let (need, half) = (need(fields), fields.choice("half") as HalfKind?)
            return programmeReference(node).map { .completed($0, need: need, half: half) }
        case "reached": return fields.mapping(kind).flatMap(skillLevel).map { .reached($0) }
        case "persona": return persona(node).map { .persona($0) }
        case "holds":
            let certificates = fields.list(kind).compactMap {
                index($0, in: names.certificates, ja: "資格", en: "certificate")
            }
            return certificates.isEmpty ? nil : .holds(certificates)
        case "role": return index(node, in: names.roles, ja: "役割", en: "role").map { .role($0) }
        case "answered": return .answered(instrument: fields.requiredText(kind))
        case "score":
            guard let inner = fields.mapping(kind) else { return nil }
            defer { inner.finish() }
            return .score(
                instrument: inner.requiredText("instrument"), atLeast: inner.number("atLeast"),
                gain: inner.number("gain"))
        case "hours": return programmeReference(node).map { .hours($0) }
        case "outputs": return .outputs(fields.requiredPhrase(kind))
        default: return .satisfaction(fields.requiredPhrase(kind))
        }
    }

    private func need(_ fields: Fields) -> Target.Need {
        guard let node = fields["how"] else { return .any }
        switch node.string {
        case "any": return .any
        case "all": return .all
        default: return fields.integer(of: node, in: 1...100).map { .atLeast($0) } ?? .any
        }
    }

    private func conflict(_ fields: Fields) -> Conflict? {
        guard let inner = fields.mapping("conflict") else { return nil }
        defer { inner.finish() }
        let readings = inner.mappings("readings").map { reading in
            defer { reading.finish() }
            return Conflict.Reading(
                id: reading.requiredText("id"), text: reading.requiredPhrase("text"), source: source(reading),
                goal: reading.number("goal"), period: period(reading, "period"), coverage: coverage(reading),
                place: reading.place)
        }
        let (decidedBy, decidedOn) = (inner.text("decidedBy"), inner.date("decidedOn"))
        let wanted = inner.requiredText("inForce")
        guard let inForce = readings.firstIndex(where: { $0.id == wanted }) else {
            if !wanted.isEmpty {
                findings.error(
                    "P006", inner["inForce"]?.place ?? inner.place, ja: "読み方「\(wanted)」がありません",
                    en: "there is no reading '\(wanted)'", suggestion: nearest(to: wanted, among: readings.map(\.id)))
            }
            return nil
        }
        return Conflict(
            readings: readings, inForce: inForce, decidedBy: decidedBy, decidedOn: decidedOn, place: inner.place)
    }
}
