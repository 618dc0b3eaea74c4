import Domain
import Kernel

extension TrainingYears {
    /// The year's part of a cumulative target: as many new people as its schedule asks, times a pace.
    func passCohort(
        _ target: Int, goal: Double, _ programmes: [Int], _ need: Target.Need, _ half: HalfKind?, _ year: FiscalYear,
        _ emit: (MadeCompletion) throws -> Void
    ) rethrows {
        let about = population.plan.targets[target]
        let chosenHalves = halves.indices.filter {
            programmes.contains(halves[$0].programme) && halves[$0].half == .elective && half != .mandatory
        }
        guard !chosenHalves.isEmpty else { return }
        let scheduled = about.schedule.first { $0.year == year.year }?.value
        let length = Double(about.period?.years?.count ?? 4)
        let due = (scheduled ?? (about.schedule.isEmpty || about.after == .continue ? goal / length : 0)) * scale
        // Every other target is behind.
        let pace = (target % 2 == 0 ? 0.96 : 0.7) + 0.12 * dice.unit(target, year.year)
        var mask = [Int32: UInt64]()
        var order = [Int32]()
        for (bit, index) in chosenHalves.enumerated() where bit < 64 {
            for person in halves[index].people {
                guard !completed[Int(person)].contains(halves[index].programme),
                    mayBegin(halves[index].programme, person)
                else { continue }
                if mask[person] == nil { order.append(person) }
                mask[person, default: 0] |= 1 << UInt64(bit)
            }
        }
        let members = ProgrammeSet(programmes)
        let enough: Int =
            switch need {
            case .any: 1
            case .all: programmes.count
            case .atLeast(let number): number
            }
        order.sort()
        let fresh = order.filter { completed[Int($0)].countShared(with: members) < enough }
        let begun = order.filter { completed[Int($0)].countShared(with: members) >= enough }
        var newcomers = spreadOverUnits(
            fresh, about.coverage, members: members, enough: enough, salt: year.year * 64 + target)
        newcomers = Array(newcomers.prefix(Int((due * pace).rounded())))
        newcomers += begun.filter { dice.chance(0.25, Int($0), year.year * 64 + target) }
        for person in newcomers {
            let most =
                need == .all ? programmes.count : 1 + dice.index(below: max(1, programmes.count), Int(person), target)
            var taken = 0
            let start = dice.index(below: chosenHalves.count, Int(person), -target - 1)
            for step in chosenHalves.indices where taken < most {
                let bit = (start + step) % chosenHalves.count
                guard bit < 64, (mask[person] ?? 0) & (1 << UInt64(bit)) != 0 else { continue }
                let index = chosenHalves[bit]
                let programme = halves[index].programme
                if let most = mostPeople(programme, .elective, year), seatsTaken[index] >= most { continue }
                seatsTaken[index] += 1
                taken += 1
                let mode = population.plan.programmes[programme].mode
                let sessions = Sessions(mode, year: year, programme: programme, dice: dice)
                try complete(person, programme, .elective, sessions, year, emit)
            }
        }
    }

    /// In an order by chance, but units without enough people who count already come first, one after the other;
    /// those outside the units that the target wants covered come last.
    private func spreadOverUnits(
        _ people: [Int32], _ coverage: Target.Coverage?, members: ProgrammeSet, enough: Int, salt: Int
    ) -> [Int32] {
        var shuffled = people
        dice.shuffle(&shuffled, salt)
        let (tree, plan) = (population.tree, population.plan)
        let unitOf = coverage.map { tree.units(in: $0.denominator, of: plan) } ?? tree.section
        let perUnit = max(1, coverage?.perUnit ?? 1)
        var seen = [Int](repeating: 0, count: tree.units.count)
        for (person, seat) in seats.enumerated() where seat.isInService && unitOf[Int(seat.unit)] >= 0 {
            if completed[person].countShared(with: members) >= enough { seen[Int(unitOf[Int(seat.unit)])] += 1 }
        }
        let ranks = shuffled.map { person -> (round: Int, rank: UInt64) in
            let unit = unitOf[Int(seats[Int(person)].unit)]
            // Some come from elsewhere all the same.
            if unit < 0 { return (dice.chance(0.15, Int(person), salt) ? 0 : 2, dice.word(Int(person), -salt)) }
            defer { seen[Int(unit)] += 1 }
            return (seen[Int(unit)] / perUnit, dice.word(Int(unit), salt))
        }
        let order = shuffled.indices.sorted {
            (ranks[$0].round, ranks[$0].rank, $0) < (ranks[$1].round, ranks[$1].rank, $1)
        }
        return order.map { shuffled[$0] }
    }
}
