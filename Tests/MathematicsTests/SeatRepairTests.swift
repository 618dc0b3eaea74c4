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
                #expect(repair.moved == repair.movedBound)
            }
            #expect(first.moved <= after.moved)
            let free = try SeatSolver.solve(year).levels.values
            #expect(Array(after.answer.levels.values[..<4]) == Array(free[..<4]), "seed \(seed)")
            #expect(after.moved <= Set(told.seats).subtracting(try SeatSolver.solve(year).seating.seats).count)
        }
    }
}
