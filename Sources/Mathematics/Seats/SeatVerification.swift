/// A rule that a seating breaks, with its place.
package enum SeatViolation: Sendable, Hashable {
    /// The seat at this place of the list names a person or a session that does not exist.
    case unknownPerson(seat: Int)
    case unknownSession(seat: Int)
    /// A person without a priority class sits in the mandatory course.
    case notMandatory(person: Int32, session: Int32)
    case notRequested(person: Int32, session: Int32)
    case tooFar(person: Int32, session: Int32, minutes: Int32)
    case unavailable(person: Int32, session: Int32, halfDay: Int32)
    case overlap(person: Int32, sessions: [Int32], halfDay: Int32)
    /// More than one seat in the same course.
    case courseTwice(person: Int32, sessions: [Int32])
    case tooManyElectives(person: Int32, count: Int32)
    case tooManyAway(section: Int32, halfDay: Int32, count: Int32, most: Int32)
    /// An elective session held with fewer people than it needs.
    case tooFew(session: Int32, count: Int32, fewest: Int32)
    case tooMany(session: Int32, count: Int32, seats: Int32)
}

/// Every rule and every level of a seating, counted anew from the lists alone: no model, no solver.
package struct SeatVerification: Sendable, Hashable {
    /// Broken rules, in the order of people, then sections, then sessions.
    package private(set) var violations: [SeatViolation] = []
    package private(set) var levels = SeatLevels([])

    package init(_ seating: Seating, in year: SeatYear) {
        let rules = SeatRules(year)
        var held: [[Int32]] = Array(repeating: [], count: year.personCount)
        for (index, seat) in seating.seats.enumerated() {
            if seat.person < 0 || seat.person >= year.personCount {
                violations.append(.unknownPerson(seat: index))
            } else if seat.session < 0 || seat.session >= year.sessions.count {
                violations.append(.unknownSession(seat: index))
            } else {
                held[Int(seat.person)].append(seat.session)
            }
        }
        let requests = Lists(
            count: year.personCount, year.requests.enumerated().map { ($0.element.person, Int32($0.offset)) })
        var people = [Int32](repeating: 0, count: year.sessions.count)
        var away: [Int64: Int32] = [:]
        for person in held.indices {
            checkPerson(Int32(person), held[person].sorted(), year, rules, requests)
            for session in held[person] {
                people[Int(session)] += 1
                let section = Int64(year.personSection[person])
                for halfDay in rules.occupied(from: year.municipality(of: person), in: Int(session)) {
                    away[section << 32 | Int64(halfDay), default: 0] += 1
                }
            }
        }
        for (key, count) in away.sorted(by: { $0.key < $1.key }) {
            let (section, halfDay) = (Int32(key >> 32), Int32(truncatingIfNeeded: key))
            let most = year.mostAway(section, on: halfDay)
            if count > most {
                violations.append(.tooManyAway(section: section, halfDay: halfDay, count: count, most: most))
            }
        }
        for (index, session) in year.sessions.enumerated() {
            let count = people[index]
            if count > session.seats {
                violations.append(.tooMany(session: Int32(index), count: count, seats: session.seats))
            }
            if session.kind == .elective, count > 0, count < session.fewest {
                violations.append(.tooFew(session: Int32(index), count: count, fewest: session.fewest))
            }
        }
    }

    private mutating func checkPerson(
        _ person: Int32, _ held: [Int32], _ year: SeatYear, _ rules: SeatRules, _ requests: Lists<Int32>
    ) {
        let home = year.municipality(of: Int(person))
        var ofCourse: [Int32: [Int32]] = [:]
        var onHalfDay: [Int32: [Int32]] = [:]
        var mandatory: [Int32] = []
        var electives: Int32 = 0
        for session in held {
            let details = year.sessions[Int(session)]
            var rankCost = SeatRules.unrankedCost
            switch details.kind {
            case .mandatory:
                mandatory.append(session)
                rankCost = year.mandatoryRankCost(Int(person), details)
                if year.personClass[Int(person)] == 0 {
                    violations.append(.notMandatory(person: person, session: session))
                }
            case .elective:
                electives += 1
                ofCourse[details.course, default: []].append(session)
                let request = requests[Int(person)].first { year.requests[Int($0)].course == details.course }
                if let request {
                    rankCost = year.electiveRankCost(Int(request), Int(session))
                } else {
                    violations.append(.notRequested(person: person, session: session))
                }
            }
            let travelCost = rules.travelCost(from: home, to: Int(session))
            if travelCost == nil, let place = details.municipality {
                let minutes = year.minutes[Int(home) * year.municipalityCount + Int(place)]
                violations.append(.tooFar(person: person, session: session, minutes: minutes))
            }
            levels.cost += Int(rankCost + (travelCost ?? 0))
            for halfDay in rules.occupied(from: home, in: Int(session)) {
                onHalfDay[halfDay, default: []].append(session)
                if year.unavailable[Int(person)].contains(halfDay) {
                    violations.append(.unavailable(person: person, session: session, halfDay: halfDay))
                }
            }
        }
        for (halfDay, sessions) in onHalfDay.sorted(by: { $0.key < $1.key }) where sessions.count > 1 {
            violations.append(.overlap(person: person, sessions: sessions, halfDay: halfDay))
        }
        for (_, sessions) in ofCourse.sorted(by: { $0.key < $1.key }) where sessions.count > 1 {
            violations.append(.courseTwice(person: person, sessions: sessions))
        }
        if mandatory.count > 1 { violations.append(.courseTwice(person: person, sessions: mandatory)) }
        if electives > year.mostElectives(of: person) {
            violations.append(.tooManyElectives(person: person, count: electives))
        }
        if mandatory.isEmpty {
            levels.unmetFirstClass += year.personClass[Int(person)] == 1 ? 1 : 0
            levels.unmetSecondClass += year.personClass[Int(person)] == 2 ? 1 : 0
        }
        for request in requests[Int(person)] {
            let request = year.requests[Int(request)]
            guard ofCourse[request.course] == nil else { continue }
            if request.isNominated {
                levels.unmetNominations += 1
            } else {
                levels.unmetWishes += Int(request.weight)
            }
        }
    }
}
