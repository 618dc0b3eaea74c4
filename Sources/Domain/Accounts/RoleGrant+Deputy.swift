package import Kernel

extension RoleGrant {
    /// The grants that an account holds on a day, from its own and from those of the accounts it stands in for.
    ///
    /// A deputy (代理) holds the one role that their grant names, for as long as both hold: the grant's own period, and the
    /// role of the one they stand in for. They get it for the units for which that one has it; a unit in the deputy's
    /// grant narrows it to that unit. What is lent cannot be lent on: a role held as a deputy has no deputies.
    package static func inForce(
        on date: CalendarDate, own: [RoleGrant], lenders: [Int64: [RoleGrant]]
    ) -> [RoleGrant] {
        var result = [RoleGrant]()
        for grant in own where grant.holds(on: date) {
            guard let lender = grant.deputyFor else {
                result.append(grant)
                continue
            }
            for lent in lenders[lender] ?? [] where lent.deputyFor == nil && lent.role == grant.role {
                guard lent.holds(on: date) else { continue }
                guard grant.unitCode == nil || lent.unitCode == nil || grant.unitCode == lent.unitCode else { continue }
                var held = grant
                held.unitCode = grant.unitCode ?? lent.unitCode
                result.append(held)
            }
        }
        return result
    }
}
