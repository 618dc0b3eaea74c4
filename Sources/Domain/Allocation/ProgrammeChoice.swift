import Kernel
import Mathematics

/// One person's programme in a year of the plan, and the target or track it is taken for.
struct NamedProgramme: Hashable {
    var member: Int32
    var programme: Int
    var year: Int
    /// Nil for what a yearly target asks.
    var track: Int?
    /// The yearly target, where there is one.
    var target: Int?
}

/// Programmes for the nominations of tracks, and people for the targets that ask for some every year.
struct ProgrammeChoice {
    private(set) var named: [NamedProgramme] = []
    /// Nominations for which the programmes that suit the person have no seat.
    private(set) var unseated: [Mathematics.Nomination] = []
    private var seats: [[Int]]
    private var hours: [Int]

    init(_ question: NominationCase, _ nominations: [Mathematics.Nomination]) {
        let (standing, plan) = (question.standing, question.standing.plan)
        seats = question.seatsOfProgramme
        hours = question.instance.hours.map(Int.init)
        let worth = Self.worth(nominations, question.instance)
        for year in 0..<question.years {
            let wanted = nominations.filter { Int($0.year) == year }
            let requests = wanted.map { nomination -> SeatPicking.Request in
                let (member, track) = (Int(nomination.person), Int(nomination.track))
                var options: [(programme: Int, points: Double)] = []
                var done = 0
                for programme in question.readings[track].programmes {
                    if question.tracks[track].need > 1,
                        standing.facts.hasCompleted(programme.programme, member: member)
                    {
                        done += 1
                    } else if programme.isOpen(to: member, standing)
                        || !programme.openers(for: member, standing).isEmpty
                    {
                        options.append((programme.programme, programme.points(member, standing)))
                    }
                }
                // Who is pinned to a programme takes that one.
                if let own = question.pinnedProgramme(nomination) { options.removeAll { $0.programme != own } }
                return .init(
                    member: nomination.person, track: track, need: question.tracks[track].need - done,
                    worth: worth[nomination] ?? 0, options: options)
            }
            var left = seats.map { $0[year] }
            // Seats given to a group as a whole are not split: its programmes together have them.
            for programme in plan.programmes.indices where question.isGroupChanged(programme, in: year) {
                left[programme] = standing.staff.members.count
            }
            let picking = SeatPicking(requests, seats: left)
            for (index, request) in picking.requests.enumerated() {
                if request.chosen.count < request.need { unseated.append(wanted[index]) }
                for programme in request.chosen {
                    named.append(.init(member: request.member, programme: programme, year: year, track: request.track))
                    hours[Int(request.member) * question.years + year] -=
                        Int((plan.programmes[programme].elective?.hours ?? 0).rounded(.up))
                }
            }
            for programme in seats.indices { seats[programme][year] = picking.seats[programme] }
        }
    }

    /// Pins first, then what is lost in expected coverage without the nomination.
    private static func worth(
        _ nominations: [Mathematics.Nomination], _ instance: NominationInstance
    ) -> [Mathematics.Nomination: Double] {
        let worth = instance.reasons(of: nominations).map { reasons in
            reasons.reduce(0.0) { sum, reason in
                switch reason {
                case .pinned: sum + 1000
                case .raises(_, let gain): sum + gain
                default: sum
                }
            }
        }
        return Dictionary(zip(nominations, worth), uniquingKeysWith: { first, _ in first })
    }

    /// Names people for what targets ask every year: the most pressing gaps first, nobody again while a completion is
    /// still good, within the hours and seats that are left.
    mutating func addYearly(_ question: NominationCase) {
        let standing = question.standing
        let plan = standing.plan
        for goal in question.yearlyGoals {
            let readings = goal.track.programmes.map { programme in
                ProgrammeReading(programme, of: goal.track, among: [], standing)
            }
            for reading in readings {
                guard let half = plan.programmes[reading.programme].elective else { continue }
                let needed = Int((half.hours ?? 0).rounded(.up))
                let able = standing.staff.members.indices.filter { reading.isOpen(to: $0, standing) }
                let order = able.map { (member: $0, points: reading.points($0, standing)) }
                    .sorted { ($1.points, $0.member) < ($0.points, $1.member) }.map(\.member)
                var last = Dictionary(
                    uniqueKeysWithValues: able.compactMap { member in
                        question.lastCompletion(of: reading.programme, member).map { (member, $0) }
                    })
                let wishes = YearlyWishes(question, reading.programme)
                for year in 0..<question.years {
                    guard var open = goal.people[year] else { continue }
                    open -= named.count { $0.year == year && $0.target == goal.target }
                    let already = Set(
                        named.filter { $0.year == year && $0.programme == reading.programme }.map { Int($0.member) })
                    for member in wishes.order(order, in: year) where open > 0 && seats[reading.programme][year] > 0 {
                        guard !already.contains(member), hours[member * question.years + year] >= needed,
                            Int(question.stay.lastYear[member]) >= year,
                            last[member].map({ !half.repetition.isStillGood($0, in: question.year(year)) }) ?? true
                        else { continue }
                        last[member] = question.year(year)
                        hours[member * question.years + year] -= needed
                        seats[reading.programme][year] -= 1
                        open -= 1
                        named.append(
                            .init(
                                member: Int32(member), programme: reading.programme, year: year, track: nil,
                                target: goal.target))
                    }
                }
            }
        }
    }
}

/// Whom a scenario names for a programme of a yearly target, and whom it leaves out.
private struct YearlyWishes {
    private struct Key: Hashable {
        let member: Int
        let year: Int
    }

    private var pinned = Set<Key>()
    private var barred = Set<Key>()
    private let isNone: Bool

    init(_ question: NominationCase, _ programme: Int) {
        let (assumptions, standing) = (question.assumptions, question.standing)
        isNone = assumptions.pinned.isEmpty && assumptions.forbidden.isEmpty && assumptions.excluded.isEmpty
        guard !isNone else { return }
        let about = standing.plan.programmes[programme]
        let ids = Set([about.id] + (about.group.map { [standing.plan.groups[$0].id] } ?? []))
        let member = Dictionary(
            standing.staff.members.enumerated().map { (standing.roster.people[Int($1.person)].key, $0) },
            uniquingKeysWith: { first, _ in first })
        func keys(_ list: [NominationAssumptions.Named]) -> Set<Key> {
            Set(
                list.filter { ids.contains($0.programme) }.compactMap { named in
                    member[named.person].map { Key(member: $0, year: named.year - question.first) }
                })
        }
        pinned = keys(assumptions.pinned)
        barred = keys(assumptions.forbidden)
        for exclusion in assumptions.excluded {
            let isWithin = standing.roster.units.indices.map { standing.roster.isUnit($0, within: exclusion.unitCode) }
            for (index, about) in standing.staff.members.enumerated() where isWithin[Int(about.post.unit)] {
                barred.insert(Key(member: index, year: exclusion.year - question.first))
            }
        }
    }

    /// Those named first, and nobody who is left out.
    func order(_ members: [Int], in year: Int) -> [Int] {
        guard !isNone else { return members }
        let open = members.filter { !barred.contains(Key(member: $0, year: year)) }
        let first = open.filter { pinned.contains(Key(member: $0, year: year)) }
        return first + open.filter { !pinned.contains(Key(member: $0, year: year)) }
    }
}

extension NominationCase {
    /// The one programme that a pin names; nil where none or a whole group is named.
    fileprivate func pinnedProgramme(_ nomination: Mathematics.Nomination) -> Int? {
        guard !assumptions.pinned.isEmpty else { return nil }
        let key = standing.roster.people[Int(standing.staff.members[Int(nomination.person)].person)].key
        let pin = assumptions.pinned.first {
            $0.person == key && $0.year == year(Int(nomination.year))
                && tracks[Int(nomination.track)].isNamed($0.programme, standing.plan)
        }
        return pin.flatMap { standing.plan.programmeIndex($0.programme) }
    }

    /// Whether the scenario gives the programme's group, not the programme, its seats in a year.
    fileprivate func isGroupChanged(_ programme: Int, in year: Int) -> Bool {
        guard let group = standing.plan.programmes[programme].group else { return false }
        return assumptions.seats.contains {
            $0.programme == standing.plan.groups[group].id && $0.year == self.year(year)
        }
    }

    /// The fiscal year in which a member last completed a programme's elective half.
    fileprivate func lastCompletion(of programme: Int, _ member: Int) -> FiscalYear? {
        let person = Int(standing.staff.members[member].person)
        return meter.record.completions(of: person).last {
            Int($0.programme) == programme && $0.passed && meter.covers($0, .elective)
        }.map { FiscalYear(of: $0.date) }
    }
}
