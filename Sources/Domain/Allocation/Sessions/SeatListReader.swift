import Formats
package import Kernel

/// Reads who was given which session: the seats that people have been told.
package enum SeatListReader {
    enum Column: RecordColumn {
        case session, staffNumber

        var headers: [String] {
            switch self {
            case .session: ["回", "回の番号", "回ID", "session", "code"]
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff", "Staff number"]
            }
        }

        var isRequired: Bool { true }
    }

    /// The seats of people still in service, and what is wrong with the file (`docs/diagnostics.md`: F, Q).
    package static func read(
        _ bytes: [UInt8], file: String, sessions: [CourseSession], standing: Standing
    ) -> (seats: [SeatPlan.Seat], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "Q", findings: findings) else {
            return ([], findings.diagnostics)
        }
        let codes = Dictionary(sessions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var seats = [SeatPlan.Seat]()
        while table.next() {
            let code = table.text(.session)
            // The list of a plan has those who wait too, without a session.
            guard !table.reader.isBlank, !code.isEmpty else { continue }
            let person = table.person(.staffNumber, in: standing.roster)
            guard let session = codes[code] else {
                findings.add(
                    .error, "Q023", table.place(.session), ja: "回「\(table.shown(code))」はありません。この行は読みませんでした",
                    en: "there is no session '\(table.shown(code))'; the row was left out",
                    suggestion: nearest(to: code, among: codes.keys.sorted()))
                continue
            }
            guard let person else { continue }
            let member = standing.staff.memberOfPerson[Int(person)]
            if member >= 0 { seats.append(.init(member: member, session: session)) }
        }
        return (seats, table.diagnostics)
    }
}

/// Reads whom a city nominates, as `ikusei allocate nominations` and the list of a scenario write it.
package enum NominatedReader {
    enum Column: RecordColumn {
        case year, programme, kind, staffNumber

        var headers: [String] {
            switch self {
            case .year: ["年度", "year", "Fiscal year"]
            case .programme: ["研修ID", "研修", "programmeId", "Programme id", "programme"]
            case .kind: ["区分", "kind"]
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "number", "Staff number"]
            }
        }

        var isRequired: Bool { self != .kind }
    }

    private static let reserve: Set<String> = ["控え", "reserve"]

    /// Those of a fiscal year without the reserve, and what is wrong with the file (`docs/diagnostics.md`: F, Q).
    package static func read(
        _ bytes: [UInt8], file: String, plan: Plan, year: FiscalYear, people: some PersonDirectory
    ) -> (nominated: [SeatCase.Nominated], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "Q", findings: findings) else {
            return ([], findings.diagnostics)
        }
        let programmes = NameIndex(plan.programmes.map { ($0.id, [$0.name.ja, $0.name.en]) })
        var nominated = [SeatCase.Nominated]()
        while table.next() {
            guard !table.reader.isBlank, let row = table.count(.year, within: 1900...2999) else { continue }
            guard let programme = programmes[table.text(.programme)] else {
                table.unknown("017", .programme, ja: "研修", en: "programme", among: programmes.candidates)
                continue
            }
            guard let person = table.person(.staffNumber, in: people) else { continue }
            if row == year.year, !reserve.contains(table.text(.kind).lowercased()) {
                nominated.append(.init(person: person, programme: programme))
            }
        }
        return (nominated, table.diagnostics)
    }
}
