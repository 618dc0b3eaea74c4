import Testing

@testable import Mathematics

/// What stands in the way is named with its place and adds up (clause K6).
@Suite struct SeatObstacleTests {
    @Test("Causes add up to everyone unmet; the cut's people exceed its room by just what is short (clause K6)")
    func addsUp() throws {
        var seen = [0, 0, 0]
        for seed in 0..<400 {
            let year = try SeatMaking.year(seed: seed, people: 3...20, days: 3, sessions: 4)
            let levels = try SeatSolver.solve(year).levels
            let unmet = levels.unmetFirstClass + levels.unmetSecondClass
            var sum = 0
            for obstacle in try #require(SeatObstacles.find(year)) {
                switch obstacle {
                case .noHalfDay(let people):
                    seen[0] += 1
                    sum += people.count
                case .section(let section):
                    seen[1] += 1
                    sum += section.short
                    let room = section.halfDays.reduce(0) { $0 + Int(year.mostAway(section.section, on: $1)) }
                    #expect(room + Int(section.settled) == section.halfDays.count * Int(section.mostAway))
                    #expect(section.people.count - room == section.short, "seed \(seed)")
                    var more = year
                    more.sectionMostAway[Int(section.section)] = section.mostAwayNeeded
                    #expect(section.mostAwayNeeded > section.mostAway)
                    let after = SeatObstacles.find(more) ?? []
                    #expect(
                        !after.contains {
                            if case .section(let other) = $0 { other.section == section.section } else { false }
                        },
                        "seed \(seed)")
                case .seats(let shortage):
                    seen[2] += 1
                    sum += shortage.short
                    let seats = shortage.sessions.reduce(0) { $0 + Int(year.sessions[Int($1)].seats) }
                    let places = shortage.places.reduce(0) { $0 + Int(year.mostAway($1.section, on: $1.halfDay)) }
                    #expect(shortage.people > seats + places, "seed \(seed)")
                    for remedy in shortage.remedies {
                        var more = year
                        more.sessions[Int(remedy.session)].seats += Int32(remedy.seats)
                        let after = try SeatSolver.solve(more).levels
                        #expect(unmet - after.unmetFirstClass - after.unmetSecondClass == remedy.serves, "seed \(seed)")
                    }
                }
            }
            #expect(sum == unmet, "seed \(seed)")
        }
        #expect(seen.allSatisfy { $0 > 10 }, "\(seen)")
    }

    @Test(
        "The instance that cannot be met names its sections and seats (clause K6)", .enabled(if: SeatFolder.root != nil)
    )
    func known() throws {
        let root = try #require(SeatFolder.root)
        let obstacles = try #require(SeatObstacles.find(try SeatFolder.year(root + "/B_S100")))
        let short = obstacles.reduce(0) { sum, obstacle in
            switch obstacle {
            case .noHalfDay(let people): sum + people.count
            case .section(let section): sum + section.short
            case .seats(let shortage): sum + shortage.short
            }
        }
        #expect(short == 8)
    }
}
