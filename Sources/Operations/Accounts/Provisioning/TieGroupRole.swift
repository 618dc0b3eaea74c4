package import Domain
import Kernel
package import Storage

/// The administrator says which role whoever is in a provisioned group has. None is tied to any group by itself, and the
/// administrator's is tied to none: who feeds the groups could otherwise make themselves administrator.
package enum TieGroupRole {
    package struct Group: Sendable {
        package var group: ScimGroupResource
        package var roles: [ScimGroupRole]
    }

    /// All groups, with the roles tied to them.
    package static func list(by caller: Caller, in city: OperationContext) async throws -> [Group] {
        try caller.require(.manageAccounts)
        return try await city.database.read { transaction in
            let roles = Dictionary(grouping: try transaction.scimGroupRoles(), by: \.group)
            return try transaction.scimGroups(client: "").map { Group(group: $0, roles: roles[$0.id] ?? []) }
        }
    }

    /// Ties a role to a group: its members have it from today. Throws `.noSuchGroup`, `.roleNotForGroups` for the
    /// administrator's, `.unitMissing` and `.noSuchUnit` as for a grant.
    package static func run(
        _ role: AccountRole, to group: Int64, unit: String? = nil, by caller: Caller, in city: OperationContext
    ) async throws {
        try caller.requireFreshly(.manageAccounts, in: city)
        guard role != .administrator else { throw AccountError.roleNotForGroups }
        if role == .head, unit == nil { throw AccountError.unitMissing }
        let now = city.clock.now()
        try await city.database.write { transaction in
            try Provisioning.lock(transaction)
            guard let found = try transaction.scimGroups(id: group, client: "").first else {
                throw AccountError.noSuchGroup
            }
            let today = now.dayInJapan
            if let unit, try !transaction.hasUnit(unit, from: today, to: today) { throw AccountError.noSuchUnit(unit) }
            var tied = ScimGroupRole(id: 0, group: group, role: role, unitCode: unit)
            let known = try transaction.scimGroupRoles(of: group)
            guard !known.contains(where: { $0.role == role && $0.unitCode == unit }) else { return }
            tied.id = try transaction.tieRole(tied, by: caller.account, at: now)
            var entries = [caller.entry("group.role.tie", found.displayName, tied.logged)]
            for member in found.members {
                guard let account = try transaction.account(id: member)?.account, account.state != .closed else {
                    continue
                }
                entries += try ProvisionedAccount.giveGroupRoles(
                    to: account, [tied], by: caller, at: now, in: transaction)
            }
            for entry in entries { try transaction.audit(entry, at: now) }
        }
    }

    /// Unties all roles of a group, or the one of that name: its members lose what they had by it.
    package static func untie(
        _ role: AccountRole? = nil, from group: Int64, by caller: Caller, in city: OperationContext
    ) async throws {
        try caller.requireFreshly(.manageAccounts, in: city)
        let now = city.clock.now()
        try await city.database.write { transaction in
            try Provisioning.lock(transaction)
            guard let found = try transaction.scimGroups(id: group, client: "").first else {
                throw AccountError.noSuchGroup
            }
            var entries = [AuditEntry]()
            for tied in try transaction.scimGroupRoles(of: group) where role == nil || tied.role == role {
                for grant in try transaction.groupGrants(of: tied.id, notOverOn: now.dayInJapan) {
                    try transaction.endGrant(grant.id, before: now.dayInJapan)
                    guard let account = try transaction.account(id: grant.account)?.account else { continue }
                    entries.append(
                        caller.entry("role.withdraw", account.login, person: account.person, tied.logged))
                }
                try transaction.untieRole(tied.id)
                entries.append(caller.entry("group.role.untie", found.displayName, tied.logged))
            }
            for entry in entries { try transaction.audit(entry, at: now) }
        }
    }
}
