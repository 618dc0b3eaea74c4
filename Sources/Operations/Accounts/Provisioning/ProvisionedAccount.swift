import Domain
import Kernel
import Storage

/// The steps by which what a client says of a user becomes the state of an account.
enum ProvisionedAccount {
    private static func taken(_ name: String) -> ScimError {
        ScimError(
            409, .uniqueness, ja: "\(name)は別の利用者が使っています", en: "another user has this \(name)")
    }

    private static let lastAdministrator = ScimError(
        403, ja: "最後の管理者です。先に市の画面で別の管理者を決めてください",
        en: "this is the last administrator: name another on the city's pages first")

    static func close(_ account: Int64, at now: Instant, in transaction: any Transaction) throws {
        do {
            _ = try CloseAccount.close(account, at: now, in: transaction)
        } catch AccountError.lastAdministrator {
            throw lastAdministrator
        } catch AccountError.accountClosed {
            return
        }
    }

    /// Lets the login be taken: one that only a deleted user has is made free (RFC 7644 §3.6).
    static func claim(login: String, for account: Int64?, in transaction: any Transaction) throws {
        guard let holder = try transaction.scimClaim(login: login), holder.account != account else { return }
        guard holder.isHidden, holder.state == .closed else { throw taken("userName") }
        try transaction.freeLogin(of: holder.account)
    }

    /// A superior is a user whom the client sees.
    static func checkManager(_ manager: Int64?, _ caller: Caller, in transaction: any Transaction) throws {
        guard let manager else { return }
        guard try !transaction.scimUsers(.accounts([manager]), client: Provisioning.client(caller)).isEmpty else {
            throw ScimError.invalidValue("manager", ja: "そのidのUserはありません", en: "there is no User of that id")
        }
    }

    /// Whose account it becomes, and an account of theirs that was deleted before and is used again. The roster alone
    /// tells who is a person: an unknown number gives none.
    static func owner(
        of number: String?, in transaction: any Transaction
    ) throws -> (person: Int64?, former: Int64?) {
        guard let number, let person = try transaction.person(staffNumber: number) else { return (nil, nil) }
        guard let holder = try transaction.scimClaim(person: person) else { return (person, nil) }
        guard holder.isHidden, holder.state == .closed else { throw taken("employeeNumber") }
        return (person, holder.account)
    }

    /// Joins an account to the person of its staff number. Once somebody has signed in with it, it stays with its person:
    /// what was done with it is theirs. Saying nothing of a number parts nobody from their account.
    static func join(_ account: Account, to number: String?, in transaction: any Transaction) throws {
        guard let number else { return }
        let person = try transaction.person(staffNumber: number)
        guard person != account.person else { return }
        if account.person != nil, try transaction.hasActed(account: account.id) {
            throw ScimError(
                400, .mutability, ja: "employeeNumberは、サインインしたことのある利用者では別の職員の番号に変更できません",
                en: "employeeNumber cannot lead to another person once somebody has signed in with the account")
        }
        if let person, try transaction.scimClaim(person: person) != nil { throw taken("employeeNumber") }
        try transaction.setPerson(of: account.id, to: person)
    }

    /// By what somebody is known when they sign in. For whoever holds power it is changed by people alone, so that a
    /// client cannot take such an account over.
    static func checkPower(
        of account: Account, _ wanted: ScimUser, insteadOf found: ScimUser, on day: CalendarDate,
        in transaction: any Transaction
    ) throws {
        let isSameLogin = wanted.userName.lowercased() == account.login
        let isSameMail = wanted.mail.isEmpty || wanted.mail == account.mail
        var isSamePerson = wanted.employeeNumber == found.employeeNumber
        if !isSamePerson {
            let person = try wanted.employeeNumber.map { try transaction.person(staffNumber: $0) }
            isSamePerson = person == nil || (account.person != nil && person == .some(account.person))
        }
        guard !isSameLogin || !isSameMail || !isSamePerson else { return }
        let grants = try transaction.grants(of: [account.id], notOverOn: day)[account.id] ?? []
        guard grants.contains(where: \.role.needsSecondFactor) else { return }
        throw ScimError(
            403, ja: "管理者・計画担当のuserName・emails・employeeNumberはSCIMでは変更できません",
            en: "userName, emails and employeeNumber of administrators and planners cannot be changed by SCIM")
    }

    /// Gives the roles of the account's groups that it does not have by them already. Gives the entries for the log.
    static func giveGroupRoles(
        to account: Account, _ roles: [ScimGroupRole], by caller: Caller, at now: Instant,
        in transaction: any Transaction
    ) throws -> [AuditEntry] {
        let today = now.dayInJapan
        return try roles.compactMap { role in
            guard try transaction.groupGrants(of: role.id, account: account.id, notOverOn: today).isEmpty else {
                return nil
            }
            try transaction.addGroupGrant(role, to: account.id, from: today, at: now)
            return caller.entry("role.grant", account.login, person: account.person, role.logged)
        }
    }

    /// Ends what the account has by these roles. Gives the entries for the log.
    static func takeGroupRoles(
        from account: Account, _ roles: [ScimGroupRole], by caller: Caller, at now: Instant,
        in transaction: any Transaction
    ) throws -> [AuditEntry] {
        let today = now.dayInJapan
        return try roles.compactMap { role in
            let grants = try transaction.groupGrants(of: role.id, account: account.id, notOverOn: today)
            for grant in grants { try transaction.endGrant(grant.id, before: today) }
            guard !grants.isEmpty else { return nil }
            return caller.entry("role.withdraw", account.login, person: account.person, role.logged)
        }
    }
}

extension ScimGroupRole {
    /// For the log.
    var logged: String {
        [role.rawValue, unitCode.map { "unit \($0)" }, "group \(group)"].compactMap(\.self).joined(separator: ", ")
    }
}
