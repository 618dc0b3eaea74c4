import Domain
import Kernel

/// Writes people and units as groupware takes them: `Layout.futureOrders`.
///
/// From the second year on the file is of 15 March: everyone where they are, and once more those whom an order of the
/// coming 1 April puts elsewhere, newcomers among them.
struct FutureOrderRows {
    private let population: Population
    private let order: OrderDates
    private let grades: [[UInt8]]
    private let employments: [[UInt8]]
    private let families: [[UInt8]]

    init(_ population: Population) {
        self.population = population
        order = OrderDates(population)
        let vocabulary = population.plan.vocabulary
        grades = vocabulary[.grades].map(tableField)
        employments = vocabulary[.employments].map(tableField)
        families = vocabulary[.jobFamilies].map(tableField)
    }

    /// The files: the date of each, and the snapshots of which it tells.
    var files: [(date: CalendarDate, now: Int, coming: Int?)] {
        let dates = population.careers.dates
        var files: [(date: CalendarDate, now: Int, coming: Int?)] = [(dates[0], 0, nil)]
        for snapshot in dates.indices.dropFirst() where dates[snapshot] == FiscalYear(of: dates[snapshot]).firstDay {
            files.append((dates[snapshot].adding(days: -17), snapshot - 1, snapshot))
        }
        files.append((dates[dates.count - 1], dates.count - 1, nil))
        return files
    }

    func writeUnits(now: Int, coming: Int?, to file: inout MadeFile) throws {
        let (tree, dates) = (population.tree, population.careers.dates)
        let levels = population.plan.vocabulary[.unitLevels].map(tableField)
        for unit in tree.units where unit.exists(at: now) || coming.map(unit.exists) ?? false {
            let known = unit.exists(at: now) ? now : coming ?? now
            file.append(unit.code)
            file.comma()
            file.append(tableField(unit.name(at: known)))
            file.comma()
            let parent = unit.parent(at: known)
            if parent >= 0 { file.append(tree.units[Int(parent)].code) }
            file.comma()
            if unit.level >= 0 { file.append(levels[Int(unit.level)]) }
            file.comma()
            file.digits(unit.opened(at: known, dates: dates))
            file.comma()
            if let coming, !unit.exists(at: coming) { file.digits(dates[coming].adding(days: -1)) }
            try file.endLine()
        }
    }

    func writePeople(now: Int, coming: Int?, to file: inout MadeFile) throws {
        let careers = population.careers
        let codes = population.tree.units.map { unit in
            Array(unit.code.utf8) + [0x2C] + tableField(unit.name(at: unit.exists(at: now) ? now : coming ?? now))
        }
        let present = careers.history[now]
        let next = coming.map { careers.history[$0] } ?? []
        for index in 0..<max(present.count, next.count) {
            if index < present.count, present[index].isInService { try write(index, now, codes, to: &file) }
            guard let coming, index < next.count, next[index].isInService else { continue }
            let isSame = index < present.count && isSamePost(index, present[index], now, next[index], coming)
            if !isSame { try write(index, coming, codes, to: &file) }
        }
    }

    private func shown(_ index: Int, _ seat: Seat, _ snapshot: Int) -> Int32 {
        population.tree.shown(seat.unit, at: snapshot, person: Int(population.careers.people[index].identity))
    }

    private func isSamePost(_ index: Int, _ a: Seat, _ now: Int, _ b: Seat, _ coming: Int) -> Bool {
        a.isInService && shown(index, a, now) == shown(index, b, coming) && a.grade == b.grade
            && a.contract == b.contract && a.concurrent == b.concurrent
    }

    private func write(_ index: Int, _ snapshot: Int, _ codes: [[UInt8]], to file: inout MadeFile) throws {
        let careers = population.careers
        let (seat, person) = (careers.history[snapshot][index], careers.people[index])
        for isMain in [true, false] where isMain || seat.concurrent >= 0 {
            let unit =
                isMain ? shown(index, seat, snapshot) : population.tree.shown(seat.concurrent, at: snapshot, person: 0)
            file.digits(orderDate(index, seat, snapshot))
            file.comma()
            file.number(Int(person.staffNumber), width: careers.maker.numberWidth)
            file.comma()
            careers.maker.book.writeName(of: person, to: &file)
            file.comma()
            careers.maker.book.writeKana(of: person, to: &file)
            file.comma()
            file.append(codes[Int(unit)])
            file.comma()
            file.number(isMain ? 0 : 1)
            file.comma()
            if Int(seat.grade) < grades.count { file.append(grades[Int(seat.grade)]) }
            file.comma()
            let employment = population.words.employment(seat.contract)
            if employment >= 0 { file.append(employments[Int(employment)]) }
            file.comma()
            let family = population.jobFamily(person)
            if family >= 0 { file.append(families[Int(family)]) }
            file.comma()
            file.digits(person.birth)
            file.comma()
            file.digits(person.hired)
            file.comma()
            if person.hasMail { careers.maker.writeMail(of: person, to: &file) }
            try file.endLine()
        }
    }

    /// A change of grade at the same desk is an order too.
    private func orderDate(_ index: Int, _ seat: Seat, _ snapshot: Int) -> CalendarDate {
        let careers = population.careers
        let date = order.date(seat, careers.people[index], snapshot)
        guard snapshot > 0, index < careers.history[snapshot - 1].count else { return date }
        let before = careers.history[snapshot - 1][index]
        guard before.isInService, date < careers.dates[snapshot] else { return date }
        return isSamePost(index, before, snapshot - 1, seat, snapshot) ? date : careers.dates[snapshot]
    }
}
