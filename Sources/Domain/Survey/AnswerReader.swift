import Formats
package import Kernel

/// Reads the answers to an instrument from a CSV file: one row for each person (wide) or for each answer (long), which
/// the header tells; UTF-8 or CP932.
///
/// A cell that cannot be understood counts as no answer, a row without a known person or a date is left out, and the
/// rest is read. Of two responses by one person the newer counts.
package struct AnswerReader {
    private let instrument: Instrument
    private let words: AnswerWords
    private let window: ClosedRange<CalendarDate>?
    private let findings = RecordFindings()

    /// The responses and what is wrong with the file (`docs/diagnostics.md`: F, S001 to S007, S030 to S038), at most
    /// twenty of a kind in full.
    ///
    /// - Parameter window: the days on which answering was asked for; answers outside them count, with a warning.
    package static func read(
        _ bytes: [UInt8], file: String, instrument: Instrument, people: some PersonDirectory,
        window: ClosedRange<CalendarDate>? = nil
    ) -> (responses: SurveyResponses, diagnostics: [Diagnostic]) {
        let reader = AnswerReader(instrument: instrument, words: AnswerWords(instrument), window: window)
        guard let table = RecordTable<AnswerColumn>(bytes, file: file, letter: "S", findings: reader.findings) else {
            return (SurveyResponses(itemCount: instrument.items.count), reader.findings.diagnostics)
        }
        if table.has(.item), table.has(.answer) { return reader.long(table, people) }
        return reader.wide(table, people)
    }

    // MARK: One row for each person

    private func wide(
        _ start: RecordTable<AnswerColumn>, _ people: some PersonDirectory
    ) -> (responses: SurveyResponses, diagnostics: [Diagnostic]) {
        var table = start
        let columns = itemColumns(of: table)
        var responses = SurveyResponses(itemCount: instrument.items.count)
        guard !columns.isEmpty else {
            findings.add(
                .error, "S030", table.place(.staffNumber), ja: "設問の列がありません（例: \(exampleIds)）",
                en: "there is no column for any item (for example \(exampleIds))")
            return (responses, table.diagnostics)
        }
        var row = [UInt8](repeating: AnswerCode.missing, count: instrument.items.count)
        while table.next() {
            var answered = false
            for (field, item) in columns {
                var code = words.code(item, table.reader, field)
                if code == AnswerWords.invalid {
                    reportInvalid(item, field, table)
                    code = AnswerCode.missing
                }
                row[item] = code
                answered = answered || code != AnswerCode.missing
            }
            guard answered else {
                if !table.reader.isBlank { reportEmpty(table) }
                continue
            }
            guard let person = table.person(.staffNumber, in: people), let date = table.date(.date) else { continue }
            checkWindow(date, table)
            if let known = responses.response(of: person) {
                reportDuplicate(table, isOlder: date < responses.dates[known])
                guard date >= responses.dates[known] else { continue }
            }
            responses.put(person: person, date: date, codes: row)
        }
        return (responses, table.diagnostics)
    }

    private func itemColumns(of table: RecordTable<AnswerColumn>) -> [(field: Int, item: Int)] {
        let own = AnswerColumn.allCases.map(table.field)
        let headers = ItemHeaders(instrument)
        var fieldOfItem: [Int: Int] = [:]
        var columns: [(field: Int, item: Int)] = []
        for (field, name) in table.header.enumerated() where !own.contains(field) && !name.isEmpty {
            guard let item = headers.item(name) else {
                guard !AnswerColumn.passedOver.contains(RecordTable<AnswerColumn>.normalised(name)) else { continue }
                findings.add(
                    .warning, "S031", table.place(ofField: field),
                    ja: "列「\(table.shown(name))」は調査票にない設問です。読みませんでした",
                    en: "the column '\(table.shown(name))' is no item of the instrument and was not read",
                    suggestion: nearest(to: name, among: instrument.items.map(\.id)))
                continue
            }
            if fieldOfItem[item] != nil {
                findings.add(
                    .warning, "S032", table.place(ofField: field),
                    ja: "設問「\(instrument.items[item].id)」の列が2つあります。先の列を読みました",
                    en: "the item '\(instrument.items[item].id)' has two columns; the first was read")
                continue
            }
            fieldOfItem[item] = field
            columns.append((field, item))
        }
        for (index, item) in instrument.items.enumerated() where fieldOfItem[index] == nil && !columns.isEmpty {
            findings.add(
                .note, "S033", Place(file: table.file, line: table.reader.lineNumber, column: 1),
                ja: "設問「\(item.id)」の列がありません", en: "there is no column for the item '\(item.id)'")
        }
        return columns
    }

    private var exampleIds: String { instrument.items.prefix(3).map(\.id).joined(separator: ", ") }

    // MARK: One row for each answer

    private func long(
        _ start: RecordTable<AnswerColumn>, _ people: some PersonDirectory
    ) -> (responses: SurveyResponses, diagnostics: [Diagnostic]) {
        var table = start
        let headers = ItemHeaders(instrument)
        var responses = SurveyResponses(itemCount: instrument.items.count)
        // The day of each answer: people answer in several sittings, and the newest answer to an item counts.
        var answeredOn: [Int32] = []
        let (itemField, answerField) = (table.field(.item), table.field(.answer))
        while table.next() {
            guard !table.reader.isBlank else { continue }
            let name = table.reader.trimmedString(itemField)
            guard let item = headers.item(name) else {
                findings.add(
                    .error, "S031", table.place(.item),
                    ja: "設問「\(table.shown(name))」は調査票にありません。この行は読みませんでした",
                    en: "the instrument has no item '\(table.shown(name))'; the row was left out",
                    suggestion: nearest(to: name, among: instrument.items.map(\.id)))
                continue
            }
            let code = words.code(item, table.reader, answerField)
            guard code != AnswerWords.invalid else {
                reportInvalid(item, answerField, table)
                continue
            }
            guard code != AnswerCode.missing, let person = table.person(.staffNumber, in: people),
                let date = table.date(.date)
            else { continue }
            checkWindow(date, table)
            if let known = responses.response(of: person), responses.code(known, item: item) != AnswerCode.missing {
                let earlier = answeredOn[known * instrument.items.count + item]
                reportDuplicate(table, isOlder: date.daysSince1970 < earlier)
                guard date.daysSince1970 >= earlier else { continue }
            }
            responses.put(person: person, date: date, item: item, code: code)
            if answeredOn.count < responses.codes.count {
                answeredOn += repeatElement(0, count: instrument.items.count)
            }
            if let response = responses.response(of: person) {
                answeredOn[response * instrument.items.count + item] = date.daysSince1970
            }
        }
        return (responses, table.diagnostics)
    }
}

// MARK: Findings

extension AnswerReader {
    private func reportInvalid(_ item: Int, _ field: Int, _ table: RecordTable<AnswerColumn>) {
        let id = instrument.items[item].id
        let accepted = AnswerWords.accepted(instrument.items[item])
        findings.add(
            .warning, "S034", table.place(ofField: field),
            ja: "設問「\(id)」の回答「\(table.shown(table.reader.trimmedString(field)))」は使えません"
                + "（\(accepted.joined(separator: "、"))のいずれか）。無回答としました",
            en: "'\(table.shown(table.reader.trimmedString(field)))' is no answer to '\(id)' "
                + "(\(accepted.joined(separator: ", "))); it counts as no answer",
            suggestion: nearest(to: table.reader.trimmedString(field), among: accepted))
    }

    private func reportDuplicate(_ table: RecordTable<AnswerColumn>, isOlder: Bool) {
        let number = table.text(.staffNumber)
        findings.add(
            .warning, "S035", table.place(.staffNumber),
            ja: "職員番号「\(table.shown(number))」の回答が重複しています。"
                + (isOlder ? "先の行のほうが新しいため、この行は使いません" : "新しいこの行を使います"),
            en: "'\(table.shown(number))' has answered before; "
                + (isOlder ? "the earlier row is newer, so this one does not count" : "this row, the newer, counts"))
    }

    private func checkWindow(_ date: CalendarDate, _ table: RecordTable<AnswerColumn>) {
        guard let window, !window.contains(date) else { return }
        findings.add(
            .warning, "S036", table.place(.date),
            ja: "回答日\(date)は回答期間（\(window.lowerBound)から\(window.upperBound)まで）の外です。回答は使います",
            en: "\(date) lies outside the window (\(window.lowerBound) to \(window.upperBound)); the answers count")
    }

    private func reportEmpty(_ table: RecordTable<AnswerColumn>) {
        findings.add(
            .note, "S037", table.place(.staffNumber), ja: "回答が一つもない行です。回答者に数えません",
            en: "the row has no answer at all and does not count as a response")
    }
}

/// The headers by which an item is known: its id, its text, or its id followed by more.
struct ItemHeaders {
    private var items: [String: Int] = [:]
    private let ids: [String]

    init(_ instrument: Instrument) {
        ids = instrument.items.map { $0.id.lowercased() }
        for (index, item) in instrument.items.enumerated() {
            for name in [item.id, item.text.ja, item.text.en] where items[Self.key(name)] == nil {
                items[Self.key(name)] = index
            }
        }
    }

    func item(_ header: String) -> Int? {
        if let item = items[header] ?? items[Self.key(header)] { return item }
        let text = header.lowercased()
        return ids.indices.first { index in
            guard !ids[index].isEmpty, text.hasPrefix(ids[index]) else { return false }
            guard let next = text.dropFirst(ids[index].count).unicodeScalars.first else { return true }
            return " .．:：、_　)）".unicodeScalars.contains(next)
        }
    }

    private static func key(_ name: String) -> String { RecordTable<AnswerColumn>.normalised(name) }
}
