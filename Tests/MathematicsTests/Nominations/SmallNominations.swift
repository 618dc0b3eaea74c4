@testable import Mathematics

/// Random instances small enough to try every plan.
enum SmallNominations {
    static func instance(seed: UInt64) -> NominationInstance {
        var random = SeededGenerator(seed: seed)
        let people = 2 + random.below(2)
        let (tracks, years, sections) = (2, 2 + random.below(2), 1 + random.below(2))
        func many(_ count: Int, _ value: (inout SeededGenerator) -> Int32) -> [Int32] {
            (0..<count).map { _ in value(&random) }
        }
        let section = many(people) { Int32($0.below(sections)) }
        let lastYear = many(people) { Int32($0.below(8)) - 1 }
        let hours = many(people * years) { [16, 24, 40][$0.below(3)] }
        let stay = (0..<people * years).map { _ in 0.3 + 0.7 * random.unit() }
        let seats = many(tracks * years) { Int32($0.below(3)) }
        let caps = many(sections * years) { Int32(1 + $0.below(2)) }
        let flags = (0..<people * tracks).map { _ in random.unit() }
        var groups = (0..<sections).map { home in
            NominationInstance.Group(
                track: 0, need: 1, deadline: Int32(years - 1 - random.below(2)),
                members: (0..<Int32(people)).filter { section[Int($0)] == Int32(home) })
        }
        groups.append(
            .init(
                track: 1, need: Int32(1 + random.below(2)), deadline: Int32(years - 1),
                members: (0..<Int32(people)).filter { _ in random.below(3) > 0 }))
        return NominationInstance(
            years: years, section: section, lastYear: lastYear,
            isVolunteer: (0..<people).map { _ in random.below(3) == 0 },
            hours: hours, stay: stay, hoursNeeded: [16, 16], countsAsAbsence: [true, random.below(4) > 0],
            prerequisites: [[], random.below(2) == 0 ? [0] : []], seats: seats, absenceCap: caps,
            isEligible: flags.map { $0 < 0.85 }, isDone: flags.map { $0 > 0.1 && $0 < 0.2 },
            isWaived: flags.map { $0 < 0.3 }, points: many(people * tracks) { Int32($0.below(5)) }, groups: groups,
            targets: [
                .init(track: 0, people: Int32(random.below(3)), deadline: Int32(random.below(years))),
                .init(track: 1, people: Int32(random.below(3)), deadline: Int32(years - 1)),
            ])
    }

    /// One section whose people may all take one track in one year, for a point each, and nothing else.
    static func ofOneSection(people: Int, seats: Int) -> NominationInstance {
        let every = [Int32](repeating: 0, count: people)
        let no = [Bool](repeating: false, count: people)
        return NominationInstance(
            years: 1, section: every, lastYear: every, isVolunteer: no, hours: every.map { _ in 40 },
            stay: every.map { _ in 1 }, hoursNeeded: [16], countsAsAbsence: [true], prerequisites: [[]],
            seats: [Int32(seats)], absenceCap: [Int32(people)], isEligible: no.map { !$0 }, isDone: no, isWaived: no,
            points: every.map { _ in 1 }, groups: [], targets: [])
    }

    /// Every lawful plan, by trying all: each person's nominations alone first, then all together.
    static func lawfulPlans(of instance: NominationInstance) -> [[Nomination]] {
        var alone = instance
        let pinned = Set(instance.pinned)
        alone.pinned = []
        var plans: [[Nomination]] = [[]]
        for person in 0..<Int32(instance.people) {
            var courses: [[Nomination]] = [[]]
            for track in 0..<Int32(instance.tracks) {
                courses += courses.flatMap { course in
                    (0..<Int32(instance.years)).map { course + [Nomination(person: person, track: track, year: $0)] }
                }
            }
            let own = pinned.filter { $0.person == person }
            courses = courses.filter { course in alone.verify(course).isEmpty && own.allSatisfy(course.contains) }
            plans = plans.flatMap { plan in courses.map { plan + $0 } }
        }
        return plans.filter { instance.verify($0).isEmpty }
    }
}
