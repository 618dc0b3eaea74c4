import Formats
package import Kernel

/// Reads who wishes which course in which sessions: one row for a person and a course.
package enum SeatWishReader {
    enum Column: RecordColumn {
        case staffNumber, programme, half, first, second, third

        var headers: [String] {
            switch self {
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff"]
            case .programme: ["研修", "研修名", "研修ID", "講座", "programme", "program", "course"]
            case .half: ["区分", "必須選択", "half", "kind"]
            case .first: ["第1希望", "第一希望", "希望1", "first"]
            case .second: ["第2希望", "第二希望", "希望2", "second"]
            case .third: ["第3希望", "第三希望", "希望3", "third"]
            }
        }

        var isRequired: Bool { self == .staffNumber || self == .programme }
    }

    /// The wishes in the file's order, and what is wrong with it (`docs/diagnostics.md`: F, Q).
    package static func read(
        _ bytes: [UInt8], file: String, plan: Plan, sessions: [CourseSession], people: some PersonDirectory
    ) -> (wishes: [SeatWish], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "Q", findings: findings) else {
            return ([], findings.diagnostics)
        }
        let programmes = NameIndex(plan.programmes.map { ($0.id, [$0.name.ja, $0.name.en]) })
        let codes = Dictionary(
            sessions.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
        var wishes = [SeatWish]()
        var lineOf = [SeatWish: Int]()
        while table.next() {
            guard !table.reader.isBlank else { continue }
            let person = table.person(.staffNumber, in: people)
            guard let course = table.course(.programme, .half, plan, programmes), let person,
                let chosen = chosen(table, course, sessions, codes)
            else { continue }
            let key = SeatWish(person: person, course: course, sessions: [])
            if let line = lineOf.updateValue(table.reader.lineNumber, forKey: key) {
                findings.add(
                    .error, "Q019", table.place(.programme), ja: "同じ職員の同じ研修の希望が\(line)行目にもあります。この行は読みませんでした",
                    en: "the same person's wish for the same course stands in line \(line) too; the row was left out")
                continue
            }
            wishes.append(SeatWish(person: person, course: course, sessions: chosen))
        }
        return (wishes, table.diagnostics)
    }

    private static func chosen(
        _ table: RecordTable<Column>, _ course: Course, _ sessions: [CourseSession], _ codes: [String: Int]
    ) -> [Int]? {
        var chosen = [Int]()
        for column in [Column.first, .second, .third] {
            let code = table.text(column)
            guard !code.isEmpty else { continue }
            guard let session = codes[code], sessions[session].course == course, !chosen.contains(session) else {
                table.findings.add(
                    .error, "Q020", table.place(column),
                    ja: "「\(table.shown(code))」はこの研修の回ではないか、2回書かれています。この行は読みませんでした",
                    en: "'\(table.shown(code))' is no session of this course, or stands twice; the row was left out",
                    suggestion: nearest(to: code, among: codes.keys.sorted()))
                return nil
            }
            chosen.append(session)
        }
        return chosen
    }
}

/// Reads on which half-days people cannot attend.
package enum BusyTimeReader {
    enum Column: RecordColumn {
        case staffNumber, times

        var headers: [String] {
            switch self {
            case .staffNumber: ["職員番号", "職員コード", "職員ID", "staffNumber", "staff"]
            case .times: ["出席できない日時", "日時", "都合", "when", "times", "busy"]
            }
        }

        var isRequired: Bool { true }
    }

    /// Every half-day of every row, and what is wrong with the file (`docs/diagnostics.md`: F, Q).
    ///
    /// - Parameter year: the fiscal year that the file must be of; nil: any.
    package static func read(
        _ bytes: [UInt8], file: String, people: some PersonDirectory, year: FiscalYear? = nil
    ) -> (times: [BusyTime], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "Q", findings: findings) else {
            return ([], findings.diagnostics)
        }
        var times = [BusyTime]()
        while table.next() {
            guard !table.reader.isBlank else { continue }
            let person = table.person(.staffNumber, in: people)
            guard let halfDays = CalendarHalfDay.list(table.text(.times)) else {
                table.unreadable(
                    "Q006", .times, ja: "日時（例: 2027-06-03 午前、令和9年6月3日 終日）",
                    en: "a time (for example 2027-06-03 am)")
                continue
            }
            if let year, let other = halfDays.first(where: { !year.contains($0.day) }) {
                findings.add(
                    .error, "Q024", table.place(.times),
                    ja: "「\(other.day)」は\(year.year)年度の日ではありません。この行は読みませんでした",
                    en: "\(other.day) is no day of fiscal \(year.year); the row was left out")
                continue
            }
            guard let person else { continue }
            times += halfDays.map { BusyTime(person: person, halfDay: $0) }
        }
        return (times, table.diagnostics)
    }
}
