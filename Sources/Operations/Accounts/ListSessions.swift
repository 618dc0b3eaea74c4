package import Domain
import Storage

/// Where I am signed in, the session last used first.
package enum ListSessions {
    package static func run(by caller: Caller, in city: OperationContext) async throws -> [SessionFacts] {
        try caller.require(.manageOwnSessions)
        let session = try caller.requireSession()
        let now = city.clock.now()
        let idle = city.sessionLimits.idle
        return try await city.database.read { try $0.sessions(of: session.account, at: now, idle: idle) }
    }
}
