import Foundation
import Synchronization

/// Lets one transaction's thread wait for another, at most five minutes, for where other work holds the machine.
struct Signal: Sendable {
    struct NeverGiven: Error {}
    private let semaphore = DispatchSemaphore(value: 0)

    func give() { semaphore.signal() }

    func wait() throws {
        if semaphore.wait(timeout: .now() + 300) == .timedOut { throw NeverGiven() }
    }
}

/// A value that several tasks and transactions change.
final class Shared<Value: Sendable>: Sendable {
    private let kept: Mutex<Value>

    init(_ value: Value) { kept = Mutex(value) }

    var value: Value { kept.withLock { $0 } }

    @discardableResult
    func change<Result: Sendable>(_ body: @Sendable (inout Value) -> Result) -> Result {
        kept.withLock { value in body(&value) }
    }
}
