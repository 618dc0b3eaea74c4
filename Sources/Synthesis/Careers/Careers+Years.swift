import Kernel

extension Careers {
    private enum Fate { case stays, moves, leaves, retires, isReplaced, beginsAnew }

    private func fate(_ index: Int, _ snapshot: Int, on date: CalendarDate) -> Fate {
        let (person, seat) = (people[index], seats[index])
        let age = person.age(on: date)
        let draw = dice.unit(index, snapshot * 16 + 1)
        switch seat.contract {
        case .regular:
            if age >= 60 {
                let retires = age >= 65 ? 1 : age == 60 ? 0.7 : 0.5
                if draw < retires { return .retires }
            } else if draw < (age < 30 ? 0.025 : age < 40 ? 0.015 : 0.006) {
                return .leaves
            }
            let years = date.year - seat.since.year
            return dice.chance(Self.chanceOfMove(years: years, field: person.field), index, snapshot * 16)
                ? .moves : .stays
        case .reemployed:
            if age >= 66 || draw < 0.1 { return .leaves }
            return draw < 0.25 ? .moves : .stays
        case .annualFull, .annualPart:
            if age >= 70 || draw < 0.09 { return .isReplaced }
            return draw < 0.11 ? .beginsAnew : .stays
        case .fixedTerm: return draw < 0.25 ? .isReplaced : .stays
        case .dispatched: return draw < 0.4 ? .isReplaced : .stays
        case .external: return draw < 0.2 ? .isReplaced : .stays
        case .special: return draw < 0.12 ? .isReplaced : .stays
        }
    }

    /// Lists by field and class of seat.
    private struct Pools {
        private var lists: [[Int32]]
        private let classes: Int

        init(classes: Int) {
            self.classes = classes
            lists = [[Int32]](repeating: [], count: classes * Field.allCases.count)
        }

        subscript(_ field: Field, _ seatClass: Int) -> [Int32] {
            get { lists[field.rawValue * classes + seatClass] }
            _modify { yield &lists[field.rawValue * classes + seatClass] }
        }
    }

    /// The movements of a 1 April.
    mutating func passYear(to snapshot: Int) {
        let date = dates[snapshot]
        var vacant = Pools(classes: words.seatClasses)
        var movers = Pools(classes: words.seatClasses)
        var retired = Pools(classes: 1)
        var vacantForRetired = Pools(classes: 1)
        for index in 0..<seats.count where seats[index].isInService {
            let (seat, field) = (seats[index], people[index].field)
            let seatClass = Int(seat.seatClass)
            switch fate(index, snapshot, on: date) {
            case .stays: if seat.contract.isAnnual { seats[index].since = date }
            case .moves:
                vacant[field, seatClass].append(seat.unit)
                movers[field, seatClass].append(Int32(index))
            case .leaves:
                if seat.contract == .reemployed {
                    vacantForRetired[field, 0].append(seat.unit)
                } else {
                    vacant[field, seatClass].append(seat.unit)
                }
                seats[index] = Seat()
            case .retires:
                vacant[field, seatClass].append(seat.unit)
                retired[field, 0].append(Int32(index))
            case .isReplaced:
                seats[index] = Seat()
                hire(seat.unit, field, seat.contract, seatClass: seatClass, on: date)
            case .beginsAnew: hireAgain(index, on: date)
            }
        }
        for field in Field.allCases {
            reemploy(&retired[field, 0], &vacantForRetired[field, 0], surplus: &vacant[field, 0], snapshot)
            for seatClass in stride(from: words.seatClasses - 1, through: 1, by: -1) {
                let missing = vacant[field, seatClass].count - movers[field, seatClass].count
                let promoted = promote(missing, field, from: seatClass - 1, &movers, &vacant, snapshot)
                movers[field, seatClass] += promoted
            }
            for seatClass in 0..<words.seatClasses {
                fill(&vacant[field, seatClass], movers[field, seatClass], field, seatClass, snapshot)
            }
        }
        for index in seats.indices where seats[index].isInService {
            setGrade(index, on: date)
            changeAbsence(index, snapshot, on: date)
            addConcurrent(index, snapshot, share: 0.45)
        }
    }

    /// Retired people take the seats kept for the re-employed; seats without anyone become ordinary ones.
    private mutating func reemploy(
        _ retired: inout [Int32], _ units: inout [Int32], surplus: inout [Int32], _ snapshot: Int
    ) {
        dice.shuffle(&retired, snapshot)
        for unit in units {
            guard let index = retired.popLast().map({ Int($0) }), words.employment(.reemployed) >= 0 else {
                surplus.append(unit)
                continue
            }
            moveTo(unit, index, on: dates[snapshot])
            seats[index].contract = .reemployed
            seats[index].seatClass = 0
            seats[index].absence = .none
        }
        for index in retired { seats[Int(index)] = Seat() }
    }

    /// People of the class below who move up: the older of those who move anyway, then anyone old enough.
    private mutating func promote(
        _ missing: Int, _ field: Field, from seatClass: Int, _ movers: inout Pools, _ vacant: inout Pools,
        _ snapshot: Int
    ) -> [Int32] {
        guard missing > 0 else { return [] }
        let date = dates[snapshot]
        let youngest = [34, 44, 50, 53, 54][min(seatClass, 4)]
        let scored = movers[field, seatClass].map { index -> (score: Double, index: Int32) in
            let age = Double(people[Int(index)].age(on: date))
            let isFit = seats[Int(index)].contract == .regular && age >= Double(youngest) && age < 59
            return (isFit ? age + 10 * dice.unit(Int(index), snapshot * 16 + 10) : 0, index)
        }
        .sorted { ($0.score, $0.index) > ($1.score, $1.index) }
        var promoted = scored.prefix(missing).filter { $0.score > 0 }.map(\.index)
        let chosen = Set(promoted)
        movers[field, seatClass].removeAll { chosen.contains($0) }
        if promoted.count < missing {
            let others = stayers(
                field, seatClass, youngest: youngest, besides: movers[field, seatClass], chosen, snapshot)
            for index in others.prefix(missing - promoted.count) {
                vacant[field, seatClass].append(seats[Int(index)].unit)
                promoted.append(index)
            }
        }
        for index in promoted { seats[Int(index)].seatClass = UInt8(seatClass + 1) }
        return promoted
    }

    private func stayers(
        _ field: Field, _ seatClass: Int, youngest: Int, besides movers: [Int32], _ chosen: Set<Int32>, _ snapshot: Int
    ) -> [Int32] {
        let taken = chosen.union(movers)
        var found = [Int32]()
        for index in seats.indices {
            let seat = seats[index]
            guard seat.isInService, people[index].field == field, Int(seat.seatClass) == seatClass,
                seat.contract == .regular, seat.since < dates[snapshot], !taken.contains(Int32(index))
            else { continue }
            found.append(Int32(index))
        }
        let oldEnough = found.filter { people[Int($0)].age(on: dates[snapshot]) >= youngest }
        var candidates = oldEnough.isEmpty ? found : oldEnough
        dice.shuffle(&candidates, snapshot * 100 + seatClass)
        return candidates
    }

    /// Movers take the vacant seats of their field and class, never the one they come from; newcomers take the rest.
    private mutating func fill(
        _ units: inout [Int32], _ movers: [Int32], _ field: Field, _ seatClass: Int, _ snapshot: Int
    ) {
        dice.shuffle(&units, snapshot * 1000 + field.rawValue * 10 + seatClass)
        for (number, index) in movers.enumerated() where number < units.count {
            if units[number] == seats[Int(index)].unit, units.count > 1 {
                units.swapAt(number, number + 1 < units.count ? number + 1 : 0)
            }
            moveTo(units[number], Int(index), on: dates[snapshot])
        }
        for unit in units.dropFirst(movers.count) {
            hire(unit, field, .regular, seatClass: seatClass, on: dates[snapshot])
        }
    }

    /// The few movements between a 1 April and the newest snapshot.
    mutating func passMonths(to snapshot: Int) {
        let date = dates[snapshot]
        let order = orderDate(before: date)
        var movers = [Int32]()
        var units = [Int32]()
        for index in 0..<seats.count where seats[index].isInService {
            let seat = seats[index]
            let draw = dice.unit(index, snapshot * 16)
            let leaves = seat.contract.isAnnual ? 0.012 : seat.contract == .regular ? 0.004 : 0
            if draw < leaves {
                seats[index] = Seat()
                hire(seat.unit, people[index].field, seat.contract, seatClass: Int(seat.seatClass), on: order)
            } else if draw < leaves + 0.006, people[index].field == .administration, seat.seatClass == 0,
                seat.contract == .regular
            {
                movers.append(Int32(index))
                units.append(seat.unit)
            } else {
                changeAbsence(index, snapshot, on: date)
            }
        }
        guard movers.count > 1 else { return }
        for (number, index) in movers.enumerated() {
            moveTo(units[(number + 1) % units.count], Int(index), on: order)
        }
    }

    /// The last day before a snapshot on which cities move people in mid-year.
    private func orderDate(before date: CalendarDate) -> CalendarDate {
        let year = FiscalYear(of: date).year
        let days = [(year + 1, 1), (year, 10), (year, 7)].compactMap { CalendarDate(year: $0.0, month: $0.1, day: 1) }
        return days.first { $0 <= date } ?? CalendarDate(year: date.year, month: date.month, day: 1) ?? date
    }
}
