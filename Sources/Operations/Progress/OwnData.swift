import Domain
import Formats
package import Kernel
import Storage

/// All that the database holds about a person, in tables.
package struct OwnData: Sendable {
    package enum Value: Sendable, Hashable {
        case none
        case text(String)
        case integer(Int64)
        case real(Double)
        case flag(Bool)
        case day(CalendarDate)
        case instant(Instant)
    }

    package struct Table: Sendable {
        /// As the schema names it.
        package var id: String
        package var columns: [String]
        package var rows: [[Value]]
    }

    package var name: String
    package var madeAt: Instant
    package var looks: [SeeOwnData.Look]
    package var tables: [Table]
}

extension SeeOwnData {
    /// Everything, own free answers too. A query for each table that holds anything about people.
    package func everything(for caller: Caller) async throws -> OwnData {
        let person = try Self.person(caller)
        let now = city.now
        let (kept, codes, looks) = try await city.database.read { transaction in
            (
                try transaction.personalRows(of: person), try transaction.responseCodes(of: person),
                try Self.looks(at: person, caller, limit: 200, on: now.dayInJapan, transaction)
            )
        }
        var tables = kept.map(OwnData.Table.init(_:))
        if let answers = tables.firstIndex(where: { $0.id == "answer" }), tables[answers].rows.isEmpty {
            tables[answers] = try await answersFromCodes(codes)
        }
        hideKeys(&tables)
        if let log = tables.firstIndex(where: { $0.id == "audit" }) {
            tables[log].hideOthers(account: caller.visitor.account, person: person)
        }
        return OwnData(name: caller.visitor.name, madeAt: now, looks: looks, tables: tables)
    }

    /// Whether an answer was right is not told while it would tell others the key: of a survey's questions never, of a mock exam
    /// once it is handed in.
    private func hideKeys(_ tables: inout [OwnData.Table]) {
        guard let sittings = tables.first(where: { $0.id == "sitting" }),
            let answers = tables.firstIndex(where: { $0.id == "sitting_answer" }),
            let id = sittings.columns.firstIndex(of: "id"), let kind = sittings.columns.firstIndex(of: "kind"),
            let end = sittings.columns.firstIndex(of: "finished_at"),
            let sitting = tables[answers].columns.firstIndex(of: "sitting_id"),
            let right = tables[answers].columns.firstIndex(of: "is_right")
        else { return }
        let open = Set(
            sittings.rows.filter { row in
                row[kind] == .text("adaptive") || row[kind] == .text("mock") && row[end] == .none
            }.map { $0[id] })
        for row in tables[answers].rows.indices where open.contains(tables[answers].rows[row][sitting]) {
            tables[answers].rows[row][right] = .none
        }
    }

    /// As a file to take away, which is written down.
    package func export(for caller: Caller) async throws -> [UInt8] {
        let data = try await everything(for: caller)
        let person = try Self.person(caller)
        try await city.database.write { transaction in
            try transaction.audit(caller.entry("person.export", "json", person: person), at: data.madeAt)
        }
        return data.json
    }

    /// Answers that came from elsewhere are kept as one byte for each item alone.
    private func answersFromCodes(
        _ responses: [(survey: Int64, at: Instant, codes: [UInt8])]
    ) async throws -> OwnData.Table {
        var rows = [[OwnData.Value]]()
        for response in responses {
            let instrument = try await city.instrument(ofSurvey: response.survey)
            for (item, code) in zip(instrument.items, response.codes) {
                guard let value = AnswerValue.value(of: code, for: item) else { continue }
                rows.append([.integer(response.survey), .text(item.id), .text(value), .instant(response.at)])
            }
        }
        return OwnData.Table(id: "answer", columns: ["survey_id", "item", "value", "saved_at"], rows: rows)
    }
}

extension OwnData.Table {
    /// In the log: what somebody did to another is told without whom and what; of who did something to them, not from
    /// where. That is the others' own.
    fileprivate mutating func hideOthers(account: Int64, person: Int64) {
        func place(_ column: String) -> Int? { columns.firstIndex(of: column) }
        guard let accounts = place("account_id"), let people = place("person_id") else { return }
        let from = [place("address")].compactMap(\.self)
        let whom = ["person_id", "subject", "detail"].compactMap(place)
        for row in rows.indices {
            let isOwnDoing = rows[row][accounts] == .integer(account)
            let isAboutOther = rows[row][people] != .none && rows[row][people] != .integer(person)
            for column in (isOwnDoing ? [] : from) + (isAboutOther ? whom : []) { rows[row][column] = .none }
        }
    }

    fileprivate init(_ kept: PersonalRows) {
        id = kept.table
        columns = kept.columns.map(\.name)
        rows = kept.rows.map { row in zip(row, kept.columns).map { Self.value($0, $1.kind) } }
    }

    private static func value(_ value: SQLValue, _ kind: Column.Kind) -> OwnData.Value {
        switch (value, kind) {
        case (.integer(let moment), .instant): .instant(Instant(milliseconds: moment))
        case (.text(let text), .day): CalendarDate(parsing: text).map { .day($0) } ?? .text(text)
        case (.integer(let number), _): .integer(number)
        case (.real(let number), _): .real(number)
        case (.flag(let flag), _): .flag(flag)
        case (.text(let text), _): .text(text)
        case (.null, _), (.blob, _): .none
        }
    }
}

extension OwnData {
    /// Tables by name, rows as objects; moments as milliseconds since 1970.
    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("name", name)
            writer.member("madeAt", Int(madeAt.milliseconds))
            for table in tables {
                writer.key(table.id)
                writer.array { writer in
                    for row in table.rows {
                        writer.object { writer in
                            for (column, value) in zip(table.columns, row) {
                                writer.key(column)
                                switch value {
                                case .none: writer.null()
                                case .text(let text): writer.value(text)
                                case .integer(let number): writer.value(Int(number))
                                case .real(let number): writer.value(number)
                                case .flag(let flag): writer.value(flag)
                                case .day(let day): writer.value(day.description)
                                case .instant(let moment): writer.value(Int(moment.milliseconds))
                                }
                            }
                        }
                    }
                }
            }
        }
        return writer.finished()
    }
}
