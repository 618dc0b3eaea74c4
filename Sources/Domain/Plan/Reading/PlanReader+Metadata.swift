import Formats
import Kernel

extension PlanReader {
    func readMetadata(_ root: Fields) {
        guard let fields = root.mapping("plan") else {
            root.missing("plan")
            return
        }
        var about = PlanMetadata()
        about.place = fields.place
        about.id = fields.requiredText("id")
        about.title = fields.requiredPhrase("title")
        about.municipality = municipality(fields)
        about.version = fields.requiredText("version")
        about.date = fields.date("date")
        about.owner = fields.text("owner") ?? ""
        about.status = fields.choice("status") ?? .draft
        about.period = period(fields, "period")
        about.documents = fields.mappings("documents").map { document in
            defer { document.finish() }
            return SourceDocument(
                id: document.requiredText("id"), title: document.requiredPhrase("title"),
                publisher: document.text("publisher") ?? "", date: document.date("date"))
        }
        about.parent = fields.mapping("parent").map(related)
        about.related = fields.mappings("related").map(related)
        about.revisions = fields.mappings("revisions").map { revision in
            defer { revision.finish() }
            return Revision(
                version: revision.requiredText("version"), date: revision.date("date"),
                summary: revision.requiredPhrase("summary"))
        }
        fields.finish()
        plan.about = about
        plan.sections = root.mappings("sections").map { section in
            defer { section.finish() }
            let paragraphs = section.list("paragraphs").compactMap(section.phrase(of:))
            return ProseSection(
                id: section.requiredText("id"), title: section.requiredPhrase("title"), paragraphs: paragraphs,
                source: source(section), place: section.place)
        }
    }

    private func related(_ fields: Fields) -> RelatedPlan {
        defer { fields.finish() }
        return RelatedPlan(
            title: fields.requiredPhrase("title"), relation: fields.phrase("relation"), source: source(fields))
    }

    private func municipality(_ fields: Fields) -> Municipality {
        guard let inner = fields.mapping("municipality") else {
            fields.missing("municipality")
            return Municipality()
        }
        defer { inner.finish() }
        let code = inner.requiredText("code")
        if !code.isEmpty, !Municipality.isValid(code: code) {
            findings.error(
                "P004", inner["code"]?.place ?? inner.place,
                ja: "団体コード「\(code)」が正しくありません（6桁、最後は検査数字）",
                en: "'\(code)' is not a municipality code (six digits, the last a check digit)",
                suggestion: Municipality.code(withCheckDigit: String(code.prefix(5))))
        }
        return Municipality(name: inner.requiredText("name"), code: code, prefecture: inner.text("prefecture") ?? "")
    }

    func framework(_ fields: Fields) -> FrameworkReference {
        defer { fields.finish() }
        return FrameworkReference(
            id: fields.requiredText("id"), version: fields.requiredText("version"), place: fields.place)
    }

    func campaign(_ fields: Fields) -> SurveyCampaign? {
        defer { fields.finish() }
        let (instrument, version) = (fields.requiredText("instrument"), fields.requiredText("version"))
        let population = rule(fields["population"])
        guard let window = fields.mapping("window") else {
            fields.missing("window")
            return nil
        }
        defer { window.finish() }
        guard let from = window.date("from"), let to = window.date("to") else {
            if window["from"] == nil { window.missing("from") }
            if window["to"] == nil { window.missing("to") }
            return nil
        }
        if to < from {
            findings.error("P013", window.place, ja: "調査期間の終わりが始まりより前です", en: "the window ends before it begins")
        }
        return SurveyCampaign(
            instrument: instrument, version: version, from: from, to: to, population: population, place: fields.place)
    }
}

extension Municipality {
    /// Whether the last of six digits is the check digit of the others.
    ///
    /// Source: 総務省 全国地方公共団体コード: weights 6 to 2, eleven minus the remainder by eleven, its last digit.
    package static func isValid(code: String) -> Bool {
        code.utf8.count == 6 && Self.code(withCheckDigit: String(code.prefix(5))) == code
    }

    static func code(withCheckDigit fiveDigits: String) -> String? {
        let digits = fiveDigits.utf8.map { Int($0) - 48 }
        guard digits.count == 5, digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let sum = zip(digits, [6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
        return fiveDigits + String((11 - sum % 11) % 10)
    }
}
