import Kernel
import Mathematics

/// Reads the tables of a folder of nominations one after another, those that name things before those that refer to
/// them. Names stay `nil` where their file cannot be read, so that nobody is told of each reference to it.
struct NominationFolderReader {
    /// A person as the table has them.
    private struct Person {
        var section: Int32
        var unit: Int32
        var isInformation: Bool
        var runsSystem: Bool
        var tenure: Int32
        var retire: Int32
        var hours: Int32
        var isDone: [Bool]
        var points: [Int32]
        var isVolunteer: Bool
    }

    private let folder: FolderFiles
    private let findings = RecordFindings()
    private var sections: FolderNames?
    private var units: FolderNames?
    private var staff: FolderNames?
    private var sectionSize: [Int32] = []
    private var sectionAbsence: [Int32] = []
    private var sectionNeed: [Int32] = []
    /// Section of each named unit, −1 where its row is wrong.
    private var unitSection: [Int32] = []
    private var unitNeed: [Int32] = []
    private var people: [Person] = []

    private static let most: Int32 = 1_000_000
    private static let mostPoints: Int32 = 10_000
    private static let mostTenure: Int32 = 99
    /// Written where a person does not retire within the plan's years.
    private static let neverRetires: Int32 = 99

    init(_ folder: FolderFiles) { self.folder = folder }

    mutating func read() throws(InputErrors) -> (folder: NominationFolder, diagnostics: [Diagnostic]) {
        readSections()
        readUnits()
        readStaff()
        let meta = NominationMeta(folder, findings)
        guard !findings.diagnostics.hasErrors, let meta, let sections, let units, let staff else {
            throw InputErrors(findings.diagnostics)
        }
        checkSizes(sections)
        var tracks = FolderNames()
        for track in NominationMeta.tracks { tracks.add(track) }
        let (groups, homes) = groups(meta)
        let read = NominationFolder(
            name: meta.name, instance: instance(meta, groups), staff: staff, sections: sections, units: units,
            tracks: tracks, homes: homes)
        return (read, findings.diagnostics)
    }

    // MARK: Tables

    private enum SectionColumn: Int, FolderColumn { case section, size, absence, need }

    private mutating func readSections() {
        guard var table = FolderTable<SectionColumn>("sections.csv", of: folder, findings) else { return }
        var names = FolderNames()
        while table.next() {
            let index = table.newIndex(.section, in: &names)
            let size = table.number(.size, 0...Self.most)
            let absence = table.number(.absence, 0...Self.most)
            let need = table.number(.need, 0...Self.most)
            guard index != nil, let size, let absence, let need else { continue }
            sectionSize.append(size)
            sectionAbsence.append(absence)
            sectionNeed.append(need)
        }
        if names.count == 0 { table.reportEmpty() }
        sections = names
    }

    private enum UnitColumn: Int, FolderColumn { case unit, section, need }

    private mutating func readUnits() {
        guard var table = FolderTable<UnitColumn>("units.csv", of: folder, findings) else { return }
        var names = FolderNames()
        while table.next() {
            let index = table.newIndex(.unit, in: &names)
            let section = table.index(.section, in: sections, .section)
            let need = table.number(.need, 0...Self.most)
            if index != nil { unitSection.append(section ?? -1) }
            guard index != nil, let need else { continue }
            unitNeed.append(need)
        }
        units = names
    }

    private enum StaffColumn: Int, FolderColumn {
        case staff, section, unit, role, info, runs, tenure, retire, hours, doneDT, donePM, gDT, gPM, gADV, vol
    }

    private mutating func readStaff() {
        guard var table = FolderTable<StaffColumn>("staff.csv", of: folder, findings) else { return }
        var names = FolderNames()
        while table.next() {
            let index = table.newIndex(.staff, in: &names)
            let section = table.index(.section, in: sections, .section)
            let unit = table.index(.unit, in: units, .unit)
            let role = table.number(.role, 0...3)
            let isInformation = table.flag(.info)
            let runsSystem = table.flag(.runs)
            let tenure = table.number(.tenure, 0...Self.mostTenure)
            let retire = table.number(.retire, 0...Self.neverRetires)
            let hours = table.number(.hours, 0...Int32(NominationMeta.mostHours))
            let isDone = [table.flag(.doneDT), table.flag(.donePM), false].compactMap(\.self)
            let points = [StaffColumn.gDT, .gPM, .gADV].compactMap { table.number($0, 0...Self.mostPoints) }
            let isVolunteer = table.flag(.vol)
            if let section, let unit, unitSection[Int(unit)] >= 0, unitSection[Int(unit)] != section {
                findings.add(
                    .error, "N027", table.place(.unit),
                    ja: "係「\(table.shown(.unit))」は所属「\(table.shown(.section))」の係ではありません",
                    en: "the unit '\(table.shown(.unit))' is not of the section '\(table.shown(.section))'")
            }
            guard index != nil, let section, let unit, role != nil, let isInformation, let runsSystem, let tenure,
                let retire, let hours, isDone.count == 3, points.count == 3, let isVolunteer
            else { continue }
            people.append(
                Person(
                    section: section, unit: unit, isInformation: isInformation, runsSystem: runsSystem, tenure: tenure,
                    retire: retire, hours: hours, isDone: isDone, points: points, isVolunteer: isVolunteer))
        }
        if names.count == 0 { table.reportEmpty() }
        staff = names
    }

    private func checkSizes(_ sections: FolderNames) {
        var found = [Int32](repeating: 0, count: sections.count)
        for person in people { found[Int(person.section)] += 1 }
        for section in found.indices where found[section] != sectionSize[section] {
            FolderSizes.report(
                section, of: sections, written: sectionSize[section], found: found[section],
                file: folder.path("sections.csv"), findings)
        }
    }

    // MARK: Instance

    /// One group for each section that needs `DT` and each unit that needs `PM`.
    private func groups(_ meta: NominationMeta) -> ([NominationInstance.Group], [NominationFolder.Home]) {
        var inSection = [[Int32]](repeating: [], count: sectionNeed.count)
        var inUnit = [[Int32]](repeating: [], count: unitNeed.count)
        for (index, person) in people.enumerated() {
            inSection[Int(person.section)].append(Int32(index))
            inUnit[Int(person.unit)].append(Int32(index))
        }
        var groups: [NominationInstance.Group] = []
        var homes: [NominationFolder.Home] = []
        func add(_ track: Int, _ need: Int32, _ members: [Int32], _ home: NominationFolder.Home) {
            guard need > 0 else { return }
            let deadline = meta.targets[track].deadline
            groups.append(.init(track: Int32(track), need: need, deadline: deadline, members: members))
            homes.append(home)
        }
        for (section, need) in sectionNeed.enumerated() {
            add(0, need, inSection[section], .section(Int32(section)))
        }
        for (unit, need) in unitNeed.enumerated() { add(1, need, inUnit[unit], .unit(Int32(unit))) }
        return (groups, homes)
    }

    private func instance(_ meta: NominationMeta, _ groups: [NominationInstance.Group]) -> NominationInstance {
        let years = meta.years
        return NominationInstance(
            years: years, section: people.map(\.section),
            lastYear: people.map { person in
                // Somebody with one year left serves in the first and no longer.
                person.retire == Self.neverRetires ? Int32(years - 1) : min(person.retire, Int32(years)) - 1
            },
            isVolunteer: people.map(\.isVolunteer),
            hours: people.flatMap { [Int32](repeating: $0.hours, count: years) },
            stay: people.flatMap { person in
                (0..<years).map { meta.stay(tenure: person.tenure, year: $0) }
            },
            hoursNeeded: meta.hours, countsAsAbsence: [true, true, true], prerequisites: [[], [0, 1], []],
            seats: meta.seats,
            absenceCap: sectionAbsence.flatMap { [Int32](repeating: $0, count: years) },
            isEligible: people.flatMap { [true, true, $0.isInformation] }, isDone: people.flatMap(\.isDone),
            isWaived: people.flatMap { [false, $0.runsSystem, false] }, points: people.flatMap(\.points),
            groups: groups,
            targets: meta.targets.enumerated().map { track, target in
                .init(track: Int32(track), people: target.people, deadline: target.deadline)
            })
    }
}
