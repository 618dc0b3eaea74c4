import Kernel
import Mathematics

/// Reads the tables of a folder of seats one after another, those that name things before those that refer to them.
/// Names stay `nil` where their file cannot be read, so that nobody is told of each reference to it.
struct SeatFolderReader {
    let folder: FolderFiles
    let findings = RecordFindings()

    var municipalities: FolderNames?
    var sections: FolderNames?
    var staff: FolderNames?
    var sessionNames: FolderNames?
    var courses = FolderNames()
    var requestNames: FolderNames?

    var minutes: [Int32] = []
    var sectionMunicipality: [Int32] = []
    var sectionMostAway: [Int32] = []
    var sectionSize: [Int32] = []
    var personSection: [Int32] = []
    var personClass: [Int8] = []
    var sessions: [SeatYear.Session] = []
    var requests: [SeatYear.Request] = []
    /// Courses of all named sessions and requests, −1 where a row is wrong.
    var sessionCourse: [Int32] = []
    var requestCourse: [Int32] = []

    /// Most of anything that is counted: people, seats.
    static let most: Int32 = 1_000_000
    /// What stands for no municipality.
    static let online = "-1"
    static let mostMinutes: Int32 = 100_000

    init(_ folder: FolderFiles) { self.folder = folder }

    mutating func read() throws(InputErrors) -> (folder: SeatFolder, diagnostics: [Diagnostic]) {
        readTravel()
        readSections()
        readStaff()
        readSessions()
        let unavailable = readUnavailable()
        let mandatoryWishes = readMandatoryWishes()
        readRequests()
        let electiveWishes = readElectiveWishes()
        let meta = FolderMeta(folder, findings)
        let mostElectives = meta?.integer("maxel", within: 0...1_000)
        guard !findings.diagnostics.hasErrors, let mostElectives, let meta, let municipalities, let sections, let staff,
            let sessionNames, let requestNames
        else { throw InputErrors(findings.diagnostics) }
        checkSizes(staff, sections)
        let year: SeatYear
        do {
            year = try SeatYear(
                municipalityCount: municipalities.count, minutes: minutes, sectionMunicipality: sectionMunicipality,
                sectionMostAway: sectionMostAway, personSection: personSection, personClass: personClass,
                sessions: sessions, unavailable: unavailable, mandatoryWishes: mandatoryWishes, requests: requests,
                electiveWishes: electiveWishes, mostElectives: Int32(mostElectives))
        } catch {
            throw InputErrors(findings.diagnostics)
        }
        let read = SeatFolder(
            name: meta.optionalText("name"), year: year, staff: staff, sections: sections,
            municipalities: municipalities, sessions: sessionNames, courses: courses, requests: requestNames)
        return (read, findings.diagnostics)
    }

    // MARK: Places

    private enum TravelColumn: Int, FolderColumn { case a, b, minutes }

    private mutating func readTravel() {
        guard var table = FolderTable<TravelColumn>("travel.csv", of: folder, findings) else { return }
        var names = FolderNames()
        var minutesOf: [Int64: Int32] = [:]
        var towards: [Int32: Int] = [:]
        while table.next() {
            let line = table.line
            let from = table.name(.a, in: &names)
            let to = table.name(.b, in: &names)
            let minutes = table.number(.minutes, 0...Self.mostMinutes)
            guard let from, let to, let minutes else { continue }
            if minutesOf.updateValue(minutes, forKey: Int64(from) << 32 | Int64(to)) != nil {
                table.reportAgain(at: line)
            } else if from != to {
                towards[from, default: 0] += 1
            }
        }
        municipalities = names
        if let online = names.index(of: Self.online) {
            findings.add(
                .error, "N016", Place(file: table.file, line: names.line(of: online), column: 1),
                ja: "「\(Self.online)」はオンラインを表すため、市町村の名前にできません",
                en: "'\(Self.online)' stands for online and cannot name a municipality")
        }
        for from in 0..<Int32(names.count) where towards[from, default: 0] < names.count - 1 {
            let missing = (0..<Int32(names.count)).first { to in
                to != from && minutesOf[Int64(from) << 32 | Int64(to)] == nil
            }
            findings.add(
                .error, "N030", Place(file: table.file, line: names.line(of: from), column: 1),
                ja: "市町村「\(names[from])」から「\(names[missing ?? from])」までの時間がありません",
                en: "the minutes from '\(names[from])' to '\(names[missing ?? from])' are missing")
        }
        guard !findings.diagnostics.hasErrors else { return }
        minutes = [Int32](repeating: 0, count: names.count * names.count)
        for (pair, value) in minutesOf {
            minutes[Int(pair >> 32) * names.count + Int(Int32(truncatingIfNeeded: pair))] = value
        }
    }

    private enum SectionColumn: Int, FolderColumn { case section, muni, size, cap }

    private mutating func readSections() {
        guard var table = FolderTable<SectionColumn>("sections.csv", of: folder, findings) else { return }
        var names = FolderNames()
        while table.next() {
            let index = table.newIndex(.section, in: &names)
            let municipality = table.index(.muni, in: municipalities, .municipality)
            let size = table.number(.size, 0...Self.most)
            let most = table.number(.cap, 0...Self.most)
            guard index != nil, let municipality, let size, let most else { continue }
            sectionMunicipality.append(municipality)
            sectionSize.append(size)
            sectionMostAway.append(most)
        }
        if names.count == 0 { table.reportEmpty() }
        sections = names
    }

    private enum StaffColumn: Int, FolderColumn { case staff, section, cls }

    private mutating func readStaff() {
        guard var table = FolderTable<StaffColumn>("staff.csv", of: folder, findings) else { return }
        var names = FolderNames()
        while table.next() {
            let index = table.newIndex(.staff, in: &names)
            let section = table.index(.section, in: sections, .section)
            let priority = table.number(.cls, 1...2)
            guard index != nil, let section, let priority else { continue }
            personSection.append(section)
            personClass.append(Int8(priority))
        }
        if names.count == 0 { table.reportEmpty() }
        staff = names
    }

    /// A file of staff that is cut off still reads; the sections' sizes show it.
    private func checkSizes(_ staff: FolderNames, _ sections: FolderNames) {
        var people = [Int32](repeating: 0, count: sections.count)
        for section in personSection { people[Int(section)] += 1 }
        for section in people.indices where people[section] != sectionSize[section] {
            FolderSizes.report(
                section, of: sections, written: sectionSize[section], found: people[section],
                file: folder.path("sections.csv"), findings)
        }
    }
}
