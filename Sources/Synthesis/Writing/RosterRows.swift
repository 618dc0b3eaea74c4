import Domain
import Kernel

/// Writes the people and units of a made city in the standard layout.
struct RosterRows {
    static let peopleColumns = [
        "職員番号", "氏名", "代替表記", "カナ氏名", "生年月日", "採用年月日", "メール", "所属コード", "所属名", "職階", "任用区分", "職種", "本務区分", "発令日",
        "職務", "意向", "役割", "休職区分",
    ]
    static let unitColumns = ["所属コード", "所属名", "上位所属コード", "階層", "種別", "開始日", "終了日"]

    private let population: Population
    private let roles: RoleHolders
    private let vocabulary: [Vocabulary.List: [[UInt8]]]
    private let roleNames: [[UInt8]]
    private static let absences: [[UInt8]] = ["", "育休", "休職", "出向"].map { Array($0.utf8) }
    private static let main = Array("本務".utf8)
    private static let concurrent = Array("兼務".utf8)

    init(_ population: Population, roles: RoleHolders) {
        self.population = population
        self.roles = roles
        var vocabulary = [Vocabulary.List: [[UInt8]]]()
        for list in Vocabulary.List.allCases { vocabulary[list] = population.plan.vocabulary[list].map(tableField) }
        self.vocabulary = vocabulary
        roleNames = population.plan.roles.map { tableField($0.name.ja) }
    }

    // MARK: Units

    func writeUnits(at snapshot: Int, to file: inout MadeFile) throws {
        try file.header(Self.unitColumns)
        let levels = vocabulary[.unitLevels] ?? []
        let kinds = vocabulary[.unitKinds] ?? []
        for unit in population.tree.units where unit.exists(at: snapshot) {
            file.append(unit.code)
            file.comma()
            file.append(tableField(unit.name(at: snapshot)))
            file.comma()
            let parent = unit.parent(at: snapshot)
            if parent >= 0 { file.append(population.tree.units[Int(parent)].code) }
            file.comma()
            if unit.level >= 0 { file.append(levels[Int(unit.level)]) }
            file.comma()
            if unit.kind >= 0 { file.append(kinds[Int(unit.kind)]) }
            file.comma()
            file.date(unit.opened(at: snapshot, dates: population.careers.dates))
            file.comma()
            try file.endLine()
        }
    }

    // MARK: People

    func writePeople(at snapshot: Int, to file: inout MadeFile) throws {
        try file.header(Self.peopleColumns)
        let careers = population.careers
        let tree = population.tree
        let seats = careers.history[snapshot]
        let held = heldRoles(at: snapshot)
        let order = OrderDates(population)
        let unitFields = tree.units.map { Array($0.code.utf8) + [0x2C] + tableField($0.name(at: snapshot)) }
        let grades = vocabulary[.grades] ?? []
        let employments = vocabulary[.employments] ?? []
        let families = vocabulary[.jobFamilies] ?? []
        let year = FiscalYear(of: careers.dates[snapshot]).year
        for index in seats.indices where seats[index].isInService {
            let (seat, person) = (seats[index], careers.people[index])
            let shown = tree.shown(seat.unit, at: snapshot, person: Int(person.identity))
            for isMain in [true, false] {
                if !isMain, seat.concurrent < 0 { continue }
                writePerson(person, to: &file)
                let unit = isMain ? shown : tree.shown(seat.concurrent, at: snapshot, person: 0)
                file.append(unitFields[Int(unit)])
                file.comma()
                if seat.grade < grades.count { file.append(grades[Int(seat.grade)]) }
                file.comma()
                let employment = population.words.employment(seat.contract)
                if employment >= 0 { file.append(employments[Int(employment)]) }
                file.comma()
                let family = population.jobFamily(person)
                if family >= 0 { file.append(families[Int(family)]) }
                file.comma()
                file.append(isMain ? Self.main : Self.concurrent)
                file.comma()
                file.date(isMain ? order.date(seat, person, snapshot) : seat.since)
                file.comma()
                words(population.duties(index, seat), .duties, to: &file)
                file.comma()
                words(population.duties.intents(of: person, year: year), .intents, to: &file)
                file.comma()
                if held[index] != 0 { append(held[index], roleNames, to: &file) }
                file.comma()
                file.append(Self.absences[Int(seat.absence.rawValue)])
                try file.endLine()
            }
        }
    }

    /// From 職員番号 to メール, with the comma after it.
    private func writePerson(_ person: MadePerson, to file: inout MadeFile) {
        let book = population.careers.maker.book
        let width = population.careers.maker.numberWidth
        file.number(Int(person.staffNumber), width: width)
        file.comma()
        book.writeName(of: person, to: &file)
        file.comma()
        book.writeAlternate(of: person, to: &file)
        file.comma()
        book.writeKana(of: person, to: &file)
        file.comma()
        file.date(person.birth)
        file.comma()
        file.date(person.hired)
        file.comma()
        if person.hasMail { population.careers.maker.writeMail(of: person, to: &file) }
        file.comma()
    }

    /// Roles held on the day itself: those named in May are not yet held on 1 April.
    private func heldRoles(at snapshot: Int) -> [UInt64] {
        var masks = [UInt64](repeating: 0, count: population.careers.people.count)
        let date = population.careers.dates[snapshot]
        for assignment in roles.assignments where assignment.from <= date && (assignment.to.map { date <= $0 } ?? true)
        {
            masks[Int(assignment.person)] |= 1 << UInt64(assignment.role)
        }
        return masks
    }

    private func words(_ mask: UInt64, _ list: Vocabulary.List, to file: inout MadeFile) {
        if mask != 0 { append(mask, vocabulary[list] ?? [], to: &file) }
    }

    private func append(_ mask: UInt64, _ words: [[UInt8]], to file: inout MadeFile) {
        var isFirst = true
        for (index, word) in words.enumerated() where index < 64 && mask & (1 << UInt64(index)) != 0 {
            if !isFirst { file.append(byte: 0x3B) }
            file.append(word)
            isFirst = false
        }
    }
}
