import Domain
import Foundation
import Kernel
import Mathematics
import Storage
import Synchronization

/// Works a scenario out, in the background: the question from the city as it stands, the search, its answer kept.
struct RunScenario: Sendable {
    let city: City

    init(_ city: City) { self.city = city }

    /// What the search tells while it goes on, and whether it is still wanted.
    private final class Course: Sendable {
        private let state = Mutex((words: "", isStopped: false))

        var isStopped: Bool { state.withLock { $0.isStopped } }
        var words: String { state.withLock { $0.words } }
        func tell(_ words: String) { state.withLock { $0.words = words } }
        func stop() { state.withLock { $0.isStopped = true } }
    }

    /// Nothing where the scenario is gone or over: it was dropped, or another server had it.
    func run(_ id: Int64) async throws {
        let state = try await city.state()
        let plan = state.planID
        let (found, before) = try await city.database.write { transaction in
            guard let scenario = try transaction.scenario(id),
                try transaction.beginScenario(id, asOf: state.date, planVersion: plan)
            else { return (KeptScenario?.none, [KeptNomination]()) }
            return (scenario, try scenario.previous.map { try transaction.nominations(ofScenario: $0) } ?? [])
        }
        guard let scenario = found else { return }
        do {
            let wishes = try ScenarioAssumptions(scenario.assumptions)
            let course = Course()
            let watch = Task { try await self.watch(id, course) }
            defer { watch.cancel() }
            let (result, nominations) = try await Calculation.run {
                try Self.answer(state, wishes, before: before, course)
            }
            guard !course.isStopped else { return }
            let (text, now) = (try result.text(), city.now)
            try await city.database.write { transaction in
                guard try transaction.finishScenario(id, result: text, at: now) else { return }
                try transaction.replaceNominations(ofScenario: id, with: nominations)
            }
        } catch let refused as UnfitAssumptions {
            let (words, now) = (refused.problems.map(\.ja).joined(separator: "\n"), city.now)
            try await city.database.write { try $0.failScenario(id, error: words, at: now) }
        } catch {
            let now = city.now
            try await city.database.write { try $0.failScenario(id, error: "\(type(of: error))", at: now) }
            throw error
        }
    }

    /// Every two seconds what the search says is written down; where the scenario is gone the search is stopped.
    private func watch(_ id: Int64, _ course: Course) async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: .seconds(2))
            let words = course.words
            let isWanted = try await city.database.write { try $0.noteScenario(id, progress: words) }
            if !isWanted { course.stop() }
        }
    }

    private static func answer(
        _ state: CityState, _ wishes: ScenarioAssumptions, before: [KeptNomination], _ course: Course
    ) throws -> (ScenarioResult, [KeptNomination]) {
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
        return (ScenarioResult(answer, seconds: elapsed()), kept(answer, state))
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
        var places = [String: Int]()
        func place(_ programme: String, _ year: FiscalYear, _ list: String) -> Int {
            let next = places["\(programme) \(year.year) \(list)", default: 0] + 1
            places["\(programme) \(year.year) \(list)"] = next
            return next
        }
        var nominations = answer.entries.map { entry in
            let words = entry.reasons.map { answer.words(for: $0) }
            let programme = plan.programmes[entry.programme].id
            return KeptNomination(
                person: person(entry.member), programme: programme, year: entry.year,
                place: place(programme, entry.year, "named"), isReserve: false,
                reason: Phrase(
                    ja: words.map(\.ja).joined(separator: "、"), en: words.map(\.en).joined(separator: "; ")))
        }
        let named = Set(nominations.map { "\($0.person) \($0.programme) \($0.year.year)" })
        for reserve in answer.reserves {
            let track = answer.question.tracks[reserve.track]
            guard let programme = track.programmes.first.map({ plan.programmes[$0].id }) else { continue }
            for member in reserve.members where !named.contains("\(person(member)) \(programme) \(reserve.year.year)") {
                nominations.append(
                    KeptNomination(
                        person: person(member), programme: programme, year: reserve.year,
                        place: place(programme, reserve.year, "reserve"), isReserve: true,
                        reason: Phrase(ja: "控え", en: "reserve")))
            }
        }
        return nominations
    }
}
