import Domain
import Kernel

extension CertificateContent {
    struct Exam {
        let name: Passage
        let versions: [Version]
        let rows: Int
    }

    struct Version {
        let opensExam: Bool
        let state: String
        let isProvisional: Bool
        let dates: String
        let form: [String]
        let questions: [Passage]
        let pass: [Passage]
        let fee: String
    }

    struct Subsidy {
        let name: Passage
        let certificates: [Passage]
        let covers: Passage
        let cap: String
        let eligible: [Passage]
        let papers: [Passage]
        let deadline: Passage
        let retake: String
        let citations: Citations?
    }
}

extension CertificateContent.Exam {
    /// The plan's own date decides what was current, so that the booklet says the same whenever it is made.
    init(_ exam: Domain.Exam, _ scribe: Scribe) {
        let date = scribe.plan.about.date
        let versions = exam.versions.filter { version in
            version.provisional || date.map { date in version.validTo.map { date <= $0 } ?? true } ?? true
        }
        self.init(
            name: scribe.passage(exam.name),
            versions: versions.enumerated().map { .init($0.element, opens: $0.offset == 0, scribe) },
            rows: versions.count)
    }
}

extension CertificateContent.Version {
    fileprivate init(_ version: Exam.Version, opens: Bool, _ scribe: Scribe) {
        let from = version.validFrom?.written(in: scribe.language)
        let to = version.validTo?.written(in: scribe.language)
        let dates =
            switch (from, to) {
            case (let from?, let to?): scribe.say(ja: "\(from)から\(to)まで", en: "\(from) to \(to)")
            case (let from?, nil): scribe.say(ja: "\(from)から", en: "from \(from)")
            case (nil, let to?): scribe.say(ja: "\(to)まで", en: "until \(to)")
            case (nil, nil): "–"
            }
        let minutes = version.minutes.map { scribe.say(ja: "\($0)分", en: "\($0) minutes") }
        let form = [version.method, minutes].compactMap(\.self)
        self.init(
            opensExam: opens,
            state: version.provisional ? scribe.say(ja: "予定", en: "Announced") : scribe.say(ja: "現行", en: "Current"),
            isProvisional: version.provisional, dates: dates, form: form.isEmpty ? ["–"] : form,
            questions: Self.questions(version, scribe), pass: Self.pass(version.pass, scribe),
            fee: version.fee.map(scribe.yen) ?? "–")
    }

    private static func questions(_ version: Exam.Version, _ scribe: Scribe) -> [Passage] {
        let sections = version.sections.compactMap { section -> Passage? in
            guard let questions = section.questions else { return nil }
            // Sections of an exam are known by a letter or not at all: the id of a single one says nothing.
            let name = section.name?[scribe.language] ?? (version.sections.count > 1 ? section.id.uppercased() : "")
            let count = scribe.say(ja: "\(questions)問", en: "\(questions) questions")
            let scored = section.scored.map { scribe.say(ja: "（採点\($0)問）", en: " (\($0) scored)") } ?? ""
            return scribe.passage((name.isEmpty ? "" : name + " ") + count + scored)
        }
        let fields = version.fields.map { field in
            let scored = field.scored.map { scribe.say(ja: " \($0)問", en: " \($0)") } ?? ""
            return scribe.passage(field.name[scribe.language] + scored)
        }
        return sections.isEmpty && fields.isEmpty ? [scribe.passage("–")] : sections + fields
    }

    private static func pass(_ rule: Exam.PassRule?, _ scribe: Scribe) -> [Passage] {
        guard let rule else { return [scribe.passage("–")] }
        let of = rule.of.map { scribe.say(ja: "（\($0)点満点）", en: " of \($0)") } ?? ""
        let total = rule.total.map { scribe.say(ja: "総合\($0)点以上\(of)", en: "\($0)\(of) in all") }
        let each = rule.eachField.map { scribe.say(ja: "各分野\($0)点以上", en: "\($0) in each field") }
        return [total, each].compactMap(\.self).map(scribe.passage)
    }
}

extension CertificateContent.Subsidy {
    init(_ rule: SubsidyRule, _ scribe: Scribe) {
        let known = [
            "examFee": scribe.say(ja: "受験料", en: "exam fee"),
            "fiscalYearEnd": scribe.say(ja: "合格した年度の末日", en: "end of the fiscal year of passing"),
        ]
        self.init(
            name: scribe.passage(rule.name),
            certificates: rule.certificates.map { scribe.passage(scribe.plan.certificates[$0].name) },
            covers: scribe.passage(rule.covers.map { known[$0] ?? $0 } ?? "–"),
            cap: rule.cap.map(scribe.yen) ?? "–",
            eligible: scribe.runs(scribe.words(of: rule.eligible?.condition ?? .everyone)),
            papers: rule.documents.map(scribe.passage),
            deadline: scribe.passage(rule.deadline.map { known[$0] ?? $0 } ?? "–"),
            retake: rule.retakeAfterMonths.map {
                scribe.say(ja: "不合格から\($0)か月後", en: "\($0) months after failing")
            } ?? "–",
            citations: scribe.citations([rule.source]))
    }
}
