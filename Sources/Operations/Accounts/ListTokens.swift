package import Domain
import Storage

/// All tokens of the city, those that are good no longer too.
package enum ListTokens {
    /// The newest first.
    package static func run(by caller: Caller, in city: OperationContext) async throws -> [TokenFacts] {
        try caller.require(.manageTokens)
        return try await city.database.read { try $0.tokens() }
    }
}
