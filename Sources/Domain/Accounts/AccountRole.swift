package import Kernel

/// What somebody is to the product (product.md, "Who uses it"). A person may be several things at once, for some units
/// or the whole city, from one day to another.
package enum AccountRole: String, CaseIterable, Sendable {
    case staff, head, trainingOffice, planner, informationDepartment, administrator, auditor

    package var name: Phrase {
        switch self {
        case .staff: Phrase(ja: "職員", en: "Member of staff")
        case .head: Phrase(ja: "所属長", en: "Section head")
        case .trainingOffice: Phrase(ja: "研修所", en: "Training office")
        case .planner: Phrase(ja: "計画担当", en: "Planner")
        case .informationDepartment: Phrase(ja: "情報部門", en: "Information department")
        case .administrator: Phrase(ja: "管理者", en: "Administrator")
        case .auditor: Phrase(ja: "監査", en: "Auditor")
        }
    }

    /// Whether signing in needs a second factor.
    package var needsSecondFactor: Bool { self == .planner || self == .administrator }
}

/// A role given to an account, for a unit and all below it or for the whole city, from one day to another.
package struct RoleGrant: Sendable, Hashable {
    package var id: Int64
    package var role: AccountRole
    /// Nil: the whole city.
    package var unitCode: String?
    package var from: CalendarDate
    /// Last day.
    package var to: CalendarDate
    /// The account whose deputy (代理) the holder is by this grant.
    package var deputyFor: Int64?

    package init(
        id: Int64 = 0, role: AccountRole, unitCode: String? = nil, from: CalendarDate = .distantPast,
        to: CalendarDate = .distantFuture, deputyFor: Int64? = nil
    ) {
        self.id = id
        self.role = role
        self.unitCode = unitCode
        self.from = from
        self.to = to
        self.deputyFor = deputyFor
    }

    package func holds(on date: CalendarDate) -> Bool { from <= date && date <= to }
}
