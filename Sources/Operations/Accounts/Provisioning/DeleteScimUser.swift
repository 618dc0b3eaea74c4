import Domain
import Kernel
import Storage

/// A client deletes an account (RFC 7644 §3.6): it is closed and no longer shown to clients. The account's row stays,
/// because history tells of it; what provisioning said of it goes.
package enum DeleteScimUser {
    package static func run(
        _ id: Int64, if condition: Provisioning.Condition = .none, base: String, by caller: Caller,
        in city: OperationContext
    ) async throws {
        try caller.require(.provisionAccounts)
        let now = city.clock.now()
        try await Provisioning.write(in: city) { transaction in
            let found = try Provisioning.user(id, caller, in: transaction)
            try condition.check(Provisioning.answer(found.json(base: base)).version)
            guard let account = try transaction.account(id: id)?.account else { throw ScimError.notFound }
            try ProvisionedAccount.close(id, at: now, in: transaction)
            try transaction.hideScimUser(id, at: now)
            for group in found.groups { try transaction.touchScimGroup(group.group, at: now) }
            try transaction.audit(caller.entry("scim.user.delete", account.login, person: account.person), at: now)
        }
    }
}
