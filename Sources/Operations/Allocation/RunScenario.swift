import Domain
import Foundation
import Kernel
import Mathematics
import Storage
import Synchronization

/// Works a scenario out, in the background: the question from the city as it stands, the search, its answer kept.
struct RunScenario: Sendable {
    let city: City
    /// Called once the scenario stands as under way, before the search begins.
    private let begun: @Sendable () -> Void

    init(_ city: City, begun: @escaping @Sendable () -> Void = {}) {
        self.city = city
        self.begun = begun
    }

    /// What the search tells while it goes on, and whether it is still wanted.
    final class Course: Sendable {
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
        let (scenario, question) = try await city.database.write { transaction in
            guard let scenario = try transaction.scenario(id),
                try transaction.beginScenario(id, asOf: state.date, planVersion: plan)
            else { return (KeptScenario?.none, Question?.none) }
            return (scenario, try Question(scenario, transaction))
        }
        guard let scenario, let question else { return }
        begun()
        do {
            let course = Course()
            let watch = Task { try await self.watch(id, course) }
            defer { watch.cancel() }
            let found = try await withTaskCancellationHandler {
                try await Calculation.run { try question.answer(scenario.assumptions, state, course) }
            } onCancel: {
                course.stop()
            }
            // Stopped with the server it is done anew by another; dropped, it is no longer wanted.
            try Task.checkCancellation()
            guard let found else { return }
            let now = city.now
            try await city.database.write { transaction in
                guard try transaction.finishScenario(id, result: found.result, at: now) else { return }
                try found.keep(transaction, id)
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

    /// The question with what the database says of it.
    private enum Question: Sendable {
        case nominations(before: [KeptNomination])
        case seats(SeatQuestion.Kept)

        init(_ scenario: KeptScenario, _ transaction: any Transaction) throws {
            switch scenario.kind {
            case .nominations:
                self = .nominations(
                    before: try scenario.previous.map { try transaction.nominations(ofScenario: $0) } ?? [])
            case .seats: self = .seats(try SeatQuestion.read(scenario, transaction))
            }
        }

        func answer(_ assumptions: String, _ state: CityState, _ course: Course) throws -> ScenarioAnswer? {
            switch self {
            case .nominations(let before):
                try NominationSearch.answer(state, try ScenarioAssumptions(assumptions), before: before, course)
            case .seats(let kept): try SeatQuestion(assumptions).answer(kept, state, course)
            }
        }
    }
}

/// What a search found: figures as they are kept, and the rows beside them.
struct ScenarioAnswer: Sendable {
    var result: String
    var keep: @Sendable (any Transaction, Int64) throws -> Void
}
