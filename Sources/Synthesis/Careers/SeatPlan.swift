/// The seats of a made city at its first snapshot: as many as it has staff, each in a unit, of a field, a class and a
/// contract.
struct SeatPlan {
    struct Place: Sendable {
        var unit: Int32
        var field: Field
        var seatClass: UInt8
        var contract: Contract = .regular
    }

    private(set) var places = [Place]()
    private let shape: CityShape
    private let words: CityWords
    private let tree: UnitTree
    private let dice: Dice
    private var open: [Int]
    /// The last of the teams that lie below each unit; -1 none.
    private let lastTeam: [Int]

    init(shape: CityShape, words: CityWords, tree: UnitTree, dice: Dice) {
        self.shape = shape
        self.words = words
        self.tree = tree
        self.dice = dice
        open = shape.people
        var last = [Int](repeating: -1, count: tree.units.count)
        for (index, unit) in tree.units.enumerated()
        where unit.tier == .team && unit.parent >= 0 && unit.trade != .nursery {
            last[Int(unit.parent)] = index
        }
        lastTeam = last
        places.reserveCapacity(shape.staff)
        addSpecials()
        addHeads()
        addStaff()
        setContracts()
        addSupervisors()
    }

    private func field(of trade: Trade) -> Field {
        shape.people[trade.field.rawValue] > 0 ? trade.field : .administration
    }

    private mutating func take(_ unit: Int, _ field: Field, seatClass: Int, _ contract: Contract = .regular) -> Bool {
        guard open[field.rawValue] > 0 else { return false }
        open[field.rawValue] -= 1
        places.append(Place(unit: Int32(unit), field: field, seatClass: UInt8(seatClass), contract: contract))
        return true
    }

    /// The mayor and the like sit with the first department; people from outside with the information department, people
    /// lent by others with the first sections.
    private mutating func addSpecials() {
        let highest = words.seatClasses - 1
        let information = present { $0.trade == .information }
        let sections = present { $0.tier == .section && $0.trade == .office }
        let first = present { $0.tier == .department && $0.trade == .office }.first ?? sections.first ?? 0
        for _ in 0..<shape.special { _ = take(first, .administration, seatClass: highest, .special) }
        for number in 0..<shape.external where !information.isEmpty {
            _ = take(information[number % information.count], .administration, seatClass: 0, .external)
        }
        for number in 0..<shape.dispatched where !sections.isEmpty {
            _ = take(sections[number * 7 % sections.count], .administration, seatClass: 0, .dispatched)
        }
    }

    private func present(_ isWanted: (MadeUnit) -> Bool) -> [Int] {
        tree.units.indices.filter { tree.units[$0].endsAt == .max && isWanted(tree.units[$0]) }
    }

    /// One head for each unit, from the top down, as long as there is someone to lead.
    private mutating func addHeads() {
        let most = places.count + max(1, shape.staff / 3)
        for tier in [Tier.department, .section, .team] {
            for unit in present({ $0.tier == tier }) {
                let about = tree.units[unit]
                let seatClass: Int =
                    switch tier {
                    case .team: 1
                    case .section: 2
                    case .department:
                        2 + (words.departmentLevels.reversed().firstIndex(of: about.level) ?? 0) + 1
                    }
                guard places.count < most else { return }
                _ = take(unit, field(of: about.trade), seatClass: min(seatClass, words.seatClasses - 1))
            }
        }
    }

    private mutating func addStaff() {
        let information = present { $0.trade == .information && $0.tier != .department }
        let seated = places.count { tree.units[Int($0.unit)].trade == .information }
        let wanted = max(0, UnitBuilder.informationPeople(shape.staff) - seated)
        let leaves = information.filter { $0 == lastTeamOrSection($0) }
        spread(min(wanted, open[0] / 2), .administration, over: leaves.map { ($0, 1) })
        for field in Field.allCases where open[field.rawValue] > 0 {
            var weights = [(unit: Int, weight: Double)]()
            for unit in present({ $0.tier != .department }) {
                let about = tree.units[unit]
                let fit = Self.fit(field, about.trade)
                guard fit > 0 else { continue }
                // Where a section has teams, nearly everyone sits in one.
                let inside = about.tier == .team || lastTeamOrSection(unit) == unit ? 1.0 : 0.12
                weights.append((unit, fit * inside * (0.7 + 0.6 * dice.unit(unit, 1))))
            }
            if weights.isEmpty { weights = present { $0.tier != .department }.map { ($0, 1) } }
            if weights.isEmpty { weights = [(0, 1)] }
            spread(open[field.rawValue], field, over: weights)
        }
    }

    /// A unit that no team lies below is where people sit; for one that has teams, its last team.
    private func lastTeamOrSection(_ unit: Int) -> Int { lastTeam[unit] >= 0 ? lastTeam[unit] : unit }

    private static func fit(_ field: Field, _ trade: Trade) -> Double {
        switch (field, trade) {
        case (.administration, .office): 1
        case (.administration, .civil): 0.45
        case (.administration, .outpost): 1.2
        case (.technical, .civil): 1
        case (.technical, .office): 0.06
        case (.welfare, .nursery): 1
        case (.welfare, .office): 0.008
        case (.education, .school), (.fire, .fire), (.medical, .medical), (.labour, .labour): 1
        default: 0
        }
    }

    /// Exactly so many seats, by the units' weights: the running sum decides, so that nothing is lost to rounding.
    private mutating func spread(_ count: Int, _ field: Field, over weights: [(unit: Int, weight: Double)]) {
        let total = weights.reduce(0) { $0 + $1.weight }
        guard count > 0, total > 0 else { return }
        var (sum, made) = (0.0, 0)
        for (number, entry) in weights.enumerated() {
            sum += entry.weight
            let due = number == weights.count - 1 ? count : Int((sum / total * Double(count)).rounded())
            while made < due {
                made += 1
                _ = take(entry.unit, field, seatClass: 0)
            }
        }
    }

    private mutating func setContracts() {
        var ordinary = places.indices.filter { places[$0].seatClass == 0 && places[$0].contract == .regular }
        dice.shuffle(&ordinary, -1)
        var byField = [[Int]](repeating: [], count: Field.allCases.count)
        for index in ordinary { byField[places[index].field.rawValue].append(index) }
        let inclination = [1.0, 0.4, 0.9, 0.05, 0.8, 1.6, 1.2]
        let wanted = Int((Double(shape.staff) * shape.annualShare).rounded())
        let counts = CityShape.apportion(wanted, by: zip(shape.people, inclination).map { Double($0) * $1 })
        for field in Field.allCases {
            var seats = byField[field.rawValue]
            for number in 0..<min(counts[field.rawValue], seats.count * 3 / 4) {
                guard let seat = seats.popLast() else { break }
                places[seat].contract = number % 10 < 3 ? .annualFull : .annualPart
            }
            let regular = Double(seats.count)
            for (contract, share) in [(Contract.reemployed, 0.045), (.fixedTerm, 0.012)]
            where words.employment(contract) >= 0 {
                for _ in 0..<Int((regular * share).rounded()) {
                    guard let seat = seats.popLast() else { break }
                    places[seat].contract = contract
                }
            }
        }
    }

    /// Experienced people of a head's grade who lead no unit.
    private mutating func addSupervisors() {
        guard words.seatClasses > 1 else { return }
        for index in places.indices where places[index].seatClass == 0 && places[index].contract == .regular {
            if dice.chance(places[index].field.isOffice ? 0.12 : 0.18, index, 2) { places[index].seatClass = 1 }
        }
    }
}
