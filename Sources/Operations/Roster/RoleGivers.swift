import Domain
import Kernel
import Storage

/// Whether somebody may end a role that another gave: the planner ends any; a head those that they gave, those of the
/// one whose deputy they are or who is theirs, and those of whoever no longer answers for the person, as a predecessor.
/// What another head or the planner gave is theirs to end.
struct RoleGivers {
    let state: CityState
    let caller: Caller
    let today: CalendarDate
    private var known: [Int64: [RoleGrant]] = [:]

    init(state: CityState, caller: Caller, today: CalendarDate) {
        (self.state, self.caller, self.today) = (state, caller, today)
    }

    mutating func mayEnd(_ giver: Int64?, of person: Int64, in transaction: any Transaction) throws -> Bool {
        if Policy.scope(of: .assignRoles, for: caller.visitor) == .everyone { return true }
        guard let giver, giver != caller.account else { return true }
        let grants: [RoleGrant]
        if let found = known[giver] {
            grants = found
        } else {
            grants = try transaction.grantsInForce(of: giver, on: today)
            known[giver] = grants
        }
        let standsIn =
            grants.contains { $0.deputyFor == caller.account && caller.account != nil }
            || caller.visitor.grants.contains { $0.deputyFor == giver }
        if standsIn { return true }
        // Whether they have signed in with a second factor is of no matter to what they once gave.
        let other = Visitor(account: giver, person: nil, name: "", grants: grants, hasSecondFactor: true)
        let scope = Policy.scope(of: .assignRoles, for: other)
        return !(state.index(of: person).map { state.covers(scope, person: $0) } ?? false)
    }
}
