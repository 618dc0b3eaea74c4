import Dispatch
import GRDB
import Storage
import Synchronization

/// Group commit: writes that wait while one batch goes to disk become the next batch, which is one transaction with a
/// savepoint for each. One that throws is undone alone; nobody is told of success before the disk has everything.
final class WriteQueue: Sendable {
    private struct Job: Sendable {
        /// Carries the write out; gives what is to be told once the batch is on disk, or once it is not.
        var run: @Sendable (GRDB.Database) -> (@Sendable ((any Error)?) -> Void)
        var refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var waiting = [Job]()
        var isRunning = false
    }

    private let pool: DatabasePool
    private let queue = DispatchQueue(label: "ikusei.sqlite.writes")
    private let state = Mutex(State())
    private static let longestBatch = 256

    init(_ pool: DatabasePool) { self.pool = pool }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(
                Job { database in
                    let result = Swift.Result { try Self.inSavepoint(database, body) }
                    return { failure in
                        if let failure {
                            continuation.resume(throwing: failure)
                        } else {
                            continuation.resume(with: result)
                        }
                    }
                } refuse: {
                    continuation.resume(throwing: $0)
                })
        }
    }

    /// Returns once everything enqueued before is on disk.
    func settle() async {
        await withCheckedContinuation { continuation in queue.async { continuation.resume() } }
    }

    private func enqueue(_ job: Job) {
        let isToStart = state.withLock { state in
            state.waiting.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isToStart { queue.async { self.runBatches() } }
    }

    private func runBatches() {
        while true {
            let batch = state.withLock { state -> [Job] in
                let batch = Array(state.waiting.prefix(Self.longestBatch))
                state.waiting.removeFirst(batch.count)
                if batch.isEmpty { state.isRunning = false }
                return batch
            }
            if batch.isEmpty { return }
            run(batch)
        }
    }

    private func run(_ batch: [Job]) {
        var tellings = [@Sendable ((any Error)?) -> Void]()
        do {
            try pool.writeWithoutTransaction { database in
                try database.inTransaction(.immediate) {
                    tellings = batch.map { $0.run(database) }
                    return .commit
                }
            }
            for tell in tellings { tell(nil) }
        } catch {
            let failure = StorageError(error)
            if tellings.isEmpty {
                // The transaction could not even begin.
                for job in batch { job.refuse(failure) }
            } else {
                for tell in tellings { tell(failure) }
            }
        }
    }

    private static func inSavepoint<Result>(
        _ database: GRDB.Database, _ body: (any Transaction) throws -> Result
    ) throws -> Result {
        var result: Result?
        do {
            try database.inSavepoint {
                result = try SQLiteTransaction.run(body, in: database)
                return .commit
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
        guard let result else { throw StorageError.failed("no result") }
        return result
    }
}
