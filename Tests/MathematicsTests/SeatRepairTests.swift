import Testing

@testable import Mathematics

/// Later changes move as few people as possible (clause K5).
@Suite struct SeatRepairTests {
    /// A solved year, and the same one after a session fell away and someone can no longer come.
    static func changed(_ seed: Int) throws -> (told: Seating, year: SeatYear) {
        var year = try SeatMaking.year(seed: seed, people: 3...8, days: 3, sessions: 4)
        let told = try SeatSolver.solve(year).seating
        var dice = Dice(seed + 1_000_000)
        year.sessions[dice.int(0...year.sessions.count - 1)].seats = 0
        if let seat = told.seats.first {
            var away = (0..<year.personCount).map { Array(year.unavailable[$0]) }
            away[Int(seat.person)] = Array(Set(away[Int(seat.person)] + year.sessions[Int(seat.session)].halfDays))
                .sorted()
            year.unavailable = Lists(away)
        }
        return (told, year)
    }

    @Test("Nothing changed: nobody moves in either order, and the levels stay (clause K5)")
    func nothing() throws {
        for seed in 0..<60 {
            let year = try SeatMaking.year(seed: seed)
            let answer = try SeatSolver.solve(year)
            for order in [SeatRepair.Order.movesFirst, .movesAfterServing] {
                let repair = try SeatRepair.solve(year, told: answer.seating, order: order)
                #expect(repair.moved == 0 && repair.movedBound == 0)
                #expect(repair.answer.levels == answer.levels, "seed \(seed)")
            }
        }
    }

    @Test("After a change no rule is broken, and the moves are counted and fewest in their order (clause K5)")
    func moves() throws {
        for seed in 0..<200 {
            let (told, year) = try Self.changed(seed)
            let first = try SeatRepair.solve(year, told: told, order: .movesFirst)
            let after = try SeatRepair.solve(year, told: told, order: .movesAfterServing)
            for repair in [first, after] {
                let check = SeatVerification(repair.answer.seating, in: year)
                #expect(check.violations == [] && check.levels == repair.answer.levels, "seed \(seed)")
                #expect(Set(told.seats).subtracting(repair.answer.seating.seats).count == repair.moved)
                #expect(repair.moved == repair.movedBound && repair.answer.isFinished)
                #expect(repair.answer.bounds == repair.answer.levels)
            }
            #expect(first.moved <= after.moved)
            let free = try SeatSolver.solve(year).levels.values
            #expect(Array(after.answer.levels.values[..<4]) == Array(free[..<4]), "seed \(seed)")
            #expect(after.moved <= Set(told.seats).subtracting(try SeatSolver.solve(year).seating.seats).count)
        }
    }

    @Test("Moves and levels in either order are the fewest that full enumeration finds (clause K5)")
    func enumeration() throws {
        for seed in 0..<150 {
            var year = try SeatMaking.year(seed: seed, people: 2...3)
            let told = try SeatSolver.solve(year).seating
            var dice = Dice(seed + 3_000_000)
            year.sessions[dice.int(0...year.sessions.count - 1)].seats = 0
            let all = SeatMaking.all(year).map { seating in
                let check = SeatVerification(seating, in: year)
                return (Set(told.seats).subtracting(seating.seats).count, check.levels.values)
            }
            let first = all.map { [$0.0] + $0.1 }.min { $0.lexicographicallyPrecedes($1) }
            let after = all.map { Array($0.1[..<4]) + [$0.0, $0.1[4]] }.min { $0.lexicographicallyPrecedes($1) }
            let movesFirst = try SeatRepair.solve(year, told: told, order: .movesFirst)
            let movesAfter = try SeatRepair.solve(year, told: told, order: .movesAfterServing)
            #expect([movesFirst.moved] + movesFirst.answer.levels.values == first, "seed \(seed)")
            let values = movesAfter.answer.levels.values
            #expect(Array(values[..<4]) + [movesAfter.moved, values[4]] == after, "seed \(seed)")
        }
    }

    @Test("A repair that is stopped at once keeps all seats that are lawful still")
    func stopped() throws {
        for seed in 0..<200 {
            var year = try SeatMaking.year(seed: seed, people: 4...12, days: 3, sessions: 4)
            let told = try SeatSolver.solve(year).seating
            guard let gone = told.seats.first?.session else { continue }
            year.sessions[Int(gone)].seats = 0
            let limits = SeatLimits(report: { _ in false })
            for order in [SeatRepair.Order.movesFirst, .movesAfterServing] {
                let repair = try SeatRepair.solve(year, told: told, order: order, limits: limits)
                let check = SeatVerification(repair.answer.seating, in: year)
                #expect(check.violations.isEmpty && !repair.answer.isFinished, "seed \(seed)")
                guard order == .movesFirst else { continue }
                let kept = told.seats.filter { $0.session != gone }
                #expect(Set(kept).isSubset(of: repair.answer.seating.seats), "seed \(seed)")
            }
        }
    }
}
