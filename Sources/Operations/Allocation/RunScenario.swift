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
            let found = try await withTaskCancellationHandler {
                try await Calculation.run { try Self.answer(state, wishes, before: before, course) }
            } onCancel: {
                course.stop()
            }
            // Stopped with the server it is done anew by another; dropped, it is no longer wanted.
            try Task.checkCancellation()
            guard let (result, nominations) = found else { return }
            let (text, now) = (try result.text(), city.now)
            try await city.database.write { transaction in
                guard try transaction.finishScenario(id, result: text, at: now) else { return }
                try transaction.replaceNominations(ofScenario: id, with: nominations)
            }
        } catch let refused as UnfitAssumptions {
            try await fail(id, refused.problems)
        } catch let refused as NominationError {
            try await fail(id, [Self.words(for: refused)])
        } catch let error as StorageError {
            // The database was away for a moment: the work is tried again.
            throw error
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            try await fail(id, [Phrase("")])
            throw error
        }
    }

    /// Ends scenarios whose work was given up, so that nobody waits for them.
    static func giveUpWithoutWork(at now: Instant, in transaction: any Transaction) throws {
        let open = try transaction.openScenarios()
        guard !open.isEmpty else { return }
        let jobs = try transaction.openJobs(at: now, limit: 1000).filter { $0.kind == JobKind.scenario.rawValue }
        let worked = Set(jobs.compactMap { JobDetail($0.detail)["scenario"].flatMap { Int64($0) } })
        for id in open where !worked.contains(id) { try transaction.failScenario(id, error: "", at: now) }
    }

    /// Keeps why there is no answer: a line in each language, and nobody's name.
    private func fail(_ id: Int64, _ why: [Phrase]) async throws {
        let text = why.map(\.ja).joined(separator: "、") + "\n" + why.map(\.en).joined(separator: "; ")
        let now = city.now
        try await city.database.write { try $0.failScenario(id, error: text, at: now) }
    }

    private static func words(for error: NominationError) -> Phrase {
        switch error {
        case .pinsBreakRules, .pinCannotBeKept, .pinsCannotBeKept:
            Phrase(
                ja: "固定した指名をすべて守ることはできません。席、時間、前提の研修、所属の上限のどれかが足りません",
                en:
                    "not all that is pinned can be kept: seats, hours, prerequisites or limits of sections do not suffice"
            )
        case .tooManyWays, .misshapen, .tooManyYears, .solver:
            Phrase(ja: "計算が途中で止まりました。年度の数を減らして求め直してください", en: "the search broke off: try fewer years")
        }
    }

    /// Every two seconds what the search says is written down; where the scenario is gone the search is stopped.
    private func watch(_ id: Int64, _ course: Course) async throws {
        while !Task.isCancelled {
            try await Task.sleep(for: .seconds(2))
            let words = course.words
            // A database that is away for a moment says nothing of whether it is wanted.
            let isWanted = try? await city.database.write { try $0.noteScenario(id, progress: words) }
            if isWanted == false { return course.stop() }
        }
    }

    private static func answer(
        _ state: CityState, _ wishes: ScenarioAssumptions, before: [KeptNomination], _ course: Course
    ) throws -> (ScenarioResult, [KeptNomination])? {
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
        return (ScenarioResult(answer, seconds: elapsed()), kept(answer, state))
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
