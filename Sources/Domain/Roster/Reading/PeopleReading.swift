import Formats
import Kernel

/// Reads the people files, step by step in the order of their dates: who there is, and a row for every post stated.
struct PeopleReading {
    let context: RosterContext
    var register = PersonRegister()
    var units: UnitSightings
    var rows = [PostRow]()
    var roleSightings = [HeldSighting]()
    var absenceSightings = [HeldSighting]()
    /// Dates of the full snapshots that have a column for roles, for absences.
    var roleDates = [CalendarDate]()
    var absenceDates = [CalendarDate]()
    /// By file: which of the full snapshots it is of; -1 for changes and other files.
    private(set) var snapshotOfFile: [Int32]
    private var snapshotCount: Int32 = 0
    private var wordsOfEntry: [Int: PeopleWords] = [:]

    init(_ context: RosterContext, codes: TextNumbering) {
        self.context = context
        units = UnitSightings(codes: codes, attributes: UnitAttributes(context))
        snapshotOfFile = [Int32](repeating: -1, count: context.files.count)
    }

    mutating func read(_ step: PeopleStep, _ findings: inout RosterFindings) {
        units.begin(on: step.date)
        for (file, entry) in step.files {
            if step.mode == .full { snapshotOfFile[file] = snapshotCount }
            read(file: file, entry: entry, step, &findings)
        }
        if step.mode == .full { snapshotCount += 1 }
    }

    /// To be called after the last step: what the words of all files had to complain about.
    func report(_ findings: inout RosterFindings) {
        for (_, words) in wordsOfEntry.sorted(by: { $0.key < $1.key }) { words.report(context.files, &findings) }
    }

    private mutating func read(file: Int, entry number: Int, _ step: PeopleStep, _ findings: inout RosterFindings) {
        let entry = context.mapping.entries[number]
        guard var table = RosterTable(context.files[file], entry: entry, findings: &findings) else { return }
        // The words leave the dictionary while they are written to, so that nothing is copied.
        var words = wordsOfEntry.removeValue(forKey: number) ?? PeopleWords(entry: entry, context)
        let reading = PeopleFileReading(
            fields: PeopleFields(table), step: step, file: Int32(file), hasPath: !entry.unitPath.isEmpty,
            pathLevels: entry.unitPath.map { context.index(of: $0.level.word, in: .unitLevels) },
            isNested: entry.pathCodes == .nested)
        if step.mode == .full {
            if reading.fields.roles >= 0, roleDates.last != step.date { roleDates.append(step.date) }
            if reading.fields.absence >= 0, absenceDates.last != step.date { absenceDates.append(step.date) }
        }
        let before = rows.count
        let expected = context.files[file].bytes.count / 160
        rows.reserveCapacity(rows.count + expected)
        if register.people.isEmpty { register.reserve(expected) }
        var tally = PeopleTally()
        while table.next(&findings) { reading.row(&table, &words, &self, &tally, &findings) }
        table.finish(&findings)
        wordsOfEntry[number] = words
        tally.report(table, &findings)
        if rows.count == before {
            findings.add(.noRows, at: table.file, Phrase(ja: "読める行がありません", en: "no row can be read"))
        }
    }
}

/// What is told of a file once with a number, instead of row by row.
struct PeopleTally {
    var userDefined = Sighting()
    var guessedMain = Sighting()

    func report(_ table: RosterTable, _ findings: inout RosterFindings) {
        if userDefined.count > 0 {
            findings.add(
                .userDefinedCharacters, at: table.file, line: Int(userDefined.first.line),
                Phrase(
                    ja: "外字を含み代替表記のない氏名が\(userDefined.count)人分あります（最初はこの行）。そのまま保持します",
                    en:
                        "\(userDefined.count) names have user-defined characters and no alternate writing (first here); "
                        + "they are kept as they are"))
        }
        if guessedMain.count > 0 {
            findings.add(
                .mainPostGuessed, at: table.file, line: Int(guessedMain.first.line),
                Phrase(
                    ja: "本務区分の列がなく、1人に2行以上あるものが\(guessedMain.count)行あります（最初はこの行）。"
                        + "最初の行を本務、ほかを兼務とします",
                    en:
                        "no column says which post is the main one, and \(guessedMain.count) rows are further rows of a "
                        + "person (first here); the first row is taken as the main post"))
        }
    }
}
