package import Domain
import Formats
package import Kernel
import Storage

/// The log as a table to take away, newest first. That it was taken stands in it.
package enum ExportAudit {
    package static let mostRows = 100_000

    /// CSV for spreadsheets.
    package static func run(
        _ filter: AuditFilter, language: Language, by caller: Caller, in city: OperationContext
    ) async throws -> [UInt8] {
        try caller.require(.seeAudit)
        try caller.require(.exportTables)
        let now = city.clock.now()
        try await city.database.write { try $0.audit(caller.entry("audit.export", ""), at: now) }
        var table = CSVWriter()
        let headings = [
            Phrase(ja: "番号", en: "No."), Phrase(ja: "日時", en: "Time"), Phrase(ja: "操作した人", en: "Who"),
            Phrase(ja: "操作", en: "Action"), Phrase(ja: "対象", en: "Object"), Phrase(ja: "内容", en: "Detail"),
            Phrase(ja: "端末", en: "Address"),
        ]
        table.record(headings.map { $0[language] })
        var before: Int64?
        var count = 0
        repeat {
            let page = try await ReadAudit.run(filter, before: before, limit: 1000, by: caller, in: city)
            for row in page.rows {
                table.field(Int(row.id))
                for text in [
                    row.at.written, row.entry.actor, row.entry.action, row.entry.subject, row.entry.detail,
                    row.entry.address,
                ] { table.field(text) }
                table.endRecord()
            }
            count += page.rows.count
            before = page.next
        } while before != nil && count < mostRows
        return table.file(encoding: .utf8BOM)
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
