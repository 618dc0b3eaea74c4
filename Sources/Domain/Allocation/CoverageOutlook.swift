package import Kernel
import Mathematics

/// Who is, or will be, trained for each coverage and with what chance they sit in their unit still.
struct CoverageOutlook {
    let question: NominationCase
    /// By coverage: the year from which each member counts; 0 for who has it already, -1 for never.
    private let trained: [[Int32]]
    /// By coverage: whether the member has it by record, and how long it stays good.
    private let goodTo: [[Int32]]

    init(_ question: NominationCase, _ nominations: [Mathematics.Nomination]) {
        self.question = question
        let count = question.standing.staff.members.count
        var byTrack = [[Int32]](
            repeating: [Int32](repeating: -1, count: count), count: question.tracks.count)
        for nomination in nominations { byTrack[Int(nomination.track)][Int(nomination.person)] = nomination.year }
        trained = question.coverages.map {
            $0.track.map { byTrack[$0] } ?? [Int32](repeating: -1, count: count)
        }
        goodTo = question.coverages.map { question.recordedYears($0.target) }
    }

    /// The chance that a member has it and sits in their unit at the end of a year; 0 where they never will.
    func chance(_ member: Int, _ coverage: Int, at year: Int) -> Double {
        let goal = question.coverages[coverage]
        if Int(goodTo[coverage][member]) >= year {
            return question.stay.staying(member, in: goal.unitClass, from: 0, to: year)
        }
        let since = Int(trained[coverage][member])
        guard since >= 0, since <= year else { return 0 }
        return question.completionShare * question.stay.staying(member, in: goal.unitClass, from: since, to: year)
    }

    func isRecorded(_ member: Int, _ coverage: Int, at year: Int) -> Bool { Int(goodTo[coverage][member]) >= year }

    /// For each unit of a coverage the chances of its people that are not 0.
    func chances(_ coverage: Int, at year: Int) -> [[Double]] {
        let goal = question.coverages[coverage]
        var chances = [[Double]](repeating: [], count: goal.units.count)
        for (member, unit) in goal.unitOfMember.enumerated() where unit >= 0 {
            let chance = chance(member, coverage, at: year)
            if chance > 0 { chances[Int(unit)].append(chance) }
        }
        return chances
    }

    /// As `chances`, once the next 1 April has passed: with the nominations of the running year, which then are over.
    ///
    /// - Parameter recorded: by member, whether what they have by record is good on that day.
    func chancesAfterApril(_ coverage: Int, recorded: [Bool]) -> [[Double]] {
        let goal = question.coverages[coverage]
        var chances = [[Double]](repeating: [], count: goal.units.count)
        for (member, unit) in goal.unitOfMember.enumerated() where unit >= 0 {
            let share = recorded[member] ? 1 : trained[coverage][member] == 0 ? question.completionShare : 0
            let chance = share * question.stay.stayingOverNextApril(member, in: goal.unitClass)
            if chance > 0 { chances[Int(unit)].append(chance) }
        }
        return chances
    }

    /// The chance of each unit to have as many as it needs at the end of a year. Exact: people are independent.
    func covered(_ coverage: Int, at year: Int) -> [Double] {
        zip(chances(coverage, at: year), question.coverages[coverage].need).map { chances, need in
            chances.count < Int(need) ? 0 : PoissonBinomial(chances).chance(ofAtLeast: Int(need))
        }
    }

    /// The number of units with what they need at the end of a year where whoever is moved takes it along to the unit
    /// they come to, in proportion to the units' people of their job family: its expectation exact, the rest from runs.
    ///
    /// - Parameter needs: people that each unit needs, where it is not what the target asks.
    func coveredWithMovers(
        _ coverage: Int, at year: Int, runs: Int, due: Double?, needs: [Int]? = nil
    ) -> TargetForecast.WithMovers {
        let goal = question.coverages[coverage]
        let target = question.standing.plan.targets[goal.target]
        let members = question.standing.staff.members
        // The first group is of those whose family is not known: they may come to any unit.
        let groups = (members.map { Int($0.post.jobFamily) + 1 }.max() ?? 0) + 1
        var people = [[Double]](repeating: [Double](repeating: 0, count: goal.units.count), count: groups)
        var elsewhere = [Double](repeating: 0, count: groups)
        var trained = (unit: [Int32](), stays: [Double](), leaves: [Double](), group: [Int32]())
        for (member, unit) in goal.unitOfMember.enumerated() {
            let family = Int(members[member].post.jobFamily) + 1
            for group in family == 0 ? 0...0 : 0...1 {
                let among = group * family
                if unit >= 0 { people[among][Int(unit)] += 1 } else { elsewhere[among] += 1 }
            }
            let since = isRecorded(member, coverage, at: year) ? 0 : Int(self.trained[coverage][member])
            guard since >= 0, since <= year, question.meter.isCounted(member, target) else { continue }
            let share = isRecorded(member, coverage, at: year) ? 1 : question.completionShare
            trained.group.append(Int32(family))
            trained.unit.append(unit)
            trained.stays.append(share * question.stay.staying(member, in: goal.unitClass, from: since, to: year))
            trained.leaves.append(1 - share * question.stay.serving(member, from: since, to: year))
        }
        let whereabouts = Whereabouts(
            unit: trained.unit, stays: trained.stays, leaves: trained.leaves, group: trained.group, weights: people,
            weightsElsewhere: elsewhere)
        let needs = needs ?? goal.need.map(Int.init)
        let chances = whereabouts.exact(needs: needs).chances
        let expected = zip(chances, needs).reduce(0) { $0 + ($1.1 > 0 ? $1.0 : 0) }
        guard runs > 0 else { return TargetForecast.WithMovers(expected: expected) }
        let count = whereabouts.simulate(needs: needs, runs: runs, seed: TargetForecast.WithMovers.seed)
        return TargetForecast.WithMovers(expected: expected, count, unasked: needs.count { $0 == 0 }, due: due)
    }
}

/// A unit that a target wants covered: now, and as expected after the next 1 April and at the deadline.
package struct UnitOutlook: Sendable, Hashable {
    package var target: Int
    /// Index into `Roster.units`.
    package var unit: Int
    package var need: Int
    /// People of the unit by main post who have it on the date.
    package var now: Int
    package var deadline: FiscalYear
    /// At the deadline, with the nominations and with none.
    package var with: Expectation
    package var without: Expectation
    /// On the next 1 April, its transfers done.
    package var aprilWith: Expectation
    package var aprilWithout: Expectation

    package struct Expectation: Sendable, Hashable {
        /// People of those needed who can be expected to be there: E[min(need, number)].
        package var places: Double
        /// Chance that all needed are there.
        package var chance: Double
    }

    static func all(
        _ coverage: Int, _ question: NominationCase, with: CoverageOutlook, without: CoverageOutlook
    ) -> [UnitOutlook] {
        let goal = question.coverages[coverage]
        var now = [Int](repeating: 0, count: goal.units.count)
        for (member, unit) in goal.unitOfMember.enumerated()
        where unit >= 0 && with.isRecorded(member, coverage, at: 0) { now[Int(unit)] += 1 }
        func expectations(_ chances: [[Double]]) -> [Expectation] {
            zip(chances, goal.need).map { chances, need in
                let number = PoissonBinomial(chances)
                return Expectation(
                    places: number.expectation(limitedTo: Int(need)), chance: number.chance(ofAtLeast: Int(need)))
            }
        }
        let recorded = question.recordedAfterApril(goal.target)
        let (after, before) = (
            expectations(with.chances(coverage, at: goal.deadline)),
            expectations(without.chances(coverage, at: goal.deadline))
        )
        let (april, aprilBefore) = (
            expectations(with.chancesAfterApril(coverage, recorded: recorded)),
            expectations(without.chancesAfterApril(coverage, recorded: recorded))
        )
        return goal.units.indices.map {
            UnitOutlook(
                target: goal.target, unit: goal.units[$0], need: Int(goal.need[$0]), now: now[$0],
                deadline: question.year(goal.deadline), with: after[$0], without: before[$0], aprilWith: april[$0],
                aprilWithout: aprilBefore[$0])
        }
    }
}

extension NominationCase {
    /// For each member the last year of the plan up to whose end what they have by record fulfils a target; -1 for
    /// none.
    func recordedYears(_ target: Int) -> [Int32] {
        var good = [Int32](repeating: -1, count: standing.staff.members.count)
        var open = Array(good.indices)
        for year in 0..<years {
            guard let rule = meter.stockRule(standing.plan.targets[target], on: self.year(year).lastDay) else {
                return recordedToday(target)
            }
            // What has lapsed once does not come back by itself.
            open = open.filter { rule(Int(standing.staff.members[$0].person)) }
            for member in open { good[member] = Int32(year) }
        }
        return good
    }

    /// For each member whether what they have by record on the date fulfils a target on the next 1 April too.
    func recordedAfterApril(_ target: Int) -> [Bool] {
        let today = recordedYears(target).map { $0 >= 0 }
        guard let rule = meter.stockRule(standing.plan.targets[target], on: year(1).firstDay) else { return today }
        return today.indices.map { today[$0] && rule(Int(standing.staff.members[$0].person)) }
    }

    /// Measures of a state that only today knows (levels, personas): taken to last.
    private func recordedToday(_ target: Int) -> [Int32] {
        guard let rule = meter.stockRule(standing.plan.targets[target], on: standing.date) else {
            return [Int32](repeating: -1, count: standing.staff.members.count)
        }
        return standing.staff.members.map { rule(Int($0.person)) ? Int32(years - 1) : -1 }
    }
}
