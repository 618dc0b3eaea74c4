import Formats
package import Kernel

/// Reads sessions from a CSV file. A row that cannot be understood in full is left out.
package enum SessionReader {
    enum Column: RecordColumn {
        case code, programme, half, times, place, fewest, seats

        var headers: [String] {
            switch self {
            case .code: ["回", "回の番号", "回ID", "session", "code"]
            case .programme: ["研修", "研修名", "研修ID", "講座", "programme", "program", "course"]
            case .half: ["区分", "必須選択", "half", "kind"]
            case .times: ["日時", "日程", "実施日", "when", "times", "date"]
            case .place: ["場所", "会場", "place", "venue"]
            case .fewest: ["最少", "最少人数", "最少催行人数", "fewest", "capmin"]
            case .seats: ["定員", "席", "席数", "seats", "capacity", "cap"]
            }
        }

        var isRequired: Bool { self == .code || self == .programme || self == .times || self == .seats }
    }

    /// A place as people read it; online where there is none.
    static func name(ofPlace place: String?) -> Phrase {
        place.map { Phrase($0) } ?? Phrase(ja: "オンライン", en: "online")
    }

    /// The place that a text names; nil for online.
    package static func place(_ text: String) -> String? { online.contains(text.lowercased()) ? nil : text }

    private static let online: Set<String> = ["", "オンライン", "ｵﾝﾗｲﾝ", "online", "-"]
    package static let mostSeats = 100_000
    /// Characters of a code, of a place and of a session's times as they are written, in forms and in files.
    package static let longestCode = 60
    package static let longestPlace = 100
    package static let longestTimes = 2000

    /// The sessions in the file's order, and what is wrong with it (`docs/diagnostics.md`: F, Q001 to Q026).
    package static func read(
        _ bytes: [UInt8], file: String, plan: Plan
    ) -> (sessions: [CourseSession], diagnostics: [Diagnostic]) {
        let findings = RecordFindings()
        guard var table = RecordTable<Column>(bytes, file: file, letter: "Q", findings: findings) else {
            return ([], findings.diagnostics)
        }
        let programmes = NameIndex(plan.programmes.map { ($0.id, [$0.name.ja, $0.name.en]) })
        var sessions = [CourseSession]()
        var lineOf = [String: Int]()
        while table.next() {
            guard !table.reader.isBlank, let session = session(table, plan, programmes) else { continue }
            if let first = sessions.first, FiscalYear(of: first.firstDay) != FiscalYear(of: session.firstDay) {
                table.unreadable("Q013", .times, ja: "ほかの行と同じ年度の日時", en: "of the same fiscal year as the other rows")
                continue
            }
            if let line = lineOf.updateValue(table.reader.lineNumber, forKey: session.code) {
                findings.add(
                    .error, "Q010", table.place(.code), ja: "回「\(table.shown(session.code))」は\(line)行目にもあります",
                    en: "the session '\(table.shown(session.code))' stands in line \(line) too")
            }
            sessions.append(session)
        }
        return (sessions, table.diagnostics)
    }

    private static func session(
        _ table: RecordTable<Column>, _ plan: Plan, _ programmes: NameIndex
    ) -> CourseSession? {
        let code = table.text(.code)
        if code.isEmpty { table.unreadable("Q011", .code, ja: "回の番号", en: "a session's code") }
        let isCodeFit = table.fits(.code, within: longestCode)
        let course = table.course(.programme, .half, plan, programmes)
        guard table.fits(.times, within: longestTimes) else { return nil }
        let times = CalendarHalfDay.list(table.text(.times))
        if times == nil {
            table.unreadable(
                "Q006", .times, ja: "日時（例: 2027-06-03 午前、令和9年6月3日 終日）", en: "a time (for example 2027-06-03 am)")
        } else if let times, Set(times.map { FiscalYear(of: $0.day) }).count > 1 {
            table.unreadable("Q013", .times, ja: "一つの年度の日時", en: "times of one fiscal year")
            return nil
        }
        let seats = table.count(.seats, within: 0...mostSeats)
        let fewest = table.text(.fewest).isEmpty ? 0 : table.count(.fewest, within: 0...mostSeats)
        let isPlaceFit = table.fits(.place, within: longestPlace)
        guard !code.isEmpty, isCodeFit, isPlaceFit, let course, let times, let seats, let fewest else { return nil }
        if fewest > seats, seats > 0 {
            table.findings.add(
                .error, "Q015", table.place(.fewest), ja: "最少の人数（\(fewest)）が定員（\(seats)）より多くなっています",
                en: "the fewest people (\(fewest)) are more than the seats (\(seats))")
            return nil
        }
        let place = table.text(.place)
        return CourseSession(
            code: code, programme: course.programme, half: course.half, times: times,
            place: Self.place(place), fewest: fewest, seats: seats)
    }
}

extension RecordTable {
    /// The course that a programme and a half name; the only half where none is told. Nil, with a finding, for others.
    func course(_ programme: Column, _ half: Column, _ plan: Plan, _ programmes: NameIndex) -> Course? {
        guard let index = programmes[text(programme)] else {
            unknown("017", programme, ja: "研修", en: "programme", among: programmes.candidates)
            return nil
        }
        let about = plan.programmes[index]
        let word = text(half).lowercased()
        let kind =
            word.isEmpty
            ? (about.mandatory != nil && about.elective != nil ? nil : about.mandatory != nil ? .mandatory : .elective)
            : RecordWords.halves[word]
        guard let kind, about[kind] != nil else {
            findings.add(
                .error, "Q018", place(word.isEmpty ? programme : half),
                ja: "研修「\(about.name.ja)」の区分「\(shown(word))」が決まりません（必須、選択のうち、この研修にあるもの）",
                en: "'\(about.name.en)' has no half '\(shown(word))': mandatory or elective, as the programme has it")
            return nil
        }
        return Course(programme: index, half: kind)
    }

    /// A whole number within a range; nil, with a finding, for others.
    func count(_ column: Column, within range: ClosedRange<Int>) -> Int? {
        if let number = Int(text(column)), range.contains(number) { return number }
        unreadable(
            "Q014", column, ja: "\(range.lowerBound)から\(range.upperBound)までの整数",
            en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// Whether a cell has no more characters than a form would take; false, with a finding, where it has.
    func fits(_ column: Column, within most: Int) -> Bool {
        let count = text(column).count
        guard count > most else { return true }
        let name = column.headers[0]
        findings.add(
            .error, "Q026", place(column), ja: "列「\(name)」は\(most)字までです（\(count)字あります）。この行は読みませんでした",
            en: "'\(name)' has at most \(most) characters, not \(count); the row was left out")
        return false
    }

    /// The finding for a cell that is not what it should be; the row is left out.
    func unreadable(_ code: String, _ column: Column, ja: String, en: String) {
        let text = text(column)
        let name = column.headers[0]
        findings.add(
            .error, code, place(column),
            ja: text.isEmpty
                ? "列「\(name)」が空です。この行は読みませんでした"
                : "列「\(name)」の「\(shown(text))」は、\(ja)として読めません。この行は読みませんでした",
            en: text.isEmpty
                ? "the column '\(name)' is empty; the row was left out"
                : "'\(shown(text))' in '\(name)' is not \(en); the row was left out")
    }
}
