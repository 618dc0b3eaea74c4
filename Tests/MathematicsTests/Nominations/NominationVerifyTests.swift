import Testing

@testable import Mathematics

/// Verify names each rule that a plan breaks, by place, from the instance alone (clause K4).
@Suite struct NominationVerifyTests {
    /// 佐藤 (0), 鈴木 (1), 高橋 (2) and 田中 (3) in two sections over three years; basic course 0, project course 1 after it.
    static var office: NominationInstance {
        NominationInstance(
            years: 3, section: [0, 0, 1, 1], lastYear: [9, 9, 1, 9], isVolunteer: [true, false, false, false],
            hours: [Int32](repeating: 24, count: 12), stay: [Double](repeating: 0.5, count: 12), hoursNeeded: [16, 16],
            countsAsAbsence: [true, true], prerequisites: [[], [0]], seats: [1, 2, 1, 1, 1, 1],
            absenceCap: [1, 1, 2, 1, 2, 1], isEligible: [true, true, true, true, true, true, true, false],
            isDone: [false, false, false, false, false, false, true, false],
            isWaived: [false, false, false, true, false, false, false, false], points: [1, 2, 3, 4, 5, 6, 7, 8],
            groups: [
                .init(track: 0, need: 1, deadline: 2, members: [0, 1]),
                .init(track: 0, need: 2, deadline: 2, members: [2, 3]),
                .init(track: 1, need: 1, deadline: 2, members: [0, 1, 2, 3]),
            ], targets: [.init(track: 0, people: 3, deadline: 1)],
            pinned: [Nomination(person: 0, track: 0, year: 0)], forbidden: [Nomination(person: 1, track: 0, year: 2)])
    }

    static var plan: [Nomination] {
        [(0, 0, 0), (0, 1, 1), (1, 1, 2), (2, 0, 1)].map { Nomination(person: $0, track: $1, year: $2) }
    }

    @Test("A lawful plan breaks nothing and has its values by hand")
    func lawful() {
        #expect(Self.office.verify(Self.plan).isEmpty)
        let values = Self.office.values(of: Self.plan)
        // 高橋 retires after the second year; 田中 has done course 0 and is there still with 0.5 × 0.5.
        #expect(values.shortfall == 1 && values.covered == 3 && values.points == 12 && values.volunteers == 2)
        // 佐藤 0.25; 田中 0.25; 佐藤 0.5 and 鈴木 1 in course 1.
        #expect(abs(values.expected - 1.5) < 1e-15)
    }

    @Test(
        "Each damage is named",
        arguments: [
            ([(0, 0, 0), (9, 0, 0)], NominationViolation.unknown(Nomination(person: 9, track: 0, year: 0))),
            ([(0, 0, 0), (0, 0, 2)], .twice(Nomination(person: 0, track: 0, year: 2))),
            ([(0, 0, 0), (3, 0, 1)], .doneBefore(Nomination(person: 3, track: 0, year: 1))),
            ([(0, 0, 0), (3, 1, 1)], .notEligible(Nomination(person: 3, track: 1, year: 1))),
            ([(0, 0, 0), (2, 0, 2)], .retired(Nomination(person: 2, track: 0, year: 2))),
            ([(0, 0, 0), (2, 1, 1)], .prerequisiteMissing(Nomination(person: 2, track: 1, year: 1))),
            ([(0, 0, 0), (0, 1, 0)], .prerequisiteMissing(Nomination(person: 0, track: 1, year: 0))),
            ([(0, 0, 0), (1, 0, 2)], .forbidden(Nomination(person: 1, track: 0, year: 2))),
            ([(2, 0, 1)], .pinMissing(Nomination(person: 0, track: 0, year: 0))),
            ([(0, 0, 0), (1, 0, 1), (1, 1, 1)], .hours(person: 1, year: 1, needed: 32, available: 24)),
            ([(0, 0, 0), (2, 0, 0)], .seats(track: 0, year: 0, taken: 2, available: 1)),
            ([(0, 0, 0), (0, 1, 1), (1, 0, 1)], .absence(section: 0, year: 1, away: 2, cap: 1)),
        ] as [([(Int32, Int32, Int32)], NominationViolation)])
    func damage(_ taken: [(Int32, Int32, Int32)], _ violation: NominationViolation) {
        let plan = taken.map { Nomination(person: $0.0, track: $0.1, year: $0.2) }
        #expect(Self.office.verify(plan).contains(violation), "\(Self.office.verify(plan))")
    }

    @Test("An instance with a list of the wrong length or an index outside is refused by the field's name")
    func shapes() {
        var short = Self.office
        short.hours.removeLast()
        #expect(throws: NominationError.misshapen(field: "hours")) { try NominationSolver(short) }
        var outside = Self.office
        outside.groups[0].members = [7]
        #expect(throws: NominationError.misshapen(field: "groups.members")) { try NominationSolver(outside) }
    }

    @Test("Pins that break a rule by themselves are refused with the rule; pins that no plan can hold are refused")
    func pins() {
        var office = Self.office
        office.pinned = [Nomination(person: 3, track: 1, year: 0)]
        #expect(throws: NominationError.pinsBreakRules([.notEligible(office.pinned[0])])) {
            try NominationSolver(office)
        }
        // 佐藤 cannot have had course 0 before the first year.
        office.pinned = [Nomination(person: 0, track: 1, year: 0)]
        #expect(throws: NominationError.pinCannotBeKept(person: 0)) { try NominationSolver(office) }
    }
}
