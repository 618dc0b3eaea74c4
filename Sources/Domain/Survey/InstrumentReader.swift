import Formats
package import Kernel

/// Reads an instrument file: YAML tree → `Instrument`, everything that is wrong reported with its place.
package enum InstrumentReader {
    /// The version of the instrument language that this reader knows.
    package static let languageVersion = 1

    /// Longer than this, and staff give up half-way or are kept from their work.
    static let longestMinutes = 20
    /// Answers are kept as one byte, of which the highest values have meanings of their own.
    static let mostOptions = 200

    /// The instrument as far as it could be read, and all diagnostics (`docs/diagnostics.md`: Y, P00x, S010 to S024, S028, S029).
    ///
    /// Throws `InputErrors` only where the file is not YAML or no instrument at all.
    package static func read(
        text: String, file: String
    ) throws(InputErrors) -> (instrument: Instrument, diagnostics: [Diagnostic]) {
        let (document, diagnostics) = try YAMLDocument.read(text, file: file)
        let findings = Findings(diagnostics)
        guard let root = Fields(document.root, findings) else { throw InputErrors(findings.diagnostics) }
        guard let version = root.integer("ikuseiInstrument"), version == languageVersion else {
            findings.error(
                "S010", root["ikuseiInstrument"]?.place ?? Place(file: file, line: 1, column: 1),
                ja: "調査票ファイルの先頭に「ikuseiInstrument: \(languageVersion)」が必要です",
                en: "an instrument file begins with 'ikuseiInstrument: \(languageVersion)'")
            throw InputErrors(findings.diagnostics)
        }
        let instrument = instrument(root, file: file)
        root.finish()
        InstrumentChecks(instrument: instrument, findings: findings).run(root)
        return (instrument, findings.diagnostics.inReadingOrder())
    }

    private static func instrument(_ root: Fields, file: String) -> Instrument {
        var instrument = Instrument(
            id: "", version: "", title: Phrase(""), purpose: nil, minutes: nil, validFrom: nil, validTo: nil,
            asks: nil, exam: nil, windows: [], items: [], file: file)
        if let about = root.mapping("instrument") {
            instrument.id = about.requiredText("id")
            instrument.version = about.requiredText("version")
            instrument.title = about.requiredPhrase("title")
            instrument.purpose = about.phrase("purpose")
            instrument.minutes = about.integer("minutes", in: 1...600)
            instrument.asks = about.integer("asks", in: 1...1000)
            instrument.exam = about.text("exam")
            instrument.validFrom = about.date("validFrom")
            instrument.validTo = about.date("validTo")
            about.finish()
        } else if root["instrument"] == nil {
            root.missing("instrument")
        }
        instrument.windows = root.mappings("windows").compactMap(window)
        instrument.items = root.mappings("items").map(item)
        return instrument
    }

    private static func window(_ fields: Fields) -> Instrument.Window? {
        defer { fields.finish() }
        let municipality = fields.requiredText("municipality")
        let (from, to) = (fields.date("from"), fields.date("to"))
        if fields["from"] == nil { fields.missing("from") }
        if fields["to"] == nil { fields.missing("to") }
        guard let from, let to else { return nil }
        return Instrument.Window(municipality: municipality, from: from, to: to, place: fields.place)
    }

    private static func item(_ fields: Fields) -> Instrument.Item {
        defer { fields.finish() }
        let kind: Instrument.Kind? = fields.choice("kind")
        if fields["kind"] == nil { fields.missing("kind") }
        var item = Instrument.Item(
            id: fields.requiredText("id"), kind: kind ?? .freeText, text: fields.requiredPhrase("text"),
            skills: fields.texts("skills"), facet: fields.choice("facet") ?? .skill,
            seconds: fields.integer("seconds", in: 0...3600) ?? 0, level: fields.text("level"),
            scale: fields.text("scale"), options: fields.mappings("options").map(option), key: nil,
            judgements: judgements(fields),
            isAlwaysAsked: fields.flag("always") ?? false, field: fields.text("field"), topic: fields.phrase("topic"),
            explanation: fields.phrase("explanation"), place: fields.place)
        item.key = key(fields, of: item)
        return item
    }

    private static func option(_ fields: Fields) -> Instrument.Option {
        defer { fields.finish() }
        return Instrument.Option(
            id: fields.requiredText("id"), text: fields.requiredPhrase("text"), level: fields.text("level"))
    }

    private static func judgements(_ fields: Fields) -> [Instrument.Judgement] {
        guard let judges = fields.mapping("judges") else { return [] }
        judges.acceptAllKeys()
        return judges.keys.map { level, place, value in
            let figures = value.elements ?? []
            if value.elements == nil { fields.wrongType(value, ja: "並び", en: "a list") }
            return Instrument.Judgement(
                level: level, shares: figures.compactMap { fields.number(of: $0, in: -1e9...1e9) }, place: place)
        }
    }

    private static func key(_ fields: Fields, of item: Instrument.Item) -> Int? {
        let node = fields["key"]
        guard item.kind == .knowledge else { return nil }
        guard let node else {
            fields.findings.error(
                "S012", fields.place, ja: "知識問題「\(item.id)」に正答「key」が必要です",
                en: "the knowledge item '\(item.id)' needs its 'key'")
            return nil
        }
        let wanted = node.string ?? ""
        if let index = item.options.firstIndex(where: { $0.id == wanted }) { return index }
        fields.findings.error(
            "S012", node.place,
            ja: "正答「\(wanted)」は選択肢（\(item.options.map(\.id).joined(separator: "、"))）にありません",
            en: "the key '\(wanted)' is not among the options (\(item.options.map(\.id).joined(separator: ", ")))",
            suggestion: nearest(to: wanted, among: item.options.map(\.id)))
        return nil
    }
}
