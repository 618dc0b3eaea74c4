import Domain
import Kernel
import Storage

/// Signing in where the second factor is asked for on a page of its own: what says meanwhile that the password was
/// right. It is kept by the browser, sealed, bound to the address, and good for ten minutes.
package struct PendingSignIn: Sendable {
    private static let secondsGood = 600

    /// The outcome of the first page.
    package enum Step: Sendable {
        case signedIn(SignedIn)
        case secondFactorNeeded(pending: String)
    }

    /// Throws as `SignIn.run`.
    package static func begin(
        login: String, password: String, from origin: Origin, key: [UInt8], in city: OperationContext
    ) async throws -> Step {
        do {
            return .signedIn(try await SignIn.run(login: login, password: password, from: origin, in: city))
        } catch AccountError.secondFactorNeeded {
            let wanted = login.trimmingSpaces.lowercased()
            guard let record = try await city.database.read({ try $0.account(login: wanted) }) else {
                throw AccountError.refused
            }
            return .secondFactorNeeded(pending: text(of: record, from: origin, key: key, in: city))
        }
    }

    /// What is pending once the password, or the city's provider, has said who it is.
    ///
    /// - Parameter identityToken: the provider's, sealed; nil: the password has said it.
    static func text(
        of record: AccountRecord, identityToken: [UInt8]? = nil, from origin: Origin, key: [UInt8],
        in city: OperationContext
    ) -> String {
        text(
            of: record, until: city.clock.now().adding(seconds: secondsGood),
            identityToken: identityToken.map(Secrets.base64url) ?? "", from: origin, key: key)
    }

    /// Throws `.notSignedIn` where what is pending is not good any more, else as `SignIn.run`.
    package static func complete(
        _ pending: String, code: String, from origin: Origin, key: [UInt8], in city: OperationContext
    ) async throws -> SignedIn {
        let parts = pending.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let now = city.clock.now()
        guard parts.count == 4, let id = Int64(parts[0]), let until = Int64(parts[1]),
            now < Instant(milliseconds: until),
            let known = try await city.database.read({ try $0.account(id: id) }),
            Secrets.areEqual(
                Array(pending.utf8),
                Array(
                    text(
                        of: known, until: Instant(milliseconds: until), identityToken: parts[2], from: origin, key: key
                    ).utf8))
        else { throw AccountError.notSignedIn }
        let attempt = try await SignInAttempt.begin(known.account.login, from: origin, in: city)
        guard let record = attempt.record, record.account.state == .active else { throw AccountError.refused }
        let step = try await SignIn.checkSecondFactor(code, record, attempt, from: origin, in: city)
        let identityToken = parts[2].isEmpty ? nil : Secrets.bytes(base64url: parts[2])
        let token = try Secrets.token()
        let limits = city.sessionLimits
        return try await city.database.write { transaction in
            guard let current = try transaction.account(id: id), current.account.state == .active,
                current.passwordHash == known.passwordHash,
                current.account.hasSecondFactor == known.account.hasSecondFactor
            else { throw AccountError.refused }
            if let step, try !transaction.useTimeStep(step, of: id) { throw AccountError.secondFactorRefused }
            try attempt.succeed(transaction)
            return try SignedIn.open(
                record.account, token: token, from: origin, withSecondFactor: step != nil, action: "sign-in",
                identityToken: identityToken, limits: limits, at: now, in: transaction)
        }
    }

    /// A changed password or second factor makes it worthless.
    private static func text(
        of record: AccountRecord, until: Instant, identityToken: String, from origin: Origin, key: [UInt8]
    ) -> String {
        let bound = [
            "ikusei pending", origin.address, record.passwordHash ?? "", "\(record.account.hasSecondFactor)",
        ].joined(separator: "\n")
        let plain = "\(record.account.id).\(until.milliseconds).\(identityToken)"
        return plain + "." + Secrets.base64url(Secrets.hmacSHA256(Array((bound + "\n" + plain).utf8), key: key))
    }
}
