import Domain
package import Formats
import Kernel
import Storage

/// A client makes, changes and deletes groups. A group gives nothing by itself; only an administrator ties a role to one
/// (`TieGroupRole`), and then who is in the group has it.
package enum WriteScimGroup {
    package static func create(
        _ body: JSONValue, base: String, by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        try caller.require(.provisionAccounts)
        let group = try ScimGroup(try ScimReading.resource(body, .group))
        let now = city.clock.now()
        return try await Provisioning.write(in: city) { transaction in
            let id = try transaction.addScimGroup(group, client: Provisioning.client(caller), at: now)
            let entries = try change([], to: group.members, of: id, by: caller, at: now, in: transaction)
            let answer = Provisioning.answer(
                try Provisioning.group(id, caller, in: transaction).json(base: base), isNew: true)
            try transaction.audit(
                caller.entry("scim.group.add", group.displayName, "members +\(group.members.count)"), at: now)
            for entry in entries { try transaction.audit(entry, at: now) }
            return answer
        }
    }

    package static func replace(
        _ id: Int64, with body: JSONValue, if condition: Provisioning.Condition = .none, base: String,
        by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        let group = try ScimGroup(try ScimReading.resource(body, .group))
        return try await run(id, if: condition, base: base, by: caller, in: city) { _ in group }
    }

    package static func patch(
        _ id: Int64, with body: JSONValue, if condition: Provisioning.Condition = .none, base: String,
        by caller: Caller, in city: OperationContext
    ) async throws -> Provisioning.Answer {
        let patch = try ScimPatch(body)
        return try await run(id, if: condition, base: base, by: caller, in: city) { json in
            try ScimGroup(try patch.apply(to: json, of: .group))
        }
    }

    private static func run(
        _ id: Int64, if condition: Provisioning.Condition, base: String, by caller: Caller, in city: OperationContext,
        _ wanted: @escaping @Sendable (JSONObject) throws -> ScimGroup
    ) async throws -> Provisioning.Answer {
        try caller.require(.provisionAccounts)
        let now = city.clock.now()
        return try await Provisioning.write(in: city) { transaction in
            let found = try Provisioning.group(id, caller, in: transaction)
            let json = found.json(base: base)
            let before = Provisioning.answer(json)
            try condition.check(before.version)
            let wanted = try wanted(json)
            let members = Set(found.members)
            guard
                wanted.displayName != found.displayName || wanted.externalID != found.externalID
                    || wanted.members != members
            else { return before }
            try transaction.saveScimGroup(wanted, id: id, client: Provisioning.client(caller), at: now)
            let entries = try change(members, to: wanted.members, of: id, by: caller, at: now, in: transaction)
            let after = Provisioning.answer(try Provisioning.group(id, caller, in: transaction).json(base: base))
            let (added, removed) = (
                wanted.members.subtracting(members).count, members.subtracting(wanted.members).count
            )
            let detail = added + removed == 0 ? "" : "members +\(added) −\(removed)"
            try transaction.audit(caller.entry("scim.group.change", wanted.displayName, detail), at: now)
            for entry in entries { try transaction.audit(entry, at: now) }
            return after
        }
    }

    package static func delete(
        _ id: Int64, if condition: Provisioning.Condition = .none, base: String, by caller: Caller,
        in city: OperationContext
    ) async throws {
        try caller.require(.provisionAccounts)
        let now = city.clock.now()
        try await Provisioning.write(in: city) { transaction in
            let found = try Provisioning.group(id, caller, in: transaction)
            try condition.check(Provisioning.answer(found.json(base: base)).version)
            let entries = try change(Set(found.members), to: [], of: id, by: caller, at: now, in: transaction)
            try transaction.removeScimGroup(id, at: now)
            try transaction.audit(caller.entry("scim.group.delete", found.displayName), at: now)
            for entry in entries { try transaction.audit(entry, at: now) }
        }
    }

    /// Takes members out and in, with the roles that are tied to the group. Gives the entries for the log.
    private static func change(
        _ members: Set<Int64>, to wanted: Set<Int64>, of group: Int64, by caller: Caller, at now: Instant,
        in transaction: any Transaction
    ) throws -> [AuditEntry] {
        let added = wanted.subtracting(members).sorted()
        let known = Set(
            try transaction.scimUsers(.accounts(added), client: Provisioning.client(caller)).map(\.account))
        guard known.count == added.count else {
            throw ScimError.invalidValue("members", ja: "そのidのUserはありません", en: "there is no User of that id")
        }
        let roles = try transaction.scimGroupRoles(of: group)
        var entries = [AuditEntry]()
        for id in members.subtracting(wanted).sorted() {
            try transaction.removeScimMember(id, from: group)
            guard !roles.isEmpty, let account = try transaction.account(id: id)?.account else { continue }
            entries += try ProvisionedAccount.takeGroupRoles(
                from: account, roles, by: caller, at: now, in: transaction)
        }
        for id in added {
            try transaction.addScimMember(id, to: group)
            guard !roles.isEmpty, let account = try transaction.account(id: id)?.account, account.state != .closed
            else { continue }
            entries += try ProvisionedAccount.giveGroupRoles(
                to: account, roles, by: caller, at: now, in: transaction)
        }
        return entries
    }
}
