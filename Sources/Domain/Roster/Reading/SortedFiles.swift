import Formats
import Kernel

/// The files by what they hold, each with its entry of the mapping, in the order in which they are to be read.
struct SortedFiles {
    struct DatedFile {
        var file: Int
        var entry: Int
        var date: CalendarDate?
    }

    private(set) var steps = [PeopleStep]()
    private(set) var units = [DatedFile]()
    private(set) var roles = [DatedFile]()
    private(set) var absences = [DatedFile]()

    init(_ context: RosterContext, _ findings: inout RosterFindings) {
        var people = [DatedFile]()
        for (index, file) in context.files.enumerated() {
            guard let entryIndex = context.mapping.entryIndex(for: file.name, in: file.group) else {
                findings.add(
                    .noEntryForFile, at: file.name,
                    Phrase(
                        ja: "対応表にこのファイル名に合う項目（files の match）がありません",
                        en: "no entry of the mapping (files, match) fits this file's name"))
                continue
            }
            let entry = context.mapping.entries[entryIndex]
            let dated = DatedFile(file: index, entry: entryIndex, date: Self.date(of: file, entry, &findings))
            switch entry.kind {
            case .people:
                if dated.date == nil {
                    findings.add(
                        .noSnapshotDate, at: file.name,
                        Phrase(
                            ja: "いつ現在のファイルか分かりません。ファイル名に8桁の日付を入れるか、対応表に date を書いてください",
                            en:
                                "the file's date cannot be told: put eight digits into its name, or date into the mapping"
                        ))
                } else {
                    people.append(dated)
                }
            case .units: units.append(dated)
            case .roles: roles.append(dated)
            case .absences: absences.append(dated)
            }
        }
        if people.isEmpty, !findings.diagnostics.hasErrors {
            findings.add(
                .noPeople, at: context.files.first?.name ?? context.mapping.file,
                Phrase(ja: "職員のファイルがありません", en: "there is no file of people"))
        }
        steps = Self.steps(people, context)
        units = units.sorted(by: Self.isEarlier)
        roles = roles.sorted(by: Self.isEarlier)
        absences = absences.sorted(by: Self.isEarlier)
        if units.count(where: { $0.date == nil }) > 1, let second = units.dropFirst().first {
            findings.add(
                .unitFilesUndated, at: context.files[second.file].name,
                Phrase(
                    ja: "日付のない所属のファイルが複数あり、順序が分かりません。ファイル名に8桁の日付を入れてください",
                    en: "several unit files bear no date, so their order is unknown: put eight digits into their names")
            )
        }
    }

    private static func isEarlier(_ a: DatedFile, _ b: DatedFile) -> Bool {
        (a.date ?? .distantPast, a.file) < (b.date ?? .distantPast, b.file)
    }

    /// Full files of one date are read as one snapshot: some exports have a file for each bureau.
    private static func steps(_ people: [DatedFile], _ context: RosterContext) -> [PeopleStep] {
        var steps = [PeopleStep]()
        for file in people.sorted(by: isEarlier) {
            let mode = context.mapping.entries[file.entry].mode
            let date = file.date ?? .distantPast
            let same = steps.firstIndex { $0.mode == .full && mode == .full && $0.date == date }
            if let same {
                steps[same].files.append((file.file, file.entry))
            } else {
                steps.append(PeopleStep(number: steps.count, mode: mode, date: date, files: [(file.file, file.entry)]))
            }
        }
        return steps
    }

    private static func date(
        of file: RosterFile, _ entry: RosterFileEntry, _ findings: inout RosterFindings
    ) -> CalendarDate? {
        switch entry.date {
        case .fixed(let date): return date
        case .newestOrder: return newestOrder(file, entry)
        case .fileName:
            if let date = file.dateInName { return date }
            // Changes carry their own dates: the file's only says in which order files are read.
            return entry.kind == .people && entry.mode == .changes ? newestOrder(file, entry) : nil
        }
    }

    private static func newestOrder(_ file: RosterFile, _ entry: RosterFileEntry) -> CalendarDate? {
        // What is wrong with the rows is told when they are read.
        var findings = RosterFindings()
        guard var table = RosterTable(file, entry: entry, findings: &findings) else { return nil }
        let field = table.field(.orderDate)
        var dates = DateReading()
        var newest: CalendarDate?
        while table.next(&findings) {
            if case .date(let date) = table.reader.withTrimmedField(field, { dates.read($0) }) {
                newest = max(newest ?? date, date)
            }
        }
        return newest
    }
}
