import Domain
import Kernel
import Mathematics
import Storage

/// A scenario of nominations worked out.
enum NominationSearch {
    static func answer(
        _ state: CityState, _ wishes: ScenarioAssumptions, before: [KeptNomination], _ course: RunScenario.Course
    ) throws -> ScenarioAnswer? {
        let standing = state.standing
        let began = ContinuousClock.now
        let elapsed: @Sendable () -> Double = { (ContinuousClock.now - began) / .seconds(1) }
        let assumptions = wishes.assumptions(in: state)
        let history = TransferHistory(standing, assumptions: assumptions)
        let question = try NominationCase(
            standing, history: history, assumptions: assumptions, earlier: named(before, state))
        let limits = NominationLimits(
            seconds: Double(wishes.seconds), elapsed: elapsed, shouldStop: { course.isStopped })
        let answer = try question.solve(limits: limits) { step in
            course.tell("\(step.level) \(step.value) \(step.bound)")
        }
        guard !course.isStopped else { return nil }
        let nominations = kept(answer, state)
        return ScenarioAnswer(result: try ScenarioResult(answer, seconds: elapsed()).text()) { transaction, id in
            try transaction.replaceNominations(ofScenario: id, with: nominations)
        }
    }

    private struct Named: Hashable {
        let person: Int
        let programme: Int
        let year: FiscalYear
    }

    /// An earlier scenario's nominations, by whoever is still on the roster.
    private static func named(_ before: [KeptNomination], _ state: CityState) -> [NominationAssumptions.Named] {
        before.filter { !$0.isReserve }.compactMap { nomination in
            state.index(of: nomination.person).map { index in
                .init(
                    person: state.roster.people[index].key, programme: nomination.programme, year: nomination.year)
            }
        }
    }

    private static func kept(_ answer: NominationPlan, _ state: CityState) -> [KeptNomination] {
        let standing = answer.question.standing
        let plan = standing.plan
        func person(_ member: Int32) -> Int64 {
            state.personID(at: Int(standing.staff.members[Int(member)].person))
        }
        // Targets and tracks may share programmes: each person is named once for a programme and year.
        var seen = Set<Named>()
        var places = [Named: Int]()
        var nominations = [KeptNomination]()
        func add(_ member: Int32, _ programme: Int, _ year: FiscalYear, isReserve: Bool, _ reason: Phrase) {
            guard seen.insert(Named(person: Int(member), programme: programme, year: year)).inserted else { return }
            let place = places[Named(person: isReserve ? -1 : 0, programme: programme, year: year), default: 0] + 1
            places[Named(person: isReserve ? -1 : 0, programme: programme, year: year)] = place
            nominations.append(
                KeptNomination(
                    person: person(member), programme: plan.programmes[programme].id, year: year, place: place,
                    isReserve: isReserve, reason: reason))
        }
        for entry in answer.entries {
            let words = entry.reasons.map { answer.words(for: $0) }
            add(
                entry.member, entry.programme, entry.year, isReserve: false,
                Phrase(ja: words.map(\.ja).joined(separator: "、"), en: words.map(\.en).joined(separator: "; ")))
        }
        for reserve in answer.reserves {
            guard let programme = answer.question.tracks[reserve.track].programmes.first else { continue }
            for member in reserve.members {
                add(member, programme, reserve.year, isReserve: true, Phrase(ja: "控え", en: "reserve"))
            }
        }
        return nominations
    }
}
