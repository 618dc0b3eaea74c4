import Testing

@testable import Mathematics

/// Every rule, broken on purpose, is found with its place (clause K7).
@Suite struct SeatVerificationTests {
    /// Two municipalities an hour apart and a third out of reach. Sato and Suzuki (class 1, 2) sit in section 0, Tanaka
    /// (no class) in section 1. The mandatory course on the mornings of days 1 and 2; three elective courses.
    static func year() throws -> SeatYear {
        let sessions: [SeatYear.Session] = [
            .init(course: 0, kind: .mandatory, halfDays: [2], municipality: 0, seats: 1),
            .init(course: 0, kind: .mandatory, halfDays: [4], municipality: nil, seats: 2),
            .init(course: 1, kind: .elective, halfDays: [4], municipality: nil, fewest: 2, seats: 3),
            .init(course: 1, kind: .elective, halfDays: [7], municipality: 1, fewest: 0, seats: 3),
            .init(course: 2, kind: .elective, halfDays: [8], municipality: 2, fewest: 0, seats: 1),
            .init(course: 3, kind: .elective, halfDays: [10], municipality: 0, fewest: 0, seats: 3),
            .init(course: 2, kind: .elective, halfDays: [12], municipality: 0, fewest: 0, seats: 1),
        ]
        func request(_ person: Int32, _ course: Int32) -> SeatYear.Request {
            .init(person: person, course: course, isNominated: course == 1, weight: 3)
        }
        return try SeatYear(
            municipalityCount: 3, minutes: [0, 60, 150, 60, 0, 150, 150, 150, 0], sectionMunicipality: [0, 1],
            sectionMostAway: [1, 1], personSection: [0, 0, 1], personClass: [1, 2, 0], sessions: sessions,
            unavailable: Lists([[], [13], []]),
            mandatoryWishes: Lists([[.init(target: 2, rank: 1)], [], []]),
            requests: [request(0, 1), request(0, 2), request(0, 3), request(1, 1), request(1, 2), request(2, 1)],
            electiveWishes: Lists([[.init(target: 3, rank: 2)], [], [], [], [], []]), mostElectives: 2)
    }

    private static func check(_ seats: [(Int32, Int32)]) throws -> SeatVerification {
        SeatVerification(Seating(seats.map { .init(person: $0, session: $1) }), in: try year())
    }

    @Test("A seating that keeps the rules has its levels and costs as worked by hand (clause K7)")
    func kept() throws {
        // Sato: the first wish at home, and an hour's way to the second wish: 0 + (1 + 4). Suzuki online, not wished: 4.
        let check = try Self.check([(0, 0), (0, 3), (1, 1)])
        #expect(check.violations == [])
        #expect(check.levels.values == [0, 0, 2, 9, 9])
        #expect(try Self.check([]).levels.values == [1, 1, 3, 9, 0])
    }

    @Test(
        "Each rule broken on purpose is named with person, session, section and half-day (clause K7)",
        arguments: [
            ([(9, 0)], SeatViolation.unknownPerson(seat: 0)),
            ([(0, 0), (0, 99)], .unknownSession(seat: 1)),
            ([(2, 1)], .notMandatory(person: 2, session: 1)),
            ([(1, 5)], .notRequested(person: 1, session: 5)),
            ([(0, 4)], .tooFar(person: 0, session: 4, minutes: 150)),
            // An hour's way takes the whole day, and the half-day 6 with it.
            ([(0, 3), (1, 3)], .tooManyAway(section: 0, halfDay: 6, count: 2, most: 1)),
            ([(0, 1), (0, 2), (2, 2)], .overlap(person: 0, sessions: [1, 2], halfDay: 4)),
            ([(0, 0), (0, 1)], .courseTwice(person: 0, sessions: [0, 1])),
            ([(0, 3), (0, 5), (0, 6)], .tooManyElectives(person: 0, count: 3)),
            ([(0, 2)], .tooFew(session: 2, count: 1, fewest: 2)),
            ([(0, 0), (1, 0)], .tooMany(session: 0, count: 2, seats: 1)),
        ] as [([(Int32, Int32)], SeatViolation)])
    func broken(_ seats: [(Int32, Int32)], _ violation: SeatViolation) throws {
        #expect(try Self.check(seats).violations.contains(violation))
    }

    @Test("A half-day on which someone is unavailable is found, also the other half of a whole day (clause K7)")
    func unavailable() throws {
        var year = try Self.year()
        year.unavailable = Lists([[2, 6], [], []])
        let check = SeatVerification(
            Seating([.init(person: 0, session: 0), .init(person: 0, session: 3)]), in: year)
        #expect(
            check.violations == [
                .unavailable(person: 0, session: 0, halfDay: 2), .unavailable(person: 0, session: 3, halfDay: 6),
            ])
    }

    @Test("A solved seating damaged at random is never taken for a better one (clause K7)")
    func damage() throws {
        var refused = 0
        for seed in 0..<300 {
            let year = try SeatMaking.year(seed: seed)
            let answer = try SeatSolver.solve(year)
            var dice = Dice(seed + 77)
            var seats = answer.seating.seats
            seats.append(
                .init(person: dice.int32(0...year.personCount - 1), session: dice.int32(0...year.sessions.count - 1)))
            if dice.chance(50) { seats.remove(at: dice.int(0...seats.count - 1)) }
            let check = SeatVerification(Seating(seats), in: year)
            if check.violations.isEmpty {
                #expect(check.levels >= answer.levels, "seed \(seed)")
            } else {
                refused += 1
            }
        }
        #expect(refused > 150)
    }

    @Test("A year whose lists do not fit is refused with the list and the place")
    func flaws() throws {
        #expect(throws: SeatYear.Flaw.length(of: "minutes")) {
            try SeatYear(
                municipalityCount: 1, minutes: [], sectionMunicipality: [], sectionMostAway: [], personSection: [],
                personClass: [], sessions: [], unavailable: Lists(), mandatoryWishes: Lists(), requests: [],
                electiveWishes: Lists(), mostElectives: 1)
        }
        #expect(throws: SeatYear.Flaw.unknown(in: "personSection", at: 0)) {
            try SeatYear(
                municipalityCount: 1, minutes: [0], sectionMunicipality: [], sectionMostAway: [], personSection: [3],
                personClass: [1], sessions: [], unavailable: Lists([[]]), mandatoryWishes: Lists([[]]), requests: [],
                electiveWishes: Lists(), mostElectives: 1)
        }
    }
}
