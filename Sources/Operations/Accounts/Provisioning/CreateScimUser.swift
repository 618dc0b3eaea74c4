import Domain
package import Formats
import Kernel
import Storage

/// A client makes an account (RFC 7644 §3.3): invited, without a password and without any role. It belongs to the person
/// of its staff number, and to nobody where the roster does not know the number; nobody is ever added to the roster.
package enum CreateScimUser {
    /// Throws `ScimError`: `uniqueness` where login or person have an account already.
    package static func run(
        _ body: JSONValue, base: String, by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        try caller.require(.provisionAccounts)
        let user = try ScimUser(try ScimReading.resource(body, .user), isActive: true)
        let now = city.clock.now()
        return try await Provisioning.write(in: city) { transaction in
            try ProvisionedAccount.checkManager(user.manager, caller, in: transaction)
            let owner = try ProvisionedAccount.owner(of: user.employeeNumber, in: transaction)
            try ProvisionedAccount.claim(login: user.userName, for: owner.former, in: transaction)
            let id: Int64
            if let former = owner.former {
                id = former
                if user.isActive { _ = try transaction.reopenAccount(former) }
            } else {
                id = try transaction.addAccount(
                    login: user.userName, name: user.shownName, mail: user.mail, person: owner.person, at: now)
                if !user.isActive { _ = try transaction.closeAccount(id) }
            }
            try transaction.saveScimUser(user, of: id, client: Provisioning.client(caller), at: now)
            let answer = Provisioning.answer(
                try Provisioning.user(id, caller, in: transaction).json(base: base), isNew: true)
            let detail =
                owner.former != nil
                ? "used again" : user.employeeNumber != nil && owner.person == nil ? "staff number unknown" : ""
            try transaction.audit(
                caller.entry("scim.user.add", user.userName.lowercased(), person: owner.person, detail), at: now)
            return answer
        }
    }
}
