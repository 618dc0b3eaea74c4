import Formats
import Kernel

extension PlanReader {
    func certificate(_ fields: Fields) -> Certificate {
        defer { fields.finish() }
        return Certificate(
            id: fields.requiredText("id"), name: fields.requiredPhrase("name"), issuer: fields.text("issuer"),
            difficulty: fields.integer("difficulty", in: 1...20),
            difficultyOf: fields.integer("difficultyOf", in: 1...20),
            exam: examIndex(fields["exam"]), evidence: skillLevelList(fields, "evidence"),
            validYears: fields.integer("validYears", in: 1...100),
            recommendedFor: fields.list("recommendedFor").compactMap(persona),
            description: fields.phrase("description"),
            source: source(fields), place: fields.place)
    }

    private func examIndex(_ node: YAMLNode?) -> Int? {
        guard let node else { return nil }
        guard let word = node.string, let index = plan.exams.firstIndex(where: { $0.id == word }) else {
            unknown(node, ja: "試験", en: "exam", among: plan.exams.map(\.id))
            return nil
        }
        return index
    }

    func subsidy(_ fields: Fields) -> SubsidyRule {
        defer { fields.finish() }
        return SubsidyRule(
            id: fields.requiredText("id"), name: fields.requiredPhrase("name"),
            certificates: fields.list("certificates").compactMap {
                index($0, in: names.certificates, ja: "資格", en: "certificate")
            },
            covers: fields.text("covers"), cap: fields.integer("cap"), eligible: rule(fields["eligible"]),
            documents: fields.list("documents").compactMap(fields.phrase(of:)), deadline: fields.text("deadline"),
            retakeAfterMonths: fields.integer("retakeAfterMonths", in: 0...120), source: source(fields),
            place: fields.place)
    }

    func exam(_ fields: Fields) -> Exam { Exam(reading: fields) }

    func readMeasurement(_ root: Fields) {
        guard let fields = root.mapping("measurement") else { return }
        defer { fields.finish() }
        guard let methods = fields.mapping("methods") else { return }
        defer { methods.finish() }
        let levels = Set(plan.scales.flatMap { $0.levels.map(\.id) })
        for method in EvidenceMethod.allCases {
            guard let inner = methods.mapping(method.rawValue) else { continue }
            defer { inner.finish() }
            var rule = plan.measurement.methods[method] ?? .init()
            rule.weight = inner.number("weight", in: 0...100) ?? rule.weight
            rule.slope = inner.number("slope", in: 0.1...10) ?? rule.slope
            rule.leniency = inner.number("leniency", in: -3...3) ?? rule.leniency
            rule.halfLifeMonths = inner.number("halfLifeMonths", in: 1...1200) ?? rule.halfLifeMonths
            rule.highest = inner.text("highest") ?? rule.highest
            if let highest = rule.highest, !levels.contains(highest) {
                findings.error(
                    "P009", inner["highest"]?.place ?? inner.place, ja: "水準「\(highest)」はどの尺度にもありません",
                    en: "'\(highest)' is not a level of any scale",
                    suggestion: nearest(to: highest, among: levels.sorted())
                )
            }
            plan.measurement.methods[method] = rule
        }
    }
}
