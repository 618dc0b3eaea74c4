import Kernel

/// Makes people: their age for the seat they take, their names, when they were hired.
struct PeopleMaker: Sendable {
    let book = NameBook()
    let dice: Dice
    private var nextRegular: Int32 = 10_001
    private var nextAnnual: Int32
    /// Staff numbers of those on yearly appointments begin with a 9.
    let numberWidth: Int

    init(dice: Dice, staff: Int) {
        self.dice = dice
        numberWidth = max(6, String(staff * 3 + 10_001).count + 1)
        nextAnnual = Int32(clamping: 9 * Self.power(numberWidth - 1) + 1)
    }

    private static func power(_ exponent: Int) -> Int { (0..<exponent).reduce(1) { value, _ in value * 10 } }

    mutating func staffNumber(_ contract: Contract) -> Int32 {
        if contract.isAnnual {
            defer { nextAnnual += 1 }
            return nextAnnual
        }
        defer { nextRegular += 1 }
        return nextRegular
    }

    /// Someone who has been in the seat for a while (`isNew` false) or enters service on the date.
    mutating func person(
        _ identity: Int, field: Field, contract: Contract, seatClass: Int, on date: CalendarDate, isNew: Bool
    ) -> MadePerson {
        let age = age(identity, contract, seatClass, isNew)
        let days = age * 365 + age / 4 + dice.index(below: 364, identity, 1)
        let birth = date.adding(days: -days)
        let isWoman = dice.chance(womenShare(field, contract, seatClass, age), identity, 2)
        let surname = book.surname(dice.unit(identity, 3))
        let first = book.firstGiven(isWoman: isWoman, born: birth.year)
        return MadePerson(
            birth: birth, hired: isNew ? date : hired(identity, contract, birth: birth, age: age, before: date),
            identity: Int32(identity), staffNumber: staffNumber(contract), surname: UInt16(surname),
            given: UInt16(first + dice.index(below: NameBook.givenInEach, identity, 4)), isWoman: isWoman,
            hasUserDefinedCharacters: surname < book.firstAbroad && dice.chance(0.005, identity, 5),
            hasMail: dice.chance(mailShare(field, contract), identity, 6), field: field)
    }

    private func age(_ identity: Int, _ contract: Contract, _ seatClass: Int, _ isNew: Bool) -> Int {
        let draw = dice.unit(identity, 7)
        switch contract {
        case .reemployed: return 61 + Int(draw * 4)
        case .annualFull, .annualPart: return min(68, 23 + Int(46 * (draw + dice.unit(identity, 8)) / 2 + draw * 6))
        case .special: return 48 + Int(draw * 20)
        case .fixedTerm, .external: return 30 + Int(draw * 28)
        case .dispatched: return 28 + Int(draw * 18)
        case .regular: break
        }
        if isNew, seatClass == 0 {
            return draw < 0.68 ? 22 + Int(draw / 0.68 * 3) : 25 + Int((draw - 0.68) / 0.32 * 16)
        }
        switch seatClass {
        // The young are more: those of 22 to 39 six in ten.
        case 0: return draw < 0.6 ? 22 + Int(draw / 0.6 * 18) : 40 + Int((draw - 0.6) / 0.4 * 20)
        case 1: return 38 + Int(draw * 20)
        case 2: return 47 + Int(draw * 12)
        case 3: return 52 + Int(draw * 8)
        default: return 55 + Int(draw * 5)
        }
    }

    private func hired(_ identity: Int, _ contract: Contract, birth: CalendarDate, age: Int, before date: CalendarDate)
        -> CalendarDate
    {
        let draw = dice.unit(identity, 9)
        let year: Int =
            switch contract {
            case .regular, .reemployed:
                // Three in four came straight from school, the others from elsewhere by forty.
                draw < 0.75
                    ? birth.year + 22 + Int(draw / 0.75 * 3)
                    : birth.year + 25 + Int((draw - 0.75) / 0.25 * Double(min(15, max(1, age - 25))))
            case .annualFull, .annualPart: max(2020, date.year - Int(draw * 6))
            default: date.year - Int(draw * 3)
            }
        return min(date, CalendarDate(year: min(year, date.year), month: 4, day: 1) ?? date)
    }

    private func womenShare(_ field: Field, _ contract: Contract, _ seatClass: Int, _ age: Int) -> Double {
        if contract.isAnnual { return 0.75 }
        let usual: Double =
            switch field {
            case .administration: age < 40 ? 0.5 : 0.4
            case .technical: 0.18
            case .education: 0.55
            case .fire: 0.06
            case .medical: 0.78
            case .welfare: 0.92
            case .labour: 0.2
            }
        return seatClass >= 2 ? usual * 0.5 : usual
    }

    /// Those who work with children or outdoors often have no address of their own.
    private func mailShare(_ field: Field, _ contract: Contract) -> Double {
        let usual: Double =
            switch field {
            case .labour: 0.1
            case .welfare: 0.35
            case .medical, .fire: 0.8
            default: 1
            }
        return contract == .annualPart ? usual * 0.6 : usual
    }
}
