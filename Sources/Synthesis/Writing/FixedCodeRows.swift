import Domain
import Kernel

/// Writes people as a payroll system prints them: `Layout.fixedCodes`.
struct FixedCodeRows {
    static let columns = [
        "個人番号", "職員番号", "氏名漢字", "氏名カナ", "生年月日", "採用年月日", "職階コード", "任用区分コード", "職種コード", "本務区分", "発令年月日",
        "休職コード", "部コード", "部名", "課コード", "課名", "係コード", "係名",
    ]

    private let population: Population

    init(_ population: Population) { self.population = population }

    func writePeople(at snapshot: Int, to file: inout MadeFile) throws {
        let careers = population.careers
        let tree = population.tree
        try file.header(["職員情報一覧表　基準日：" + careers.dates[snapshot].written(in: .ja)])
        try file.header(Self.columns.map { "\"\($0)\"" })
        let paths = tree.units.indices.map { path(of: $0, at: snapshot) }
        let order = OrderDates(population)
        for (index, seat) in careers.history[snapshot].enumerated() where seat.isInService && seat.contract != .external
        {
            let person = careers.people[index]
            for isMain in [true, false] where isMain || seat.concurrent >= 0 {
                let unit =
                    isMain
                    ? tree.shown(seat.unit, at: snapshot, person: Int(person.identity))
                    : tree.shown(seat.concurrent, at: snapshot, person: 0)
                quoted(&file) { $0.number(10_000_001 + Int(person.identity), width: 8) }
                quoted(&file) { $0.number(Int(person.staffNumber), width: careers.maker.numberWidth) }
                quoted(&file) { careers.maker.book.writeName(of: person, to: &$0) }
                quoted(&file) { careers.maker.book.writeKana(of: person, to: &$0) }
                quoted(&file) { Self.writeEra(person.birth, to: &$0) }
                quoted(&file) { Self.writeEra(person.hired, to: &$0) }
                quoted(&file) { $0.number(Int(seat.grade) + 1, width: 2) }
                quoted(&file) { $0.number(Self.code(seat.contract)) }
                quoted(&file) { $0.number(Int(population.jobFamily(person)) + 1, width: 3) }
                quoted(&file) { $0.number(isMain ? 0 : 1) }
                let day = isMain ? order.date(seat, person, snapshot) : seat.since
                quoted(&file) { Self.writeEra(day, to: &$0) }
                quoted(&file) { $0.append(Self.absence(seat.absence)) }
                file.append(paths[Int(unit)])
                try file.endLine()
            }
        }
    }

    private func quoted(_ file: inout MadeFile, _ body: (inout MadeFile) -> Void) {
        file.append(byte: 0x22)
        body(&file)
        file.append(byte: 0x22)
        file.comma()
    }

    private static func code(_ contract: Contract) -> Int {
        switch contract {
        case .regular: 1
        case .reemployed: 2
        case .fixedTerm: 3
        case .annualFull: 4
        case .annualPart: 5
        case .external: 7
        case .special: 8
        case .dispatched: 9
        }
    }

    private static func absence(_ absence: Seat.Absence) -> String {
        switch absence {
        case .none: "00"
        case .sick: "01"
        case .parental: "02"
        case .secondment: "09"
        }
    }

    private static let eras: [(letter: UInt8, firstYear: Int, firstDay: CalendarDate)] =
        JapaneseEra.allCases.map { (UInt8(ascii: $0.letter.unicodeScalars.first ?? "R"), $0.firstYear, $0.firstDay) }

    /// `S45.11.08`.
    private static func writeEra(_ date: CalendarDate, to file: inout MadeFile) {
        guard let era = eras.first(where: { $0.firstDay <= date }) else { return }
        let (year, month, day) = date.components
        file.append(byte: era.letter)
        file.number(year - era.firstYear + 1, width: 2)
        file.append(byte: 0x2E)
        file.number(month, width: 2)
        file.append(byte: 0x2E)
        file.number(day, width: 2)
    }

    /// Code and name of the unit's department, section and team, as far as it has them.
    private func path(of unit: Int, at snapshot: Int) -> [UInt8] {
        let tree = population.tree
        var fields = [String](repeating: "", count: 6)
        var current = unit
        while current >= 0 {
            let about = tree.units[current]
            let place = about.tier == .team ? 4 : about.tier == .section ? 2 : 0
            // Of several departments above one another the lowest stands for them.
            if fields[place].isEmpty {
                fields[place] = about.code
                fields[place + 1] = about.name(at: snapshot)
            }
            current = Int(about.parent(at: snapshot))
        }
        return Array(fields.map { "\"\($0)\"" }.joined(separator: ",").utf8)
    }
}
