import Formats
package import Kernel

/// Reads who completed which training from a CSV file. A row that cannot be understood in full is left out.
package enum CompletionReader {
    enum Column: RecordColumn {
        case staffNumber, programme, half, date, hours, result

        var headers: [String] {
            switch self {
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff"]
            case .programme: ["研修", "研修名", "研修ID", "講座", "講座名", "programme", "program", "course"]
            case .half: ["区分", "必須選択", "half", "kind"]
            case .date: ["修了日", "受講日", "日付", "date", "completedOn"]
            case .hours: ["時間", "時間数", "受講時間", "hours"]
            case .result: ["結果", "修了", "判定", "result"]
            }
        }

        var isRequired: Bool { self == .staffNumber || self == .programme || self == .date }
    }

    /// The score from which a training counts as passed, where the file gives scores instead of words.
    package static let passingScore = 60.0

    /// The completions in the file's order, and what is wrong with it (`docs/diagnostics.md`: F, T001 to T006, T010
    /// to T015), at most twenty of a kind in full.
    ///
    /// Where the file does not state hours, they are those of the half that was taken.
    package static func read(
        _ bytes: [UInt8], file: String, plan: Plan, people: some PersonDirectory
    ) -> (completions: [Completion], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "T", findings: findings) else {
            return ([], findings.diagnostics)
        }
        let programmes = NameIndex(plan.programmes.map { ($0.id, [$0.name.ja, $0.name.en]) })
        var completions = [Completion]()
        var lines = [Int32]()
        while table.next() {
            guard !table.reader.isBlank else { continue }
            guard let completion = completion(table, plan, programmes, people) else { continue }
            completions.append(completion)
            lines.append(Int32(table.reader.lineNumber))
        }
        return (unrepeated(completions, lines, file, plan, findings), table.diagnostics)
    }

    private static func completion(
        _ table: RecordTable<Column>, _ plan: Plan, _ programmes: NameIndex, _ people: some PersonDirectory
    ) -> Completion? {
        let person = table.person(.staffNumber, in: people)
        guard let index = programmes[table.text(.programme)] else {
            table.unknown("010", .programme, ja: "研修", en: "programme", among: programmes.candidates)
            return nil
        }
        let programme = plan.programmes[index]
        guard let half = half(table, programme), let date = table.date(.date), let passed = passed(table),
            let hours = hours(table, programme, half), let person
        else { return nil }
        return Completion(
            person: person, programme: Int16(index), half: half, date: date, hours: Float(hours), passed: passed)
    }

    /// The outer optional is nil where the cell is wrong, the inner where it is empty.
    private static func half(_ table: RecordTable<Column>, _ programme: Programme) -> HalfKind?? {
        let text = table.text(.half)
        guard !text.isEmpty else { return .some(nil) }
        guard let kind = RecordWords.halves[text.lowercased()] else {
            table.findings.add(
                .error, "T011", table.place(.half), ja: "区分「\(table.shown(text))」は使えません（必須、選択のいずれか）。この行は読みませんでした",
                en: "'\(table.shown(text))' is neither mandatory nor elective; the row was left out",
                suggestion: nearest(to: text, among: ["必須", "選択", "mandatory", "elective"]))
            return nil
        }
        guard programme[kind] != nil else {
            table.findings.add(
                .error, "T012", table.place(.half),
                ja: "研修「\(programme.name.ja)」に「\(kind.name.ja)」の区分はありません。この行は読みませんでした",
                en: "'\(programme.name.en)' has no \(kind.name.en) half; the row was left out")
            return nil
        }
        return kind
    }

    private static func passed(_ table: RecordTable<Column>) -> Bool? {
        let text = table.text(.result)
        if text.isEmpty { return true }
        if let passed = RecordWords.results[text.lowercased()] { return passed }
        if let score = number(text.hasSuffix("点") ? String(text.dropLast()) : text) { return score >= passingScore }
        table.findings.add(
            .error, "T013", table.place(.result),
            ja: "結果「\(table.shown(text))」は使えません（修了、未修了、点数のいずれか）。この行は読みませんでした",
            en: "'\(table.shown(text))' is no result (completed, incomplete or a score); the row was left out")
        return nil
    }

    private static func hours(_ table: RecordTable<Column>, _ programme: Programme, _ half: HalfKind?) -> Double? {
        let text = table.text(.hours)
        guard !text.isEmpty else {
            if let half { return programme[half]?.hours ?? 0 }
            return programme.mandatory?.hours ?? programme.elective?.hours ?? 0
        }
        if let hours = number(text.hasSuffix("時間") ? String(text.dropLast(2)) : text), hours <= 10_000 { return hours }
        table.findings.add(
            .error, "T014", table.place(.hours), ja: "時間「\(table.shown(text))」は数として読めません。この行は読みませんでした",
            en: "the hours '\(table.shown(text))' are not a number; the row was left out")
        return nil
    }

    private static func number(_ text: String) -> Double? {
        guard let number = Double(text), number.isFinite, number >= 0 else { return nil }
        return number
    }

    /// One completion twice in a file (same person, programme, half and day) counts once.
    private static func unrepeated(
        _ completions: [Completion], _ lines: [Int32], _ file: String, _ plan: Plan, _ findings: RecordFindings
    ) -> [Completion] {
        var repeated = Set<Int>()
        PersonRuns(completions.map(\.person)).forEachPair { earlier, later in
            let (a, b) = (completions[earlier], completions[later])
            guard a.programme == b.programme, a.half == b.half, a.date == b.date, !repeated.contains(earlier),
                repeated.insert(later).inserted
            else { return }
            let name = plan.programmes[Int(b.programme)].name
            findings.add(
                .warning, "T015", Place(file: file, line: Int(lines[later]), column: 1),
                ja: "研修「\(name.ja)」の同じ日（\(b.date)）の修了が\(lines[earlier])行目にもあります。1回と数えます",
                en: "'\(name.en)' completed on \(b.date) stands in line \(lines[earlier]) too; it counts once")
        }
        guard !repeated.isEmpty else { return completions }
        return completions.indices.filter { !repeated.contains($0) }.map { completions[$0] }
    }
}
