import Dispatch
import Foundation
import Synchronization

/// Passwords under Argon2id, a few at a time on threads of their own: each takes much memory and most of a second, and
/// the server's event loop must not wait for it.
package final class PasswordHashing: Sendable {
    /// What a hash costs.
    package struct Cost: Sendable, Hashable {
        package var operations: Int
        /// Bytes.
        package var memory: Int

        package init(operations: Int, memory: Int) {
            self.operations = operations
            self.memory = memory
        }

        /// libsodium's MODERATE: 256 MiB, three passes.
        package static let moderate = Cost(operations: 3, memory: 256 << 20)
        /// libsodium's INTERACTIVE: 64 MiB, two passes; a sixth of the work, for a small machine with many people.
        package static let interactive = Cost(operations: 2, memory: 64 << 20)
        /// The least there is; for tests.
        package static let least = Cost(operations: 1, memory: 8 << 10)
    }

    private let cost: Cost
    private let lanes: [DispatchQueue]
    private let longestQueue: Int
    private let next = Atomic<Int>(0)
    private let waiting = Atomic<Int>(0)
    private let verified = Atomic<Int>(0)

    /// - Parameter lanes: how many are worked on at once, each taking the memory of the cost; nil: all processors but one,
    ///   two at least and eight at most.
    package init(cost: Cost = .moderate, lanes: Int? = nil, longestQueue: Int = 200) {
        let lanes = lanes ?? min(max(ProcessInfo.processInfo.activeProcessorCount - 1, 2), 8)
        self.cost = cost
        self.lanes = (0..<max(1, lanes)).map { DispatchQueue(label: "ikusei.passwords.\($0)") }
        self.longestQueue = longestQueue
    }

    /// How many passwords have been verified, those of nobody with them.
    package var verifications: Int { verified.load(ordering: .relaxed) }

    func hash(_ password: String) async throws -> String {
        let cost = cost
        return try await onLane {
            try Secrets.argon2id(Self.bytes(password), operations: cost.operations, memory: cost.memory)
        }
    }

    /// Whether the password has that hash. Without a hash it does the same work in vain, so that the time taken does not
    /// tell whether there is one.
    func verify(_ password: String, against hash: String?) async throws -> Bool {
        let standIn = try hash ?? nobodysHash()
        verified.add(1, ordering: .relaxed)
        let fits = try await onLane { Secrets.argon2id(Self.bytes(password), fits: standIn) }
        return fits && hash != nil
    }

    func isOutdated(_ hash: String) -> Bool {
        Secrets.argon2idIsOutdated(hash, operations: cost.operations, memory: cost.memory)
    }

    /// A hash of today's cost that no password is known to have.
    private func nobodysHash() throws -> String {
        let salt = try Secrets.base64(Secrets.random(16))
        let tag = try Secrets.base64(Secrets.random(32))
        return "$argon2id$v=19$m=\(cost.memory >> 10),t=\(cost.operations),p=1$\(salt)$\(tag)"
    }

    /// The same text typed on another keyboard or in full width is the same password (NIST SP 800-63B, 3.1.1.2).
    private static func bytes(_ password: String) -> [UInt8] {
        Array(password.precomposedStringWithCompatibilityMapping.utf8)
    }

    private func onLane<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        guard waiting.add(1, ordering: .relaxed).newValue <= longestQueue else {
            waiting.subtract(1, ordering: .relaxed)
            throw AccountError.busy
        }
        defer { waiting.subtract(1, ordering: .relaxed) }
        let lane = lanes[Int(UInt(bitPattern: next.wrappingAdd(1, ordering: .relaxed).newValue) % UInt(lanes.count))]
        return try await withCheckedThrowingContinuation { continuation in
            lane.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
