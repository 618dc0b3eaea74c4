import Kernel
package import Mathematics

extension SeatCase {
    /// How far the search is: the stage from 1, how many there are, and the levels.
    package struct Progress: Sendable {
        package var stage: Int
        package var stages: Int
        package var search: SeatProgress
    }

    /// Seats for everybody, stage by stage, within the limits. Told seats in sessions that have begun are not counted.
    ///
    /// - Throws: `SolverError` where the solver cannot begin.
    package func solve(
        limits: SeatLimits = SeatLimits(),
        progress: @escaping @Sendable (Progress) -> Bool = { _ in true }
    ) throws(SolverError) -> SeatPlan {
        // Seats in sessions that have begun stay, and take their half-days.
        var given = told.filter { !ahead[$0.session] }
        var waiting: [SeatPlan.Waiting] = []
        var stages: [SeatPlan.Stage] = []
        var moved = SeatPlan.Moved(told: 0, seats: 0, bound: 0)
        let courses = due.map(\.course)
        let count = max(1, courses.count)
        for number in 0..<count {
            let isLast = number == count - 1
            let mandatory = courses.indices.contains(number) ? courses[number] : nil
            let stage = try SeatStage(self, mandatory, hasElectives: isLast, beside: given)
            var limits = limits
            limits.seconds *= Double(number + 1) / Double(count)
            limits.report = { progress(Progress(stage: number + 1, stages: count, search: $0)) }
            let earlier = assumptions.loyalty == .none ? Seating() : stage.seating(told)
            let answer: SeatAnswer
            switch assumptions.loyalty {
            case _ where earlier.seats.isEmpty: answer = try SeatSolver.solve(stage.year, limits: limits)
            case .movesFirst, .movesAfterServing, .none:
                let order: SeatRepair.Order =
                    assumptions.loyalty == .movesFirst ? .movesFirst : .movesAfterServing
                let repair = try SeatRepair.solve(stage.year, told: earlier, order: order, limits: limits)
                answer = repair.answer
                moved.told += earlier.seats.count
                moved.seats += repair.moved
                moved.bound += repair.movedBound
            }
            given += stage.seats(answer.seating)
            waiting += stage.waiting(beside: answer.seating)
            stages.append(stage.report(answer, mandatory, hasElectives: isLast, names: words))
        }
        let taken = Set(given.map(\.session))
        return SeatPlan(
            question: self, seats: given.sorted { ($0.session, $0.member) < ($1.session, $1.member) },
            waiting: waiting.sorted {
                ($0.course, $0.kind.order, -$0.weight, $0.member) < ($1.course, $1.kind.order, -$1.weight, $1.member)
            },
            notHeld: sessions.indices.filter {
                ahead[$0] && sessions[$0].half == .elective && sessions[$0].seats > 0 && !taken.contains($0)
            }, stages: stages, moved: moved.told > 0 ? moved : nil)
    }

    /// Words with the city's sections and sessions; nobody is named.
    private var words: SeatWords {
        SeatWords(
            people: { _ in nil }, section: section,
            session: { sessions.indices.contains(Int($0)) ? sessions[Int($0)].code : "" },
            halfDay: { CalendarHalfDay(index: $0, from: year.firstDay).words })
    }

    /// The half-days that people of a section are away for a session.
    func halfDaysAway(_ section: Int32, _ session: Int) -> [Int32] {
        let own = halfDays(session)
        guard let place = number(of: sessions[session].place) else { return own }
        let home = sectionPlace[Int(section)]
        let isFar = place != home && minutes[Int(home) * places.count + Int(place)] > SeatRules.nearMinutes
        return isFar ? Set(own.flatMap { [$0 & ~1, $0 | 1] }).sorted() : own
    }

    /// Nil: online, or as near as anywhere.
    func number(of place: String?) -> Int32? {
        guard let place else { return nil }
        return places.firstIndex(of: place).map(Int32.init) ?? 0
    }
}

/// A stage of the search as the optimiser takes it.
private struct SeatStage {
    let question: SeatCase
    let year: SeatYear
    /// The session of each of the year's.
    private let sessions: [Int]
    private let local: [Int: Int32]
    private let mandatory: Course?
    /// The half-days of people's seats given before.
    private let elsewhere: [Int32: Set<Int32>]

    init(
        _ question: SeatCase, _ mandatory: Course?, hasElectives: Bool, beside given: [SeatPlan.Seat]
    ) throws(SolverError) {
        self.question = question
        self.mandatory = mandatory
        sessions = question.sessions.indices.filter { index in
            question.ahead[index]
                && (question.sessions[index].course == mandatory
                    || (hasElectives && question.sessions[index].half == .elective))
        }
        var elsewhere = [Int32: Set<Int32>]()
        for seat in given {
            let section = question.sectioning.section[Int(seat.member)]
            elsewhere[seat.member, default: []].formUnion(question.halfDaysAway(section, seat.session))
        }
        self.elsewhere = elsewhere
        local = Dictionary(uniqueKeysWithValues: sessions.enumerated().map { ($1, Int32($0)) })
        year = try Self.year(question, mandatory, hasElectives, given, sessions, local)
    }

    private static func year(
        _ question: SeatCase, _ mandatory: Course?, _ hasElectives: Bool, _ given: [SeatPlan.Seat], _ sessions: [Int],
        _ local: [Int: Int32]
    ) throws(SolverError) -> SeatYear {
        let count = question.standing.staff.members.count
        var classes = [Int8](repeating: 0, count: count)
        for due in question.due where due.course == mandatory {
            for member in due.never { classes[Int(member)] = 1 }
            for member in due.again { classes[Int(member)] = 2 }
        }
        var busy = question.busy
        var away = [SeatYear.Absence: Int32]()
        var changed = Set<Int>()
        for seat in given {
            let section = question.sectioning.section[Int(seat.member)]
            for halfDay in question.halfDaysAway(section, seat.session) {
                away[.init(section: section, halfDay: halfDay), default: 0] += 1
                if !busy[Int(seat.member)].contains(halfDay) { busy[Int(seat.member)].append(halfDay) }
                changed.insert(Int(seat.member))
            }
        }
        for member in changed { busy[member].sort() }
        let wants = hasElectives ? question.wants : []
        let wishes = question.mandatoryWishes.filter { $0.key.course == mandatory }.flatMap { key, chosen in
            chosen.enumerated().filter { local[$0.element] != nil }.map { rank, session in
                (
                    key.member,
                    SeatYear.Wish(target: question.halfDays(session).first ?? 0, rank: Int32(rank + 1))
                )
            }
        }
        do {
            var year = try SeatYear(
                municipalityCount: question.places.count, minutes: question.minutes,
                sectionMunicipality: question.sectionPlace, sectionMostAway: question.mostAway,
                personSection: question.sectioning.section, personClass: classes,
                sessions: sessions.map { index in
                    let session = question.sessions[index]
                    return SeatYear.Session(
                        course: session.course.number, kind: session.half == .mandatory ? .mandatory : .elective,
                        halfDays: question.halfDays(index), municipality: question.number(of: session.place),
                        fewest: Int32(session.fewest), seats: Int32(session.seats))
                }, unavailable: Lists(busy), mandatoryWishes: Lists(count: count, wishes),
                requests: wants.map {
                    .init(
                        person: $0.member, course: $0.course.number, isNominated: $0.isNominated,
                        weight: Int32($0.weight))
                },
                electiveWishes: Lists(
                    wants.map { want in
                        want.sessions.enumerated().compactMap { rank, session in
                            local[session].map { SeatYear.Wish(target: $0, rank: Int32(rank + 1)) }
                        }
                    }), mostElectives: Int32(question.assumptions.mostElectives))
            year.settledAway = away
            year.electivesHad = question.electivesHad
            return year
        } catch {
            throw .refused(call: "seats: \(error)")
        }
    }

    func seating(_ told: [SeatPlan.Seat]) -> Seating {
        Seating(told.compactMap { seat in local[seat.session].map { .init(person: seat.member, session: $0) } })
    }

    func seats(_ seating: Seating) -> [SeatPlan.Seat] {
        seating.seats.map { SeatPlan.Seat(member: $0.person, session: sessions[Int($0.session)]) }
    }

    func waiting(beside seating: Seating) -> [SeatPlan.Waiting] {
        let blocks = SeatBlocks(seating, in: year, sitting: elsewhere)
        struct Key: Hashable {
            let person: Int32
            let course: Int32
        }
        let seated = Set(
            seating.seats.map { Key(person: $0.person, course: year.sessions[Int($0.session)].course) })
        var waiting: [SeatPlan.Waiting] = []
        if let mandatory {
            for (person, priority) in year.personClass.enumerated()
            where priority > 0 && !seated.contains(Key(person: Int32(person), course: mandatory.number)) {
                waiting.append(
                    .init(
                        member: Int32(person), course: mandatory,
                        kind: priority == 1 ? .mandatoryFirst : .mandatoryAgain,
                        blocks: blocks.blocks(Int32(person), course: mandatory.number)))
            }
        }
        guard !year.requests.isEmpty else { return waiting }
        for want in question.wants
        where !seated.contains(Key(person: want.member, course: want.course.number)) {
            waiting.append(
                .init(
                    member: want.member, course: want.course, kind: want.isNominated ? .nominated : .wish,
                    weight: want.weight,
                    blocks: blocks.blocks(want.member, course: want.course.number)))
        }
        return waiting
    }

    private static var severalHalfDays: Phrase {
        Phrase(
            ja: "回がいくつもの半日にわたる研修では、どこで詰まるかは求めません。席のない人の理由を見てください",
            en: "where sessions take several half-days the bottleneck is not sought: see why people have no seat")
    }

    func report(
        _ answer: SeatAnswer, _ mandatory: Course?, hasElectives: Bool, names: SeatWords
    ) -> SeatPlan.Stage {
        func levels(_ order: FirstCome.Order) -> SeatLevels {
            SeatVerification(FirstCome.seats(year, order), in: year).levels
        }
        var words = names
        words.session = { names.session(Int32(sessions.indices.contains(Int($0)) ? sessions[Int($0)] : -1)) }
        let isShort = answer.levels.unmetFirstClass + answer.levels.unmetSecondClass > 0
        return SeatPlan.Stage(
            mandatory: mandatory, hasElectives: hasElectives, levels: answer.levels, bounds: answer.bounds,
            firstCome: levels(.drawn(seed: 1)), byPriority: levels(.priority(seed: 1)),
            obstacles: isShort ? SeatObstacles.find(year)?.map(words.words) ?? [[Self.severalHalfDays]] : [],
            isFinished: answer.isFinished && answer.failure == nil)
    }
}

extension SeatPlan.Waiting.Kind {
    fileprivate var order: Int {
        switch self {
        case .mandatoryFirst: 0
        case .mandatoryAgain: 1
        case .nominated: 2
        case .wish: 3
        }
    }
}
