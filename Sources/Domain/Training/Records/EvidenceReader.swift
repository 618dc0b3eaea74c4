import Formats
package import Kernel

/// Reads what heads, observers and people themselves say of levels (clause O6) from a CSV file. A row that cannot be
/// understood in full is left out.
package enum EvidenceReader {
    enum Column: RecordColumn {
        case staffNumber, skill, level, method, date, confirmedBy, note

        var headers: [String] {
            switch self {
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff"]
            case .skill: ["スキル", "スキル名", "スキルID", "skill"]
            case .level: ["水準", "レベル", "level"]
            case .method: ["方法", "評価方法", "区分", "method"]
            case .date: ["日付", "評価日", "確認日", "date"]
            case .confirmedBy: ["確認者", "評価者", "confirmedBy", "assessor"]
            case .note: ["備考", "note"]
            }
        }

        var isRequired: Bool { self != .confirmedBy && self != .note }
    }

    /// Words for "not yet on the scale", where the scale has no such level itself.
    private static let notOnScale: Set<String> = ["0", "０", "-", "–", "－", "なし", "未到達", "none"]

    /// Appends the file's entries to a ledger: how many, and what is wrong with it (`docs/diagnostics.md`: F, E001 to
    /// E006, E010 to E013), at most twenty of a kind in full.
    ///
    /// Ratings by the person or the head speak about the whole scale; other methods about nothing above the level
    /// they show. Who confirmed it is the source; the note is not kept.
    package static func read(
        _ bytes: [UInt8], file: String, plan: Plan, people: some PersonDirectory, into ledger: inout EvidenceLedger
    ) -> (entries: Int, diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "E", findings: findings) else {
            return (0, findings.diagnostics)
        }
        let skills = NameIndex(plan.skills.map { ($0.id, [$0.name.ja, $0.name.en]) })
        var entries = 0
        while table.next() {
            guard !table.reader.isBlank else { continue }
            let person = table.person(.staffNumber, in: people)
            guard let skill = skills[table.text(.skill)] else {
                table.unknown("010", .skill, ja: "スキル", en: "skill", among: skills.candidates)
                continue
            }
            guard let rank = rank(table, plan.scale(of: skill)), let method = method(table),
                let date = table.date(.date), let person
            else { continue }
            let confirmedBy = table.text(.confirmedBy)
            ledger.append(
                EvidenceEntry(
                    person: person, skill: Int16(skill), rank: Int8(clamping: rank),
                    ceiling: Int8(clamping: ceiling(rank, method, levels: plan.scale(of: skill).levels.count)),
                    method: method, date: date,
                    source: ledger.source(confirmedBy.isEmpty ? method.name : Phrase(confirmedBy))))
            entries += 1
        }
        return (entries, table.diagnostics)
    }

    /// A test that was not passed speaks about the lowest level at least; else it would say nothing.
    private static func ceiling(_ rank: Int, _ method: EvidenceMethod, levels: Int) -> Int {
        method == .`self` || method == .head ? levels : min(max(rank, 1), levels)
    }

    private static func rank(_ table: RecordTable<Column>, _ scale: Scale) -> Int? {
        let text = table.text(.level)
        if let rank = scale.rank(text) { return rank }
        if let index = scale.levels.firstIndex(where: { $0.name.ja == text || $0.name.en == text }) { return index + 1 }
        // Letters are told apart by case only where the scale does so itself.
        let folded = scale.levels.indices.filter { scale.levels[$0].id.lowercased() == narrow(text).lowercased() }
        if folded.count == 1 { return folded[0] + 1 }
        if notOnScale.contains(text) { return 0 }
        let levels = scale.levels.map(\.id)
        table.findings.add(
            .error, "E011", table.place(.level),
            ja: text.isEmpty
                ? "列「水準」が空です。この行は読みませんでした"
                : "水準「\(table.shown(text))」はこのスキルの尺度（\(levels.joined(separator: "、"))）にありません。この行は読みませんでした",
            en: text.isEmpty
                ? "the level is empty; the row was left out"
                : "'\(table.shown(text))' is not a level of this skill's scale (\(levels.joined(separator: ", "))); "
                    + "the row was left out",
            suggestion: nearest(to: text, among: levels))
        return nil
    }

    private static func method(_ table: RecordTable<Column>) -> EvidenceMethod? {
        let text = table.text(.method)
        if let method = RecordWords.methods[text] ?? RecordWords.methods[text.lowercased()] { return method }
        table.findings.add(
            .error, "E012", table.place(.method),
            ja: "方法「\(table.shown(text))」は使えません（自己評価、所属長評価、テスト、OJT、資格、研修のいずれか）。この行は読みませんでした",
            en: "'\(table.shown(text))' is no method (self, head, test, ojt, certificate, programme); "
                + "the row was left out",
            suggestion: nearest(to: text, among: RecordWords.methods.keys.sorted()))
        return nil
    }

    private static func narrow(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0
                }))
    }
}
