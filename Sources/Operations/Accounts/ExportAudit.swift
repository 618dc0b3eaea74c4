package import Domain
import Formats
package import Kernel
import Storage

/// The log as a table to take away, newest first. That it was taken stands in it.
package enum ExportAudit {
    package static let mostRows = 100_000

    /// CSV for spreadsheets. `naming` gives an action's words, which stand beside its name.
    package static func run(
        _ filter: AuditFilter, language: Language, by caller: Caller, in city: OperationContext,
        naming: (String) -> Phrase
    ) async throws -> [UInt8] {
        try caller.require(.seeAudit)
        try caller.require(.exportTables)
        var table = CSVWriter()
        let headings = [
            Phrase(ja: "番号", en: "No."), Phrase(ja: "日時", en: "Time"), Phrase(ja: "操作した人", en: "Who"),
            Phrase(ja: "操作", en: "Action"), Phrase(ja: "操作の記号", en: "Action's name"),
            Phrase(ja: "対象の人", en: "About whom"), Phrase(ja: "対象の職員番号", en: "Staff number"),
            Phrase(ja: "対象", en: "Object"), Phrase(ja: "内容", en: "Detail"), Phrase(ja: "端末", en: "Address"),
        ]
        table.record(headings.map { $0[language] })
        var before: Int64?
        var count = 0
        repeat {
            let page = try await ReadAudit.run(filter, before: before, limit: 1000, by: caller, in: city)
            for row in page.rows {
                let person = row.entry.person.flatMap { page.people[$0] }
                table.field(Int(row.id))
                for text in [
                    row.at.written, row.entry.actor, naming(row.entry.action)[language], row.entry.action,
                    person?.name ?? "", person?.number ?? "", row.entry.subject, row.entry.detail, row.entry.address,
                ] { table.field(text) }
                table.endRecord()
            }
            count += page.rows.count
            before = page.next
        } while before != nil && count < mostRows
        let now = city.clock.now()
        let (detail, person) = (detail(filter, rows: count), filter.person)
        try await city.database.write {
            try $0.audit(caller.entry("audit.export", "", person: person == 0 ? nil : person, detail), at: now)
        }
        return table.file(encoding: .utf8BOM)
    }

    private static func detail(_ filter: AuditFilter, rows: Int) -> String {
        AuditDetail([
            ("rows", "\(rows)"), ("action", filter.action ?? ""), ("actor", filter.actor ?? ""),
            ("text", filter.text ?? ""), ("from", filter.from.map { "\($0.dayInJapan)" } ?? ""),
            ("until", filter.until.map { "\($0.adding(seconds: -1).dayInJapan)" } ?? ""),
        ]).text
    }
}

extension Instant {
    /// `2026-10-01 09:05:00`, in Japan.
    var written: String {
        let clock = clockInJapan
        let time = [clock.hour, clock.minute, clock.second].map { ($0 < 10 ? "0" : "") + "\($0)" }
        return "\(dayInJapan) \(time.joined(separator: ":"))"
    }
}
