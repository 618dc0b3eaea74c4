package import Domain
import Storage

package enum SetPreferences {
    package static func run(_ preferences: Preferences, by caller: Caller, in city: OperationContext) async throws {
        let session = try caller.requireSession()
        try await city.database.write { try $0.setPreferences(of: session.account, to: preferences) }
    }
}
