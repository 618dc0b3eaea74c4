import Domain
package import Formats
import Kernel
import Storage

/// A client changes an account, as a whole or in parts. `active` false closes it: sessions, password and roles end at
/// once; true opens it again, as one that waits for its first sign-in.
package enum ChangeScimUser {
    /// RFC 7644 §3.5.1: what the resource does not name is unassigned; whether it is active stays where nothing is said.
    package static func replace(
        _ id: Int64, with body: JSONValue, if condition: Provisioning.Condition = .none, base: String,
        by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        let json = try ScimReading.resource(body, .user)
        return try await run(id, if: condition, base: base, by: caller, in: city) { found, _ in
            try ScimUser(json, isActive: found.isActive)
        }
    }

    /// RFC 7644 §3.5.2.
    package static func patch(
        _ id: Int64, with body: JSONValue, if condition: Provisioning.Condition = .none, base: String,
        by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        let patch = try ScimPatch(body)
        return try await run(id, if: condition, base: base, by: caller, in: city) { found, json in
            try ScimUser(try patch.apply(to: json, of: .user), isActive: found.isActive)
        }
    }

    private static func run(
        _ id: Int64, if condition: Provisioning.Condition, base: String, by caller: Caller, in city: OperationContext,
        _ change: @escaping @Sendable (ScimUser, JSONObject) throws -> ScimUser
    ) async throws -> Provisioning.Answer {
        try caller.require(.provisionAccounts)
        let now = city.clock.now()
        return try await Provisioning.write(in: city) { transaction in
            let found = try Provisioning.user(id, caller, in: transaction)
            let json = found.json(base: base)
            let before = Provisioning.answer(json)
            try condition.check(before.version)
            let wanted = try change(found.user, json)
            let names = found.user.changes(to: wanted)
            guard !names.isEmpty, let account = try transaction.account(id: id)?.account else { return before }
            let entries = try apply(wanted, names, to: account, found, by: caller, at: now, in: transaction)
            let after = Provisioning.answer(try Provisioning.user(id, caller, in: transaction).json(base: base))
            for entry in entries { try transaction.audit(entry, at: now) }
            return after
        }
    }

    private static func apply(
        _ wanted: ScimUser, _ names: [String], to account: Account, _ found: ScimUserResource, by caller: Caller,
        at now: Instant, in transaction: any Transaction
    ) throws -> [AuditEntry] {
        try ProvisionedAccount.checkPower(
            of: account, wanted, insteadOf: found.user, on: now.dayInJapan, in: transaction)
        if wanted.manager != found.user.manager {
            try ProvisionedAccount.checkManager(wanted.manager, caller, in: transaction)
        }
        try ProvisionedAccount.claim(login: wanted.userName, for: account.id, in: transaction)
        if names.contains("employeeNumber") {
            try ProvisionedAccount.join(account, to: wanted.employeeNumber, in: transaction)
        }
        var more = [AuditEntry]()
        if found.user.isActive, !wanted.isActive {
            try ProvisionedAccount.close(account.id, at: now, in: transaction)
            more.append(caller.entry("account.close", account.login, person: account.person, "scim"))
        } else if !found.user.isActive, wanted.isActive {
            _ = try transaction.reopenAccount(account.id)
            more.append(caller.entry("account.reopen", account.login, person: account.person, "scim"))
            let groups = Set(found.groups.map(\.group))
            let roles = try transaction.scimGroupRoles().filter { groups.contains($0.group) }
            more += try ProvisionedAccount.giveGroupRoles(
                to: account, roles, by: caller, at: now, in: transaction)
        }
        try transaction.saveScimUser(wanted, of: account.id, client: Provisioning.client(caller), at: now)
        // Without the values, which are personal.
        let change = caller.entry(
            "scim.user.change", wanted.userName.lowercased(), person: account.person, names.joined(separator: ", "))
        return [change] + more
    }
}
