import Domain
import Kernel
import Storage

/// An attempt to prove who one is, counted as failed before anything is looked at and pardoned once it has succeeded:
/// however many come at once, no more are heard than the limits allow.
struct SignInAttempt: Sendable {
    private var id: Int64
    /// Nil: there is no such account. What follows does the same work.
    var record: AccountRecord?
    /// The lock that this attempt brought, should it fail.
    private var lock: Instant?
    private var now: Instant

    /// Counts the attempt. A locked or closed account comes back as none. Throws `.tooManyAttempts` by address alone.
    static func begin(
        _ login: String, from origin: Origin, in city: OperationContext
    ) async throws -> SignInAttempt {
        let now = city.clock.now()
        let limits = city.signInLimits
        let login = login.trimmingSpaces.lowercased()
        return try await city.database.write { transaction in
            try transaction.lock("sign-in from \(origin.address)")
            let earlier = try transaction.failedAttempts(
                from: origin.address, since: now.adding(seconds: -limits.addressWindow), limit: limits.addressAttempts)
            if case .waitUntil(let until) = limits.verdict(onAddress: earlier, at: now) {
                throw AccountError.tooManyAttempts(until: until)
            }
            try transaction.lock("sign-in as \(login)")
            let found = try transaction.account(login: login)
            var attempt = SignInAttempt(
                id: try transaction.addAttempt(from: origin.address, account: found?.account.id, at: now), now: now)
            guard let found, found.account.state != .closed else { return attempt }
            let count = found.account.count
            guard limits.verdict(on: count, at: now) == .allowed else { return attempt }
            let counted = limits.counting(count, at: now)
            try transaction.setFailures(of: found.account.id, to: counted)
            attempt.record = found
            attempt.lock = counted.lockedUntil
            if let until = counted.lockedUntil, until != found.account.lockedUntil {
                try transaction.notify(
                    .accountLocked, found.account.id, JobDetail(["until": "\(until.milliseconds)"]), in: city, at: now)
            }
            return attempt
        }
    }

    /// The attempt succeeded: it is not counted, and the account's failures are forgotten.
    func succeed(_ transaction: any Transaction) throws {
        try transaction.attemptSucceeded(id)
        if let record { try transaction.setFailures(of: record.account.id, to: SignInLimits.Count()) }
    }

    /// The attempt was right as far as it went: it is not counted, and failures before it stay.
    func pardon(in city: OperationContext) async throws {
        let limits = city.signInLimits
        try await city.database.write { transaction in
            try transaction.attemptSucceeded(id)
            guard let login = record?.account.login else { return }
            try transaction.lock("sign-in as \(login)")
            guard let account = try transaction.account(login: login)?.account else { return }
            try transaction.setFailures(of: account.id, to: limits.pardoning(account.count, lockedBy: lock))
        }
    }

    /// Runs what takes the password's cost. Where too many wait for that already, it is nobody's failure and not counted.
    func costing<Result>(
        in city: OperationContext, _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            return try await work()
        } catch AccountError.busy {
            try await pardon(in: city)
            throw AccountError.busy
        }
    }

    /// The attempt failed: it goes into the log, and nothing else tells of it. A login that does not exist is not written
    /// down, because people type passwords into the wrong field.
    func fail(_ action: String, from origin: Origin, _ reason: String, in city: OperationContext) async throws {
        let entry = AuditEntry(
            account: nil, actor: "", action: action, subject: record?.account.login ?? "",
            person: record?.account.person, detail: reason, address: origin.address)
        try await city.database.write { try $0.audit(entry, at: now) }
    }
}

extension Account {
    var count: SignInLimits.Count { SignInLimits.Count(failures: failures, lockedUntil: lockedUntil) }
}

extension String {
    var trimmingSpaces: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
