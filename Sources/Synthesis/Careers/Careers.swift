import Kernel

/// Years of a city's staff: who sat where at each snapshot.
///
/// The number of seats stays; every 1 April people retire, leave, are promoted and change desks, and newcomers take
/// what is left. One record for each staff number ever in use; linear in people and years.
struct Careers: Sendable {
    private(set) var people = [MadePerson]()
    /// For each snapshot everyone's seat, by index into `people`; people who came later are missing at the end.
    private(set) var history = [[Seat]]()
    private(set) var maker: PeopleMaker
    var seats = [Seat]()
    let dates: [CalendarDate]
    let tree: UnitTree
    let words: CityWords
    let dice: Dice

    init(
        shape: CityShape, words: CityWords, tree: UnitTree, dates: [CalendarDate], newestIsApril: Bool, seed: UInt64
    ) {
        self.dates = dates
        self.tree = tree
        self.words = words
        dice = Dice(seed: seed, for: "careers")
        maker = PeopleMaker(dice: Dice(seed: seed, for: "people"), staff: shape.staff)
        let plan = SeatPlan(shape: shape, words: words, tree: tree, dice: Dice(seed: seed, for: "seats"))
        begin(plan.places)
        history.append(seats)
        for snapshot in dates.indices.dropFirst() {
            if snapshot == dates.count - 1, !newestIsApril { passMonths(to: snapshot) } else { passYear(to: snapshot) }
            history.append(seats)
        }
    }

    private mutating func begin(_ places: [SeatPlan.Place]) {
        people.reserveCapacity(places.count * 3 / 2)
        seats.reserveCapacity(places.count * 3 / 2)
        let date = dates[0]
        for place in places {
            let index = people.count
            let person = maker.person(
                index, field: place.field, contract: place.contract, seatClass: Int(place.seatClass), on: date,
                isNew: false)
            people.append(person)
            // Years at the desk as they are in the long run, given how likely people are to move on after each.
            let years = place.contract.isAnnual ? 0 : Self.yearsAtDesk(dice.unit(index, 1), place.field)
            let since = FiscalYear(date.year - years).firstDay
            var seat = Seat(unit: place.unit, since: max(since, min(person.hired, date)))
            seat.seatClass = place.seatClass
            seat.contract = place.contract
            seat.grade = words.grade(Int(place.seatClass), age: person.age(on: date))
            seats.append(seat)
        }
        for index in seats.indices {
            addConcurrent(index, 0, share: 1)
            changeAbsence(index, 0, on: date)
        }
    }

    // MARK: Movements

    /// How likely someone is to change desks after so many full years at one.
    static func chanceOfMove(years: Int, field: Field) -> Double {
        let office = [0.0, 0.08, 0.3, 0.5, 0.6, 0.6][min(max(years, 0), 5)]
        switch field {
        case .administration, .technical: return office
        case .education: return office * 0.55
        case .fire, .welfare: return office * 0.5
        case .medical, .labour: return office * 0.25
        }
    }

    static func yearsAtDesk(_ draw: Double, _ field: Field) -> Int {
        var survival = [Double]()
        var left = 1.0
        for years in 0..<12 {
            survival.append(left)
            left *= 1 - chanceOfMove(years: years + 1, field: field)
        }
        var rest = draw * survival.reduce(0, +)
        for (years, share) in survival.enumerated() {
            rest -= share
            if rest < 0 { return years }
        }
        return 11
    }

    mutating func hire(_ unit: Int32, _ field: Field, _ contract: Contract, seatClass: Int, on date: CalendarDate) {
        let person = maker.person(
            people.count, field: field, contract: contract, seatClass: seatClass, on: date, isNew: true)
        var seat = Seat(unit: unit, since: date)
        seat.contract = contract
        seat.seatClass = UInt8(seatClass)
        seat.grade = words.grade(seatClass, age: person.age(on: date))
        people.append(person)
        seats.append(seat)
    }

    /// The same person begins anew under another staff number, as happens with yearly appointments.
    mutating func hireAgain(_ index: Int, on date: CalendarDate) {
        var person = people[index]
        var seat = seats[index]
        person.staffNumber = maker.staffNumber(seat.contract)
        person.hired = date
        seat.since = date
        seats[index] = Seat()
        people.append(person)
        seats.append(seat)
    }

    /// A second post: of heads more often than of others.
    mutating func addConcurrent(_ index: Int, _ salt: Int, share: Double) {
        let seat = seats[index]
        guard seat.isInService, seat.concurrent < 0, people[index].field.isOffice else { return }
        guard seat.contract == .regular || seat.contract == .reemployed else { return }
        let usual = seat.seatClass >= 2 ? 0.3 : seat.seatClass == 1 ? 0.2 : 0.07
        guard dice.chance(usual * share, index, salt * 16 + 2) else { return }
        let unit = Int(seat.unit)
        let reach = 24
        for attempt in 0..<8 {
            let other = unit - reach + dice.index(below: 2 * reach, index, salt * 16 + 3 + attempt * 1000)
            guard tree.units.indices.contains(other), other != unit, tree.units[other].tier != .department else {
                continue
            }
            let (mine, theirs) = (tree.units[unit], tree.units[other])
            guard theirs.trade == mine.trade, theirs.bornAt == 0, theirs.endsAt == .max else { continue }
            seats[index].concurrent = Int32(other)
            return
        }
    }

    mutating func changeAbsence(_ index: Int, _ salt: Int, on date: CalendarDate) {
        guard seats[index].isInService, seats[index].contract == .regular || seats[index].absence != .none else {
            return
        }
        if seats[index].absence != .none {
            if dice.chance(0.6, index, salt * 16 + 8) { seats[index].absence = .none }
            return
        }
        let person = people[index]
        let age = person.age(on: date)
        let draw = dice.unit(index, salt * 16 + 9)
        let parental = (25...41).contains(age) ? (person.isWoman ? 0.06 : 0.012) : 0
        if draw < parental {
            seats[index].absence = .parental
        } else if draw < parental + 0.006 {
            seats[index].absence = .sick
        } else if draw < parental + 0.012, person.field.isOffice, seats[index].seatClass < 2, age >= 26 {
            seats[index].absence = .secondment
        }
    }

    mutating func setGrade(_ index: Int, on date: CalendarDate) {
        seats[index].grade = words.grade(Int(seats[index].seatClass), age: people[index].age(on: date))
    }

    mutating func moveTo(_ unit: Int32, _ index: Int, on date: CalendarDate) {
        seats[index].unit = unit
        seats[index].since = date
        seats[index].concurrent = -1
    }
}
