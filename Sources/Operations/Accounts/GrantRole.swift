package import Domain
package import Kernel
import Storage

/// The administrator gives a role, for a unit or the whole city, for a period; or makes somebody the deputy (代理) of one
/// who has it.
package enum GrantRole {
    /// Gives the grant's id.
    package static func run(
        _ role: AccountRole, to account: Int64, unit: String? = nil, from: CalendarDate,
        to last: CalendarDate = .distantFuture, deputyFor: Int64? = nil, by caller: Caller, in city: OperationContext
    ) async throws -> Int64 {
        try caller.requireFreshly(.manageAccounts, in: city)
        guard from <= last else { throw AccountError.periodEndsBeforeItBegins }
        if role == .head, unit == nil, deputyFor == nil { throw AccountError.unitMissing }
        if deputyFor == account { throw AccountError.deputyForOneself }
        let grant = RoleGrant(role: role, unitCode: unit, from: from, to: last, deputyFor: deputyFor)
        let now = city.clock.now()
        return try await city.database.write { transaction in
            guard let holder = try transaction.account(id: account)?.account else { throw AccountError.noSuchAccount }
            guard holder.state != .closed else { throw AccountError.accountClosed }
            if let unit, try !transaction.hasUnit(unit, from: from, to: last) { throw AccountError.noSuchUnit(unit) }
            try checkLender(of: grant, in: transaction)
            let id = try transaction.addGrant(grant, to: account, by: caller.account, at: now)
            let entry = caller.entry("role.grant", holder.login, person: holder.person, grant.logged)
            try transaction.audit(entry, at: now)
            return id
        }
    }

    /// Makes somebody the deputy in every role that the other has by their own right in the period. Gives the grants'
    /// ids.
    package static func runForDeputy(
        _ account: Int64, of lender: Int64, from: CalendarDate, to last: CalendarDate, by caller: Caller,
        in city: OperationContext
    ) async throws -> [Int64] {
        try caller.requireFreshly(.manageAccounts, in: city)
        guard from <= last else { throw AccountError.periodEndsBeforeItBegins }
        if lender == account { throw AccountError.deputyForOneself }
        let now = city.clock.now()
        return try await city.database.write { transaction in
            guard let holder = try transaction.account(id: account)?.account else { throw AccountError.noSuchAccount }
            guard holder.state != .closed else { throw AccountError.accountClosed }
            let lent = try transaction.grants(of: [lender], notOverOn: from)[lender] ?? []
            let roles = Set(lent.filter { $0.deputyFor == nil && $0.from <= last }.map(\.role))
            guard !roles.isEmpty else { throw AccountError.nothingToStandInFor }
            var ids = [Int64]()
            var entries = [AuditEntry]()
            for role in AccountRole.allCases where roles.contains(role) {
                let grant = RoleGrant(role: role, from: from, to: last, deputyFor: lender)
                ids.append(try transaction.addGrant(grant, to: account, by: caller.account, at: now))
                entries.append(caller.entry("role.grant", holder.login, person: holder.person, grant.logged))
            }
            for entry in entries { try transaction.audit(entry, at: now) }
            return ids
        }
    }

    private static func checkLender(of grant: RoleGrant, in transaction: any Transaction) throws {
        guard let lender = grant.deputyFor else { return }
        let lent = try transaction.grants(of: [lender], notOverOn: grant.from)[lender] ?? []
        let isHeld = lent.contains {
            $0.deputyFor == nil && $0.role == grant.role && $0.from <= grant.to
                && (grant.unitCode == nil || $0.unitCode == nil || grant.unitCode == $0.unitCode)
        }
        guard isHeld else { throw AccountError.nothingToStandInFor }
    }
}

extension RoleGrant {
    /// For the log.
    var logged: String {
        AuditDetail([
            ("role", role.rawValue), ("unit", unitCode ?? ""), ("from", from == .distantPast ? "" : "\(from)"),
            ("until", to == .distantFuture ? "" : "\(to)"), ("deputyFor", deputyFor.map { "\($0)" } ?? ""),
        ]).text
    }
}
