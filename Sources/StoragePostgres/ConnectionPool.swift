import Storage
import Synchronization

/// What a transaction is for.
enum Purpose: Sendable {
    case read, write
}

/// A few connections, given out in the order in which they were asked for; nobody blocks a thread while waiting.
///
/// Writers may hold all but one, so that a reader never waits for writers that wait for each other.
final class ConnectionPool: Sendable {
    private struct Waiter {
        var ticket: Int
        var continuation: CheckedContinuation<PostgresConnection, any Error>
    }

    private struct State {
        var idle: [PostgresConnection]
        var readers = [Waiter]()
        var writers = [Waiter]()
        var busyWriters = 0
        var nextTicket = 0
        var isClosed = false
        var closing = [CheckedContinuation<Void, Never>]()

        /// The next to be served, if anything can be.
        mutating func next(writerLimit: Int) -> (Waiter, PostgresConnection)? {
            guard let connection = idle.last else { return nil }
            let writer = busyWriters < writerLimit ? writers.first : nil
            guard let first = [readers.first, writer].compactMap(\.self).min(by: { $0.ticket < $1.ticket })
            else { return nil }
            idle.removeLast()
            if first.ticket == writer?.ticket {
                writers.removeFirst()
                busyWriters += 1
            } else {
                readers.removeFirst()
            }
            return (first, connection)
        }
    }

    private let size: Int
    private let writerLimit: Int
    private let state: Mutex<State>

    init(_ connections: [PostgresConnection]) {
        size = connections.count
        writerLimit = max(1, connections.count - 1)
        state = Mutex(State(idle: connections))
    }

    /// Lends a connection for the work and takes it back.
    func lend<Result: Sendable>(
        for purpose: Purpose, _ work: @escaping @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        let connection = try await take(for: purpose)
        defer { giveBack(connection, from: purpose) }
        return try await connection.perform(work)
    }

    private func take(for purpose: Purpose) async throws -> PostgresConnection {
        try await withCheckedThrowingContinuation { continuation in
            let isClosed = state.withLock { state in
                if state.isClosed { return true }
                let waiter = Waiter(ticket: state.nextTicket, continuation: continuation)
                state.nextTicket += 1
                switch purpose {
                case .read: state.readers.append(waiter)
                case .write: state.writers.append(waiter)
                }
                return false
            }
            if isClosed { continuation.resume(throwing: StorageError.unavailable("the database is closed")) }
            serve()
        }
    }

    private func giveBack(_ connection: PostgresConnection, from purpose: Purpose) {
        state.withLock { state in
            state.idle.append(connection)
            if purpose == .write { state.busyWriters -= 1 }
        }
        serve()
    }

    private func serve() {
        while let (waiter, connection) = state.withLock({ $0.next(writerLimit: writerLimit) }) {
            waiter.continuation.resume(returning: connection)
        }
        let finished = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            guard state.isClosed, state.idle.count == size, state.readers.isEmpty, state.writers.isEmpty
            else { return [] }
            defer { state.closing = [] }
            return state.closing
        }
        for continuation in finished { continuation.resume() }
    }

    /// Refuses new work, waits for what was asked for before, and ends the connections.
    func close() async {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                state.isClosed = true
                state.closing.append(continuation)
            }
            serve()
        }
        for connection in state.withLock({ $0.idle }) {
            try? await connection.perform { $0.disconnect() }
        }
    }
}
