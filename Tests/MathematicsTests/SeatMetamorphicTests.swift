import Testing

@testable import Mathematics

/// What must not change the best, does not; what can only help, does not hurt (clause K5).
@Suite struct SeatMetamorphicTests {
    static let seeds = 0..<150

    private static func levels(_ year: SeatYear) throws -> SeatLevels {
        let answer = try SeatSolver.solve(year)
        #expect(answer.bounds == answer.levels)
        return answer.levels
    }

    @Test("People, sections and sessions in another order: the same levels (clause K5)")
    func renaming() throws {
        for seed in Self.seeds {
            let year = try SeatMaking.year(seed: seed, people: 3...9, days: 3, sessions: 4)
            let (people, sections, sessions) = (year.personCount, year.sectionCount, year.sessions.count)
            func last(_ count: Int, _ index: Int32) -> Int32 { Int32(count - 1) - index }
            let requests = year.requests.indices.reversed()
            var renamed = try SeatYear(
                municipalityCount: year.municipalityCount, minutes: year.minutes,
                sectionMunicipality: year.sectionMunicipality.reversed(),
                sectionMostAway: year.sectionMostAway.reversed(),
                personSection: year.personSection.reversed().map { last(sections, $0) },
                personClass: year.personClass.reversed(), sessions: year.sessions.reversed(),
                unavailable: Lists((0..<people).reversed().map { year.unavailable[$0] }),
                mandatoryWishes: Lists((0..<people).reversed().map { year.mandatoryWishes[$0] }),
                requests: requests.map { index in
                    var request = year.requests[index]
                    request.person = last(people, request.person)
                    return request
                },
                electiveWishes: Lists(
                    requests.map {
                        year.electiveWishes[$0].map { .init(target: last(sessions, $0.target), rank: $0.rank) }
                    }),
                mostElectives: year.mostElectives)
            for (place, count) in year.settledAway {
                renamed.settledAway[.init(section: last(sections, place.section), halfDay: place.halfDay)] = count
            }
            for (person, count) in year.electivesHad { renamed.electivesHad[last(people, person)] = count }
            #expect(try Self.levels(renamed) == Self.levels(year), "seed \(seed)")
        }
    }

    @Test("A mandatory session split in two of its kind changes nothing (clause K5)")
    func splitting() throws {
        for seed in Self.seeds {
            var year = try SeatMaking.year(seed: seed, people: 3...9, days: 3, sessions: 4)
            let before = try Self.levels(year)
            guard let index = year.sessions.firstIndex(where: { $0.kind == .mandatory && $0.seats > 1 }) else {
                continue
            }
            var half = year.sessions[index]
            half.seats = 1
            year.sessions[index].seats -= 1
            year.sessions.append(half)
            #expect(try Self.levels(year) == before, "seed \(seed)")
        }
    }

    @Test("A seat that nobody can use changes nothing; a free seat or a higher cap never hurts (clause K5)")
    func moreRoom() throws {
        for seed in Self.seeds {
            let year = try SeatMaking.year(seed: seed, people: 3...9, days: 3, sessions: 4)
            let before = try Self.levels(year)
            var useless = year
            useless.sessions.append(
                .init(course: 99, kind: .elective, halfDays: [0], municipality: nil, fewest: 0, seats: 5))
            #expect(try Self.levels(useless) == before, "seed \(seed)")
            for index in year.sessions.indices {
                var more = year
                more.sessions[index].seats += 1
                #expect(try Self.levels(more) <= before, "seed \(seed), session \(index)")
            }
            var freer = year
            freer.sectionMostAway[0] += 1
            #expect(try Self.levels(freer) <= before, "seed \(seed)")
        }
    }

    @Test("The same year gives the same seats, and reports as it goes; a search stopped at once keeps its bounds")
    func sameAndStopped() throws {
        for seed in 0..<40 {
            let year = try SeatMaking.year(seed: seed, people: 6...12, days: 3, sessions: 5)
            let answer = try SeatSolver.solve(year)
            #expect(try SeatSolver.solve(year) == answer)
            let stopped = try SeatSolver.solve(year, limits: SeatLimits(report: { _ in false }))
            let check = SeatVerification(stopped.seating, in: year)
            #expect(check.violations == [] && check.levels == stopped.levels)
            #expect(stopped.levels >= answer.levels && !stopped.isFinished)
            #expect(stopped.bounds.unmetNominations <= answer.levels.unmetNominations)
        }
    }

    @Test("First come, first served keeps the rules, depends on its seed alone and is never better (clause K4)")
    func firstCome() throws {
        for seed in 0..<100 {
            let year = try SeatMaking.year(seed: seed, people: 3...9, days: 3, sessions: 4)
            let best = try Self.levels(year)
            for order in [FirstCome.Order.drawn(seed: 5), .priority(seed: 5)] {
                let seats = FirstCome.seats(year, order)
                let check = SeatVerification(seats, in: year)
                #expect(check.violations == [] && check.levels >= best, "seed \(seed)")
                #expect(FirstCome.seats(year, order) == seats)
            }
        }
    }
}
